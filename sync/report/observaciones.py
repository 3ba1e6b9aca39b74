"""The first sheet of a copy: what became of the workbook, and every problem with a link to its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.styles import Alignment
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from plan.problems import Problem, Severity, advice, remedy, says, title
from sync.report.cover import HEADLINE, Cover
from sync.report.places import Group
from sync.report.words import GRAVITY, Word
from sync.template import styles
from sync.template.cells import put
from sync.template.heights import LINE, fit
from sync.template.page import set_page
from sync.template.styles import Dresser, Look, font, solid

WIDTHS = {"A": 16, "B": 16, "C": 11, "D": 30, "E": 56, "F": 52}
LETTERS = "".join(WIDTHS)
AIR = 5
HEADS = ("Gravedad", "Hoja", "Celda", "Fila", "Qué pasa", "Qué hacer")

BANNER = Look(
    font(18, "FFFFFF", bold=True), solid(styles.HEADER), alignment=Alignment("left", "center", indent=1)
)
BELOW = Look(
    font(11, "FFFFFF"), solid(styles.HEADER), alignment=Alignment("left", "top", wrap_text=True, indent=1)
)
TOTAL = Look(font(bold=True), alignment=Alignment("left", "center", indent=1))
HEAD = Look(font(bold=True), solid(styles.OPTIONAL), alignment=styles.HEADING)
LINK = Look(font(color=styles.LINK, underline="single"), border=styles.UNDERLINE)
NOTICE = Look(
    font(color="6B4700", bold=True),
    solid("FDEEBF"),
    alignment=Alignment("left", "center", wrap_text=True, indent=1),
)
INKS = {"verde": ("14603A", "DFF2E7"), "amarillo": ("6B4700", "FDEEBF"), "rojo": ("96140D", "FBE1DE")}
GREY = ("414C57", "E9EDF1")


@dataclass(frozen=True, slots=True)
class Item:
    """A problem of the list: the sheet as it lies in the workbook, the cell to go to, and its row's name."""

    found: Problem
    sheet: str = ""
    cell: str = ""
    row: str = ""


def write_list(
    sheet: Worksheet, cover: Cover, items: Sequence[Item], rest: Sequence[Group], total: Sequence[Problem]
) -> None:
    """Fill the first sheet of a copy."""
    writer = _Writer(sheet)
    writer.head(cover, Counter(found.severity for found in total))
    writer.heads()
    for item in items:
        writer.item(item)
    for group in rest:
        writer.group(group)
    writer.finish()


class _Writer:
    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._dresser = Dresser()
        self._row = 1
        self._heads = 1

    def head(self, cover: Cover, counts: Counter[Severity]) -> None:
        self._across(HEADLINE, BANNER)
        self._sheet.row_dimensions[1].height = 36
        self._across(
            f"Lo que cambie aquí no se carga. Abra «{cover.planilla}», corrija allí lo que dice esta lista y "
            "guarde: el tablero la lee solo. En las hojas, cada celda señalada tiene un comentario.",
            BELOW,
        )
        self._sheet.row_dimensions[2].height = 24
        self._across(f"{cover.fate}  ·  {cover.saved}", _toned(cover.tone))
        self._sheet.row_dimensions[3].height = 26
        said = "   ".join(GRAVITY[kind].count(counts[kind]) for kind in Severity if counts[kind])
        self._across(f"En total: {said}." if said else "Sin observaciones.", TOTAL)
        self._sheet.row_dimensions[4].height = 24
        for notice in cover.notices:
            self._across(notice, NOTICE)

    def heads(self) -> None:
        self._heads = self._row
        self._line(HEADS, [HEAD] * len(HEADS))
        self._sheet.row_dimensions[self._heads].height = 21

    def item(self, item: Item) -> None:
        word = GRAVITY[item.found.severity]
        spot = item.cell or ("la hoja" if item.sheet else "el libro")
        name = item.row or (f"fila {item.found.place.row}" if item.found.place.row else "")
        texts = (str(word), item.sheet or item.found.place.sheet, spot, name, *_told(item.found))
        looks = [_tag(word), styles.LINE, LINK if item.sheet else styles.LINE, *[styles.LINE] * 3]
        self._line(texts, looks)
        if item.sheet:
            self._link(item.sheet, item.cell or "A1")

    def group(self, group: Group) -> None:
        word = GRAVITY[group.severity]
        more = f"{title(group.code)}: {word.count(group.count)[2:]} más como los de arriba."
        texts = (str(word), group.sheet, "", "", more, advice(group.code))
        self._line(texts, [_tag(word), *[styles.LINE] * 5])

    def finish(self) -> None:
        sheet = self._sheet
        for letter, width in WIDTHS.items():
            sheet.column_dimensions[letter].width = width
        sheet.freeze_panes = f"A{self._heads + 1}"
        sheet.auto_filter.ref = f"A{self._heads}:{LETTERS[-1]}{max(self._row - 1, self._heads)}"
        sheet.sheet_view.showGridLines = False
        sheet.sheet_properties.tabColor = GRAVITY[Severity.ERROR].ink
        sheet.print_title_rows = f"{self._heads}:{self._heads}"
        set_page(sheet)

    def _across(self, text: str, look: Look) -> None:
        for letter in LETTERS:
            self._dresser.dress(self._sheet[f"{letter}{self._row}"], look)
        put(self._sheet[f"A{self._row}"], text)
        self._sheet.merge_cells(f"{LETTERS[0]}{self._row}:{LETTERS[-1]}{self._row}")
        fit(self._sheet, self._row, [(text, sum(WIDTHS.values()))])
        self._row += 1

    def _line(self, texts: Sequence[str], looks: Sequence[Look]) -> None:
        for letter, text, look in zip(LETTERS, texts, looks, strict=True):
            cell = self._sheet[f"{letter}{self._row}"]
            put(cell, text or None)
            self._dresser.dress(cell, look)
        fit(self._sheet, self._row, zip(texts, WIDTHS.values(), strict=True))
        lines = self._sheet.row_dimensions[self._row]
        lines.height = (lines.height or LINE) + AIR
        self._row += 1

    def _link(self, sheet: str, cell: str) -> None:
        here = self._sheet[f"C{self._row - 1}"]
        title = sheet.replace("'", "''")
        here.hyperlink = Hyperlink(ref=here.coordinate, location=f"'{title}'!{cell}", tooltip="Ir a la celda")


def _told(found: Problem) -> Iterator[str]:
    yield says(found)
    yield remedy(found)


def _tag(word: Word) -> Look:
    return _TAGS[word.word]


def _toned(tone: str) -> Look:
    ink, fill = INKS.get(tone, GREY)
    return Look(
        font(12, ink, bold=True), solid(fill), alignment=Alignment("left", "center", wrap_text=True, indent=1)
    )


_TAGS = {
    word.word: Look(font(color=word.ink, bold=True), solid(word.fill), styles.UNDERLINE)
    for word in GRAVITY.values()
}
