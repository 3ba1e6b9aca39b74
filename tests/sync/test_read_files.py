"""Every file that is no readable workbook has its own sentence, and leaves the reading of others alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from plan.problems import Problem, message
from plan.problems.archivo import ENTRIES
from sync.read.pool import ReaderPool
from sync.settle import seal, take_copy
from sync.shapes import Book, Copy, Refusal, Sighting, Unsettled
from tests import killers
from tests.bad_files import FILES, GOOD, Make
from tests.catalogue.breaking import reads_well
from tests.raw import cell, raw, row


@pytest.mark.parametrize(("make", "code"), [file[1:] for file in FILES], ids=[file[0] for file in FILES])
def test_a_bad_file_has_its_sentence_and_harms_no_other(pool: ReaderPool, make: Make, code: str) -> None:
    found = _read(pool, make())

    assert isinstance(found, Refusal | Unsettled)
    assert found.problem is not None
    assert (found.problem.code, found.problem.place.workbook) == (code, "OP.xlsx")
    assert reads_well(message(found.problem)), message(found.problem)
    assert isinstance(_read(pool, GOOD), Book)


def test_a_killer_is_marked_so_that_it_is_not_tried_again(pool: ReaderPool) -> None:
    killer, refused = _read(pool, killers.far_without_address()), _read(pool, killers.far_corner())

    assert isinstance(killer, Refusal)
    assert isinstance(refused, Refusal)
    assert (killer.killer, refused.killer) == (True, False)
    assert "memory allocation" in killer.detail


def test_a_far_cell_is_named(pool: ReaderPool) -> None:
    wide = raw(
        {"Programas": "".join(row(n, cell(f"A{n}"), cell("XFD7") if n == 7 else "") for n in range(1, 900))}
    )

    assert [_facts(_read(pool, data)) for data in (killers.far_row(), wide)] == [
        {"hoja": "Programas", "celda": "Z1048576"},
        {"hoja": "Programas", "celda": "XFD7"},
    ]


def test_a_format_down_to_the_last_row_is_no_cell(pool: ReaderPool) -> None:
    painted = "".join(row(n, f'<c r="ZZ{n}" s="1"/>') for n in range(2, 20_001))
    book = _read(pool, raw({"Programas": row(1, cell("A1")) + painted}))

    assert isinstance(book, Book)
    assert book.sheets["Programas"].rows == [(1.0,)]


def test_texts_that_were_only_announced_take_no_memory(pool: ReaderPool) -> None:
    book = _read(pool, killers.announced_texts())

    assert isinstance(book, Book)
    assert book.sheets["Programas"].rows == [("hola",)]


def test_a_bad_sheet_that_nobody_asked_for_is_not_looked_at(pool: ReaderPool) -> None:
    data = raw({"Programas": row(1, cell("A1")), "Notas": row(1_048_576, cell("A1"), cell("XFD1048576"))})

    assert isinstance(_read(pool, data), Book)


def test_every_problem_of_a_file_is_drawn(tmp_path: Path) -> None:
    drawn = {code for _, _, code in FILES}
    (tmp_path / "carpeta.xlsx").mkdir()
    closed = take_copy(tmp_path, Sighting("carpeta.xlsx", 0, 0, 0))
    assert isinstance(closed, Unsettled)

    elsewhere = {
        "ARCHIVO_EN_CAMBIO",  # test_lectura_reposo
        "ARCHIVO_AGOTA_MEMORIA",  # test_lectura_procesos
        "ARCHIVO_NO_TERMINA",  # test_lectura_procesos
        _problem(closed).code,
    }
    assert {entry.code for entry in ENTRIES} == drawn | elsewhere


def _read(pool: ReaderPool, data: bytes) -> Book | Refusal | Unsettled:
    copy = seal("OP.xlsx", data, 0)
    return pool.read(copy, ["Programas", "Actividades"]) if isinstance(copy, Copy) else copy


def _problem(found: Book | Refusal | Unsettled) -> Problem:
    assert isinstance(found, Refusal | Unsettled)
    assert found.problem is not None
    return found.problem


def _facts(found: Book | Refusal | Unsettled) -> dict[str, str]:
    return dict(_problem(found).facts)
