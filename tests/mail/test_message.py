"""A mail as it goes over the wire: its headers, its two parts, and texts that would be more than text."""

from __future__ import annotations

import ssl
from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
import trustme

from plan.config import Config
from plan.correo import Seguridad
from sync.mail.letter import Item, Letter, Link, Section, Table, Tag, Tone, spell
from sync.mail.message import message
from sync.mail.relay import RefusedError, Relay, UnreachableError
from tests.mail.server import Mailbox, MailServer, only

HOSTILE = "Ñandú\r\nBcc: otro@muni.gob\r\n\r\n<script>alert(1)</script>\x00\u202e ‘—’ 𝕏"


def envelope(asunto: str = "Asunto", **values: object) -> dict[str, object]:
    moment = "2026-11-20T15:00:00.000000+00:00"
    texts = {"asunto": asunto, "texto": "Línea\n" + "larga " * 400, "html": "<p>ñ</p>"}
    return {"correo": 1, "para": "ana@muni.gob", "creado": moment, "escrito": moment} | texts | values


def read_back(made: EmailMessage) -> EmailMessage:
    return message_from_bytes(bytes(made), EmailMessage, policy=default)


def test_a_mail_says_who_when_and_that_a_program_wrote_it(config: Config) -> None:
    got = read_back(message(config, envelope()))
    assert got["From"] == "Tablero de Municipio de ejemplo <tablero@muni.gob>"
    assert got["Date"] == "Fri, 20 Nov 2026 12:00:00 -0300"
    assert got["Auto-Submitted"] == "auto-generated"
    assert got["Content-Language"] == "es"
    assert str(got["Message-ID"]).endswith("@muni.gob>")
    assert [part.get_content_type() for part in got.iter_parts()] == ["text/plain", "text/html"]


def test_every_try_of_a_mail_to_an_address_has_one_name_and_no_other_has_it(config: Config) -> None:
    names = [
        message(config, found)["Message-ID"]
        for found in (envelope(), envelope(intentos=5), envelope(para="beto@muni.gob"), envelope(correo=2))
    ]
    assert names[0] == names[1]
    assert len(set(names)) == 3


@pytest.mark.parametrize(
    "asunto",
    [
        "Tablero: 2 planillas que no se pudieron tomar y 1 que espera confirmación",
        "Secretaría de Educación, Niñez y Adolescencia: 12 datos por corregir y 7 para revisar en EDU.xlsx",
        "corto",
    ],
)
def test_a_subject_arrives_as_it_was_written(config: Config, asunto: str) -> None:
    assert read_back(message(config, envelope(asunto)))["Subject"] == asunto
    assert all(len(line) < 999 for line in bytes(message(config, envelope(asunto))).split(b"\r\n"))


def test_names_and_subjects_smuggle_no_header_in(config: Config) -> None:
    got = read_back(message(replace(config, nombre=HOSTILE), envelope(HOSTILE)))
    assert got["Bcc"] is None
    assert got["Subject"] == "Ñandú Bcc: otro@muni.gob <script>alert(1)</script> ‘—’ 𝕏"
    assert got["From"].addresses[0].addr_spec == "tablero@muni.gob"


def test_texts_of_cells_are_text_in_both_parts() -> None:
    tag = Tag(HOSTILE, "■", "rojo")
    letter = Letter(
        subject=HOSTILE,
        tone=Tone.LOOK,
        title=HOSTILE,
        says=[HOSTILE],
        sections=[
            Section(HOSTILE, HOSTILE, [Item(HOSTILE, HOSTILE, tag)], Table([HOSTILE], [[tag]]), HOSTILE)
        ],
        todo=[HOSTILE],
        links=[Link(HOSTILE, "http://x/?a=1&b=\"'")],
        why=HOSTILE,
    )
    written = spell(letter, HOSTILE)
    assert "\n" not in written.asunto
    assert "<script" not in written.html
    assert written.html.count("&lt;script&gt;") >= 10
    assert "\x00" not in written.html + written.texto + written.asunto


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have this machine trust the authority that signed the server's certificate."""
    path = tmp_path / "autoridad.pem"
    authority.cert_pem.write_to_path(str(path))
    monkeypatch.setenv("SSL_CERT_FILE", str(path))


def secure(authority: trustme.CA, mailbox: Mailbox) -> MailServer:
    """Make a server that lets in nobody but «tablero», and that only under STARTTLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authenticator = only(b"tablero", "contraseña".encode())
    return MailServer(
        mailbox, context, require_starttls=True, authenticator=authenticator, auth_required=True
    )


@pytest.fixture
def secured(config: Config, authority: trustme.CA, mailbox: Mailbox) -> object:
    server = secure(authority, mailbox)
    server.start()
    correo = replace(config.correo, puerto=server.port, seguridad=Seguridad.STARTTLS, usuario="tablero")
    yield replace(config, correo=correo)
    server.stop()


def said(config: Config, password: str | None) -> str:
    with Relay(config.correo, password) as relay, pytest.raises(UnreachableError) as error:
        relay.open()
    return str(error.value)


@pytest.mark.usefixtures("trusted")
def test_a_mail_goes_by_starttls_with_user_and_password(secured: Config, mailbox: Mailbox) -> None:
    with Relay(secured.correo, "contraseña") as relay:
        relay.deliver(message(secured, envelope()), "ana@muni.gob")
    assert mailbox.subjects == [("ana@muni.gob", "Asunto")]


@pytest.mark.usefixtures("trusted")
def test_a_wrong_password_and_a_missing_one_are_told(secured: Config) -> None:
    assert "no aceptó el usuario o la contraseña (535" in said(secured, "otra")
    assert "la variable de entorno «TABLERO_CORREO_CLAVE» no está definida" in said(secured, None)


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(secured: Config) -> None:
    assert "no es de confianza" in said(secured, "contraseña")


def test_a_server_without_the_cipher_that_is_asked_for_is_told(config: Config) -> None:
    for seguridad in (Seguridad.STARTTLS, Seguridad.SSL):
        with_cipher = replace(config, correo=replace(config.correo, seguridad=seguridad))
        assert "«correo.seguridad»" in said(with_cipher, None)


def test_a_name_that_no_machine_has_is_told(config: Config) -> None:
    lost = replace(config, correo=replace(config.correo, servidor="correo.invalid"))
    assert said(lost, None) == "no se encuentra el servidor «correo.invalid»: revise el nombre y la red"


@pytest.mark.parametrize("para", ["josé@muni.gob", "a..b@muni.gob", "ana@múni.gob"])
def test_an_address_that_this_server_cannot_take_is_refused_and_stops_nothing(
    config: Config, mailbox: Mailbox, para: str
) -> None:
    with Relay(config.correo, None) as relay:
        with suppress(RefusedError, ValueError):
            relay.deliver(message(config, envelope(para=para)), para)
        relay.deliver(message(config, envelope()), "ana@muni.gob")
    assert mailbox.subjects[-1] == ("ana@muni.gob", "Asunto")
