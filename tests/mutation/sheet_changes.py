"""What people do to rows, columns, titles and whole sheets; each change says in words what it did."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.mutation.cell_changes import Change, address, some_page
from tests.mutation.draft import Cell, Draft, Page

SLIPS = ("{}.", "{} (%)", "{}s", "  {} ", "{} *", "{}\u00a0", "\u200b{}", "{}:", "N° {}", "{}\n(ver nota)")


def swapped_values(rng: Random, draft: Draft) -> str:
    page, (one, other) = _two_columns(rng, draft)
    return _swap(page, one, other, first=2, words="the values of")


def swapped_columns(rng: Random, draft: Draft) -> str:
    page, (one, other) = _two_columns(rng, draft)
    return _swap(page, one, other, first=1, words="the whole of")


def sorted_column(rng: Random, draft: Draft) -> str:
    page = some_page(rng, draft)
    column = rng.randint(1, page.width)
    cells = [page.cells.get((row, column), Cell()) for row in range(2, page.height + 1)]
    cells.sort(key=lambda cell: cell.raw, reverse=rng.random() < 1 / 2)
    page.cells.update({(row, column): cell for row, cell in enumerate(cells, 2)})
    return f"{page.title}: column {column} sorted alone"


def shifted_column(rng: Random, draft: Draft) -> str:
    page = some_page(rng, draft)
    column = rng.randint(1, page.width)
    cells = {row: page.cells.pop((row, column), Cell()) for row in range(2, page.height + 1)}
    page.cells.update({(row + 1, column): cell for row, cell in cells.items()})
    return f"{page.title}: column {column} shifted down by one"


def merged(rng: Random, draft: Draft) -> str:
    page = some_page(rng, draft)
    row, column = rng.randint(1, page.height), rng.randint(1, page.width)
    down, right = rng.choice(((1, 0), (2, 0), (0, 1), (1, 1)))
    if page.merged:  # those of one sheet never overlap
        return ""
    covered = [(row + y, column + x) for y in range(down + 1) for x in range(right + 1)][1:]
    if rng.random() < 2 / 3:  # Excel empties what it covers, LibreOffice may keep it
        for spot in covered:
            page.cells[spot] = Cell()
    area = f"{address(page, (row, column))}:{address(page, (row + down, column + right))}"
    page.merged.append(area.replace(f"{page.title}!", ""))
    return f"{area} merged"


def hidden_rows(rng: Random, draft: Draft) -> str:
    page = some_page(rng, draft)
    page.hidden |= {rng.randint(1, page.height) for _ in range(3)}
    return f"{page.title}: rows {sorted(page.hidden)} hidden"


def hidden_sheet(rng: Random, draft: Draft) -> str:
    page = some_page(rng, draft)
    page.visible = False
    return f"{page.title} hidden"


def inserted_rows(rng: Random, draft: Draft) -> str:
    page = some_page(rng, draft)
    start, count = rng.randint(1, page.height + 1), rng.randint(1, 3)
    page.shift(0, start, count)
    text = rng.choice(("", "", "Totales", "Plan de la Secretaría", "Fuente: elaboración propia"))
    if text:
        page.cells[start, rng.randint(1, page.width)] = Cell("s", text)
    return f"{page.title}: {count} rows inserted at {start}, with {text!r}"


def inserted_column(rng: Random, draft: Draft) -> str:
    page = some_page(rng, draft)
    start = rng.randint(1, page.width + 1)
    page.shift(1, start, 1)
    title = rng.choice(("", "", "Notas", "Prioridad"))
    if title:
        page.cells[1, start] = Cell("s", title)
    rows = rng.sample(range(2, page.height + 1), min(2, page.height - 1))
    page.cells.update({(row, start): Cell("s", "algo") for row in rows})
    return f"{page.title}: a column titled {title!r} inserted at {start}, filled in rows {rows}"


def removed_row(rng: Random, draft: Draft) -> str:
    page = some_page(rng, draft)
    row = rng.randint(1, page.height)
    page.put_row(row, {})
    page.shift(0, row + 1, -1)
    return f"{page.title}: row {row} removed"


def removed_column(rng: Random, draft: Draft) -> str:
    page = some_page(rng, draft)
    column = rng.randint(1, page.width)
    page.cells = {spot: cell for spot, cell in page.cells.items() if spot[1] != column}
    page.shift(1, column + 1, -1)
    return f"{page.title}: column {column} removed"


def repeated_row(rng: Random, draft: Draft) -> str:
    page = some_page(rng, draft)
    row, end = rng.randint(1, page.height), page.height + 1
    page.put_row(end, page.row(row))
    return f"{page.title}: row {row} repeated as {end}"


def total_row(rng: Random, draft: Draft) -> str:
    page = some_page(rng, draft)
    end = page.height + rng.randint(1, 30)
    text = rng.choice(("TOTAL", "Total general", "Suma:", "", "Subtotal"))
    page.put_row(end, {1: Cell("s", text), page.width: Cell("n", "123.5")})
    return f"{page.title}: a row {text!r} at {end}"


def sunk_titles(rng: Random, draft: Draft) -> str:
    """Sort a sheet with its titles among the rows."""
    page = some_page(rng, draft)
    row = rng.randint(2, min(page.height, 15))
    titles, first = page.row(1), page.row(row)
    page.put_row(1, first)
    page.put_row(row, titles)
    return f"{page.title}: the titles changed places with row {row}"


def titles_changed(rng: Random, draft: Draft) -> str:
    page = some_page(rng, draft)
    column = rng.randint(1, page.width)
    before = page.cells.get((1, column), Cell())
    others = [cell.raw for cell in page.row(1).values()]
    title = rng.choice(
        (
            rng.choice(SLIPS).format(before.raw),
            before.raw.upper(),
            before.raw.lower().replace("ó", "o"),
            before.raw[:-1],
            rng.choice(others or [""]),
            "",
            before.raw.encode().decode("cp1252", "replace"),
            before.raw.replace("i", "í").replace("o", "0"),
        )
    )
    page.cells[1, column] = replace(before, raw=title, tipo="s")
    return f"{address(page, (1, column))}: title {before.raw!r} -> {title!r}"


def repeated_sheet(rng: Random, draft: Draft) -> str:
    page = some_page(rng, draft)
    title = rng.choice((f"{page.title} (2)", f"Copia de {page.title}", f"{page.title} ", page.title.upper()))
    if title.casefold() in {other.title.casefold() for other in draft.pages}:
        title = f"{page.title}."
    shell = "<worksheet><sheetData/></worksheet>"
    shell = shell.replace("<worksheet>", f'<worksheet xmlns="{_MAIN}">')
    draft.pages.append(replace(page, title=title, part="", cells=dict(page.cells), shell=shell))
    return f"{page.title} repeated as {title!r}"


def renamed_sheet(rng: Random, draft: Draft) -> str:
    page = some_page(rng, draft)
    before = page.title
    slips = (before.upper(), f" {before}", f"{before} 2026", before[:-1], before.replace("i", "í"), "Hoja1")
    title = rng.choice(slips)
    if title.casefold() in {other.title.casefold() for other in draft.pages}:
        return ""
    page.title = title
    return f"{before} renamed {title!r}"


def removed_sheet(rng: Random, draft: Draft) -> str:
    page = rng.choice(draft.pages)
    if len(draft.pages) == 1:
        return ""
    draft.pages.remove(page)
    return f"{page.title} removed"


def moved_sheet(rng: Random, draft: Draft) -> str:
    rng.shuffle(draft.pages)
    return "sheets in another order"


def wrong_dimension(rng: Random, draft: Draft) -> str:
    page = some_page(rng, draft)
    page.dimension = rng.choice(("A1", "A1:A2", "A1:XFD1048576", "C3:D4", "A1:AF1000"))
    return f"{page.title}: dimension {page.dimension}"


def other_identity(rng: Random, draft: Draft) -> str:
    page = next((page for page in draft.pages if page.title == "_tablero"), None)
    if page is None:
        return ""
    row = rng.randint(2, 4)
    value = rng.choice(("", "OP", "SAL", "planilla", "estrategia", "99", "1", "x"))
    page.cells[row, 2] = Cell("s", value)
    return f"_tablero: row {row} says {value!r}"


def lonely_value(rng: Random, draft: Draft) -> str:
    page = some_page(rng, draft)
    spot = (page.height + rng.randint(1, 200), rng.randint(1, page.width + 4))
    page.cells[spot] = Cell("s", rng.choice(("SI", "NO", "ver", "1")))
    return f"a lonely value at {address(page, spot)}"


def _two_columns(rng: Random, draft: Draft) -> tuple[Page, list[int]]:
    page = some_page(rng, draft)
    return page, rng.sample(range(1, page.width + 1), 2)


def _swap(page: Page, one: int, other: int, *, first: int, words: str) -> str:
    for row in range(first, page.height + 1):
        left, right = page.cells.get((row, one), Cell()), page.cells.get((row, other), Cell())
        page.cells[row, one], page.cells[row, other] = right, left
    return f"{page.title}: {words} columns {one} and {other} swapped"


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

SHEET_CHANGES: tuple[Change, ...] = (
    *(swapped_values, swapped_columns, sorted_column, shifted_column, merged, merged, hidden_rows),
    *(hidden_sheet, inserted_rows, inserted_rows, inserted_column, inserted_column, removed_row),
    *(removed_column, repeated_row, total_row, sunk_titles, titles_changed, titles_changed),
    *(repeated_sheet, renamed_sheet, removed_sheet, moved_sheet, wrong_dimension, other_identity),
    *(lonely_value,),
)
