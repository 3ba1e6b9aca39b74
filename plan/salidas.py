"""What leaves for people, reports and mails: how it stands, in sentences that every place tells alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from plan.correo import Correo
from plan.figures import counted

POR_SALIR = ("pendiente", "enviando", "demorado")
"""How a mail to an address stands (`envio.situacion`) that has not gone yet."""
RECHAZADO = "rechazado"
ENVIADO = "enviado"


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
    """An address that took no mail the last time, when, and what was said."""

    para: str
    momento: datetime
    detalle: str


@dataclass(frozen=True, slots=True)
class Salidas:
    """How all that leaves stands; moments are in the town's time zone."""

    respuestas: Sequence[Respuesta] = ()
    espera: Espera | None = None
    rechazos: Sequence[Rechazo] = ()
    ultimo: datetime | None = None


def troubles(correo: Correo, salidas: Salidas) -> Iterator[str]:
    """Say what did not reach whom, and what to do; mails are nobody's trouble where none is sent."""
    for respuesta in salidas.respuestas:
        yield f"{_since(respuesta.desde)}: {respuesta.detalle}"
    if not correo.activo:
        return
    if salidas.espera:
        yield waiting_sentence(salidas.espera)
    yield from map(refused_sentence, salidas.rechazos)


def waiting_sentence(espera: Espera) -> str:
    """Say that mails wait for the server."""
    mails = counted(espera.cuantos, "correo espera", "correos esperan")
    reason = f" ({espera.detalle.rstrip('.')})" if espera.detalle else ""
    return (
        f"{_since(espera.desde)}: {mails} al servidor de correo{reason}. Se vuelve a intentar solo y "
        "ninguno se pierde; si sigue igual, revise la sección [correo] de config.toml."
    )


def refused_sentence(rechazo: Rechazo) -> str:
    """Say that an address takes no mail."""
    reason = f" ({rechazo.detalle.rstrip('.')})" if rechazo.detalle else ""
    return (
        f"{_since(rechazo.momento)}: {rechazo.para} no recibe los correos{reason}. Corrija la dirección: la "
        "de una oficina está en «Correo» de la estrategia; las demás, en [correo] de config.toml."
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
    return f"El último correo salió el {salidas.ultimo:%d/%m/%Y a las %H:%M}."


def _since(moment: datetime) -> str:
    return f"Desde el {moment:%d/%m/%Y a las %H:%M}"
