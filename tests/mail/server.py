"""A real mail server with moods: it takes mails, refuses them, hangs, drops them, goes and comes back."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections import Counter
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session


@dataclass
class Mailbox:
    """What a server took, and how it feels about the next mail."""

    took: list[tuple[str, EmailMessage]] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    offers: int = 0
    answer: str = ""
    sender: str = ""
    drops: int = 0
    drops_over: str = ""
    takes_before_dropping: bool = False
    hangs: bool = False

    async def handle_MAIL(  # noqa: N802 - the name that the server calls
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        del server
        envelope.mail_from = address
        return self.sender or "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        del server
        self.offers += 1
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.hangs:
            await asyncio.sleep(60)
        if self.answer:
            return self.answer
        dropping, self.drops = self.drops > 0 or self.drops_over in envelope.rcpt_tos, self.drops - 1
        if not dropping or self.takes_before_dropping:
            made = message_from_bytes(envelope.content or b"", EmailMessage, policy=default)
            self.took += [(address, made) for address in envelope.rcpt_tos]
        if dropping:
            server.transport.abort()
        return "250 OK"

    @property
    def subjects(self) -> list[tuple[str, str]]:
        """To whom each mail went that was taken, and what stands in its subject."""
        return [(address, str(made["Subject"])) for address, made in self.took]

    @property
    def deliveries(self) -> Counter[tuple[str, str]]:
        """How often each mail was taken for each address."""
        return Counter((address, str(made["Message-ID"])) for address, made in self.took)


class MailServer:
    """A server at a port of this machine."""

    def __init__(self, mailbox: Mailbox, context: ssl.SSLContext | None = None, **options: object) -> None:
        self.mailbox = mailbox
        self.port = _free_port()
        self._settings = {"tls_context": context, **options}
        self._controller: Controller | None = None

    def start(self) -> None:
        host = {"hostname": "127.0.0.1", "port": self.port}
        self._controller = Controller(self.mailbox, **host, **self._settings)
        self._controller.start()

    def stop(self) -> None:
        controller, self._controller = self._controller, None
        if controller is not None:
            controller.stop()


def only(user: bytes, password: bytes) -> object:
    """Let in nobody but one user."""

    def authenticate(
        _server: SMTP, _session: Session, _envelope: Envelope, _how: str, data: object
    ) -> AuthResult:
        known = (getattr(data, "login", b""), getattr(data, "password", b"")) == (user, password)
        return AuthResult(success=known, handled=False)

    return authenticate


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
