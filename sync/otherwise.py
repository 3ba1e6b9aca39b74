"""What of a carga would be otherwise today, in sentences: its entry held against one made now."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping

from plan.history import Record
from plan.problems import Place, Problem, Severity, message, title
from sync.entry import Entry

_COUNTS = (
    ("escritas", "escritas"),
    ("tomadas", "tomadas"),
    ("cuarentena", "en cuarentena"),
    ("omitidas", "omitidas"),
)

Spot = tuple[str, Severity, Place]
"""What makes a problem the same one: code, severity and place; its words may improve."""

Version = tuple[str, str]
"""A row: table and key."""


def otherwise(before: Entry, after: Entry) -> Iterator[str]:
    """Say each thing that is decided otherwise in `after`: outcome, counts, problems and rows."""
    yield from _outcome(before.carga, after.carga)
    old, new = _problems(before), _problems(after)
    yield from (f"Aparece {_told(found)}" for found in _more(new, old))
    yield from (f"Ya no está {_told(found)}" for found in _more(old, new))
    yield from _rows(_opened(before), _opened(after))
    yield from _closed(set(before.cerradas), set(after.cerradas))


def _outcome(before: Record, after: Record) -> Iterator[str]:
    if before["resultado"] != after["resultado"]:
        why = f": {after['detalle']}" if after["resultado"] == "retenida" else "."
        yield f"Fue {before['resultado']}; hoy sería {after['resultado']}{why}"
    counts = [
        f"{words} {before[name]} → {after[name]}" for name, words in _COUNTS if before[name] != after[name]
    ]
    if counts:
        yield f"Filas: {', '.join(counts)}."
    if before["corte"] != after["corte"]:
        yield f"El corte: {_spelt(before['corte'])} → {_spelt(after['corte'])}."


def _problems(entry: Entry) -> Mapping[Spot, list[Problem]]:
    found: dict[Spot, list[Problem]] = defaultdict(list)
    for record in entry.problemas:
        place = Place("", record["hoja"], record["fila"], record["columna"], record["celda"])
        severity = Severity(record["severidad"])
        problem = Problem(record["codigo"], severity, place, json.loads(record["hechos"]))
        found[problem.code, severity, place].append(problem)
    return found


def _more(these: Mapping[Spot, list[Problem]], than: Mapping[Spot, list[Problem]]) -> Iterator[Problem]:
    for spot, problems in these.items():
        yield from problems[len(than.get(spot, ())) :]


def _told(found: Problem) -> str:
    try:
        said = message(found)
    except KeyError:  # today's sentence names a fact that was not noted then
        said = f"{title(found.code)}."
    where = f" en {found.place}" if str(found.place) else ""
    return f"{_WORDS[found.severity]}{where}: {said}"


_WORDS = {Severity.ERROR: "el error", Severity.ADVERTENCIA: "la advertencia", Severity.NOTA: "la nota"}


def _opened(entry: Entry) -> Mapping[Version, Record]:
    return {
        (found["table"], found["clave"]): found["values"] | {"marca": found["marca"], "al": found["al"]}
        for found in entry.abiertas
    }


def _rows(before: Mapping[Version, Record], after: Mapping[Version, Record]) -> Iterator[str]:
    for version in before.keys() - after.keys():
        yield f"{_named(version)}: hoy no cambiaría."
    for version, row in after.items():
        old = before.get(version)
        if old is None:
            yield f"{_named(version)}: hoy cambiaría."
            continue
        apart = [name for name, value in row.items() if old.get(name) != value]
        if apart:
            told = (f"{name} {_spelt(old.get(name))} → {_spelt(row[name])}" for name in apart)
            yield f"{_named(version)}: {', '.join(told)}."


def _closed(before: set[Version], after: set[Version]) -> Iterator[str]:
    yield from (f"{_named(version)}: hoy no se cerraría." for version in sorted(before - after))
    yield from (f"{_named(version)}: hoy se cerraría." for version in sorted(after - before))


def _named(version: Version) -> str:
    table, clave = version
    return f"«{table}» {clave.replace(chr(31), ' · ')}".rstrip()


def _spelt(value: object) -> str:
    return "(vacío)" if value is None else f"«{value}»"
