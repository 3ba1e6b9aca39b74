"""Read the projects of an office from the text they are drawn in.

    01 | Nombre | lineamiento | patrón | inicio | fin | marcha | Responsable | millones | lugar
    De qué se trata, en una oración.
    + Códigos de las dependencias que participan
    ! Observaciones
    - reservado, cuando no se muestra al público
    * Indicador | unidad | línea base | meta | frecuencia | traits

    @ lineamiento | inicio | fin
    * Indicador del lineamiento entero | ...

Days count from today; a base of `-` is blank; `traits` are words of `medicion.TRAITS`.
"""

from __future__ import annotations

from functools import cache

from sync.example.shapes import Common, Measure, Proyecto

COMMON = "@"
MEASURE = "*"
PARTNERS = "+"
REMARK = "!"
PRIVATE = "-"
MARKS = (MEASURE, PARTNERS, REMARK, PRIVATE)


@cache
def read(text: str) -> tuple[Proyecto, ...]:
    """Read the projects of an office."""
    return tuple(_project(lines) for lines in _blocks(text) if not lines[0].startswith(COMMON))


@cache
def read_common(text: str) -> tuple[Common, ...]:
    """Read what an office measures of whole lineamientos."""
    return tuple(_common(lines) for lines in _blocks(text) if lines[0].startswith(COMMON))


def _blocks(text: str) -> list[list[str]]:
    return [[line.strip() for line in block.splitlines()] for block in text.strip().split("\n\n")]


def _common(lines: list[str]) -> Common:
    lineamiento, inicio, fin = _fields(lines[0].removeprefix(COMMON))
    return Common(lineamiento, int(inicio), int(fin), _measures(lines))


def _project(lines: list[str]) -> Proyecto:
    number, nombre, lineamiento, pattern, inicio, fin, course, responsable, amount, place = _fields(lines[0])
    return Proyecto(
        number,
        nombre,
        lineamiento,
        pattern,
        int(inicio),
        int(fin),
        course,
        responsable,
        float(amount),
        place,
        " ".join(line for line in lines[1:] if not line.startswith(MARKS)),
        _measures(lines),
        _marked(lines, PARTNERS),
        _marked(lines, REMARK),
        bool(_marked(lines, PRIVATE)),
    )


def _marked(lines: list[str], mark: str) -> str:
    return " ".join(line.removeprefix(mark).strip() for line in lines if line.startswith(mark))


def _measures(lines: list[str]) -> tuple[Measure, ...]:
    return tuple(_measure(line.removeprefix(MEASURE)) for line in lines if line.startswith(MEASURE))


def _measure(line: str) -> Measure:
    nombre, unidad, base, meta, frecuencia, *traits = _fields(line)
    start = None if base == "-" else float(base)
    words = frozenset(word.strip() for trait in traits for word in trait.split(","))
    return Measure(nombre, unidad, start, float(meta), frecuencia, words)


def _fields(line: str) -> list[str]:
    return [field.strip() for field in line.split("|")]
