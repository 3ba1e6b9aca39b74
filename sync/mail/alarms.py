"""Notes what of the installation fails and what works again; a fault in noting it is nobody's fault."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from plan import database, informes
from plan.config import Config
from plan.folder import BIEN, FALTAN
from plan.tables import RESPUESTA
from sync.full_disk import full_disk_sentence, is_full_disk
from sync.mail.fallas import CARPETA, DISCO, FALLA, INFORME, RECORRIDO, subject
from sync.mail.outbox import News, alarmed, note
from sync.standing import Standing

LOG = logging.getLogger("tablero.correo")

_PASSING = timedelta(minutes=5)
"""A folder that is away for less is nobody's alarm."""
_ONCE_MORE = timedelta(minutes=2)
"""A scan that fails for less is nobody's alarm either."""
_TOLD = frozenset({informes.EDITADA, informes.SIN_ACCESO, informes.FALLIDA})
_IN_BETWEEN = frozenset({informes.ESCRIBIENDO, informes.ABIERTA})
"""What these end in is told; that what was told before is over, they do not say."""


class Alarms:
    """Alarms of an installation, each told once while it lasts; from one thread."""

    def __init__(self, config: Config, engine: sa.Engine) -> None:
        """Note in the outbox of a database."""
        self._config = config
        self._engine = engine
        self._noted: dict[str, str] = {}
        self._unwritten: dict[str, News] = {}

    def unwritten(self) -> list[News]:
        """List the alarms that the database could not take; they have to be sent without it."""
        return list(self._unwritten.values())

    def forget(self, news: News) -> None:
        """Take an alarm that the database could not take as told."""
        self._unwritten.pop(news.tema, None)

    def failed(self, error: Exception, now: datetime) -> None:
        """Note that a scan failed."""
        if is_full_disk(error):
            sentence = full_disk_sentence(self._config.datos)
            self._note(News(FALLA, DISCO, DISCO, now, _ONCE_MORE, detalle=sentence))
        else:
            sentence = _sentence(error)
            self._note(News(FALLA, RECORRIDO, type(error).__name__, now, _ONCE_MORE, detalle=sentence))

    def worked(self, now: datetime) -> None:
        """Note that a scan came to its end."""
        for kind in (DISCO, RECORRIDO):
            self._note(News(FALLA, kind, "", now))

    def folder(self, standing: Standing, now: datetime) -> None:
        """Note how the shared folder stands: at once when many workbooks are lost."""
        huella = "" if standing.situacion == BIEN else standing.situacion
        wait = timedelta() if standing.situacion in {BIEN, FALTAN} else _PASSING
        self._note(News(FALLA, CARPETA, huella, now, wait, detalle=standing.detalle))

    def reports(self, connection: sa.Connection, now: datetime) -> None:
        """Note which reports could not be left, and which copies somebody worked in."""
        rows = connection.execute(sa.select(RESPUESTA)).all()
        there = {subject(INFORME, found.nombre) for found in rows}
        gone = alarmed(connection, FALLA, INFORME) - there
        for news in (*_reports(rows, now), *(News(FALLA, tema, "", now) for tema in sorted(gone))):
            self._note(news)

    def _note(self, news: News) -> None:
        if not self._config.correo.activo or self._noted.get(news.tema) == news.huella:
            return
        try:
            with self._engine.begin() as connection:
                note(connection, news)
        except (sa.exc.SQLAlchemyError, OSError) as error:
            if not news.huella:
                return
            LOG.warning("No se pudo anotar una alarma (%s): se manda sin anotarla.", error)
            self._unwritten[news.tema] = news
        else:
            self._unwritten.pop(news.tema, None)
        self._noted[news.tema] = news.huella


def _sentence(error: Exception) -> str:
    if isinstance(error, sa.exc.SQLAlchemyError):
        return database.broken(error)
    return (
        f"El recorrido de la carpeta compartida falla ({type(error).__name__}: {error}). Se vuelve a "
        "intentar en cada vuelta, y lo ya cargado se sigue viendo. El detalle está en el registro."
    )


def _reports(rows: Iterable[sa.Row[Any]], now: datetime) -> Iterator[News]:
    for found in rows:
        if found.situacion in _IN_BETWEEN:
            continue
        huella = f"{found.situacion} {found.detalle}" if found.situacion in _TOLD else ""
        tema = subject(INFORME, found.nombre)
        wait = _PASSING if found.situacion == informes.SIN_ACCESO else timedelta()
        yield News(FALLA, tema, huella, now, wait, found.carga or None, found.detalle)
