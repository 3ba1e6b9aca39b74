"""The commands about mail, what doctor says of it, and what a database made anew takes over."""

from __future__ import annotations

from pathlib import Path

import pytest

from plan.config import Config
from sync.doctor import examine
from sync.lock import data_lock
from sync.mail import again
from sync.mail.announcing import announcer
from sync.mail.postman import Postman
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from sync.rebuild import Found, rebuild
from tests.commands import tablero
from tests.conftest import Town, write_config
from tests.mail.conftest import OFFICE, Scene, strategy
from tests.mail.server import Mailbox, MailServer
from tests.sync.drawings import OP
from tests.sync.histories import forget

WRONG = b"no es un libro"


def bad(config: Config) -> list[str]:
    return [finding.sentence for finding in examine(config.path) if not finding.fine]


@pytest.fixture
def furnished(town_at_work: Path) -> Path:
    return town_at_work


@pytest.fixture
def refused(scene: Scene) -> Scene:
    """Leave in the outbox a mail that waits its time, one that went and one that was refused."""
    scene.town.save("estrategia.xlsx", strategy("ana@muni.gob; obras@muni.gob"))
    scene.save("OP.xlsx", OP)
    scene.mailbox.refused["ana@muni.gob"] = "550 5.1.1 User unknown"
    scene.after(minutes=40)
    scene.save("OP.xlsx", OP.replace("0.4 ", "muy "))
    return scene


def test_a_mail_on_trial_goes_at_once_or_says_what_fails(
    config: Config, mailbox: Mailbox, server: MailServer
) -> None:
    done = tablero(config, "correo", "probar", "ana@muni.gob")
    assert (done.returncode, mailbox.subjects) == (0, [("ana@muni.gob", "Tablero: correo de prueba")])
    mailbox.refused["ana@muni.gob"] = "550 5.1.1 User unknown"
    done = tablero(config, "correo", "probar", "ana@muni.gob")
    assert (done.returncode, done.stderr) == (1, "No salió: respondió 550 5.1.1 User unknown.\n")
    server.stop()
    assert "nadie atiende en 127.0.0.1" in tablero(config, "correo", "probar", "ana@muni.gob").stderr
    assert "no es una dirección" in tablero(config, "correo", "probar", "ana").stderr


@pytest.mark.usefixtures("refused")
def test_the_outbox_is_shown_while_the_service_runs(config: Config) -> None:
    with data_lock(config.datos):
        shown = tablero(config, "correo").stdout
    assert shown == tablero(config, "correo", "ver").stdout
    assert "Por escribirse, si nada cambia antes:\n" in shown
    assert "  20/11/2026 13:10  a la oficina «OP»\n" in shown
    assert "ana@muni.gob  «Obras Públicas: 5 datos para revisar en OP.xlsx»: respondió 550 5.1.1" in shown
    assert "Los últimos que salieron:" in shown


def test_what_was_refused_is_sent_again_when_somebody_asks(refused: Scene, config: Config) -> None:
    refused.mailbox.refused.clear()
    with data_lock(config.datos):
        assert "Anotado" in tablero(config, "correo", "reintentar").stdout
    told = refused.after()
    assert ("ana@muni.gob", "Obras Públicas: 5 datos para revisar en OP.xlsx") in told
    assert not again.asked(config.datos)


def test_doctor_says_what_is_wrong_with_mail(refused: Scene, config: Config, server: MailServer) -> None:
    said = bad(config)
    assert any(
        "no aceptó «Obras Públicas: 5 datos para revisar en OP.xlsx» para ana@muni.gob" in each
        for each in said
    )
    assert any("Sin un correo que sirva en la estrategia: SAL." in each for each in said)
    server.stop()
    refused.after(minutes=40)
    said = bad(config)
    assert any("El correo no puede salir: nadie atiende" in each for each in said)
    assert any("correos esperan desde el 20/11/2026" in each for each in said)


def test_without_its_password_mail_waits_and_loads_go_on(
    scene: Scene, tmp_path: Path, options: dict[str, object]
) -> None:
    folders = {"carpetas.compartida": "compartida", "carpetas.datos": "datos"}
    config = write_config(tmp_path, folders | options | {"correo.usuario": "tablero"})
    scene.town.save("estrategia.xlsx", strategy())
    scene.save("OP.xlsx", OP)
    scene.passing.on(minutes=40)
    Postman(config, scene.pipeline.engine, scene.passing).do_round()
    assert scene.mailbox.took == []
    assert (OFFICE, "pendiente") in scene.envelopes()
    assert any("«TABLERO_CORREO_CLAVE» no está definida" in each for each in bad(config))
    assert "falta la contraseña del correo" in tablero(config, "correo").stdout


def test_what_ingest_takes_is_told_by_ingest_when_its_time_has_come(
    tmp_path: Path, options: dict[str, object], mailbox: Mailbox
) -> None:
    folders = {"carpetas.compartida": "compartida", "carpetas.datos": "datos"}
    (tmp_path / "compartida").mkdir(exist_ok=True)
    config = write_config(tmp_path, folders | options | {"correo.minutos_de_calma": 0})
    Town(config.compartida).save("estrategia.xlsx", strategy())
    Town(config.compartida).save("OP.xlsx", OP)
    tablero(config, "ingest")
    assert (OFFICE, "Obras Públicas: 5 datos para revisar en OP.xlsx") in mailbox.subjects


def test_a_database_made_anew_keeps_its_mails(refused: Scene, config: Config) -> None:
    before = (refused.subjects(), refused.envelopes())
    refused.pipeline.engine.dispose()
    with refused.pipeline.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM problema")
    refused.pipeline.engine.dispose()
    proof = rebuild(config, refused.passing())
    assert (proof.found, proof.mail_lost) == (Found.DIFFERENT, False)
    assert (refused.subjects(), refused.envelopes()) == before


def test_a_load_cut_before_its_commit_is_told_though_the_database_is_made_anew_first(
    refused: Scene, config: Config
) -> None:
    refused.save("SAL.xlsx", OP.replace("| 0.4 ", "| muy bien ").replace("L1", "L2"))
    forget(config, refused.pipeline.memory.last_number())
    with refused.pipeline.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM correo WHERE tema IN ('sal', 'SAL.xlsx')")
    refused.pipeline.engine.dispose()
    assert tablero(config, "rebuild").returncode == 1
    told_to = [subject for _, subject in refused.after(minutes=40) if "Salud" in subject]
    assert told_to == ["Secretaría de Salud: 2 datos por corregir y 4 para revisar en SAL.xlsx"]


def test_a_database_that_cannot_tell_its_mails_says_that_they_are_lost(
    refused: Scene, config: Config
) -> None:
    refused.pipeline.engine.dispose()
    for file in config.datos.glob("tablero.sqlite*"):
        file.unlink()
    (config.datos / "tablero.sqlite").write_bytes(b"esto no es una base de datos" * 500)
    assert "Los correos que esperaban en ella se perdieron." in tablero(config, "rebuild").stdout


def test_without_mail_nothing_is_noted_and_nobody_is_told(
    scene: Scene, pool: ReaderPool, tmp_path: Path
) -> None:
    config = write_config(tmp_path, {"carpetas.compartida": "compartida", "carpetas.datos": "datos"})
    before = scene.subjects()
    scene.town.save("OP.xlsx", OP)
    list(Pipeline(config, scene.pipeline.engine, pool, announcer(config)).ingest(scene.passing()))
    assert scene.subjects() == before
    assert tablero(config, "correo").stdout.startswith("No se mandan correos: «correo.servidor» está vacío")
    assert tablero(config, "correo", "reintentar").returncode == 2
    assert not any("correo" in sentence.lower() for sentence in bad(config))
