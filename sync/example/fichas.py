"""Read the projects of an office from the text they are drawn in.

    01 | Nombre | lineamiento | patrón | inicio | fin | marcha | Responsable | millones | lugar
    De qué se trata, en una oración.
    + Códigos de las dependencias que participan
    ! Observaciones
    - reservado, cuando no se muestra al público
    * Indicador | unidad | línea base | meta | frecuencia | rasgos

    @ lineamiento | inicio | fin
    * Indicador del lineamiento entero | ...

Days count from today; a base of `-` is blank; `rasgos` are words of `medicion.RASGOS`.
"""

from __future__ import annotations

from functools import cache

from sync.example.shapes import Comun, Medida, Proyecto

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
def read_common(text: str) -> tuple[Comun, ...]:
    """Read what an office measures of whole lineamientos."""
    return tuple(_common(lines) for lines in _blocks(text) if lines[0].startswith(COMMON))


def _blocks(text: str) -> list[list[str]]:
    return [[line.strip() for line in block.splitlines()] for block in text.strip().split("\n\n")]


def _common(lines: list[str]) -> Comun:
    lineamiento, inicio, fin = _fields(lines[0].removeprefix(COMMON))
    return Comun(lineamiento, int(inicio), int(fin), _measures(lines))


def _project(lines: list[str]) -> Proyecto:
    numero, nombre, lineamiento, patron, inicio, fin, marcha, responsable, monto, lugar = _fields(lines[0])
    return Proyecto(
        numero,
        nombre,
        lineamiento,
        patron,
        int(inicio),
        int(fin),
        marcha,
        responsable,
        float(monto),
        lugar,
        " ".join(line for line in lines[1:] if not line.startswith(MARKS)),
        _measures(lines),
        _marked(lines, PARTNERS),
        _marked(lines, REMARK),
        bool(_marked(lines, PRIVATE)),
    )


def _marked(lines: list[str], mark: str) -> str:
    return " ".join(line.removeprefix(mark).strip() for line in lines if line.startswith(mark))


def _measures(lines: list[str]) -> tuple[Medida, ...]:
    return tuple(_measure(line.removeprefix(MEASURE)) for line in lines if line.startswith(MEASURE))


def _measure(line: str) -> Medida:
    nombre, unidad, base, meta, frecuencia, *rasgos = _fields(line)
    start = None if base == "-" else float(base)
    words = frozenset(word.strip() for rasgo in rasgos for word in rasgo.split(","))
    return Medida(nombre, unidad, start, float(meta), frecuencia, words)


def _fields(line: str) -> list[str]:
    return [field.strip() for field in line.split("|")]
