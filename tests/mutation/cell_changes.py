"""What people and programs do to single cells; each change says in words what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from openpyxl.utils import get_column_letter

from plan.standard import STANDARD
from tests.mutation.draft import FORMATS, Cell, Draft, Page, Spot

TITLES = {title for book in STANDARD.values() for title in book.by_title}

NUMBERS = ("1.234,5", "1,234.5", "$ 1.200", "1.234", "1,234", "12.5", "12,5", "-3", "(450)", "1 200", "1e3")
NUMBERS += (
    "45 %",
    "12,5%",
    "0.2%",
    "7,63",
    "100",
    "$ -",
    "2 km",
    "18 Lts*Seg",
    "1.000.000",
    "٣",
    "½",
    "0x1F",
)
DATES = ("15/01/2026", "1/15/2026", "02/07/2026", "2026-03-04", "1/3/0205", "31/02/2026", "06/03/19", "2026")
DATES += ("10/21", "1º semestre 2026", "DIC 2025", "9 de junio de 2026", "46023", "a definir", "2026-02-30")
BLANKS = (" ", "\u00a0", "\u200b", "\n\n", "-", "S/D", "N/A", "na", "?", "Pendiente", "No aplica", "--", "'")
WORDS = ("Sí", "si", "NO", "x", "En curso", "en ejecución", "Finalizado ", "verdadero", "#REF!", "OP-1; OP-2")
WORDS += ("Total", "Código", "L1", "l1", "OP 1", "OP-1 - Red pluvial", "NIŃEZ", "LicitaciÃ³n", "Ana; ;Luis")
AMOUNTS = (0.0, 1.0, 0.45, 1.05, 7.63, 45.0, 100.0, 24899.0, -1.0, -0.05, 1e300, 1e-9, 0.1 + 0.2, 46023.0)
AMOUNTS += (46023.75, 2026.0, 26.0, 7.0, 1234567890123456.0, 45.5, 1.0000000001, 99.999, 3.0, -46000.0, 1e16)
INVISIBLE = (" ", "\u00a0", "\u200b", "\u00ad", "\n", "\t", "\ufeff")
ERRORS = ("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")

_EPOCH = date(1899, 12, 30)

Change = Callable[[Random, Draft], str]
"""Changes a workbook and says what it did; nothing when there was nothing to do it to."""


def data_pages(draft: Draft) -> list[Page]:
    """Give the sheets of the standard that have rows."""
    return [page for page in draft.pages if page.title in TITLES and page.height > 1]


def some_page(rng: Random, draft: Draft) -> Page:
    pages = data_pages(draft) or draft.pages
    return rng.choices(pages, [page.height for page in pages])[0]


def address(page: Page, spot: Spot) -> str:
    return f"{page.title}!{get_column_letter(spot[1])}{spot[0]}"


def serial(cell: Cell) -> date | None:
    """Read a number as the day a workbook counts by it."""
    try:
        return _EPOCH + timedelta(days=int(float(cell.raw)))
    except (ValueError, OverflowError):
        return None


def _on_cell(change: Callable[[Random, Cell, Draft], Cell | None]) -> Change:
    """Make a change of one cell out of a rule for it."""

    def carried_out(rng: Random, draft: Draft) -> str:
        page = some_page(rng, draft)
        spots = [(row, column) for row in range(2, page.height + 1) for column in range(1, page.width + 1)]
        spots = [spot for spot in spots if rng.random() < 1 / 8 or page.cells.get(spot, Cell()).filled]
        rng.shuffle(spots)
        for spot in spots[:20]:
            before = page.cells.get(spot, Cell())
            after = change(rng, before, draft)
            if after and after != before:
                page.cells[spot] = after
                return f"{address(page, spot)}: {_spelt(before)} -> {_spelt(after)}"
        return ""

    carried_out.__name__ = change.__name__.strip("_")
    return carried_out


def _spelt(cell: Cell) -> str:
    formula = f" ={cell.formula}" if cell.formula else ""
    return f"{cell.tipo}{cell.style}{formula} {cell.raw[:60]!r}" if cell.filled else "blank"


def _number_to_text(rng: Random, cell: Cell, draft: Draft) -> Cell | None:
    del draft
    if cell.tipo != "n" or not cell.raw:
        return None
    number = float(cell.raw)
    spelt = (
        cell.raw,
        f"{number:,.2f}",
        f"{number:.1f}".replace(".", ","),
        f"{number:g} %",
        f"$ {number:,.0f}",
    )
    return Cell("s", rng.choice(spelt), cell.style)


def _text_to_number(rng: Random, cell: Cell, draft: Draft) -> Cell | None:
    del draft
    return Cell("n", repr(rng.choice(AMOUNTS)), cell.style) if cell.tipo == "s" and cell.filled else None


def _date_to_text(rng: Random, cell: Cell, draft: Draft) -> Cell | None:
    del draft
    day = serial(cell) if cell.tipo == "n" and cell.filled else None
    if day is None or day.year < 1990:
        return None
    patterns = (
        "%d/%m/%Y",
        "%m/%d/%Y",
        "%Y-%m-%d",
        "%d-%m-%y",
        "%d.%m.%Y",
        "%d/%m/%Y\n",
        "%Y/%m",
        "%d/%m/0%y",
    )
    return Cell("s", day.strftime(rng.choice(patterns)), cell.style)


def _to_date(rng: Random, cell: Cell, draft: Draft) -> Cell | None:
    raw = cell.raw if cell.tipo == "n" and cell.filled else str(rng.randint(44000, 47500))
    return Cell("n", raw, draft.styles[rng.choice((FORMATS[0], FORMATS[5]))])


def _to_truth(rng: Random, cell: Cell, draft: Draft) -> Cell | None:
    del draft
    return Cell("b", rng.choice("01"), cell.style)


def _other_format(rng: Random, cell: Cell, draft: Draft) -> Cell | None:
    return replace(cell, style=draft.styles[rng.choice(FORMATS)]) if cell.filled else None


def _other_number(rng: Random, cell: Cell, draft: Draft) -> Cell | None:
    style = draft.styles[rng.choice(FORMATS)] if rng.random() < 1 / 3 else cell.style
    return Cell("n", repr(rng.choice(AMOUNTS)), style)


def _typed(rng: Random, cell: Cell, draft: Draft) -> Cell | None:
    del draft
    return Cell("s", rng.choice(rng.choice((NUMBERS, DATES, BLANKS, WORDS))), cell.style)


def _emptied(rng: Random, cell: Cell, draft: Draft) -> Cell | None:
    del rng, draft
    return Cell(style=cell.style)


def _error(rng: Random, cell: Cell, draft: Draft) -> Cell | None:
    del draft
    formula = "A1/0" if rng.random() < 1 / 2 else None
    return Cell("e", rng.choice(ERRORS), cell.style, formula)


def _calculated(rng: Random, cell: Cell, draft: Draft) -> Cell | None:
    del rng, draft
    return replace(cell, formula="A1&B1") if cell.filled else None


def _never_calculated(rng: Random, cell: Cell, draft: Draft) -> Cell | None:
    del rng, draft
    return Cell("n", "", cell.style, formula="SUM(A1:B1)")


def _invisible(rng: Random, cell: Cell, draft: Draft) -> Cell | None:
    del draft
    if cell.tipo != "s" or not cell.filled:
        return None
    place = rng.choice((0, len(cell.raw), rng.randint(0, len(cell.raw))))
    return replace(cell, raw=cell.raw[:place] + rng.choice(INVISIBLE) + cell.raw[place:])


def _damaged(rng: Random, cell: Cell, draft: Draft) -> Cell | None:
    del rng, draft
    if cell.tipo != "s" or cell.raw.isascii():
        return None
    return replace(cell, raw=cell.raw.encode().decode("cp1252", "replace"))


def _other_case(rng: Random, cell: Cell, draft: Draft) -> Cell | None:
    del draft
    if cell.tipo != "s":
        return None
    return replace(
        cell, raw=rng.choice((cell.raw.upper(), cell.raw.lower(), cell.raw.title(), cell.raw[:-1]))
    )


def swapped_cells(rng: Random, draft: Draft) -> str:
    """Swap two neighbours, as when somebody types into the wrong column."""
    page = some_page(rng, draft)
    row = rng.randint(2, max(page.height, 2))
    one, other = rng.sample(range(1, max(page.width, 2) + 1), 2)
    first, second = page.cells.get((row, one), Cell()), page.cells.get((row, other), Cell())
    page.cells[row, one], page.cells[row, other] = second, first
    return f"{address(page, (row, one))} <-> {address(page, (row, other))}"


CELL_CHANGES: tuple[Change, ...] = (
    *map(_on_cell, (_number_to_text, _text_to_number, _date_to_text, _to_date, _to_truth, _other_format)),
    *map(_on_cell, (_other_number, _typed, _typed, _typed, _emptied, _error, _calculated, _never_calculated)),
    *map(_on_cell, (_invisible, _damaged, _other_case)),
    swapped_cells,
)
