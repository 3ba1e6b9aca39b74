"""The data dictionary: the declaration told to people, sheet by sheet and column by column, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from plan.standard import STANDARD, Column, Need, Sheet, Workbook

MARKS = {Need.REQUIRED: "obligatoria", Need.EXPECTED: "esperada", Need.OPTIONAL: ""}


def render() -> str:
    """Spell the whole dictionary."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Diccionario de datos"
    yield ""
    yield "Se genera de la declaración de las planillas (`make docs`); no se edita a mano."
    yield ""
    yield "Una fila sin una columna **obligatoria** no se toma; sin una **esperada** se toma con un aviso."
    for book in STANDARD.values():
        yield from _book(book)


def _book(book: Workbook) -> Iterator[str]:
    yield ""
    yield f"## Libro «{book.tipo}»"
    yield ""
    yield book.help
    for sheet in book.sheets:
        yield from _sheet(sheet)


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield ""
    yield f"### Hoja «{sheet.title}»"
    yield ""
    yield sheet.help
    if sheet.key:
        titles = " + ".join(f"`{sheet.by_name[name].title}`" for name in sheet.key)
        yield f"Una fila se distingue de otra por {titles}."
    yield ""
    yield "| columna | hace falta | qué es | qué se escribe | ejemplo | en la base |"
    yield "|---|---|---|---|---|---|"
    for column in sheet.columns:
        yield _column(sheet, column)


def _column(sheet: Sheet, column: Column) -> str:
    public = "" if column.public else " No se publica."
    cells = (
        f"`{column.title}`",
        MARKS[column.need],
        f"{column.help}{public}",
        column.kind.describe(),
        f"`{column.example}`" if column.example else "",
        f"`{sheet.table}.{column.name}` {column.kind.storage.value}",
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
