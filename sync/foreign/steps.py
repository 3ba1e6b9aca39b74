"""The order of work that carries a workbook of theirs over to ours, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plan.figures import counted
from plan.standard import ESTRATEGIA, PLANILLA, Need
from sync.foreign.periods import TABLE_OF
from sync.foreign.shapes import Family, Part
from sync.foreign.wording import listed

_ORDER = [sheet.table for book in (ESTRATEGIA, PLANILLA) for sheet in book.sheets]
_OF_STRATEGY = frozenset({"eje", "dependencia", "relacion"})
_IN_STRATEGY = frozenset(sheet.table for sheet in ESTRATEGIA.sheets)
_MOST_NAMED = 6


def steps(families: Sequence[Family], *, has_strategy: bool) -> tuple[str, ...]:
    """Say what to do first, second and so on; nothing when nothing was recognised."""
    if not families:
        return ()
    return tuple(_steps(families, has_strategy=has_strategy))


def mending(families: Sequence[Family], lacking: Sequence[str]) -> tuple[str, ...]:
    """Say how a workbook of ours that lost sheets gets them back from sheets of another name."""
    found = {
        part.sheet.title: family.first.title
        for family in reversed(families)
        for part in family.first.parts[:1]
    }
    sentences = [
        f"Vuelva a llamar «{title}» a la hoja «{found[title]}» y a sus columnas como se dice arriba."
        for title in lacking
        if title in found
    ]
    lost = tuple(title for title in lacking if title not in found)
    if lost:
        sentences.append(
            f"De {listed(lost)} no se ve ninguna hoja parecida: cópiela de una planilla en blanco."
        )
    return tuple(sentences)


def _steps(families: Sequence[Family], *, has_strategy: bool) -> Iterator[str]:
    yield "Trabaje sobre una copia de este libro; el original queda como está."
    yield (
        "Para ahorrarse el copiado, agregue «--borrador CARPETA» a esta orden: escribe allí las planillas,"
        " con lo reconocido en su lugar y códigos propuestos. Lo que sigue es lo que hay que repasar."
    )
    parts = sorted(_parts(families), key=lambda one: _ORDER.index(one[0].sheet.table))
    tables = {part.sheet.table for part, _ in parts}
    of_strategy = _OF_STRATEGY if tables - _IN_STRATEGY else _IN_STRATEGY
    strategic = [one for one in parts if one[0].sheet.table in of_strategy]
    if not has_strategy or strategic:
        yield from _strategy(strategic, has_strategy=has_strategy)
    own = [one for one in parts if one[0].sheet.table not in of_strategy]
    if own:
        yield _workbooks(families)
        yield from _unknown(families)
        for part, where in own:
            yield _copy(part, where)
        yield from _periods(families)
        yield "En Informe, escriba en Corte la fecha hasta la que llega la información."
        yield (
            "Pegue siempre con «Pegado especial», «Valores»:"
            " así quedan las listas y los formatos de la planilla."
        )
    name = "CÓDIGO.xlsx" if own else "estrategia.xlsx"
    yield f"Revise lo copiado con «python tablero.py check {name}» y corrija lo que señale, celda por celda."


def _parts(families: Iterable[Family]) -> Iterator[tuple[Part, str]]:
    for family in families:
        where = f"«{family.first.title}»"
        if len(family.sheets) > 1:
            where += f" y {counted(len(family.sheets) - 1, 'hoja igual', 'hojas iguales')}"
        for part in family.first.parts:
            yield part, where


def _strategy(parts: Sequence[tuple[Part, str]], *, has_strategy: bool) -> Iterator[str]:
    if has_strategy:
        yield "La estrategia ya existe: compruebe que tenga lo que trae este libro."
    else:
        yield (
            "Todavía no hay estrategia: complete «estrategia.xlsx» (está en templates_xlsx) con el plan,"
            " los ejes, las dependencias y los lineamientos comunes, y guárdela en la carpeta compartida."
        )
    for part, where in parts:
        yield _copy(part, where)


def _workbooks(families: Sequence[Family]) -> str:
    names = [office.code or f"la de {office.name}" for family in families for office in family.offices]
    names = list(dict.fromkeys(names))
    made = "«python tablero.py templates» las escribe en la carpeta compartida, una por dependencia"
    if len(names) <= 1:
        whose = next((office.code for family in families for office in family.offices if office.code), "")
        return f"Abra la planilla de {whose or 'la dependencia'} ({made})."
    shown = ", ".join(names[:_MOST_NAMED]) + (" y las demás" if len(names) > _MOST_NAMED else "")
    return f"Hace falta una planilla por oficina, {len(names)} en total: {shown} ({made})."


def _unknown(families: Sequence[Family]) -> Iterator[str]:
    """Tell of offices that the strategy does not know, when it knows others of them."""
    offices = [office for family in families for office in family.offices]
    unknown = list(dict.fromkeys(office.name for office in offices if not office.code))
    if unknown and len(unknown) < len(offices):
        shown = listed(unknown, _MOST_NAMED)
        yield (
            f"No están con ese nombre en la estrategia: {shown}. Vea si se llaman de otro modo o agréguelas"
            " en Dependencias."
        )


def _periods(families: Sequence[Family]) -> Iterator[str]:
    """Tell of the columns that are one for each period, by the sheet where the periods are rows."""
    places: dict[str, list[str]] = {}
    for family in families:
        for column in family.first.homeless:
            if column.place in TABLE_OF:
                places.setdefault(column.place, []).append(column.heading.letter)
    for place, letters in places.items():
        yield f"Los períodos que están en columnas ({', '.join(letters)}) pasan a filas. {place}."


def _copy(part: Part, where: str) -> str:
    filled = (link for link in part.links if link.filled)
    columns = ", ".join(f"{link.heading.letter} → {link.column.title}" for link in filled)
    source = (
        f"una fila por cada valor distinto de la columna {part.names.letter} «{part.names.title}»"
        f" ({counted(part.rows, 'fila', 'filas')})"
        if part.names
        else counted(part.rows, "fila", "filas")
    )
    return f"{part.sheet.title}: {source} de {where}. Columnas: {columns}.{_needed(part)}"


def _needed(part: Part) -> str:
    needed = [column for column in part.missing if column.need is Need.REQUIRED]
    if not needed:
        return ""
    told = "; ".join(f"{column.title} ({advice(part, column.name)})" for column in needed)
    return f" Agregue {told}."


def advice(part: Part, name: str) -> str:
    """Say how to come by a required column that they do not have."""
    column = part.sheet.by_name[name]
    if part.sheet.key == (name,):
        return f"invéntelo corto y no lo cambie más, por ejemplo {column.example}"
    if column.kind.refers_to:
        return f"el código de la hoja {column.kind.refers_to} al que corresponde"
    if column.kind.options:
        return " o ".join(column.kind.options)
    return f"por ejemplo {column.example}" if column.example else column.help.rstrip(".").lower()
