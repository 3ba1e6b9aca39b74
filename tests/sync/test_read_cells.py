"""What is in the bytes of a cell is what comes out of it, or a broken cell: never silently another value."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import pytest

from sync.shapes import BrokenCell, RawCell
from tests.raw import DATE, DATE_AND_TIME, DURATION, PERCENTAGE, cell, packed, raw, raw_parts, row
from tests.reading import programas_cells

INLINE = '<c r="A1" t="inlineStr"><is>{0}</is></c>'

CELLS: Sequence[tuple[str, RawCell]] = (
    # numbers, always float
    ('<c r="A1"><v>5</v></c>', 5.0),
    ('<c r="A1" t="n"><v>-2.5E-3</v></c>', -0.0025),
    ('<c r="A1"><v>2026</v></c>', 2026.0),
    (f'<c r="A1" s="{PERCENTAGE}"><v>0.45</v></c>', 0.45),
    # booleans stay booleans
    ('<c r="A1" t="b"><v>1</v></c>', True),
    ('<c r="A1" t="b"><v>0</v></c>', False),
    ('<c r="A1" t="b"><v>true</v></c>', True),
    ('<c r="A1" t="b"><v>false</v></c>', False),
    # dates, times, and the numbers that only look like them
    (f'<c r="A1" s="{DATE}"><v>45000</v></c>', date(2023, 3, 15)),
    (f'<c r="A1" s="{DATE_AND_TIME}"><v>45000.5</v></c>', datetime(2023, 3, 15, 12)),
    (f'<c r="A1" s="{DATE}"><v>0.5</v></c>', time(12)),
    (f'<c r="A1" s="{DURATION}"><v>1.25</v></c>', timedelta(hours=30)),
    (f'<c r="A1" s="{DATE}"><v>-5</v></c>', -5.0),
    (f'<c r="A1" s="{DATE}"><v>-0.5</v></c>', -0.5),
    (f'<c r="A1" s="{DATE}"><v>9999999</v></c>', 9999999.0),
    ('<c r="A1" t="d"><v>2026-05-01</v></c>', date(2026, 5, 1)),
    # texts
    (INLINE.format("<t>hola</t>"), "hola"),
    (INLINE.format('<t xml:space="preserve">  hola </t>'), "  hola "),
    (INLINE.format("<t>  hola </t>"), "hola"),
    (INLINE.format("<r><t>ro</t></r><r><rPr><b/></rPr><t>jo</t></r>"), "rojo"),
    (INLINE.format("<t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh>"), "東京"),
    (INLINE.format("<t>uno_x000D_\ndos</t>"), "uno\r\ndos"),
    (INLINE.format("<t>&lt;b&gt; &amp; &#241;</t>"), "<b> & ñ"),
    (INLINE.format("<t><![CDATA[<c r='B9' t='e'>]]></t>"), "<c r='B9' t='e'>"),
    (INLINE.format("<t>t='e' y t=\"e\"</t>"), "t='e' y t=\"e\""),
    (INLINE.format("<t>NA</t>"), "NA"),
    (INLINE.format("<t>007</t>"), "007"),
    (INLINE.format("<t>á😀</t>"), "á😀"),
    (INLINE.format("<t></t>"), None),
    # formulas that were calculated
    ('<c r="A1"><f>1+1</f><v>2</v></c>', 2.0),
    ('<c r="A1" t="str"><f>"a"</f><v>a&amp;b</v></c>', "a&b"),
    ('<c r="A1" t="str"><f>A2</f><v>uno_x000D_dos</v></c>', "uno\rdos"),
    ('<c r="A1" t="str"><f>""</f><v></v></c>', None),
    ('<c r="A1" t="b"><f>TRUE()</f><v>1</v></c>', True),
    # formulas that were not
    ('<c r="A1"><f>SUM(B1:B9)</f></c>', BrokenCell("")),
    ('<c r="A1"><f>SUM(B1:B9)</f><v></v></c>', BrokenCell("")),
    ('<c r="A1"><f>SUM(B1:B9)</f><v /></c>', BrokenCell("")),
    ('<c r="A1" t="str"><f>A2</f></c>', BrokenCell("")),
    ('<c r="A1"><f t="array" ref="A1">SUM(B1:B9)</f></c>', BrokenCell("")),
    # errors, those the engine knows and those it does not
    ('<c r="A1" t="e"><v>#REF!</v></c>', BrokenCell("#REF!")),
    ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', BrokenCell("#DIV/0!")),
    ('<c r="A1" s="1" t="e"><v>#N/A</v></c>', BrokenCell("#N/A")),
    ('<c r="A1" t="e"><v>#SPILL!</v></c>', BrokenCell("#SPILL!")),
    ("<c r='A1' t='e'><v>#NAME?</v></c>", BrokenCell("#NAME?")),
    ('<c r="A1" t="e"/>', None),
    # numbers that are none
    ('<c r="A1"><v>NaN</v></c>', BrokenCell("#NUM!")),
    ('<c r="A1"><v>-inf</v></c>', BrokenCell("#NUM!")),
    ('<c r="A1"><v>1e999</v></c>', BrokenCell("#NUM!")),
)


@pytest.mark.parametrize(("xml", "value"), CELLS)
def test_a_cell_holds_what_its_bytes_say(xml: str, value: RawCell) -> None:
    # The neighbours keep the sheet in its place when the cell is blank.
    read = programas_cells(raw({"Programas": row(1, xml, cell("B1", "7")) + row(2, cell("A2", "8"))}))

    assert read == [[value, 7.0], [8.0, None]]
    assert type(read[0][0]) is type(value)


@pytest.mark.parametrize(("xml", "value"), [one for one in CELLS if one[1] is not None])
def test_a_cell_is_where_its_address_says(xml: str, value: RawCell) -> None:
    read = programas_cells(raw({"Programas": row(4, xml.replace("A1", "C4"))}))

    assert read == [[None] * 3, [None] * 3, [None] * 3, [None, None, value]]


def test_cells_without_address_are_counted() -> None:
    counted = '<row><c><v>1</v></c><c t="e"><v>#REF!</v></c></row><row/><row><c/><c><f>B1</f></c></row>'

    assert programas_cells(raw({"Programas": counted})) == [
        [1.0, BrokenCell("#REF!")],
        [None, None],
        [None, BrokenCell("")],
    ]


def test_shared_formulas_without_value_are_found_one_by_one() -> None:
    shared = (
        row(1, '<c r="A1"><f t="shared" ref="A1:A3" si="0">B1</f><v>1</v></c>')
        + row(2, '<c r="A2"><f t="shared" si="0"/><v>2</v></c>')
        + row(3, '<c r="A3"><f t="shared" si="0"/></c>')
    )

    assert programas_cells(raw({"Programas": shared})) == [[1.0], [2.0], [BrokenCell("")]]


def test_shared_texts_are_written_out() -> None:
    strings = '<si><t xml:space="preserve"> uno</t></si><si/><si><r><t>d</t></r><r><t>os</t></r></si>'
    cells = (f'<c r="{column}1" t="s"><v>{n}</v></c>' for n, column in enumerate("ABC"))

    assert programas_cells(raw({"Programas": row(1, *cells)}, strings=strings)) == [[" uno", None, "dos"]]


def test_only_the_first_cell_of_merged_ones_has_the_value() -> None:
    parts = raw_parts({"Programas": row(1, cell("A1")) + row(2, '<c r="A2"/>', cell("B2"))})
    sheet = "xl/worksheets/sheet1.xml"
    merged = str(parts[sheet]).replace(
        "</worksheet>", '<mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>'
    )

    assert programas_cells(packed(parts | {sheet: merged})) == [[1.0, None], [None, 1.0]]


def test_a_workbook_may_count_its_days_from_1904() -> None:
    data = raw(
        {"Programas": row(1, f'<c r="A1" s="{DATE}"><v>45000</v></c>')},
        workbook='<workbookPr date1904="true"/>',
    )

    assert programas_cells(data) == [[date(2027, 3, 16)]]


def test_names_may_carry_a_prefix_and_comments_may_stand_anywhere() -> None:
    parts = raw_parts({"Programas": ""})
    parts["xl/worksheets/sheet1.xml"] = (
        '<?xml version="1.0"?><!-- <c r="B1" t="e"> --><x:worksheet xmlns:x="urn:x"><x:sheetData>'
        '<x:row r="1"><x:c r="A1" t="e"><x:v>#REF!</x:v></x:c><!-- y -->'
        '<x:c r="B1"><x:v>3</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )

    assert programas_cells(packed(parts)) == [[BrokenCell("#REF!"), 3.0]]


def test_a_dimension_that_lies_changes_nothing() -> None:
    parts = raw_parts({"Programas": row(1, cell("A1")) + row(9, cell("C9"))})
    sheet = "xl/worksheets/sheet1.xml"
    lying = str(parts[sheet]).replace("<sheetData>", '<dimension ref="XFD1048576:A1"/><sheetData>')

    assert len(programas_cells(packed(parts | {sheet: lying}))) == 9
