"""What is recognised in books that are not of ours: sheets, columns, what lacks and what to mind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from plan.standard import TABLES
from plan.standard.aliases import COLUMN_ALIASES, SHEET_ALIASES
from sync.foreign import Foreign, Part, Recognised, is_foreign, recognise
from sync.foreign.body import lay_out
from sync.foreign.cautions import cautions
from sync.shapes import Book
from tests.drawing import drawn_book
from tests.sync import foreign_books as books

DEPENDENCIAS = {
    "sal": {"codigo": "SAL", "nombre": "Secretaría de Salud"},
    "edu": {"codigo": "EDU", "nombre": "Dirección de Educación"},
}

OUR_SHEETS = """
## Actividades
| Código | Programa | Nombre | Avance |
| A-1    | P-1      | Excavar | 0.5 |
"""

MAPPINGS: tuple[tuple[str, Book, str, Mapping[str, str]], ...] = (
    (
        "a sheet per office, titles on row 9",
        books.OFFICES,
        "4145 Salud",
        {
            "Actividades": "B Programa, D Nombre, E Inicio planificado, F Fin planificado, G Avance,"
            " J Justificación",
            "Programas": "B Código, C Nombre",
            "Presupuesto": "B Programa, H Asignado, I Ejecutado",
        },
    ),
    (
        "merged programmes and activities",
        books.MERGED,
        "Sec. Bienestar",
        {
            "Indicadores": "A Programa, D Nombre, E Unidad, F Línea base, G Meta",
            "Programas": "A Nombre",
            "Actividades": "A Programa, C Nombre, H Responsable",
        },
    ),
    (
        "state and money of whole programmes",
        books.OF_PROGRAMMES,
        "Plan",
        {
            "Actividades": "A Programa, D Nombre, E Responsable, F Inicio planificado, G Fin planificado",
            "Programas": "A Nombre, B Estado",
            "Presupuesto": "A Programa, C Asignado",
        },
    ),
    (
        "titles of two rows",
        books.DOUBLE,
        "Hoja 1",
        {
            "Indicadores": "A Código, B Programa, C Nombre, D Línea base",
            "Programas": "B Nombre, I Responsable",
        },
    ),
    (
        "titles over each block",
        books.BLOCKS,
        "Compromisos",
        {
            "Actividades": "A Programa, B Nombre, C Responsable, D Fin planificado, E Avance",
            "Programas": "A Nombre",
        },
    ),
    (
        "numbers under the titles",
        books.NUMBERED,
        "MIR",
        {
            "Indicadores": "A Tipo, C Nombre, D Método de cálculo, E Unidad, F Frecuencia, G Línea base,"
            " H Meta, I Medio de verificación"
        },
    ),
    (
        "question marks and years for dates",
        books.DOUBTFUL,
        "Seguimiento",
        {
            "Programas": "A Código, B Nombre, C Responsable, D Inicio planificado, E Fin planificado,"
            " F Estado, G Avance reportado"
        },
    ),
    (
        "four levels and the programme's code",
        books.CALENDAR,
        "POA",
        {
            "Actividades": "B Programa, E Nombre",
            "Programas": "B Nombre, C Código, D Lineamiento",
            "Lineamientos": "A Eje, D Nombre",
            "Ejes": "A Nombre",
        },
    ),
    (
        "a calendar of crosses",
        books.GANTT,
        "Cronograma",
        {"Actividades": "A Nombre, B Responsable, C Inicio planificado, D Fin planificado"},
    ),
    (
        "open data",
        books.WORKS,
        "datos",
        {
            "Programas": "A Código, B Nombre, C Estado, E Barrio, F Inicio planificado, G Avance reportado",
            "Presupuesto": "A Programa, D Asignado",
        },
    ),
    (
        "axes and their objectives",
        books.STRATEGY,
        "Ejes y objetivos",
        {"Lineamientos": "A Eje, B Nombre, C Descripción", "Ejes": "A Nombre"},
    ),
    (
        "who heads each office",
        books.STRATEGY,
        "Directorio",
        {"Dependencias": "A Nombre, B Titular, C Correo"},
    ),
)


@pytest.mark.parametrize(
    ("book", "sheet", "expected"), [case[1:] for case in MAPPINGS], ids=[c[0] for c in MAPPINGS]
)
def test_each_column_is_told_its_place(book: Book, sheet: str, expected: Mapping[str, str]) -> None:
    assert {part.sheet.title: _columns(part) for part in _sheet(book, sheet).parts} == expected


@pytest.mark.parametrize(
    ("book", "sheet", "header", "data"),
    [
        (books.OFFICES, "4145 Salud", (9,), (10, 11, 12, 13, 14, 15, 16)),
        (books.OFFICES, "4146 Obras", (8,), (9, 10, 11, 12, 13, 14, 15)),
        (books.MERGED, "Sec. Bienestar", (3,), (4, 5, 6, 7, 8)),
        (books.DOUBLE, "Hoja 1", (2, 3), (4, 5, 6)),
        (books.BLOCKS, "Compromisos", (3,), (4, 5, 8, 9, 12)),
        (books.NUMBERED, "MIR", (3,), (5, 6, 7)),
    ],
)
def test_titles_and_data_are_told_from_all_else(
    book: Book, sheet: str, header: tuple[int, ...], data: tuple[int, ...]
) -> None:
    table = _sheet(book, sheet).table
    assert table is not None
    assert (table.header, tuple(table.data)) == (header, data)


def test_programmes_written_again_in_each_row_are_counted_once() -> None:
    rows = {part.sheet.title: part.rows for part in _sheet(books.OFFICES, "4145 Salud").parts}
    assert rows == {"Actividades": 7, "Programas": 3, "Presupuesto": 3}


def test_an_activity_merged_over_two_indicators_is_one() -> None:
    rows = {part.sheet.title: part.rows for part in _sheet(books.MERGED, "Sec. Bienestar").parts}
    assert rows == {"Indicadores": 5, "Programas": 2, "Actividades": 4}


def test_periods_in_columns_go_to_rows() -> None:
    homeless = {column.heading.title: column.place for column in _sheet(books.DOUBLE, "Hoja 1").homeless}
    assert homeless["2026 / Programado"].startswith("Programado de Mediciones")
    assert homeless["2026 / Ejecutado"].startswith("Valor de Mediciones")


def test_whatever_is_odd_in_a_sheet_is_told_before_it_is_copied() -> None:
    told = _sheet(books.ODD, "Seguimiento").cautions
    assert told == (
        "Las filas 12, 13 están debajo de la tabla y son otra cosa (una nota, otra tabla): no las copie.",
        "Columna A «Programa»: el dato está solo en la primera fila de cada grupo; repítalo.",
        "1 fila no tiene «Actividad» (B4…): sin nombre no se toman.",
        "El título «Avance» está 2 veces (columnas E, F): mire cuál vale.",
        "La fila 4: hay datos en filas ocultas; decida si se copian.",
    )


def test_what_is_over_the_limits_is_told() -> None:
    cells = books.ODD.sheets["Seguimiento"]
    wide = replace(cells, rows=[[*row, *[None] * 160] for row in cells.rows])
    table = lay_out(wide, room=10)
    assert table is not None
    told = " ".join(cautions(table, _sheet(books.ODD, "Seguimiento").parts))
    assert "tiene más de 150 columnas: las demás no se miraron" in told
    assert "es muy larga: se miró el contenido de 2 filas" in told


def test_money_of_several_years_goes_to_rows_of_the_budget() -> None:
    found = recognise(books.ODD, {})
    assert any(
        "(G, H) pasan a filas. Presupuesto: una fila por programa y año" in step for step in found.steps
    )


def test_columns_without_place_are_told_where_they_could_go() -> None:
    places = {column.heading.title: column.place for column in _sheet(books.CALENDAR, "POA").homeless}
    assert places["Meta anual"] == "«Meta» de Indicadores, si completa esa hoja"
    assert places["Comuna"] == "quizá «Barrio» de Programas: mire si sirve"
    crosses = {column.heading.title: column.place for column in _sheet(books.GANTT, "Cronograma").homeless}
    assert set(crosses.values()) == {"marca períodos: de ahí salen el inicio y el fin planificados"}


def test_what_cells_lack_is_told_by_the_catalogue_with_a_cell() -> None:
    links = {link.column.title: link for link in _sheet(books.OFFICES, "4145 Salud").parts[0].links}
    start = links["Inicio planificado"]
    assert [(one.code, one.count, one.cell) for one in start.remarks] == [
        ("FECHA_TEXTO", 6, "E10"),
        ("FECHA_FUERA_DE_RANGO", 1, "E12"),
    ]
    assert (start.filled, start.clean) == (7, 6)
    assert {one.code for one in links["Avance"].remarks} == {"PORCENTAJE_TEXTO", "PORCENTAJE_DUDOSO"}


def test_confidence_is_in_words_and_falls_with_what_the_cells_hold() -> None:
    words = {
        link.column.title: link.confidence.value
        for link in _sheet(books.BLOCKS, "Compromisos").parts[0].links
    }
    assert (words["Nombre"], words["Fin planificado"]) == ("seguro", "dudoso")


def test_rows_to_leave_out_are_named() -> None:
    told = " ".join(_sheet(books.BLOCKS, "Compromisos").cautions)
    assert "filas 6, 10: rótulos que no son datos («EJE 2. CUIDADOS» y «EJE 3. CLIMA»)" in told
    assert "filas 7, 11 repiten los títulos" in told
    assert "La fila 17 es un total" in " ".join(_sheet(books.OFFICES, "4145 Salud").cautions)
    assert "La fila 7 es un total" in " ".join(_sheet(books.DOUBLE, "Hoja 1").cautions)
    assert "La fila 4 numera las columnas" in " ".join(_sheet(books.NUMBERED, "MIR").cautions)


def test_merged_cells_are_told_to_be_repeated_or_copied_once() -> None:
    told = _sheet(books.MERGED, "Sec. Bienestar").cautions
    assert any("A «Programa»" in one and "repítalo en todas las del grupo" in one for one in told)
    assert any("C «Actividad»" in one and "cópielo una vez" in one for one in told)


def test_what_is_merged_over_a_programme_goes_once_in_its_row() -> None:
    told = _sheet(books.OF_PROGRAMMES, "Plan").cautions
    merged = "celdas combinadas, 2 grupos (el primero, filas 3 a 5);"
    each = "en la planilla cada fila lleva su dato: repítalo en todas las del grupo."
    once = "es un dato de todo el grupo: va una sola vez, en su fila de"
    assert told == (
        f"Columna A «Proyecto»: {merged} {each}",
        f"Columna B «Estado»: {merged} {once} Programas.",
        f"Columna C «Presupuesto»: {merged} {once} Presupuesto.",
    )


def test_a_column_whose_cells_do_not_read_is_never_sure() -> None:
    drawing = "## Tareas\n| Proyecto | Actividad | Estado |\n|---|---|---|\n"
    rows = "".join(f"| Red | Paso {number} | A mitad |\n" for number in range(4))
    (link,) = [
        link
        for link in _sheet(drawn_book(drawing + rows, tipo=""), "Tareas").parts[0].links
        if link.column.title == "Estado"
    ]
    assert (link.clean, link.filled, link.confidence.value) == (0, 4, "probable")


def test_sheets_of_offices_are_told_together_each_with_its_code() -> None:
    (family,) = recognise(books.OFFICES, DEPENDENCIAS).families
    assert [sheet.title for sheet in family.sheets] == ["4145 Salud", "4143 Educacion", "4146 Obras"]
    assert [office.code for office in family.offices] == ["SAL", "EDU", ""]


def test_a_column_that_names_offices_is_taken_for_what_it_is() -> None:
    book = drawn_book(
        """
        ## Plan
        | Secretaría | Proyecto | Avance |
        | SECRETARÍA DE SALUD | Salas | 0.5 |
        | Secretaria de Salud  | Vacunas | 0.2 |
        | Educación | Becas | 0.1 |
        """,
        tipo="",
    )
    offices = _sheet(book, "Plan").offices
    assert [(office.rows, office.name) for office in offices] == [
        (2, "SECRETARÍA DE SALUD"),
        (1, "Educación"),
    ]


def test_what_is_no_plan_looks_like_nothing() -> None:
    found = recognise(books.STRANGE, {})
    assert [sheet.title for sheet in found.unlike] == ["Cumpleaños", "Sueldos", "Nota"]
    assert (found.families, found.steps) == ((), ())


def test_copies_blank_and_hidden_sheets_are_told() -> None:
    unlike = {sheet.title: sheet for sheet in recognise(books.OFFICES, {}).unlike}
    assert "copia de «4146 Obras»" in unlike["Copia de 4146 Obras"].reason
    assert unlike["Hoja3"].reason == "está vacía"
    assert not unlike["Población"].visible


def test_required_columns_that_lack_come_first() -> None:
    actividades = _sheet(books.OFFICES, "4145 Salud").parts[0]
    assert [column.title for column in actividades.missing][:1] == ["Código"]
    assert any("Agregue Código" in step for step in recognise(books.OFFICES, {}).steps)


def test_a_book_of_the_strategy_is_checked_as_such() -> None:
    found = recognise(books.STRATEGY, {})
    assert found.absent == ("Plan", "Relaciones")
    assert "check estrategia.xlsx" in found.steps[-1]


def test_a_standard_workbook_is_not_foreign() -> None:
    assert not is_foreign(drawn_book("", dependencia="OP"))
    assert not is_foreign(drawn_book("", tipo="estrategia"))
    assert is_foreign(drawn_book("## Actividades\n| Código |", dependencia="OP", exact=True))


def test_a_workbook_of_ours_with_a_sheet_of_another_name_is_told_to_name_it_back() -> None:
    book = drawn_book(OUR_SHEETS, dependencia="OP")
    sheets = {
        title: cells for title, cells in book.sheets.items() if title not in {"Actividades", "Presupuesto"}
    }
    other = replace(book.sheets["Actividades"], title="Tareas")
    found = recognise(Book({**sheets, "Tareas": other}, (*sheets, "Tareas")), {}, "planilla")
    assert [family.first.title for family in found.families] == ["Tareas"]
    assert "Vuelva a llamar «Actividades» a la hoja «Tareas»" in found.steps[0]
    assert "De «Presupuesto» no se ve ninguna hoja parecida" in found.steps[1]


def test_of_very_many_sheets_the_first_are_looked_at_and_the_others_counted() -> None:
    found = recognise(books.hostile(sheets=62, columns=3, rows=2), {})
    assert found.unread == 2


def test_a_very_wide_sheet_is_looked_at_up_to_a_column() -> None:
    table = _first(recognise(books.hostile(sheets=1, columns=160, rows=2), {})).table
    assert table is not None
    assert len(table.headings) == 150


def test_of_a_long_sheet_rows_from_all_over_are_looked_at() -> None:
    cells = books.hostile(sheets=1, columns=20, rows=500).sheets["H0"]
    table = lay_out(cells, room=1_000)
    assert table is not None
    assert len(table.looked) * len(table.headings) <= 1_000
    assert table.looked[-1] > 450


def test_every_other_word_is_of_a_column_of_ours() -> None:
    assert SHEET_ALIASES.keys() <= TABLES.keys()
    assert {(table, name) for table, names in COLUMN_ALIASES.items() for name in names} <= {
        (table, name) for table, sheet in TABLES.items() for name in sheet.by_name
    }


def _sheet(book: Book, title: str) -> Recognised:
    sheets = [sheet for family in recognise(book, {}).families for sheet in family.sheets]
    return next(sheet for sheet in sheets if sheet.title == title)


def _first(found: Foreign) -> Recognised:
    return found.families[0].first if found.families else found.unlike[0]


def _columns(part: Part) -> str:
    ordered = sorted(part.links, key=lambda link: link.heading.position)
    return ", ".join(f"{link.heading.letter} {link.column.title}" for link in ordered)
