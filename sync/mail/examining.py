"""What of the mail of an installation is right or wrong, in one sentence each; sends nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime

import sqlalchemy as sa

from plan import history, salidas
from plan.config import Config
from plan.correo import Correo
from plan.standard.kinds.base import items
from plan.standard.kinds.correos import is_address
from sync.mail.relay import Relay, UnreachableError

PATIENCE = 5.0
"""Seconds that somebody who looks on waits for the server."""
_SHOWN = 10

Told = Iterator[tuple[bool, str]]
"""Whether something is fine, and the sentence that says it."""


def examine_server(correo: Correo) -> Told:
    """Look at the options, and whether the server lets us in."""
    if not correo.activo:
        yield True, "No se mandan correos: «correo.servidor» está vacío."
        return
    if not correo.administradores:
        yield False, "«correo.administradores» está vacío: nadie recibe las alarmas. Agregue una dirección."
    if not correo.coordinadores:
        yield True, "«correo.coordinadores» está vacío: el resumen semanal no se manda."
    password = os.environ.get(correo.variable_clave)
    if correo.usuario and password is None:
        yield (
            False,
            (
                f"Falta la contraseña del correo: la variable de entorno «{correo.variable_clave}» no está "
                "definida aquí. Defínala también para el servicio y reinícielo: mientras falte, las "
                "planillas se toman igual y los correos esperan."
            ),
        )
        return
    try:
        with Relay(correo, password, PATIENCE) as relay:
            relay.open()
    except UnreachableError as error:
        yield (
            False,
            f"El correo no puede salir: {error}. Los correos esperan y se mandan solos cuando se pueda.",
        )
    else:
        yield True, f"El servidor de correo {correo.servidor}:{correo.puerto} atiende."


def examine_outbox(connection: sa.Connection, config: Config) -> Told:
    """Look at what waits, what was refused, and who cannot be written to."""
    if not config.correo.activo:
        return
    if espera := salidas.waiting(connection, config.zona):
        yield False, salidas.waiting_sentence(espera)
    for rechazo in salidas.refused(connection, config.zona):
        yield False, salidas.refused_sentence(rechazo)
    yield from _without_address(connection, config)


def _without_address(connection: sa.Connection, config: Config) -> Told:
    cargas = history.cargas(connection, 1)
    if not cargas:
        return
    # Nobody says what day it is; one that closed since the last load does no harm.
    today = datetime.fromisoformat(cargas[0]["momento"]).astimezone(config.zona).date()
    names = [
        str(row["codigo"])
        for row in history.rows(connection, "dependencia", origen="")
        if row["presenta_planilla"] == "Sí"
        and (row["vigente_hasta"] is None or row["vigente_hasta"] >= today)
        and not any(map(is_address, items(str(row["correo"] or ""))))
    ]
    if names:
        more = f" y {len(names) - _SHOWN} más" if len(names) > _SHOWN else ""
        yield (
            False,
            (
                f"Sin un correo que sirva en la estrategia: {', '.join(names[:_SHOWN])}{more}. Lo suyo "
                "llega a los administradores; complete «Correo» en la hoja «Dependencias»."
            ),
        )
