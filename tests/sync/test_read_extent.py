"""How far a sheet reaches, how much text it shares, and whether its XML is plain, told from bytes alone."""

from __future__ import annotations

import pytest

from plan.problems import CATALOGUE
from sync.read import extent
from sync.read.address import column_letters, column_number
from sync.read.container import Container
from sync.read.markup import plain, section
from sync.read.repair import SheetScan
from sync.read.unreadable import UnreadableError
from tests.raw import cell, packed, raw, raw_parts, row

PADDING = "<c/>" * 6_000_000


def refused(rows: str) -> str:
    """Say the code and the cell for which a sheet is refused."""
    try:
        extent.refuse_large_sheet(rows.encode(), "Programas")
    except UnreadableError as refusal:
        return " ".join([refusal.code, *filter(None, [refusal.facts.get("celda")])])
    return ""


def weighed(strings: bytes, *sheets: bytes) -> str:
    """Say the code for which shared texts are refused."""
    try:
        extent.refuse_swollen_text(strings, list(sheets))
    except UnreadableError as refusal:
        return refusal.code
    return ""


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (row(1, cell("A1")) + row(99_999, cell("Z99999")), ""),
        (row(1, cell("A1")) + row(192_307, cell("Z192307")), ""),
        (row(1, cell("A1")) + row(192_308, cell("Z192308")), "ARCHIVO_CELDA_LEJANA Z192308"),
        (row(1, cell("A1"), cell("XFD1")), ""),
        (row(1, cell("A1"), cell("XFD1")) + row(305, cell("A305")), ""),
        (row(1, cell("A1"), cell("XFD1")) + row(306, cell("A306")), "ARCHIVO_CELDA_LEJANA XFD1"),
        (row(1, cell("A1"), cell("BH1")) + row(90_000, cell("A90000")), "ARCHIVO_CELDA_LEJANA A90000"),
        (row(1, cell("A1")) + row(1_048_576, '<c r="XFD1048576" s="3"/>'), ""),
        (row(1, cell("A1")) + row(1_048_576, '<c r="XFD1048576" s="3"></c>'), ""),
        (PADDING + row(1, cell("A1")) + row(200_000, cell("Z200000")), "ARCHIVO_DEMASIADAS_CELDAS"),
    ],
)
def test_a_sheet_reaches_as_far_as_its_filled_cells(rows: str, said: str) -> None:
    assert refused(rows) == said


@pytest.mark.parametrize(
    ("texts", "references", "code"),
    [
        ([10], 1_000_000, ""),
        ([1_000_000, 10], 60, ""),
        ([1_000_000, 10], 70, "ARCHIVO_DEMASIADO_TEXTO"),
    ],
)
def test_shared_texts_are_weighed_as_written_out(texts: list[int], references: int, code: str) -> None:
    strings = "".join(f"<si>{'x' * size}</si>" for size in texts).encode()

    assert weighed(strings, b'<c t="s"><v>0</v></c>' * references) == code


def test_shared_texts_are_weighed_over_all_sheets_and_one_by_one() -> None:
    strings = b"<si>" + b"x" * 1_000_000 + b"</si><si>y</si>"
    long, short = b'<c t="s"><v>0</v></c>', b"<c t='s'><v>1</v></c>"

    assert weighed(strings, long * 40, long * 40) == "ARCHIVO_DEMASIADO_TEXTO"
    assert weighed(strings, long * 40, short * 100_000) == ""
    assert weighed(strings, long * 40, b'<c t="s"><v>7</v></c>' * 100) == ""


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16_384, "XFD")]
)
def test_columns_are_counted_as_excel_spells_them(number: int, letters: str) -> None:
    assert (column_letters(number), column_number(letters.lower().encode())) == (letters, number)


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ("<sst/>".encode("utf-16"), "ARCHIVO_NO_SE_ENTIENDE"),
        ("<sst/>".encode("utf-16-le"), "ARCHIVO_NO_SE_ENTIENDE"),
        (b"<!DOCTYPE sst><sst/>", "ARCHIVO_XML_PELIGROSO"),
    ],
)
def test_xml_that_no_office_program_writes_is_refused(xml: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        plain(xml)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("xml", "cut"),
    [
        (b"<w><sst a='1'><si/></sst><x/></w>", b"<sst a='1'><si/></sst>"),
        (b"<w><sst count='0' /></w>", b"<sst/>"),
    ],
)
def test_a_section_is_cut_out_with_its_tags(xml: bytes, cut: bytes) -> None:
    assert section(xml, b"sst") == cut


@pytest.mark.parametrize("xml", [b"<w></w>", b"<w><sst><si>", b"</sst><sst>"])
def test_a_section_that_is_not_whole_is_refused(xml: bytes) -> None:
    with pytest.raises(UnreadableError):
        section(xml, b"sst")


def test_a_negative_text_is_no_number() -> None:
    rows = b'<c r="A1" t="str"><v>-x</v></c><c r="B1"><v>-2</v></c>'

    assert list(SheetScan(rows).negative_numbers()) == [((0, 1), -2.0)]


def test_parts_are_found_whatever_their_case_and_slashes() -> None:
    container = Container(packed({"xl\\Hoja.XML": "a"}))

    assert "/XL/hoja.xml" in container
    assert container.part("xl/hoja.xml") == b"a"


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x05\x06",
        b"PK\x05\x06" + bytes(6) + b"\x01\x00\xff\x00\x00\x00" + bytes(6),
        raw({"Programas": ""}).replace(b"PK\x01\x02", b"PK\x01\x03", 1),
    ],
)
def test_a_directory_that_makes_no_sense_is_an_incomplete_file(data: bytes) -> None:
    with pytest.raises(UnreadableError) as refusal:
        Container(data)

    assert refusal.value.code == "ARCHIVO_INCOMPLETO"


def test_a_part_named_and_missing_is_told() -> None:
    with pytest.raises(UnreadableError) as refusal:
        Container(packed(raw_parts({}))).part("xl/otra.xml")

    assert refusal.value.code in CATALOGUE
