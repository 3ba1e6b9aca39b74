"""What pages ask of the database about reports and mails; nothing of it is for the public view."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from dashboard.day.visibility import View
from plan import informes
from plan.salidas import ENVIADO, POR_SALIR, RECHAZADO, Espera, Rechazo, Respuesta, Salidas
from plan.tables import CORREO, ENVIO, RESPUESTA

MOST = 10


def outgoing(connection: sa.Connection, view: View, zona: ZoneInfo) -> Salidas:
    """Say how reports and mails stand at this moment."""
    if view is View.PUBLIC:
        return Salidas()
    last = sa.select(sa.func.max(ENVIO.c.momento)).where(ENVIO.c.situacion == ENVIADO)
    moment = connection.execute(last).scalar()
    return Salidas(
        respuestas=_answers(connection, zona),
        espera=_waiting(connection, zona),
        rechazos=_refused(connection, zona),
        ultimo=_here(moment, zona) if moment else None,
    )


def _answers(connection: sa.Connection, zona: ZoneInfo) -> list[Respuesta]:
    query = (
        sa.select(RESPUESTA).where(RESPUESTA.c.situacion.in_(informes.TROUBLE)).order_by(RESPUESTA.c.nombre)
    )
    found = connection.execute(query.limit(MOST)).mappings()
    return [Respuesta(each["detalle"], _here(each["momento"], zona)) for each in found]


def _waiting(connection: sa.Connection, zona: ZoneInfo) -> Espera | None:
    """Gather the mails that were tried in vain; one that was not tried yet is on its way."""
    query = (
        sa.select(ENVIO.c.detalle, CORREO.c.creado)
        .join(CORREO, CORREO.c.id == ENVIO.c.correo)
        .where(ENVIO.c.situacion.in_(POR_SALIR), ENVIO.c.intentos > 0)
        .order_by(CORREO.c.id)
    )
    found = connection.execute(query).mappings().all()
    if not found:
        return None
    return Espera(len(found), _here(found[0]["creado"], zona), found[-1]["detalle"])


def _refused(connection: sa.Connection, zona: ZoneInfo) -> list[Rechazo]:
    """Name the addresses that refused the last mail that was settled."""
    settled = ENVIO.c.situacion.in_((ENVIADO, RECHAZADO))
    last = sa.select(ENVIO.c.para, sa.func.max(ENVIO.c.correo).label("correo")).where(settled)
    newest = last.group_by(ENVIO.c.para).subquery()
    query = (
        sa.select(ENVIO)
        .join(newest, sa.and_(newest.c.para == ENVIO.c.para, newest.c.correo == ENVIO.c.correo))
        .where(ENVIO.c.situacion == RECHAZADO)
        .order_by(ENVIO.c.para)
    )
    found = connection.execute(query.limit(MOST)).mappings()
    return [Rechazo(each["para"], _here(each["momento"], zona), each["detalle"]) for each in found]


def _here(moment: str, zona: ZoneInfo) -> datetime:
    return datetime.fromisoformat(moment).astimezone(zona)
