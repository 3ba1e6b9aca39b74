"""Which answers the reports folder should hold: one for each office, one for each stray file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath

import sqlalchemy as sa

from plan import history
from plan.history import Record
from plan.standard.identidad import ESTRATEGIA_STEM
from plan.standard.vocabulary import Row
from plan.tables import CARGA

_WORDS = ("tomada", "retenida", "rechazada", "descartada")
"""What is a word on a workbook; other cargas are about rows alone."""
_AWRY = ("rechazado", "duplicado")
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_LONGEST = 80
UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Due:
    """An answer that should be there.

    Args:
        nombre: how its files begin: the code of the office, or the name of a file that is of none.
        carga: the last word on the workbook.
        origen: whose it is; "?" when not known.
        oficina: the same in words; empty for a file that is not the one its office goes by.
    """

    nombre: str
    carga: int
    origen: str
    oficina: str


def due(connection: sa.Connection) -> list[Due]:
    """Say which answers should be there, the newest word first."""
    words = _last_words(connection)
    files = {found["ruta"]: found["situacion"] for found in history.files(connection)}
    offices = {str(row["clave"]): row for row in history.rows(connection, "dependencia", origen="")}
    main = _main_paths(words, history.owners(connection), files)
    named = [_of_office(origen, words[path], offices) for origen, path in main.items()]
    strays = [
        record for path, record in words.items() if path not in main.values() and files.get(path) in _AWRY
    ]
    found = [*named, *_of_strays(strays, {each.nombre.casefold() for each in named})]
    return sorted(found, key=lambda each: -each.carga)


def name_of(origen: str, row: Row) -> str:
    """Say how the files of an answer begin; `row` is that of the office, empty when nobody knows it."""
    return safe(_code(origen, row)) if origen else ESTRATEGIA_STEM


def _last_words(connection: sa.Connection) -> dict[str, Record]:
    """Give the last word on each path."""
    last = sa.select(sa.func.max(CARGA.c.id)).where(CARGA.c.resultado.in_(_WORDS), CARGA.c.ruta != "")
    query = sa.select(CARGA).where(CARGA.c.id.in_(last.group_by(CARGA.c.ruta)))
    return {found["ruta"]: dict(found) for found in connection.execute(query).mappings()}


def _main_paths(
    words: Mapping[str, Record], owners: Mapping[str, str], files: Mapping[str, str]
) -> dict[str, str]:
    """Say which file speaks for each office: the one in force, or the newest that is there.

    One too many never does, not even while the one in force is away for a moment.
    """
    paths: dict[str, list[str]] = {}
    for path, record in sorted(words.items(), key=lambda each: -each[1]["id"]):
        if record["origen"] != UNKNOWN:
            paths.setdefault(record["origen"], []).append(path)
    return {
        origen: min(found, key=lambda path: (*_standing(files, path), path != owners.get(origen)))
        for origen, found in paths.items()
    }


def _standing(files: Mapping[str, str], path: str) -> tuple[bool, bool]:
    situacion = files.get(path, "ausente")
    return situacion == "duplicado", situacion == "ausente"


def _of_office(origen: str, record: Record, offices: Mapping[str, Row]) -> Due:
    row = offices.get(origen, {})
    nombre = name_of(origen, row)
    if not origen:
        return Due(nombre, record["id"], origen, "Estrategia")
    words = " · ".join(filter(None, (_code(origen, row), row.get("nombre"))))
    return Due(nombre, record["id"], origen, words)


def _code(origen: str, row: Row) -> str:
    return str(row.get("codigo") or origen.upper())


def _of_strays(records: Iterable[Record], taken: set[str]) -> Iterator[Due]:
    """Name the files that are of nobody, or one too many, without treading on anybody's name."""
    for record in records:
        path = PurePosixPath(record["ruta"])
        stem = safe(" - ".join(path.with_suffix("").parts))
        names = (stem, f"{stem} ({path.suffix[1:]})", f"{stem} ({_mark(record['ruta'])})")
        name = next(each for each in names if each.casefold() not in taken)
        taken.add(name.casefold())
        yield Due(name, record["id"], record["origen"], "")


def safe(name: str) -> str:
    """Spell a name so that every system can have a file of it."""
    return _UNFIT.sub("_", name)[:_LONGEST].strip(" .") or "_"


def _mark(path: str) -> str:
    return sha256(path.encode()).hexdigest()[:8]
