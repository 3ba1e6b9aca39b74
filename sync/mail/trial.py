"""A mail on trial: sent at once, past the outbox, so that whoever sets mail up sees what fails."""

from __future__ import annotations

from datetime import datetime

from plan.config import Config
from plan.history import moment_text
from sync.mail.letter import Letter, Link, Tone, spell
from sync.mail.message import message
from sync.mail.relay import Relay


def send(config: Config, to: str, password: str | None, now: datetime) -> None:
    """Send a mail on trial to an address.

    Raises:
        RelayError: when the server did not take it.
    """
    here = now.astimezone(config.zona)
    letter = Letter(
        subject="Tablero: correo de prueba",
        tone=Tone.GOOD,
        title="El correo del tablero funciona",
        says=[
            f"Alguien lo pidió el {here:%d/%m/%Y a las %H:%M}, con «tablero.py correo probar».",
            "Si lo está leyendo, los avisos a las oficinas, las alarmas y los resúmenes pueden llegar aquí.",
        ],
        links=[Link("Abrir el tablero", config.direccion)] if config.direccion else [],
        why="Lo recibe la dirección que se quiso probar.",
    )
    written, moment = spell(letter, config.nombre), moment_text(now)
    texts = {"asunto": written.asunto, "texto": written.texto, "html": written.html}
    envelope = {"correo": 0, "para": to, "creado": moment, "escrito": moment} | texts
    with Relay(config.correo, password) as relay:
        relay.deliver(message(config, envelope), to)
