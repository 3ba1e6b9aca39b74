"""Hostile texts in every cell of the town that takes any text, and a walk through all its pages."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from plan.standard import TABLES, Column
from plan.standard.kinds import Codigo
from plan.standard.kinds.base import Storage
from plan.tables import CARGA, PROBLEMA, ROW_TABLES
from tests.dashboard.factory import Factory
from tests.dashboard.kinds import kind_of

MIXED = " ".join(
    (
        "=cmd|' /C calc'!A0",
        "</script></title></textarea><script>window.hacked = 1</script>",
        "'\"><img src=x onerror=window.hacked=1>",
        "<svg/onload=window.hacked=1>",
        "{{ 7 * 7 }} %s {0} &amp; &lt;",
        "\u202egnirts\u2067 \u200b\u200d\ufeff",
        "Z\u0351\u036b\u0343\u036a\u0302\u0369a\u0334\u0335\u0336l" + "\u0300" * 60 + "go",
        "👩‍👩‍👧‍👦🏳️‍🌈" * 10,
        "a\x00b\x08c\x1b\ufffe",
    )
)
LONG = "Palabralarguísima" * 1800 + "fin"
RUN_ON = "W" * 200

HOSTILE = f"{MIXED} {LONG}"


def takes_any_text(column: Column) -> bool:
    kind = column.kind
    chosen = kind.options or kind.refers_to or isinstance(kind, Codigo) or column.name == "codigo_anterior"
    return kind.storage is Storage.TEXT and not chosen


def overwrite(factory: Factory, text: str) -> None:
    """Put a text into every cell that takes any, of every table, and into what is known of each load."""
    file = f"{text[:200].replace('/', '')}.xlsx"
    with factory.engine.begin() as connection:
        for name, sheet in TABLES.items():
            free = {column.name: text for column in sheet.columns if takes_any_text(column)}
            if free := {column: value for column, value in free.items() if column not in sheet.key}:
                connection.execute(ROW_TABLES[name].update().values(**free))
        connection.execute(CARGA.update().values(guardado_por=text, ruta=file))
        connection.execute(PROBLEMA.update().values(columna=text, celda=text[:20]))
    factory.load("SAL", date(2026, 11, 19), date(2026, 11, 19), guardado_por=text, ruta=file)


def walk(client: FlaskClient, start: str = "/", most: int = 2) -> Iterator[tuple[str, TestResponse]]:
    """Follow every link of the site, each kind of page and file a few times."""
    waiting, seen, times = [start], {start}, Counter[str]()
    while waiting:
        address = waiting.pop(0)
        times[kind_of(address)] += 1
        if times[kind_of(address)] > most:
            continue
        answer = client.get(address)
        yield address, answer
        found = [each for each in links(answer) if each not in seen]
        seen.update(found)
        waiting.extend(found)


def links(answer: TestResponse) -> list[str]:
    """Find the addresses of the site that a page leads to."""
    if answer.mimetype != "text/html":
        return []
    found = map(html.unescape, re.findall(r'(?:href|src)="(/[^"#]*)', answer.get_data(as_text=True)))
    return [each for each in found if not each.startswith("/static/")]
