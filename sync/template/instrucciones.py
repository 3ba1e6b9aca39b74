"""The first sheet: how the workbook is filled in, told from the declaration itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from plan.figures import short_date
from plan.standard.identidad import INSTRUCCIONES
from plan.standard.vocabulary import Column, Need, Sheet, Workbook
from plan.umbrales import Umbrales
from sync.template import styles
from sync.template.cells import put
from sync.template.heights import fit
from sync.template.lights import TABLE, lights
from sync.template.page import set_page
from sync.template.pasos import HEADINGS, STEPS
from sync.template.shapes import Identity, Lists
from sync.template.styles import Dresser, Look

WIDTHS = {"A": 2, "B": 25, "C": 14, "D": 58, "E": 52, "F": 30}
LETTERS = "BCDEF"
WIDE = "BCDE"

NEED_WORDS = {
    Need.REQUIRED: ("Obligatoria", "Sin este dato la fila no se toma."),
    Need.EXPECTED: ("Esperada", "La fila se toma igual, y el tablero dice que le falta."),
    Need.OPTIONAL: ("Opcional", "Complétela cuando corresponda."),
}


class Writer:
    """A sheet written from top to bottom."""

    def __init__(self, sheet: Worksheet, dresser: Dresser) -> None:
        self.sheet = sheet
        self.dresser = dresser
        self.row = 1

    def line(self, *texts: str, look: Look = styles.BODY, first: Look | None = None) -> None:
        """Write one row of texts from column B on; the first may look otherwise."""
        entries = list(zip(LETTERS, texts, strict=False))
        for letter, text in entries:
            self._text(letter, text, first if first and letter == LETTERS[0] else look)
        fit(self.sheet, self.row, [(text, WIDTHS[letter]) for letter, text in entries])
        self.row += 1

    def wide(self, text: str, look: Look = styles.HINT) -> None:
        """Write one line that runs over the columns beside it."""
        self._text("B", text, look)
        fit(self.sheet, self.row, [], look.font.size / styles.SIZE)
        self.row += 1

    def paragraph(self, text: str) -> None:
        """Write a text of several lines over several columns."""
        self._text("B", text, styles.BODY)
        self.sheet.merged_cells.add(f"{WIDE[0]}{self.row}:{WIDE[-1]}{self.row}")
        fit(self.sheet, self.row, [(text, sum(WIDTHS[letter] for letter in WIDE))])
        self.row += 1

    def link(self, title: str) -> None:
        """Write the title of a sheet so that it leads there."""
        self.wide(title, styles.LINKED)
        cell = self.sheet[f"B{self.row - 1}"]
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{title}'!A1")

    def space(self) -> None:
        """Leave a row empty."""
        self.row += 1

    def _text(self, letter: str, text: str, look: Look) -> None:
        cell = self.sheet[f"{letter}{self.row}"]
        put(cell, text or None)
        self.dresser.dress(cell, look)


def write_instructions(
    writer: Writer, book: Workbook, identity: Identity, lists: Lists, umbrales: Umbrales
) -> None:
    """Fill the first sheet: how to use the workbook, what each column is, which codes there are."""
    writer.sheet.title = INSTRUCCIONES
    _heading(writer, book, identity)
    _steps(writer, STEPS[book.tipo])
    _legend(writer, book, umbrales)
    for part in book.sheets:
        _sheet(writer, part)
    for title, entries in lists.items():
        _codes(writer, title, entries)
    _page(writer.sheet)


def _heading(writer: Writer, book: Workbook, identity: Identity) -> None:
    whose = " · ".join(part for part in (identity.nombre, identity.dependencia) if part)
    writer.wide(HEADINGS[book.tipo], styles.TITLE)
    writer.wide(whose or book.help, styles.SUBTITLE)
    if identity.generada:
        writer.wide(f"Preparada el {short_date(identity.generada)}.")
    writer.space()


def _steps(writer: Writer, steps: Sequence[str]) -> None:
    writer.wide("Cómo se usa", styles.SECTION)
    for number, step in enumerate(steps, start=1):
        writer.paragraph(f"{number}.  {step}")
    writer.space()


def _legend(writer: Writer, book: Workbook, umbrales: Umbrales) -> None:
    writer.wide("Qué dicen los colores", styles.SECTION)
    for need, (word, meaning) in NEED_WORDS.items():
        writer.line(f"Columna {word.lower()}", "", meaning, first=styles.HEADERS[need])
    if any(sheet.table == TABLE for sheet in book.sheets):
        _legend_of_lights(writer, umbrales)
    writer.space()


def _legend_of_lights(writer: Writer, umbrales: Umbrales) -> None:
    writer.space()
    writer.wide("En Actividades, una luz orientativa a la fecha de corte; la que vale es la del tablero.")
    for light in lights(umbrales):
        look = styles.tag(light.look.text, light.look.fill)
        writer.line(f"{light.look.shape}  {light.word}", "", light.says, first=look)


def _sheet(writer: Writer, sheet: Sheet) -> None:
    writer.link(sheet.title)
    writer.wide(sheet.help)
    writer.line("Columna", "Dato", "Qué va", "Cómo se escribe", "Ejemplo", look=styles.STRONG_LINE)
    for column in sheet.columns:
        writer.line(*_entries(column), look=styles.LINE, first=styles.STRONG_LINE)
    writer.space()


def _entries(column: Column) -> tuple[str, ...]:
    word = NEED_WORDS[column.need][0]
    return (column.title, word, column.help, column.kind.describe(), column.example)


def _codes(writer: Writer, title: str, entries: Iterable[tuple[str, str]]) -> None:
    writer.wide(f"Códigos de {title}", styles.SECTION)
    for code, name in entries:
        writer.line(code, "", name, look=styles.LINE, first=styles.STRONG_LINE)
    writer.space()


def _page(sheet: Worksheet) -> None:
    for letter, width in WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = styles.MUTED
    set_page(sheet)
