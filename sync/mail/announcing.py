"""Whom to tell of a load: noted in its own transaction, from its entry in the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import sha256

import sqlalchemy as sa

from plan import informes
from plan.config import Config
from plan.history import Record
from plan.problems import ALSO_ROWS
from sync.entry import Entry
from sync.mail.outbox import News, keep_up, note
from sync.store import Announce

OFICINA = "oficina"
PLANILLA = "planilla"
NOBODY = "?"
"""The origen of a workbook of which nobody knows whose it is."""

_TOGETHER = timedelta(seconds=60)
"""Workbooks turned away within this time are told in one mail."""
_OF_WORKBOOKS = frozenset({"carga", "generada", "revalidacion", "decision"})
_FATES = frozenset({"tomada", "retenida", "rechazada", "descartada"})
_TURNED_AWAY = frozenset({"retenida", "rechazada"})
_WHICH = ("codigo", "hoja", "columna")
_MOVING = frozenset({"hoy", "fila", "filas", "celda", "celdas", "tambien", ALSO_ROWS})
"""Facts that change by themselves: with the day, or with a row put in above."""


def announcer(config: Config) -> Announce:
    """Make what notes whom to tell of each load; where no mail is sent, it keeps up what was noted before."""
    calm = timedelta(minutes=config.correo.minutos_de_calma)
    noting = note if config.correo.activo else keep_up

    def announce(connection: sa.Connection, entry: Entry) -> None:
        for news in _news(entry, calm):
            if not (news.clase == OFICINA and news.huella and _is_of_the_service(connection, entry.carga)):
                noting(connection, news)

    return announce


def fingerprint(carga: Record, problemas: Sequence[Record]) -> str:
    """Tell apart what people have to deal with, wherever its rows stand; empty when there is nothing."""
    fate = "" if carga["resultado"] == "tomada" else carga["resultado"]
    why = carga["detalle"] if fate == "retenida" else ""
    found = sorted(
        json.dumps([*(each[name] for name in _WHICH), _facts(each)], ensure_ascii=False)
        for each in problemas
        if each["severidad"] != "nota"
    )
    if not fate and not found:
        return ""
    return sha256("\n".join((fate, why, *found)).encode()).hexdigest()


def _is_of_the_service(connection: sa.Connection, carga: Record) -> bool:
    """Tell a workbook as the service wrote it: no office has to answer for what it says."""
    return carga["clase"] == "generada" or not informes.has_reported(connection, carga["origen"])


def _news(entry: Entry, calm: timedelta) -> Iterator[News]:
    carga = entry.carga
    if carga["clase"] not in _OF_WORKBOOKS or carga["resultado"] not in _FATES:
        return
    moment = datetime.fromisoformat(carga["momento"])
    huella = fingerprint(carga, entry.problemas)
    if carga["origen"] != NOBODY:
        tema, saved = _subject(entry), carga["clase"] == "carga"
        yield News(OFICINA, tema, huella, moment, calm, entry.number, postpones=saved)
    away = huella if carga["resultado"] in _TURNED_AWAY else ""
    yield News(PLANILLA, carga["ruta"], away, moment, _TOGETHER, entry.number)


def _facts(problema: Record) -> list[tuple[str, str]]:
    facts: dict[str, str] = json.loads(problema["hechos"])
    return sorted((name, value) for name, value in facts.items() if name not in _MOVING)


def _subject(entry: Entry) -> str:
    """Name what an office is told about: its workbook, wherever it lies, or a second file of its own."""
    origen: str = entry.carga["origen"]
    second = entry.archivo is not None and entry.archivo["situacion"] == "duplicado"
    return f"{origen}/{entry.carga['ruta']}" if second else origen
