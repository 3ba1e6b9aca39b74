"""The mail server: reached, spoken to, and what its refusals mean; the only module that knows SMTP."""

from __future__ import annotations

import smtplib
import socket
import ssl
from base64 import b64encode
from email.message import EmailMessage
from typing import Self

from plan.correo import Correo, Seguridad

TIMEOUT = 20.0
"""Seconds after which a server that says nothing is given up."""
_OF_THE_SERVER = frozenset({454, 530, 534, 535, 538})
"""Refusals that blame how we came in, not the mail: all mail waits until somebody puts it right."""
_PERMANENT = 500
_TOO_LARGE = 552
_GONE = 421
_COME_IN = 235


class RelayError(Exception):
    """A mail that was not taken; the message says why, as people read it."""


class UnreachableError(RelayError):
    """The server itself is in the way: no mail can go."""


class DroppedError(RelayError):
    """The server went silent or away over this mail."""


class LaterError(RelayError):
    """The server asks to come again later with this mail."""


class RefusedError(RelayError):
    """The server will never take this mail."""


class NoPasswordError(UnreachableError):
    """The password is not where it should be."""

    def __init__(self, variable: str) -> None:
        """Name the variable."""
        super().__init__(
            f"falta la contraseña del correo: la variable de entorno «{variable}» no está definida para el "
            "servicio. Defínala y reinícielo; mientras tanto las planillas se toman y los correos esperan."
        )


class Relay:
    """A connection to the mail server, opened when it is needed; use as a context manager."""

    def __init__(self, correo: Correo, password: str | None, timeout: float = TIMEOUT) -> None:
        """Prepare; nothing is reached yet."""
        self._correo = correo
        self._password = password
        self._timeout = timeout
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Take leave of the server, if it still listens."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except (smtplib.SMTPException, OSError):
                smtp.close()

    def open(self) -> smtplib.SMTP:
        """Reach the server and come in, unless that was done.

        Raises:
            UnreachableError: when it cannot be reached, or does not let us in.
        """
        if self._smtp is not None:
            return self._smtp
        if self._correo.usuario and self._password is None:
            raise NoPasswordError(self._correo.variable_clave)
        try:
            self._smtp = self._reach()
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise UnreachableError(self._explain(error)) from error
        return self._smtp

    def deliver(self, message: EmailMessage, to: str) -> None:
        """Hand over a mail to one address.

        Raises:
            RelayError: when the server did not take it; which one says what to do.
        """
        smtp = self.open()
        try:
            smtp.send_message(message, self._correo.remitente, [to])
        except smtplib.SMTPRecipientsRefused as error:
            raise self._refusal(*error.recipients[to]) from error
        except smtplib.SMTPSenderRefused as error:
            if error.smtp_code == _TOO_LARGE:  # the size is told along with the sender
                raise self._refusal(error.smtp_code, _bytes(error.smtp_error)) from error
            raise UnreachableError(f"no acepta el remitente {error.sender}: {_answer(error)}") from error
        except smtplib.SMTPNotSupportedError as error:
            raise RefusedError("el servidor no acepta direcciones con letras como la suya") from error
        except smtplib.SMTPResponseException as error:
            raise self._refusal(error.smtp_code, _bytes(error.smtp_error)) from error
        except (smtplib.SMTPException, OSError) as error:
            self._abandon()
            raise DroppedError(self._explain(error)) from error

    def _reach(self) -> smtplib.SMTP:
        correo, name = self._correo, _own_name()
        if correo.seguridad is Seguridad.SSL:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                correo.servidor,
                correo.puerto,
                name,
                timeout=self._timeout,
                context=ssl.create_default_context(),
            )
        else:
            smtp = smtplib.SMTP(correo.servidor, correo.puerto, name, timeout=self._timeout)
        try:
            if correo.seguridad is Seguridad.STARTTLS:
                smtp.starttls(context=ssl.create_default_context())
            if correo.usuario and self._password is not None:
                _log_in(smtp, correo.usuario, self._password)
            smtp.ehlo_or_helo_if_needed()
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _refusal(self, code: int, answer: bytes) -> RelayError:
        said = f"respondió {code} {_text(answer)}".strip()
        if code == _GONE:
            self._abandon()
            return DroppedError(said)
        if code in _OF_THE_SERVER:
            return UnreachableError(said)
        return RefusedError(said) if code >= _PERMANENT else LaterError(said)

    def _abandon(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            smtp.close()

    def _explain(self, error: Exception) -> str:
        where = f"{self._correo.servidor}:{self._correo.puerto}"
        match error:
            case smtplib.SMTPAuthenticationError():
                return f"{where} no aceptó el usuario o la contraseña ({_answer(error)})"
            case smtplib.SMTPNotSupportedError():
                return f"{where} no ofrece lo que pide «correo.seguridad» o «correo.usuario» ({error})"
            case smtplib.SMTPResponseException():
                return f"{where} respondió {_answer(error)}"
            case ssl.SSLCertVerificationError():
                return f"el certificado de {where} no es de confianza ({error.verify_message})"
            case ssl.SSLError():
                return (
                    f"{where} no habla el cifrado de «correo.seguridad»: revíselo junto con «correo.puerto»"
                )
        return self._explain_silence(error, where)

    def _explain_silence(self, error: Exception, where: str) -> str:
        match error:
            case socket.gaierror():
                return f"no se encuentra el servidor «{self._correo.servidor}»: revise el nombre y la red"
            case ConnectionRefusedError():
                return f"nadie atiende en {where}: revise «correo.puerto», o si el servidor está apagado"
            case smtplib.SMTPServerDisconnected() if not isinstance(error.__context__, TimeoutError):
                return f"{where} cortó la conexión"
            case TimeoutError() | smtplib.SMTPServerDisconnected():
                return f"{where} no respondió en {self._timeout:g} segundos"
        return f"no se pudo hablar con {where} ({error})"


def _log_in(smtp: smtplib.SMTP, user: str, password: str) -> None:
    if (user + password).isascii():
        smtp.login(user, password)
        return
    # The library knows no password with an ñ; servers take it spelt in UTF-8 (RFC 4616).
    smtp.ehlo_or_helo_if_needed()
    code, answer = smtp.docmd("AUTH", "PLAIN " + b64encode(f"\0{user}\0{password}".encode()).decode())
    if code != _COME_IN:
        raise smtplib.SMTPAuthenticationError(code, answer)


def _own_name() -> str:
    # Asking the name server for our own full name, as the library would, may hang longer than any timeout.
    name = socket.gethostname()
    return name if "." in name and name.isascii() else "[127.0.0.1]"


def _answer(error: smtplib.SMTPResponseException) -> str:
    return f"{error.smtp_code} {_text(_bytes(error.smtp_error))}".strip()


def _bytes(answer: bytes | str) -> bytes:
    return answer.encode() if isinstance(answer, str) else answer


def _text(answer: bytes) -> str:
    return " ".join(answer.decode("utf-8", "replace").split())
