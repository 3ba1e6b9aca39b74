"""A file is taken when it is whole and at rest, and only then."""

from __future__ import annotations

import os
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from plan.problems import message
from sync.read.precheck import LASTING, precheck
from sync.settle import Look, seal, settle, take_copy
from sync.shapes import Copy, Sighting, Unsettled, Unsettling
from tests import killers
from tests.catalogue.breaking import OP, reads_well
from tests.drawing import drawn_book, xlsx

BOOK = xlsx(drawn_book(OP, dependencia="OP"))
LOOK = Look(size=len(BOOK), mtime_ns=5, inode=7, regular=True)


def seen(path: str) -> Sighting:
    return Sighting(path, 0, 0, 0)


def test_a_whole_file_at_rest_is_copied(tmp_path: Path) -> None:
    file = tmp_path / "obras" / "OP.xlsx"
    file.parent.mkdir()
    file.write_bytes(BOOK)

    assert take_copy(tmp_path, seen("obras/OP.xlsx")) == Copy(
        "obras/OP.xlsx", BOOK, sha256(BOOK).hexdigest(), file.stat().st_mtime_ns
    )


def test_a_file_between_two_saves_is_gone_without_blame(tmp_path: Path) -> None:
    assert take_copy(tmp_path, seen("OP.xlsx")) == Unsettled("OP.xlsx", Unsettling.GONE)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "OP.xlsx").write_bytes(BOOK)
    (tmp_path / "OP.xlsx").chmod(0)

    _assert_closed(take_copy(tmp_path, seen("OP.xlsx")))


def test_what_is_no_file_is_not_even_opened(tmp_path: Path) -> None:
    (tmp_path / "OP.xlsx").mkdir()

    _assert_closed(take_copy(tmp_path, seen("OP.xlsx")))


def test_a_path_through_a_file_says_why(tmp_path: Path) -> None:
    (tmp_path / "OP").write_bytes(b"")

    _assert_closed(take_copy(tmp_path, seen("OP/OP.xlsx")))


@pytest.mark.parametrize(
    "after",
    [
        Look(size=len(BOOK) + 1, mtime_ns=5, inode=7, regular=True),
        Look(size=len(BOOK), mtime_ns=6, inode=7, regular=True),
        Look(size=len(BOOK), mtime_ns=5, inode=8, regular=True),
    ],
)
def test_a_file_that_changed_meanwhile_is_not_taken_though_it_be_whole(after: Look) -> None:
    found = settle("OP.xlsx", BOOK, LOOK, after)

    assert isinstance(found, Unsettled)
    assert found.why is Unsettling.CHANGING
    assert found.problem is not None
    assert found.problem.code == "ARCHIVO_EN_CAMBIO"
    assert reads_well(message(found.problem))


def test_a_reading_of_another_length_than_the_file_is_not_taken() -> None:
    found = settle("OP.xlsx", BOOK + b"x", LOOK, LOOK)

    assert isinstance(found, Unsettled)
    assert found.why is Unsettling.CHANGING


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    with (tmp_path / "OP.xlsx").open("wb") as file:
        file.truncate(5 << 30)

    found = take_copy(tmp_path, seen("OP.xlsx"))

    assert isinstance(found, Unsettled)
    assert (found.why, found.problem and found.problem.code) == (Unsettling.REFUSED, "ARCHIVO_MUY_GRANDE")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", Unsettling.INCOMPLETE),
        (BOOK[:-9], Unsettling.INCOMPLETE),
        (b"a;b", Unsettling.REFUSED),
        (killers.password(), Unsettling.REFUSED),
        (killers.ods(), Unsettling.REFUSED),
        (killers.xlsb(), Unsettling.REFUSED),
        (killers.spaces(), Unsettling.REFUSED),
        (killers.many_parts(), Unsettling.REFUSED),
    ],
)
def test_what_is_whole_is_refused_at_once_and_the_rest_is_looked_at_again(
    data: bytes, why: Unsettling
) -> None:
    found = seal("OP.xlsx", data, 0)

    assert isinstance(found, Unsettled)
    assert found.why is why


def test_no_truncation_is_whole() -> None:
    lengths = {*range(40), *range(40, len(BOOK), 37), *range(len(BOOK) - 40, len(BOOK))}

    assert [length for length in sorted(lengths) if precheck(BOOK[:length]) is None] == []


def test_no_tail_of_zeros_is_whole() -> None:
    cuts = {*range(0, len(BOOK), 41), *range(len(BOOK) - 30, len(BOOK) - 4)}
    zeroed = (BOOK[:cut] + bytes(len(BOOK) - cut) for cut in cuts)

    assert [data for data in zeroed if data != BOOK and precheck(data) is None] == []


def test_no_hole_is_whole() -> None:
    holes = [(start, start + 512) for start in range(0, len(BOOK) - 512, 97)]
    holed = (BOOK[:start] + bytes(end - start) + BOOK[end:] for start, end in holes)

    assert [data for data in holed if data != BOOK and precheck(data) is None] == []


def test_a_new_version_half_written_over_an_old_one_is_not_whole() -> None:
    newer = xlsx(drawn_book(OP.replace("Bacheo", "Otra"), dependencia="OP"))
    cuts = range(100, len(newer), 53)
    whole = [data for cut in cuts if precheck(data := newer[:cut] + BOOK[cut:]) is None]

    # Some cuts fall where both versions have the same bytes, or differ in nothing but a time of the zip.
    assert {_sheets(data) for data in whole} <= {_sheets(newer), _sheets(BOOK)}


def _sheets(data: bytes) -> tuple[bytes, ...]:
    with ZipFile(BytesIO(data)) as package:
        return tuple(package.read(name) for name in package.namelist() if "sheet" in name)


def _assert_closed(found: Copy | Unsettled) -> None:
    assert isinstance(found, Unsettled)
    assert found.why is Unsettling.CLOSED
    assert found.problem is not None
    assert found.problem.code == "ARCHIVO_SIN_ACCESO"
    assert reads_well(message(found.problem))


def test_a_new_version_half_written_over_a_longer_one_is_looked_at_again() -> None:
    old = BOOK + b"PK\x05\x06" + bytes((0, 40)) * 9  # its end speaks of thousands of parts

    for cut in range(0, len(BOOK), 97):
        found = precheck(BOOK[:4] + BOOK[:3:-1][:cut] + old[4 + cut :])
        assert found is None or found.code not in LASTING
