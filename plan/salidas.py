"""What leaves for people, reports and mails: how it stands, read and told alike by doctor and the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from plan import informes
from plan.correo import Correo
from plan.figures import counted
from plan.tables import CORREO, ENVIO, RESPUESTA

POR_SALIR = ("pendiente", "enviando", "demorado")
"""How a mail to an address stands (`envio.situacion`) that has not gone yet."""
RECHAZADO = "rechazado"
ENVIADO = "enviado"

MOST = 10


@dataclass(frozen=True, slots=True)
class Respuesta:
    """An answer in the reports folder that is not as it should be: a sentence, and since when."""

    detalle: str
    desde: datetime


@dataclass(frozen=True, slots=True)
class Espera:
    """Mails that were tried in vain: how many, since when the oldest, and what the server last said."""

    cuantos: int
    desde: datetime
    detalle: str


@dataclass(frozen=True, slots=True)
class Rechazo:
    """An address that took no mail the last time: which mail, when, and what was said."""

    para: str
    asunto: str
    momento: datetime
    detalle: str


@dataclass(frozen=True, slots=True)
class Salidas:
    """How all that leaves stands; moments are in the town's time zone."""

    respuestas: Sequence[Respuesta] = ()
    espera: Espera | None = None
    rechazos: Sequence[Rechazo] = ()
    ultimo: datetime | None = None


def read(connection: sa.Connection, zona: ZoneInfo) -> Salidas:
    """Read how reports and mails stand at this moment."""
    return Salidas(
        respuestas=_answers(connection, zona),
        espera=waiting(connection, zona),
        rechazos=refused(connection, zona),
        ultimo=_last_sent(connection, zona),
    )


def waiting(connection: sa.Connection, zona: ZoneInfo) -> Espera | None:
    """Gather the mails that were tried in vain; one that was not tried yet is on its way."""
    query = (
        sa.select(ENVIO.c.detalle, CORREO.c.escrito)
        .join(CORREO, CORREO.c.id == ENVIO.c.correo)
        .where(ENVIO.c.situacion.in_(POR_SALIR), ENVIO.c.intentos > 0)
        .order_by(CORREO.c.id)
    )
    found = connection.execute(query).all()
    return Espera(len(found), _here(found[0].escrito, zona), found[-1].detalle) if found else None


def refused(connection: sa.Connection, zona: ZoneInfo) -> list[Rechazo]:
    """Name the addresses that refused the last mail that was settled."""
    settled = ENVIO.c.situacion.in_((ENVIADO, RECHAZADO))
    last = sa.select(ENVIO.c.para, sa.func.max(ENVIO.c.correo).label("correo")).where(settled)
    newest = last.group_by(ENVIO.c.para).subquery()
    query = (
        sa.select(ENVIO.c.para, CORREO.c.asunto, ENVIO.c.momento, ENVIO.c.detalle)
        .join(newest, sa.and_(newest.c.para == ENVIO.c.para, newest.c.correo == ENVIO.c.correo))
        .join(CORREO, CORREO.c.id == ENVIO.c.correo)
        .where(ENVIO.c.situacion == RECHAZADO)
        .order_by(ENVIO.c.para)
    )
    return [
        Rechazo(found.para, found.asunto, _here(found.momento, zona), found.detalle)
        for found in connection.execute(query.limit(MOST))
    ]


def troubles(correo: Correo, salidas: Salidas) -> Iterator[str]:
    """Say what did not reach whom, and what to do; mails are nobody's trouble where none is sent."""
    for respuesta in salidas.respuestas:
        yield f"Desde el {_moment(respuesta.desde)}: {respuesta.detalle}"
    if not correo.activo:
        return
    if salidas.espera:
        yield waiting_sentence(salidas.espera)
    yield from map(refused_sentence, salidas.rechazos)


def waiting_sentence(espera: Espera) -> str:
    """Say that mails wait for the server."""
    mails = counted(espera.cuantos, "correo espera", "correos esperan")
    why = f": {espera.detalle.rstrip('.')}" if espera.detalle else ""
    return f"{mails} desde el {_moment(espera.desde)}{why}. Se vuelve a intentar solo."


def refused_sentence(rechazo: Rechazo) -> str:
    """Say that an address took no mail, and what to do."""
    return (
        f"El servidor no aceptó «{rechazo.asunto}» para {rechazo.para}, el {_moment(rechazo.momento)}: "
        f"{rechazo.detalle.rstrip('.')}. Corrija la dirección, o pida que se mande otra vez con «python "
        "tablero.py correo reintentar»."
    )


def mail_sentence(correo: Correo, salidas: Salidas) -> str:
    """Say whether mail is sent at all, and when the last one went."""
    if not correo.activo:
        return (
            "El correo no está configurado: a las oficinas y a la coordinación no les llega ninguno. Se "
            "configura en la sección [correo] de config.toml."
        )
    if salidas.ultimo is None:
        return "Todavía no salió ningún correo."
    return f"El último correo salió el {_moment(salidas.ultimo)}."


def _answers(connection: sa.Connection, zona: ZoneInfo) -> list[Respuesta]:
    wrong = RESPUESTA.c.situacion.in_(informes.TROUBLE)
    query = sa.select(RESPUESTA.c.detalle, RESPUESTA.c.momento).where(wrong).order_by(RESPUESTA.c.nombre)
    return [
        Respuesta(found.detalle, _here(found.momento, zona))
        for found in connection.execute(query.limit(MOST))
    ]


def _last_sent(connection: sa.Connection, zona: ZoneInfo) -> datetime | None:
    query = sa.select(sa.func.max(ENVIO.c.momento)).where(ENVIO.c.situacion == ENVIADO)
    moment = connection.execute(query).scalar()
    return _here(moment, zona) if moment else None


def _here(moment: str, zona: ZoneInfo) -> datetime:
    return datetime.fromisoformat(moment).astimezone(zona)


def _moment(moment: datetime) -> str:
    return f"{moment:%d/%m/%Y a las %H:%M}"
