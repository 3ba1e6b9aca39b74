"""The data dictionary: the declaration told to people, sheet by sheet and column by column, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from plan.problems import advice, title
from plan.standard import STANDARD, Column, Frequent, Need, Sheet, Workbook

MARKS = {Need.REQUIRED: "obligatoria", Need.EXPECTED: "esperada", Need.OPTIONAL: ""}


def render() -> str:
    """Spell the whole dictionary."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Diccionario de datos"
    yield ""
    yield "<!-- Se genera de la declaración de las planillas (`make docs`); no se edita a mano. -->"
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
    yield ""
    yield f"### Errores frecuentes en el libro «{book.tipo}»"
    yield ""
    yield "| columnas | si se escribe | hay que escribir | por qué |"
    yield "|---|---|---|---|"
    for frequent in book.mistakes():
        yield _mistake(frequent)


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
    if sheet.pitfalls:
        yield ""
        yield "Lo que más se corrige en esta hoja:"
        yield ""
        for code in sheet.pitfalls:
            yield f"- {title(code)}. {advice(code)}"


def _mistake(frequent: Frequent) -> str:
    mistake = frequent.mistake
    instead = f"`{mistake.instead}`" if mistake.instead else "nada: la celda va vacía"
    return _line(", ".join(frequent.columns), f"`{mistake.typed}`", instead, mistake.why)


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
    return _line(*cells)


def _line(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
