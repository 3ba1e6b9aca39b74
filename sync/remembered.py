"""What is remembered of the shared folder, beside what a scan sees: which files must be looked into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import PurePosixPath

from plan.history import Record
from plan.problems import archivo
from plan.standard.identidad import ESTRATEGIA_FILE
from plan.standard.kinds.base import clave
from plan.tree import chain, superiors
from sync.condemned import is_pardoned
from sync.known import StrategyInForce
from sync.shapes import Sighting
from sync.standing import Lost
from sync.watch import Listing, changed

Seen = Mapping[str, Record]
"""Records of `archivo` by path."""

Owners = Mapping[str, str]
"""The path of the workbook of each origen: the one last taken, even if what it holds now was rejected."""

_FILE_SCOPE = frozenset(entry.code for entry in archivo.ENTRIES)


def waiting(
    workbooks: Iterable[Sighting], seen: Seen, orphans: frozenset[str], now: datetime
) -> list[Sighting]:
    """Pick the workbooks that must be looked into: new, changed, unfinished, or second ones left alone."""
    return [
        sighting
        for sighting in workbooks
        if changed(sighting, seen.get(sighting.path), now)
        or _left_alone(seen.get(sighting.path), orphans)
        or is_pardoned(seen.get(sighting.path))
    ]


def gone(listing: Listing, seen: Seen, now: datetime) -> list[str]:
    """Name the files that are no longer there; again those noted as gone by a clock that ran ahead."""
    there = listing.paths
    return [
        path
        for path, found in seen.items()
        if path not in there
        and listing.lacks(path)
        and (found["situacion"] != "ausente" or _ahead(found, now))
    ]


def held(seen: Seen) -> list[str]:
    """Name the files that the folder held the last time."""
    return [path for path, found in seen.items() if found["situacion"] != "ausente"]


def orphaned(listing: Listing, seen: Seen, owners: Owners, long_ago: datetime) -> frozenset[str]:
    """Say which offices have had no workbook since `long_ago`; a save of Excel leaves none for a moment."""
    there = {sighting.path for sighting in listing.workbooks}
    return frozenset(
        origen
        for origen, path in owners.items()
        if path not in there and (path not in seen or _absent_since(seen[path], long_ago))
    )


def is_strategy(sighting: Sighting, seen: Seen) -> bool:
    """Tell whether a file is, or was the last time, the strategy's workbook."""
    name = PurePosixPath(sighting.path).name.casefold()
    return name == ESTRATEGIA_FILE or origen_of(seen, sighting.path) == ""


def rivals(path: str, listing: Listing, seen: Seen, owners: Owners) -> Mapping[str, tuple[str, bool]]:
    """Give the other workbooks that are there: whose each is, and whether it is its office's in force."""
    own = set(owners.values())
    return {
        other.path: (origen_of(seen, other.path), other.path in own)
        for other in listing.workbooks
        if other.path != path
    }


def origen_of(seen: Seen, path: str) -> str:
    """Say whose the workbook of a path was the last time; "?" when not known."""
    return str(seen[path]["origen"]) if path in seen else "?"


def sighting_of(found: Record) -> Sighting:
    """Give back a file as it was seen."""
    return Sighting(found["ruta"], found["tamano"], found["mtime_ns"], int(found["inode"]), found["ctime_ns"])


def since(sighting: Sighting, before: Record | None, now: datetime) -> datetime:
    """Say since when a file has been unfinished, as it is now."""
    if before is None or before["situacion"] != "pendiente" or _ahead(before, now):
        return now
    if (before["tamano"], before["mtime_ns"]) != (sighting.size, sighting.mtime_ns):
        return now
    return datetime.fromisoformat(before["visto"])


def present(seen: Seen) -> Listing:
    """Give the workbooks that were in the shared folder the last time."""
    return Listing(tuple(sighting_of(found) for found in seen.values() if found["situacion"] != "ausente"))


def to_judge_again(
    changes: Mapping[str, int], records: Sequence[Record], strategy: StrategyInForce
) -> list[Record]:
    """Pick the workbooks last judged before a change that touches them, top first.

    Args:
        changes: the last carga of each origen that changed what others refer to.
        records: of `archivo`.
        strategy: the one in force.
    """
    above = superiors(strategy.dependencias.values())
    chains = {found["ruta"]: chain(found["origen"], above) for found in records}
    touched = [
        found
        for found in records
        if _can_be_judged(found) and found["carga"] < _last_change(chains[found["ruta"]], changes)
    ]
    return sorted(touched, key=lambda found: (len(chains[found["ruta"]]), found["ruta"]))


def depth(path: str, strategy: StrategyInForce) -> int:
    """Say how far below the top the dependencia stands that a file is named after."""
    return len(strategy.chain(clave(PurePosixPath(path).stem)))


def lost(seen: Seen, owners: Owners, moments: Mapping[int, datetime], surely: datetime) -> list[Lost]:
    """Name the workbooks of offices that are gone or cannot be read any more, and since when.

    Args:
        seen: what is remembered of the folder.
        owners: the path of the workbook of each office that has to present one.
        moments: when each carga was, by number.
        surely: a file counts as gone when it was missed before this moment: a save leaves none for a while.
    """
    found = [seen[path] for path in owners.values() if path in seen]
    since = {record["ruta"]: _lost_since(record, moments) for record in found}
    gone_now = {record["ruta"] for record in found if record["situacion"] == "ausente"}
    return [
        Lost(path, moment)
        for path, moment in since.items()
        if moment and (path not in gone_now or moment <= surely)
    ]


def _lost_since(found: Record, moments: Mapping[int, datetime]) -> datetime | None:
    if found["situacion"] == "ausente" or (found["situacion"] == "pendiente" and found["problema"]):
        return datetime.fromisoformat(found["visto"])
    if found["situacion"] == "rechazado" and found["problema"] in _FILE_SCOPE:
        return moments.get(found["carga"])
    return None


def _last_change(line: Sequence[str], changes: Mapping[str, int]) -> int:
    """Give the last change of the strategy, or of those above the first of `line`."""
    return max(changes.get(code, 0) for code in ("", *line[1:]))


def _can_be_judged(found: Record) -> bool:
    # What somebody dropped by hand stays dropped until its bytes change; nobody is asked twice.
    if found["origen"] == "" or not found["sha256"] or found["problema"] in _FILE_SCOPE:
        return False
    return found["situacion"] in {"vigente", "retenido", "rechazado"}


def _left_alone(found: Record | None, orphans: frozenset[str]) -> bool:
    return found is not None and found["situacion"] == "duplicado" and found["origen"] in orphans


def _ahead(found: Record, now: datetime) -> bool:
    return datetime.fromisoformat(found["visto"]) > now


def _absent_since(found: Record, long_ago: datetime) -> bool:
    return found["situacion"] == "ausente" and datetime.fromisoformat(found["visto"]) <= long_ago
