"""One mail to one address as the server gets it: its headers, its text and its HTML."""

from __future__ import annotations

from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from plan.config import Config
from plan.history import Record


def message(config: Config, envelope: Record) -> EmailMessage:
    """Make the mail of an envelope: the same bytes, under the same Message-ID, at every try."""
    made = EmailMessage(SMTP)
    made["From"] = Address(_plain(f"Tablero de {config.nombre}"), addr_spec=config.correo.remitente)
    made["To"] = Address(addr_spec=envelope["para"])
    # The library folds a long subject of mixed words so that a space is doubled; whole, it is left alone.
    made.set_raw("Subject", Header(_plain(envelope["asunto"]), "utf-8", header_name="Subject").encode())
    made["Date"] = datetime.fromisoformat(envelope["escrito"]).astimezone(config.zona)
    made["Message-ID"] = message_id(config, envelope)
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    made.set_content(envelope["texto"])
    made.add_alternative(envelope["html"], subtype="html")
    made["Content-Language"] = "es"
    return made


def message_id(config: Config, envelope: Record) -> str:
    """Name a mail to an address for ever; a receiver that gets it twice can tell by it."""
    told = f"{envelope['correo']} {envelope['creado']} {envelope['escrito']} {envelope['para'].casefold()}"
    domain = config.correo.remitente.rpartition("@")[2]
    return f"<tablero.{sha256(told.encode()).hexdigest()[:32]}@{domain}>"


def _plain(text: str) -> str:
    """Put a text on one line that no header can be smuggled in with."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
