"""What administrators are told at once: workbooks turned away, and an installation that fails."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from plan import informes
from plan.folder import AUSENTE, BIEN, FALTAN
from plan.history import moment_text
from plan.tables import RESPUESTA
from sync.decisions import Note
from sync.mail.postman import Postman
from sync.pipeline import Pipeline
from sync.service import Service
from sync.standing import Standing
from tests.mail.conftest import ADMIN, OFFICE, Scene
from tests.mail.server import MailServer
from tests.sync.drawings import OP, many
from tests.waiting import wait_until

AWAY = "Tablero: hay un problema con la carpeta compartida"
BACK = "Tablero: la carpeta compartida está bien otra vez"


def told(scene: Scene, **later: float) -> list[str]:
    return [
        subject for address, subject in scene.after(**later) if address == ADMIN and "resumen" not in subject
    ]


@pytest.fixture
def furnished(town_at_work: Path) -> Path:
    return town_at_work


@pytest.fixture
def at_work(scene: Scene) -> Scene:
    scene.save("OP.xlsx", many())
    scene.after(minutes=40)
    return scene


def test_workbooks_turned_away_together_are_told_in_one_mail_and_once(at_work: Scene) -> None:
    at_work.town.save("SAL.xlsx", b"no es un libro")
    at_work.town.save("varios/notas <b>.xlsx", b"tampoco")
    at_work.save("OP.xlsx", many(gone=7))
    at_work.passing.on(seconds=5)
    at_work.scan()
    assert told(at_work, seconds=30) == []
    assert told(at_work, seconds=40) == [
        "Tablero: 2 planillas que no se pudieron tomar y 1 que espera confirmación"
    ]
    said = at_work.last("Tablero: 2")
    assert "- Sin dueño · «varios/notas <b>.xlsx» · carga" in said
    assert "Para tomarla: «python tablero.py cargas confirmar" in said
    html = at_work.mailbox.took[-1][1].get_body(("html",))
    assert html is not None
    assert "notas &lt;b&gt;.xlsx" in html.get_content()
    at_work.town.save("SAL.xlsx", b"no es un libro, otra vez")
    at_work.scan()
    at_work.passing.on(seconds=5)
    at_work.scan()
    assert told(at_work, minutes=5) == []


def test_a_held_load_that_was_decided_meanwhile_is_no_news(at_work: Scene) -> None:
    at_work.save("OP.xlsx", many(gone=7))
    number = at_work.pipeline.memory.last_number()
    list(at_work.pipeline.decisions.carry_out(Note("confirmar", "ana", number), at_work.passing()))
    assert told(at_work, minutes=5) == []


def test_a_scan_that_keeps_failing_is_told_once_and_so_is_its_end(scene: Scene) -> None:
    alarms = scene.postman.alarms
    alarms.failed(ValueError("algo raro"), scene.passing())
    assert told(scene, minutes=1) == []
    alarms.failed(ValueError("algo raro"), scene.passing())
    assert told(scene, minutes=1) == ["Tablero: no se puede revisar la carpeta"]
    assert "(ValueError: algo raro)" in scene.last()
    alarms.failed(ValueError("algo raro"), scene.passing())
    assert told(scene, hours=1) == []
    alarms.worked(scene.passing())
    assert told(scene) == ["Tablero: la carpeta se revisa otra vez"]
    alarms.worked(scene.passing())
    assert told(scene, hours=1) == []


def test_what_fails_for_a_moment_is_nobodys_alarm(scene: Scene) -> None:
    alarms = scene.postman.alarms
    alarms.failed(ValueError("algo raro"), scene.passing())
    alarms.folder(Standing(AUSENTE, "No está."), scene.passing())
    assert told(scene, minutes=1) == []
    alarms.worked(scene.passing())
    alarms.folder(Standing(BIEN), scene.passing())
    assert told(scene, hours=1) == []


def test_a_folder_that_stays_away_is_told_and_so_is_its_return(scene: Scene) -> None:
    scene.postman.alarms.folder(Standing(AUSENTE, "La carpeta no está."), scene.passing())
    assert told(scene, minutes=6) == [AWAY]
    assert "Empezó el 20/11/2026 a las 12:00. La carpeta no está." in scene.last()
    scene.postman.alarms.folder(Standing(BIEN), scene.passing())
    assert told(scene) == [BACK]


def test_many_workbooks_lost_are_told_at_once(scene: Scene) -> None:
    scene.postman.alarms.folder(Standing(FALTAN, "Desaparecieron 5 de 9 planillas."), scene.passing())
    assert told(scene) == [AWAY]


def test_an_alarm_that_the_database_cannot_take_is_sent_without_it(scene: Scene) -> None:
    engine = scene.pipeline.engine
    sa.event.listen(engine, "checkout", lambda raw, *_: raw.execute("PRAGMA query_only = ON"))
    engine.dispose()
    scene.postman.alarms.failed(OSError(28, "No space left on device"), scene.passing())
    with pytest.raises(sa.exc.OperationalError):
        scene.postman.do_round()
    assert scene.mailbox.subjects == [(ADMIN, "Tablero: no queda lugar en el disco de los datos")]
    with pytest.raises(sa.exc.OperationalError):
        scene.postman.do_round()
    assert len(scene.mailbox.took) == 1


def test_an_alarm_past_the_outbox_waits_for_the_server_too(scene: Scene, server: MailServer) -> None:
    engine = scene.pipeline.engine
    sa.event.listen(engine, "checkout", lambda raw, *_: raw.execute("PRAGMA query_only = ON"))
    engine.dispose()
    scene.postman.alarms.failed(OSError(28, "No space left on device"), scene.passing())
    server.stop()
    for _ in range(2):
        with pytest.raises(sa.exc.OperationalError):
            scene.postman.do_round()
    server.start()
    scene.passing.on(minutes=3)
    with pytest.raises(sa.exc.OperationalError):
        scene.postman.do_round()
    assert scene.mailbox.subjects == [(ADMIN, "Tablero: no queda lugar en el disco de los datos")]


def test_an_alarm_sent_without_the_database_waits_only_for_who_does_not_have_it(scene: Scene) -> None:
    config, beto = scene.postman._config, "beto@muni.gob"
    both = replace(config, correo=replace(config.correo, administradores=(beto, ADMIN)))
    postman = Postman(both, scene.pipeline.engine, scene.passing)
    sa.event.listen(scene.pipeline.engine, "checkout", lambda raw, *_: raw.execute("PRAGMA query_only = ON"))
    scene.pipeline.engine.dispose()
    postman.alarms.failed(OSError(28, "No space left on device"), scene.passing())
    scene.mailbox.drops_over = beto
    for offers in (2, 3):
        with pytest.raises(sa.exc.OperationalError):
            postman.do_round()
        assert scene.mailbox.offers == offers
        scene.passing.on(minutes=3)
    scene.mailbox.drops_over = ""
    with pytest.raises(sa.exc.OperationalError):
        postman.do_round()
    assert [address for address, _ in scene.mailbox.subjects] == [ADMIN, beto]


def test_a_copy_that_somebody_worked_in_is_told_to_the_office_too(at_work: Scene) -> None:
    noted = {
        "nombre": "OP",
        "carga": 2,
        "informe": "",
        "copia": "",
        "momento": moment_text(at_work.passing()),
    }
    sentence = "Alguien trabajó en la copia de OP: quedó guardada con otro nombre."
    found = {"situacion": informes.EDITADA, "detalle": sentence}
    with at_work.pipeline.engine.begin() as connection:
        connection.execute(RESPUESTA.insert(), noted | found)
    subject = "Tablero: alguien hizo cambios en una copia, y no se cargaron"
    assert at_work.after() == [(ADMIN, subject), (OFFICE, subject)]
    assert sentence in at_work.last()
    with at_work.pipeline.engine.begin() as connection:
        connection.execute(sa.delete(RESPUESTA))
    assert at_work.after(minutes=1) == []
    with at_work.pipeline.engine.begin() as connection:
        connection.execute(RESPUESTA.insert(), noted | found)
    assert told(at_work, minutes=1) == [subject]


def test_a_copy_kept_aside_is_told_once_however_often_its_report_is_written_again(at_work: Scene) -> None:
    at_work.postman.do_round()
    left(at_work, informes.EDITADA)
    assert len(told(at_work)) == 1
    for situacion in (informes.ESCRIBIENDO, informes.EDITADA, informes.ABIERTA, informes.EDITADA):
        left(at_work, situacion)
        assert told(at_work, minutes=1) == [], situacion


def test_a_reports_folder_that_is_away_for_a_moment_is_nobodys_alarm(at_work: Scene) -> None:
    left(at_work, informes.SIN_ACCESO)
    assert told(at_work, minutes=1) == []
    left(at_work, informes.ESCRITA)
    assert told(at_work, hours=1) == []
    left(at_work, informes.SIN_ACCESO)
    at_work.after()
    assert len(told(at_work, minutes=6)) == 1


def left(scene: Scene, situacion: str) -> None:
    """Note how the answer to an office stands."""
    texts = dict.fromkeys(("informe", "copia"), "") | {"momento": moment_text(scene.passing())}
    answer = {"nombre": "OP", "carga": 2, "situacion": situacion, "detalle": "Una oración."}
    with scene.pipeline.engine.begin() as connection:
        connection.execute(sa.delete(RESPUESTA))
        connection.execute(RESPUESTA.insert(), texts | answer)


def test_a_mail_server_that_hangs_holds_up_neither_loads_nor_the_end_of_the_service(
    at_work: Scene, pipeline: Pipeline
) -> None:
    at_work.mailbox.hangs = True
    at_work.save("nadie.xlsx", b"no es un libro")
    at_work.passing.on(seconds=5)
    at_work.scan()
    at_work.passing.on(minutes=5)
    offers = at_work.mailbox.offers
    with Service(at_work.postman._config, pipeline, at_work.passing):
        wait_until(lambda: at_work.mailbox.offers > offers)
        at_work.town.save("OP.xlsx", OP)
        wait_until(lambda: pipeline.memory.last_number() >= 4)
        before = time.monotonic()
    assert time.monotonic() - before < 15, "it waits for no answer of twenty seconds"
