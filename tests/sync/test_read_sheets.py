"""What a workbook says of its sheets and of itself is told as it stands: titles, what is hidden, saver."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from sync.read.merged import MAX_SPANS
from sync.shapes import Book, Merged, SheetCells
from tests.raw import DATE, cell, packed, raw, raw_parts, row
from tests.reading import programas_cells, read_book


def test_hidden_rows_and_sheets_are_told() -> None:
    visible = '<row r="2" hidden="false">' + cell("A2") + "</row>"
    hidden = '<row r="3" ht="12.8" hidden="true">' + cell("A3") + '</row><row r="4" hidden="1"/>'
    parts = raw_parts({"Programas": row(1, cell("A1")) + visible + hidden, "_tablero": ""})
    workbook = str(parts["xl/workbook.xml"]).replace('name="_tablero"', 'name="_tablero" state="veryHidden"')

    book = read_book(packed(parts | {"xl/workbook.xml": workbook}))

    assert (book.sheets["Programas"].visible, book.sheets["_tablero"].visible) == (True, False)
    assert book.sheets["Programas"].hidden_rows == frozenset({3, 4})


MERGED = Merged(3, 5, 0, 1)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<mergeCells count="1"><mergeCell ref="A3:B5"/></mergeCells>', (MERGED,)),
        ("<mergeCells count='1'><mergeCell ref='$B$5:$A$3' /></mergeCells>", (MERGED,)),
        (
            '<mergeCells><mergeCell ref="A3:B5"/><mergeCell ref="C1:C2"/></mergeCells>',
            (MERGED, Merged(1, 2, 2, 2)),
        ),
        ('<mergeCells><mergeCell ref="A3"/></mergeCells><phoneticPr fontId="1"/>', ()),
        ("<!-- <mergeCell ref='A3:B5'/> -->", ()),
        ("", ()),
    ],
)
def test_merged_cells_are_told(written: str, expected: tuple[Merged, ...]) -> None:
    assert _with_behind(written).sheets["Programas"].merged == expected


def test_what_a_merged_cell_covers_is_not_read_for_nobody_sees_it() -> None:
    covered = row(1, cell("A1"), cell("B1"), cell("C1")) + row(
        2, cell("A2"), '<c r="B2" t="e"><v>#REF!</v></c>'
    )
    parts = raw_parts({"Programas": covered})
    sheet = str(parts["xl/worksheets/sheet1.xml"])
    merges = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'
    parts["xl/worksheets/sheet1.xml"] = sheet.replace("</worksheet>", merges)

    assert programas_cells(packed(parts)) == [[1.0, None, 1.0]]


def test_a_text_that_looks_like_merged_cells_is_none() -> None:
    text = '<c r="A1" t="inlineStr"><is><t>&lt;mergeCell ref="A3:B5"/></t></is></c>'

    assert read_book(raw({"Programas": row(1, text)})).sheets["Programas"].merged == ()


def test_more_merged_cells_than_anybody_makes_are_refused() -> None:
    written = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, MAX_SPANS + 2))

    with pytest.raises(AssertionError, match="50001 grupos de celdas combinadas"):
        _with_behind(f"<mergeCells>{written}</mergeCells>")


def _with_behind(written: str) -> Book:
    """Read a sheet with this behind its rows."""
    parts = raw_parts({"Programas": row(1, cell("A1"))})
    sheet = str(parts["xl/worksheets/sheet1.xml"]).replace("</worksheet>", f"{written}</worksheet>")
    return read_book(packed(parts | {"xl/worksheets/sheet1.xml": sheet}))


@pytest.mark.parametrize("title", ["Programas", "programas ", "PROGRAMAS", "Prográmas", "Pro gramas"])
def test_a_sheet_is_found_however_its_title_is_written(title: str) -> None:
    book = read_book(raw({title: row(1, cell("A1")), "Otra": row(1, cell("A1"))}))

    assert book.titles == (title, "Otra")
    assert list(book.sheets) == [title]
    assert book.sheets[title].title == title


@pytest.mark.parametrize(
    "target", ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "../xl/worksheets/Sheet1.xml"]
)
def test_a_sheet_is_found_wherever_its_relationship_points(target: str) -> None:
    parts = raw_parts({"Programas": row(1, cell("A1"))})
    relations = str(parts["xl/_rels/workbook.xml.rels"]).replace("worksheets/sheet1.xml", target)

    assert programas_cells(packed(parts | {"xl/_rels/workbook.xml.rels": relations})) == [[1.0]]


def test_shared_texts_and_styles_may_be_called_otherwise() -> None:
    cells = f'<c r="A1" t="s"><v>0</v></c><c r="B1" s="{DATE}"><v>45000</v></c>'
    parts = raw_parts({"Programas": row(1, cells)}, strings="<si><t>hola</t></si>")
    relations = str(parts["xl/_rels/workbook.xml.rels"])
    parts["xl/_rels/workbook.xml.rels"] = relations.replace("styles.xml", "e.xml").replace(
        "sharedStrings.xml", "/t.xml"
    )
    parts["xl/e.xml"], parts["t.xml"] = parts.pop("xl/styles.xml"), parts.pop("xl/sharedStrings.xml")

    assert programas_cells(packed(parts)) == [["hola", date(2023, 3, 15)]]


def test_an_empty_sheet_has_no_rows() -> None:
    parts = raw_parts({"Programas": ""})
    parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData/></worksheet>"

    assert read_book(packed(parts)).sheets["Programas"] == SheetCells("Programas", [])


def test_a_chart_sheet_is_listed_and_has_no_cells() -> None:
    parts = raw_parts({"Programas": ""})
    relations = str(parts["xl/_rels/workbook.xml.rels"]).replace('/worksheet"', '/chartsheet"')

    book = read_book(packed(parts | {"xl/_rels/workbook.xml.rels": relations}))

    assert (book.titles, dict(book.sheets)) == (("Programas",), {})


def test_macros_are_told_and_ignored() -> None:
    plain = raw({"Programas": row(1, cell("A1"))})
    with_macros = raw({"Programas": row(1, cell("A1"))}, extra={"xl/vbaProject.bin": b"\xcc\x61"})

    assert (read_book(plain).has_macros, read_book(with_macros).has_macros) == (False, True)
    assert programas_cells(with_macros) == [[1.0]]


CORE = "<cp:coreProperties xmlns:cp='urn:c' xmlns:dcterms='urn:d'>{0}</cp:coreProperties>"


@pytest.mark.parametrize(
    ("core", "saved_by", "saved_at"),
    [
        (
            CORE.format(
                "<cp:lastModifiedBy>Ana  Pérez</cp:lastModifiedBy>"
                "<dcterms:modified>2026-11-20T10:30:00Z</dcterms:modified>"
            ),
            "Ana Pérez",
            datetime(2026, 11, 20, 10, 30, tzinfo=UTC),
        ),
        (
            CORE.format("<dcterms:modified>2026-11-20T10:30:00</dcterms:modified>"),
            "",
            datetime(2026, 11, 20, 10, 30, tzinfo=UTC),
        ),
        (CORE.format("<dcterms:modified>anteayer</dcterms:modified>"), "", None),
        (CORE.format("<cp:lastModifiedBy/>"), "", None),
        ("no es XML", "", None),
    ],
)
def test_who_saved_it_and_when_is_read_if_it_says_so(
    core: str, saved_by: str, saved_at: datetime | None
) -> None:
    book = read_book(raw({"Programas": row(1, cell("A1"))}, extra={"docProps/core.xml": core}))

    assert (book.saved_by, book.saved_at) == (saved_by, saved_at)
