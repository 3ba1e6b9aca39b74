"""The drafts made of a book that is not of ours: rows in their place, values as typed, codes proposed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from sync.foreign import Draft, drafts, recognise
from sync.shapes import Book
from tests.drawing import drawn_book
from tests.sync import foreign_books as books

KNOWN = {"obr": {"codigo": "OBR", "nombre": "Obras Públicas"}}


def test_each_office_gets_its_workbook_and_the_strategy_their_names() -> None:
    made = _drafts(books.OFFICES)
    assert [(draft.tipo, draft.dependencia) for draft in made] == [
        ("estrategia", ""),
        ("planilla", "SALUD"),
        ("planilla", "EDUCACION"),
        ("planilla", "OBRAS-PUBLICAS"),
    ]
    assert _column(made[0], "Dependencias", "nombre") == [
        "Secretaría de Salud",
        "Secretaría de Educación",
        "Obras Públicas",
    ]


def test_with_a_strategy_offices_keep_their_codes_and_no_other_strategy_is_made() -> None:
    made = drafts(recognise(books.OFFICES, KNOWN))
    assert [draft.dependencia for draft in made] == ["SALUD", "EDUCACION", "OBR"]


def _of_ambiente(title: str) -> Book:
    drawing = f"""
        ## {title}
        | Eje      | Objetivo estratégico | Proyecto      | Actividad | Inicio     |
        | Ambiente | Cuidar los árboles   | Bosque urbano | Plantar   | 2026-01-10 |
        | Ambiente | Cuidar los árboles   | Bosque urbano | Regar     | 2026-02-10 |
        """
    return drawn_book(drawing, tipo="")


@pytest.mark.parametrize(
    ("title", "stem", "code"),
    [
        ("Sec. de Ambiente ", "plan", "AMB"),
        ("Hoja1", "Plan AMB 2026", "AMB"),
        ("Obras", "Plan AMB 2026", ""),
        ("Hoja1", "plan", ""),
    ],
)
def test_the_sheet_or_the_file_tells_whose_a_book_is(title: str, stem: str, code: str) -> None:
    known = {**KNOWN, "amb": {"codigo": "AMB", "nombre": "Secretaría de Ambiente y Espacios Verdes"}}
    (draft,) = drafts(recognise(_of_ambiente(title), known, stem=stem))
    assert draft.dependencia == code


def test_an_eje_of_the_strategy_is_written_by_its_code() -> None:
    ejes = {
        "e1": {"codigo": "E1", "nombre": "Ciudad que enseña"},
        "e3": {"codigo": "E3", "nombre": "Ambiente y cambio climático"},
    }
    (draft,) = drafts(recognise(_of_ambiente("Plan"), KNOWN, ejes=ejes))
    assert _column(draft, "Lineamientos", "eje") == ["E3"]


def test_values_are_as_they_were_typed() -> None:
    salud = _drafts(books.OFFICES)[1]
    assert _column(salud, "Actividades", "inicio_planificado")[2] == "1/2/0205"
    assert _column(salud, "Actividades", "avance")[:3] == [0.5, "45%\n", 1.05]


def test_programmes_are_told_once_and_activities_bear_their_code() -> None:
    salud = _drafts(books.OFFICES)[1]
    assert _column(salud, "Programas", "nombre") == ["Proyecto 0", "Proyecto 1", "Proyecto 2"]
    assert _column(salud, "Actividades", "codigo")[2:5] == ["260010.03", "260011.01", "260011.02"]
    assert _column(salud, "Presupuesto", "asignado") == [1_000_000.0, 2_000_000.0, 3_000_000.0]


def test_names_become_the_codes_of_the_rows_they_name() -> None:
    (draft,) = _drafts(books.MERGED)
    assert _column(draft, "Programas", "codigo") == ["P01", "P02"]
    assert _column(draft, "Actividades", "programa") == ["P01", "P01", "P02", "P02"]
    assert _column(draft, "Indicadores", "programa") == ["P01", "P01", "P01", "P02", "P02"]
    assert _column(draft, "Indicadores", "codigo")[0] == "I01"


def test_a_programme_told_once_over_its_rows_is_of_all_of_them() -> None:
    (draft,) = _drafts(books.ODD)
    assert _column(draft, "Programas", "nombre") == ["Agua", "Luz"]
    assert _column(draft, "Actividades", "programa") == ["P01", "P01", "P02", "P02", "P02"]


def test_periods_in_columns_become_measurements() -> None:
    (draft,) = _drafts(books.DOUBLE)
    first, second = draft.rows["Mediciones"][:2]
    assert first == {"indicador": 4501.0, "fecha": date(2025, 12, 31), "programado": 4.0, "valor": 3.5}
    assert second == {"indicador": 4501.0, "fecha": date(2026, 12, 31), "programado": 6.0, "valor": 0.0}
    assert len(draft.rows["Mediciones"]) == 6


def test_a_column_of_zeros_is_how_the_sheet_was_handed_out() -> None:
    book = drawn_book(
        """
        ## Indicadores
        | Indicador | Unidad | Meta | Trim 1 2026 | Trim 2 2026 |
        | Baches    | Baches | 900  | 210         | 0           |
        | Luces     | Luces  | 50   | 0           | 0           |
        """,
        tipo="",
    )
    (draft,) = _drafts(book)
    assert [(row["fecha"], row["valor"]) for row in draft.rows["Mediciones"]] == [
        (date(2026, 3, 31), 210.0),
        (date(2026, 3, 31), 0.0),
    ]


def test_axes_and_objectives_hang_together() -> None:
    (draft,) = _drafts(books.STRATEGY)
    assert draft.tipo == "estrategia"
    assert _column(draft, "Ejes", "codigo") == ["E01", "E02"]
    assert _column(draft, "Lineamientos", "eje") == ["E01", "E01", "E02"]
    assert _column(draft, "Dependencias", "codigo") == ["OBRAS-PUBLICAS", "SALUD"]


def test_rows_go_to_the_office_they_name_or_the_last_one_named() -> None:
    book = drawn_book(
        """
        ## Plan
        | Secretaría | Proyecto | Avance |
        | SALUD      | Salas    | 0.5    |
        |            | Vacunas  | 0.2    |
        | Obras Públicas | Puente | 0.1  |
        """,
        tipo="",
    )
    made = drafts(recognise(book, KNOWN))
    assert {draft.dependencia: _column(draft, "Programas", "nombre") for draft in made} == {
        "SALUD": ["Salas", "Vacunas"],
        "OBR": ["Puente"],
    }


def test_what_several_sheets_tell_of_one_office_is_one_workbook() -> None:
    book = drawn_book(
        """
        ## Proyectos
        | Secretaría          | Proyecto | Avance |
        | Secretaría de Salud | Salas    | 0.5    |
        | Obras Públicas      | Puente   | 0.1    |

        ## Tareas
        | Oficina             | Proyecto | Actividad | Fecha inicio | Fecha fin  |
        | SALUD               | Salas    | Comprar   | 2026-01-05   | 2026-02-05 |
        | OBRAS PÚBLICAS      | Puente   | Excavar   | 2026-01-05   | 2026-02-05 |
        """,
        tipo="",
    )
    made = {draft.dependencia: draft for draft in _drafts(book) if draft.dependencia}
    assert list(made) == ["SALUD", "OBRAS-PUBLICAS"]
    assert _column(made["SALUD"], "Programas", "nombre") == ["Salas"]
    assert _column(made["SALUD"], "Actividades", "programa") == _column(made["SALUD"], "Programas", "codigo")


def test_activities_of_one_name_under_two_programmes_are_two() -> None:
    book = drawn_book(
        """
        ## Metas
        | Programa | Actividad | Indicador | Unidad de medida | Línea base | Meta |
        | Agua     | Obra      | Caños     | metros           | 0          | 100  |
        | Agua     | Obra      | Bombas    | bombas           | 0          | 4    |
        | Luz      | Obra      | Columnas  | columnas         | 0          | 30   |
        """,
        tipo="",
    )
    (draft,) = _drafts(book)
    assert set(_column(draft, "Actividades", "programa")) == {"P01", "P02"}
    assert _column(draft, "Indicadores", "nombre") == ["Caños", "Bombas", "Columnas"]


def test_money_told_in_two_sheets_of_an_office_is_all_there() -> None:
    sheet = """
        | Oficina | Proyecto | Actividad | Fecha inicio | Fecha fin  | Presupuesto |
        | Salud   | {0}      | Comprar   | 2026-01-05   | 2026-02-05 | 100         |
        | Salud   | {0}      | Instalar  | 2026-02-05   | 2026-03-05 | 100         |
        """
    drawing = "## Uno\n" + sheet.format("Salas") + "\n## Dos\n" + sheet.format("Vacunas")
    _, draft = _drafts(drawn_book(drawing, tipo=""))
    assert _column(draft, "Programas", "nombre") == ["Salas", "Vacunas"]
    assert _column(draft, "Presupuesto", "asignado") == [100.0, 100.0]


def test_of_what_is_no_plan_no_draft_is_made() -> None:
    assert _drafts(books.STRANGE) == ()


def _drafts(book: Book) -> Sequence[Draft]:
    return drafts(recognise(book, {}))


def _column(draft: Draft, title: str, name: str) -> list[object]:
    return [row.get(name) for row in draft.rows[title]]
