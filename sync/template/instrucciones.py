"""The first sheet: how the workbook is filled in, told from the declaration itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from plan.figures import short_date
from plan.problems import advice, title
from plan.standard.identidad import INSTRUCCIONES
from plan.standard.vocabulary import Column, Need, Sheet, Workbook
from plan.umbrales import Umbrales
from sync.template import styles
from sync.template.cells import put
from sync.template.heights import fit
from sync.template.lights import TABLE, lights
from sync.template.page import set_pages
from sync.template.pasos import HEADINGS, STEPS
from sync.template.shapes import Identity, Lists
from sync.template.styles import Dresser, Look

WIDTHS = {"A": 2, "B": 27, "C": 12, "D": 52, "E": 48, "F": 27}
LETTERS = "BCDEF"
WIDE = "BCDE"
INDENT = 1
"""What an indented text loses of the width of its cell."""
BROAD = (("B", "C"), ("D", "D"), ("E", "F"))
BROAD_LOOKS = (styles.STRONG_LINE, styles.LINE, styles.LINE)
"""The columns that rows of three texts are laid over, and how these look."""

NEED_WORDS = {
    Need.REQUIRED: ("Obligatoria", "Sin este dato la fila no se toma."),
    Need.EXPECTED: ("Esperada", "La fila se toma, y el tablero dice que le falta."),
    Need.OPTIONAL: ("Opcional", "Complétela cuando corresponda."),
}

NOTHING = "(la celda vacía)"
"""What is shown where nothing is to be typed."""


class Writer:
    """A sheet written from top to bottom."""

    def __init__(self, sheet: Worksheet, dresser: Dresser) -> None:
        self.sheet = sheet
        self.dresser = dresser
        self.row = 1
        self.blocks = [1]

    def line(self, *texts: str, look: Look = styles.BODY, first: Look | None = None) -> None:
        """Write one row of texts from column B on; the first may look otherwise."""
        entries = list(zip(LETTERS, texts, strict=False))
        for letter, text in entries:
            self._text(letter, text, first if first and letter == LETTERS[0] else look)
        fit(self.sheet, self.row, [(text, WIDTHS[letter] - INDENT) for letter, text in entries])
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

    def begin(self, title: str) -> None:
        """Begin a part that is kept on one page when it fits, under its title."""
        self.row += 1
        self.blocks.append(self.row)
        self.wide(title, styles.SECTION)

    def broad(self, first: str, middle: str, last: str) -> None:
        """Write one row of three texts, each over the columns up to the next."""
        for (start, end), text, look in zip(BROAD, (first, middle, last), BROAD_LOOKS, strict=True):
            for letter in LETTERS[LETTERS.index(start) : LETTERS.index(end) + 1]:
                self._text(letter, text if letter == start else "", look)
            if start != end:
                self.sheet.merged_cells.add(f"{start}{self.row}:{end}{self.row}")
        widths = [sum(WIDTHS[letter] for letter in {start, end}) for start, end in BROAD]
        fit(self.sheet, self.row, list(zip((first, middle, last), widths, strict=True)))
        self.row += 1

    def lead(self, title: str) -> None:
        """Have the first cell of the row just written lead to a sheet."""
        cell = self.sheet[f"B{self.row - 1}"]
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quote_sheetname(title)}!A1")

    def _text(self, letter: str, text: str, look: Look) -> None:
        cell = self.sheet[f"{letter}{self.row}"]
        put(cell, text or None)
        self.dresser.dress(cell, look)


def write_instructions(
    writer: Writer, book: Workbook, identity: Identity, lists: Lists, umbrales: Umbrales
) -> None:
    """Fill the first sheet: how to use the workbook, what each column is, what goes wrong, which codes."""
    writer.sheet.title = INSTRUCCIONES
    _heading(writer, book, identity)
    _steps(writer, STEPS[book.tipo])
    _contents(writer, book)
    _legend(writer)
    if any(sheet.table == TABLE for sheet in book.sheets):
        _legend_of_lights(writer, umbrales)
    for part in book.sheets:
        _sheet(writer, part)
    _mistakes(writer, book)
    for sheet, entries in lists.items():
        _codes(writer, sheet, entries)
    _page(writer)


def _heading(writer: Writer, book: Workbook, identity: Identity) -> None:
    whose = " · ".join(part for part in (identity.nombre, identity.dependencia) if part)
    writer.wide(HEADINGS[book.tipo], styles.TITLE)
    writer.wide(whose or book.help, styles.SUBTITLE)
    if identity.generada:
        writer.wide(
            f"Preparada el {short_date(identity.generada)}, con los códigos de la estrategia de ese día."
        )


def _steps(writer: Writer, steps: Sequence[str]) -> None:
    writer.begin("Cómo se usa")
    for number, step in enumerate(steps, start=1):
        writer.paragraph(f"{number}.  {step}")


def _contents(writer: Writer, book: Workbook) -> None:
    writer.begin("Qué hay en cada hoja")
    for sheet in book.sheets:
        writer.line(sheet.title, "", sheet.help, look=styles.LINE, first=styles.LINKED_LINE)
        writer.lead(sheet.title)


def _legend(writer: Writer) -> None:
    writer.begin("Qué dicen los colores de los títulos")
    for need, (word, meaning) in NEED_WORDS.items():
        writer.line(f"Columna {word.lower()}", "", meaning, first=styles.HEADERS[need])


def _legend_of_lights(writer: Writer, umbrales: Umbrales) -> None:
    writer.begin("Qué dice la luz de las actividades")
    writer.wide("Orienta, a la fecha de corte, sobre las actividades con fechas; vale la del tablero.")
    for light in lights(umbrales):
        look = styles.tag(light.look.text, light.look.fill)
        writer.line(f"{light.look.shape}  {light.word}", "", light.says, first=look)


def _sheet(writer: Writer, sheet: Sheet) -> None:
    writer.begin(f"Hoja {sheet.title}")
    writer.lead(sheet.title)
    writer.wide(sheet.help)
    writer.line(
        "Columna",
        "Dato",
        "Qué va",
        "Cómo se escribe",
        "Ejemplo",
        look=styles.HEAD_LINE,
        first=styles.HEAD_FIRST,
    )
    for column in sheet.columns:
        writer.line(*_entries(column), look=styles.LINE, first=styles.STRONG_LINE)
    for place, code in enumerate(sheet.pitfalls):
        first = "" if place else "Lo que más se corrige"
        writer.broad(first, title(code), advice(code))


def _entries(column: Column) -> tuple[str, ...]:
    word = NEED_WORDS[column.need][0]
    return (column.title, word, column.help, column.kind.describe(), column.example)


def _mistakes(writer: Writer, book: Workbook) -> None:
    writer.begin("Errores frecuentes, y qué escribir en su lugar")
    writer.line(
        "Columnas", "", "Si dice…  →  escriba", "Por qué", "", look=styles.HEAD_LINE, first=styles.HEAD_FIRST
    )
    for columns, group in groupby(book.mistakes(), attrgetter("columns")):
        where = ", ".join(columns)
        for mistake in (frequent.mistake for frequent in group):
            change = f"{mistake.typed}  →  {mistake.instead or NOTHING}"
            writer.broad(where, change, mistake.why)
            where = ""


def _codes(writer: Writer, sheet: str, entries: Iterable[tuple[str, str]]) -> None:
    writer.begin(f"Códigos de {sheet}")
    for code, name in entries:
        writer.line(code, "", name, look=styles.LINE, first=styles.STRONG_LINE)


def _page(writer: Writer) -> None:
    sheet = writer.sheet
    for letter, width in WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = styles.MUTED
    set_pages(sheet, writer.blocks, writer.row)
