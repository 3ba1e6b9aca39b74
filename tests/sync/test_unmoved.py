"""What is left out of a scan beforehand is only what a look at each file would have left out too."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from plan import VERSION
from plan.history import Record
from sync.remembered import waiting
from sync.shapes import Sighting
from sync.unmoved import Unmoved
from sync.watch import RACY_SECONDS, Listing

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
SECONDS = st.sampled_from((-86_400, -RACY_SECONDS, -1, 0, 1, RACY_SECONDS, 86_400))
PATHS = ("a.xlsx", "b.xlsx", "c.xlsx")
SITUATIONS = ("vigente", "pendiente", "rechazado", "duplicado", "ausente", "conflicto")


def nanoseconds(seconds: int) -> int:
    return int((NOON.timestamp() + seconds) * 1e9)


@st.composite
def remembered(draw: st.DrawFn) -> dict[str, Record]:
    return {
        path: {
            "ruta": path,
            "tamano": draw(st.integers(0, 1)),
            "mtime_ns": nanoseconds(draw(SECONDS)),
            "ctime_ns": draw(st.sampled_from((-1, nanoseconds(-86_400), nanoseconds(0)))),
            "inode": "7",
            "situacion": draw(st.sampled_from(SITUATIONS)),
            "origen": draw(st.sampled_from(("op", "sal"))),
            "visto": (NOON + timedelta(seconds=draw(SECONDS))).isoformat(),
            "hechos": draw(st.sampled_from(({}, {"programa": VERSION}, {"programa": "0"}))),
        }
        for path in draw(st.sets(st.sampled_from(PATHS)))
    }


@st.composite
def listed(draw: st.DrawFn, seen: dict[str, Record]) -> Listing:
    """See each file as it is remembered, or moved, or not at all."""
    found = []
    for path in PATHS:
        size = draw(st.integers(0, 1))
        mtime, ctime = nanoseconds(draw(SECONDS)), nanoseconds(draw(SECONDS))
        as_it_was = path in seen and draw(st.booleans())
        if as_it_was:
            size, mtime = seen[path]["tamano"], seen[path]["mtime_ns"]
            ctime = max(seen[path]["ctime_ns"], 0)
        if as_it_was or draw(st.booleans()):
            found.append(Sighting(path, size, mtime, 7, ctime))
    return Listing(tuple(found))


@settings(deadline=None, database=None)
@given(st.data(), remembered(), SECONDS, st.sets(st.sampled_from(("op", "sal"))))
def test_nothing_is_left_out_that_a_look_at_each_file_would_pick(
    data: st.DataObject, seen: dict[str, Record], later: int, orphans: set[str]
) -> None:
    unmoved, now = Unmoved(), NOON + timedelta(seconds=later)
    for _ in range(2):
        listing = data.draw(listed(seen))
        others = unmoved.others(listing, seen, now)
        picked = waiting(others, seen, frozenset(orphans), now)
        assert picked == waiting(listing.workbooks, seen, frozenset(orphans), now)


def calm() -> dict[str, Record]:
    long_ago = nanoseconds(-86_400)
    return {
        "a.xlsx": {
            "ruta": "a.xlsx",
            "tamano": 1,
            "mtime_ns": long_ago,
            "ctime_ns": long_ago,
            "inode": "7",
            "situacion": "vigente",
            "origen": "op",
            "visto": NOON.isoformat(),
            "hechos": {},
        }
    }


def test_a_file_that_is_as_it_was_is_left_out_until_its_memory_is_another() -> None:
    unmoved, long_ago = Unmoved(), nanoseconds(-86_400)
    listing = Listing((Sighting("a.xlsx", 1, long_ago, 7, long_ago),))
    assert unmoved.others(listing, calm(), NOON) == []
    assert unmoved.others(listing, {}, NOON) == [*listing.workbooks]
