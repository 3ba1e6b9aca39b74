"""The first time a workbook is met: whose it is, and which of several is taken."""

from __future__ import annotations

import pytest

from plan.problems import message
from sync.intake import Outcome
from tests.conftest import ESTRATEGIA, Town
from tests.drawing import drawn_book, xlsx
from tests.sync.drawings import OP, Ingest, Rows, told


def nameless(drawing: str = OP) -> bytes:
    """Write a planilla without the sheet that says whose it is."""
    book = drawn_book(drawing, dependencia="OP")
    sheets = {title: cells for title, cells in book.sheets.items() if title != "_tablero"}
    return xlsx(type(book)(sheets, tuple(sheets)))


def of(dependencia: str) -> bytes:
    return xlsx(drawn_book(OP, dependencia=dependencia))


def said(outcomes: list[Outcome]) -> dict[str, str]:
    """Give the first sentence said of each workbook that was not taken."""
    return {found.ruta: message(found.problems[0]) for found in outcomes if found.situacion != "vigente"}


@pytest.mark.parametrize(
    "path", ["OP.xlsx", "op.xlsx", "OP/Planilla de obras.xlsx", "op/enero.xlsx", "OP.xlsm"]
)
def test_without_the_sheet_that_says_it_a_name_or_a_folder_tells_whose_it_is(
    town: Town, ingest: Ingest, rows: Rows, path: str
) -> None:
    town.save(path, nameless())
    assert (path, "carga", "vigente") in told(ingest())
    assert {row["origen"] for row in rows("programa").values()} == {"op"}


@pytest.mark.parametrize("path", ["OP.xlsx", "OP/Planilla de obras.xlsx"])
def test_a_blank_planilla_filled_in_is_of_the_office_it_is_called_after(
    town: Town, ingest: Ingest, rows: Rows, path: str
) -> None:
    town.save(path, of(""))
    assert (path, "carga", "vigente") in told(ingest())
    assert {row["origen"] for row in rows("programa").values()} == {"op"}


@pytest.mark.parametrize("path", ["Planilla de obras.xlsx", "Obras/Planilla.xlsx", "OP nueva.xlsx"])
def test_without_sheet_name_or_folder_nobody_guesses(
    town: Town, ingest: Ingest, rows: Rows, path: str
) -> None:
    town.save(path, nameless())
    assert said(ingest())[path].startswith(
        "El libro no dice de qué dependencia es, y su nombre no es el código de ninguna"
    )
    assert rows("programa") == {}


def test_of_two_candidates_at_first_contact_only_the_one_named_by_its_code_is_taken(
    town: Town, ingest: Ingest
) -> None:
    town.save("A obras.xlsx", of("OP"))
    town.save("OP.xlsx", of("OP"))
    outcomes = ingest()
    assert ("OP.xlsx", "carga", "vigente") in told(outcomes)
    assert ("A obras.xlsx", "carga", "duplicado") in told(outcomes)
    assert said(outcomes)["A obras.xlsx"].startswith(
        "Ya se está tomando «OP.xlsx» como planilla de «OP»; este archivo no se tomó. Deje una sola planilla"
    )


def test_a_candidate_named_otherwise_is_taken_when_it_is_alone(town: Town, ingest: Ingest) -> None:
    town.save("Planilla 2026.xlsx", of("OP"))
    assert ("Planilla 2026.xlsx", "carga", "vigente") in told(ingest())


def test_of_two_candidates_neither_named_by_its_code_the_first_is_taken_and_the_other_told(
    town: Town, ingest: Ingest
) -> None:
    town.save("Planilla enero.xlsx", of("OP"))
    town.save("Planilla febrero.xlsx", of("OP"))
    outcomes = ingest()
    assert ("Planilla enero.xlsx", "carga", "vigente") in told(outcomes)
    assert "«Planilla enero.xlsx»" in said(outcomes)["Planilla febrero.xlsx"]


@pytest.mark.parametrize(("code", "hint"), [("OPU", " ¿Quiso decir «OP»?"), ("TURISMO", "")])
def test_an_office_that_the_strategy_does_not_know_is_told_the_nearest(
    town: Town, ingest: Ingest, rows: Rows, code: str, hint: str
) -> None:
    town.save(f"{code}.xlsx", of(code))
    assert said(ingest())[f"{code}.xlsx"].startswith(
        f"La dependencia «{code}» no está en la estrategia.{hint} Corrija"
    )
    assert rows("programa") == {}


def test_an_unknown_office_is_taken_once_the_strategy_knows_it(
    town: Town, ingest: Ingest, rows: Rows
) -> None:
    town.save("TUR.xlsx", of("TUR"))
    ingest()
    line = "| OP     | Obras Públicas       | Secretaría  | INT        | Sí                |"
    office = "| TUR    | Turismo              | Secretaría  | INT        | Sí                |"
    related = "| OP          | E1  |"
    strategy = ESTRATEGIA.replace(line, f"{line}\n{office}").replace(
        related, f"{related}\n| TUR         | E1  |"
    )
    town.save("estrategia.xlsx", strategy)
    assert ("TUR.xlsx", "revalidacion", "vigente") in told(ingest(minutes=1))
    assert {row["origen"] for row in rows("programa").values()} == {"tur"}


@pytest.mark.parametrize("name", ["estrategia.xlsm", "Estrategia.XLSX", "Plan/estrategia 2026.xlsx"])
def test_the_strategy_is_known_by_what_it_says(town: Town, ingest: Ingest, rows: Rows, name: str) -> None:
    (town.folder / "estrategia.xlsx").unlink()
    town.save(name, xlsx(drawn_book(ESTRATEGIA, tipo="estrategia")))
    town.save("OP.xlsx", of("OP"))
    outcomes = ingest()
    assert (name, "carga", "vigente") in told(outcomes)
    assert set(rows("eje")) == {"e1", "e2"}
    assert set(rows("programa")) == {"op-1", "op-2"}


@pytest.mark.parametrize("name", ["estrategia.xlsx", "estrategia.xlsm", "ESTRATEGIA.xlsx"])
def test_the_strategy_is_known_by_its_name_when_it_does_not_say_so(
    town: Town, ingest: Ingest, rows: Rows, name: str
) -> None:
    (town.folder / "estrategia.xlsx").unlink()
    book = drawn_book(ESTRATEGIA, tipo="estrategia")
    sheets = {title: cells for title, cells in book.sheets.items() if title != "_tablero"}
    town.save(name, xlsx(type(book)(sheets, tuple(sheets))))
    assert told(ingest()) == [(name, "carga", "vigente")]
    assert set(rows("eje")) == {"e1", "e2"}


def test_a_strategy_known_goes_before_the_workbooks_that_it_judges(town: Town, ingest: Ingest) -> None:
    (town.folder / "estrategia.xlsx").unlink()
    town.save("estrategia.xlsm", xlsx(drawn_book(ESTRATEGIA, tipo="estrategia")))
    ingest()
    town.save("OP.xlsx", of("OP"))
    town.save(
        "estrategia.xlsm", xlsx(drawn_book(ESTRATEGIA.replace("cercana", "abierta"), tipo="estrategia"))
    )
    assert told(ingest(minutes=1)) == [
        ("estrategia.xlsm", "carga", "vigente"),
        ("OP.xlsx", "carga", "vigente"),
    ]


def test_a_second_strategy_is_told(town: Town, ingest: Ingest) -> None:
    town.save("estrategia.xlsm", xlsx(drawn_book(ESTRATEGIA, tipo="estrategia")))
    outcomes = ingest()
    assert sorted(told(outcomes)) == [
        ("estrategia.xlsm", "carga", "duplicado"),
        ("estrategia.xlsx", "carga", "vigente"),
    ]
    assert said(outcomes)["estrategia.xlsm"].startswith(
        "Ya se está tomando «estrategia.xlsx» como planilla de «la estrategia»"
    )


def test_a_workbook_that_says_another_office_than_its_name_is_refused(
    town: Town, ingest: Ingest, rows: Rows
) -> None:
    town.save("SAL.xlsx", of("OP"))
    assert said(ingest())["SAL.xlsx"].startswith(
        "El archivo se llama como la dependencia «SAL» pero es la planilla de «OP». Si se copió por error"
    )
    assert rows("programa") == {}


def test_a_workbook_of_another_office_in_ones_folder_is_whose_it_says(town: Town, ingest: Ingest) -> None:
    town.save("SAL/planilla.xlsx", of("OP"))
    assert ("SAL/planilla.xlsx", "carga", "vigente") in told(ingest())
