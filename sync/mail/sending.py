"""Send what lies in the outbox: each envelope on its own, each state committed before the next step."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from email.message import EmailMessage

import sqlalchemy as sa

from plan.config import Config
from plan.database import reading_side
from plan.history import Record, moment_text
from plan.tables import ENVIO
from sync.mail.fallas import DIRECCION, FALLA, subject
from sync.mail.message import message, message_id
from sync.mail.outbox import (
    PUT_OFF,
    READY,
    REFUSED,
    SENDING,
    SENT,
    News,
    Written,
    mark,
    note,
    open_envelopes,
)
from sync.mail.receipts import Receipts
from sync.mail.relay import DroppedError, LaterError, RefusedError, Relay, RelayError, UnreachableError

LOG = logging.getLogger("tablero.correo")

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 30, 60))
"""How long a mail waits after each try in vain; the last wait comes again and again, for ever."""
_STRIKES = 2
"""After so many mails in a row over which the server went away, it is the server and not the mail."""


class Sender:
    """Sends mails; what cannot go now goes later, and nothing is thrown away."""

    def __init__(
        self, engine: sa.Engine, config: Config, now: Callable[[], datetime], timeout: float | None = None
    ) -> None:
        """Send from the outbox of a database."""
        self._engine = engine
        self._config = config
        self._now = now
        self._timeout = timeout
        self._receipts = Receipts(config.datos)
        self._strikes = 0
        self._standing = ""

    def send(self, go_on: Callable[[], bool] = lambda: True) -> int:
        """Send what has its time, as long as it may go on; returns how many were taken."""
        with reading_side(self._engine).connect() as connection:
            envelopes = open_envelopes(connection, self._now())
        if not envelopes:
            return 0
        envelopes = list(self._untaken(envelopes))
        self._strikes = taken = 0
        with self._relay() as relay:
            for turn, envelope in enumerate(envelopes):
                if not go_on():
                    break
                try:
                    taken += self._send_one(relay, envelope)
                except UnreachableError as error:
                    self._put_off_all(envelopes[turn:], str(error))
                    break
        self._receipts.clear()
        return taken

    def send_at_once(self, written: Written, people: Sequence[str]) -> list[str]:
        """Send a mail that the database could not take; returns the addresses that have to wait for it."""
        moment = moment_text(self._now())
        left: list[str] = []
        texts = {"asunto": written.asunto, "texto": written.texto, "html": written.html}
        with self._relay() as relay:
            for turn, para in enumerate(people):
                envelope = {"correo": 0, "para": para, "creado": moment, "escrito": moment} | texts
                try:
                    relay.deliver(self._made(envelope), para)
                except UnreachableError as error:
                    LOG.warning("La alarma espera: %s.", error)
                    return [*left, *people[turn:]]
                except (LaterError, DroppedError) as error:
                    LOG.warning("La alarma para %s espera: %s.", para, error)
                    left.append(para)
                except RefusedError as error:
                    LOG.warning("No se pudo avisar a %s: %s.", para, error)
        return left

    def _untaken(self, envelopes: Sequence[Record]) -> Iterator[Record]:
        """Leave out the mails that the server took before a kill, or before the disk was full."""
        taken = self._receipts.names()
        for envelope in envelopes:
            if message_id(self._config, envelope) in taken:  # however it stands: somebody may have asked
                self._sent(envelope)
            else:
                yield envelope

    def _relay(self) -> Relay:
        correo = self._config.correo
        password = os.environ.get(correo.variable_clave)
        return Relay(correo, password) if self._timeout is None else Relay(correo, password, self._timeout)

    def _send_one(self, relay: Relay, envelope: Record) -> bool:
        relay.open()
        self._tell_standing("")
        tries = envelope["intentos"] + 1
        self._mark(envelope, SENDING, intentos=tries)
        try:
            relay.deliver(self._made(envelope), envelope["para"])
        except (LaterError, DroppedError) as error:
            self._put_off(envelope, PUT_OFF, tries, str(error))
            self._count_strike(error)
            return False
        except RefusedError as error:
            self._refuse(envelope, str(error))
            return False
        self._receipts.add(message_id(self._config, envelope))
        self._strikes = 0
        self._sent(envelope)
        return True

    def _made(self, envelope: Record) -> EmailMessage:
        """Make a mail.

        Raises:
            RefusedError: when none can be made: the library stumbles over some addresses in ways of its own.
        """
        try:
            return message(self._config, envelope)
        except Exception as error:
            LOG.exception("No se pudo armar el correo para %s.", envelope["para"])
            para = envelope["para"]
            raise RefusedError(f"quizá «{para}» no es una dirección a la que se pueda escribir") from error

    def _count_strike(self, error: RelayError) -> None:
        """See whether it is the server that goes away.

        Raises:
            UnreachableError: when it went away too often.
        """
        self._strikes = self._strikes + 1 if isinstance(error, DroppedError) else 0
        if self._strikes >= _STRIKES:
            raise UnreachableError(str(error)) from error

    def _sent(self, envelope: Record) -> None:
        now = self._now()
        with self._engine.begin() as connection:
            mark(connection, envelope, SENT, now, detalle="")
            note(connection, _refusal(envelope, "", now))

    def _refuse(self, envelope: Record, reason: str) -> None:
        LOG.warning(
            "El correo «%s» no se pudo entregar a %s: %s.", envelope["asunto"], envelope["para"], reason
        )
        now = self._now()
        with self._engine.begin() as connection:
            mark(connection, envelope, REFUSED, now, detalle=reason)
            if envelope["para"] not in self._config.correo.administradores:
                note(connection, _refusal(envelope, reason, now))

    def _put_off(self, envelope: Record, situacion: str, tries: int, reason: str) -> None:
        until = self._now() + WAITS[min(tries, len(WAITS)) - 1]
        self._mark(envelope, situacion, intentos=tries, proximo=moment_text(until), detalle=reason)

    def _put_off_all(self, envelopes: Sequence[Record], reason: str) -> None:
        """Have mails wait for the server; what is put off already waits by its own time."""
        self._tell_standing(reason)
        now = self._now()
        with self._engine.begin() as connection:
            for envelope in envelopes:
                tries = envelope["intentos"] + 1
                until = moment_text(now + WAITS[min(tries, len(WAITS)) - 1])
                found = {"intentos": tries, "proximo": until, "detalle": reason}
                mark(connection, envelope, READY, now, **found)
            _wait_along(connection, now, now + WAITS[min(envelopes[0]["intentos"], len(WAITS) - 1)])

    def _mark(self, envelope: Record, situacion: str, **values: object) -> None:
        with self._engine.begin() as connection:
            mark(connection, envelope, situacion, self._now(), **values)

    def _tell_standing(self, reason: str) -> None:
        """Log once that the server is in the way, and once that it is no longer."""
        if reason and not self._standing:
            LOG.warning("Los correos esperan: %s. Se vuelve a intentar solo.", reason)
        elif self._standing and not reason:
            LOG.info("El servidor de correo atiende otra vez.")
        self._standing = reason


def _wait_along(connection: sa.Connection, now: datetime, until: datetime) -> None:
    """Have the envelopes that no round has room for wait for the server like the others."""
    rest = sa.update(ENVIO).where(ENVIO.c.situacion == READY, ENVIO.c.proximo <= moment_text(now))
    connection.execute(rest.values(proximo=moment_text(until)))


def _refusal(envelope: Record, reason: str, now: datetime) -> News:
    """Make what is told of an address that takes no mail; without a reason, that it does."""
    para = envelope["para"]
    sentence = (
        f"El servidor de correo no aceptó «{envelope['asunto']}» para {para}: {reason}. Corrija la dirección "
        "(en la hoja «Dependencias» de la estrategia, o en config.toml), y pida que se mande otra vez con "
        "«python tablero.py correo reintentar»."
    )
    detalle = sentence if reason else ""
    return News(FALLA, subject(DIRECCION, para), reason, now, detalle=detalle)
