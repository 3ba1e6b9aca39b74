"""Mail against a real server that refuses, hangs, drops and comes back: each is delivered exactly once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
import sqlalchemy as sa

from plan.tables import ENVIO
from sync.mail import outbox
from sync.mail.outbox import SENDING, News, Written, due, note, try_again, write
from sync.mail.postman import Postman
from sync.mail.sending import Sender
from tests.mail.conftest import ADMIN, OFFICE, Scene
from tests.mail.server import MailServer

ANA = "ana@muni.gob"
TURNS = count()


def put(scene: Scene, *people: str, texto: str = "Texto\n") -> None:
    """Leave a mail in the outbox, to be sent now."""
    now = scene.passing()
    with scene.pipeline.engine.begin() as connection:
        note(connection, News("prueba", str(next(TURNS)), "algo", now))
        write(connection, due(connection, now), Written("Asunto", texto, "<p>Texto</p>"), people, now)


@pytest.fixture(autouse=True)
def written(scene: Scene, server: MailServer) -> None:
    """Leave one mail to two addresses in the outbox, tried once when nobody was there."""
    put(scene, ANA, OFFICE)
    server.stop()
    assert scene.after() == []


def everybody_has_it_once(scene: Scene) -> bool:
    counts = scene.mailbox.deliveries
    return sorted(address for address, _ in counts) == [ANA, OFFICE] and set(counts.values()) == {1}


def open_left(scene: Scene) -> list[str]:
    return [para for para, situacion in scene.envelopes() if situacion not in {"enviado", "rechazado"}]


def tries(scene: Scene) -> int:
    with scene.pipeline.memory.engine.connect() as connection:
        return int(connection.execute(sa.select(sa.func.sum(ENVIO.c.intentos))).scalar_one())


def waits(scene: Scene) -> list[str]:
    with scene.pipeline.memory.engine.connect() as connection:
        query = sa.select(ENVIO.c.detalle).where(ENVIO.c.situacion.in_(("pendiente", "demorado")))
        return [found.detalle for found in connection.execute(query)]


def sender(scene: Scene, config: object = None) -> Sender:
    """Make a sender that loses patience soon."""
    return Sender(scene.pipeline.engine, config or scene.postman._config, scene.passing, timeout=0.3)


def test_a_server_that_is_away_is_asked_again_ever_less_often_until_it_is_back(
    scene: Scene, server: MailServer
) -> None:
    assert all("nadie atiende en 127.0.0.1" in why for why in waits(scene))
    for minutes in (1, 2, 5, 15, 30, 60, 60):
        before = tries(scene)
        scene.after(seconds=60 * minutes - 1)
        assert tries(scene) == before
        scene.after(seconds=1)
        assert tries(scene) == before + 2
    server.start()
    assert scene.after(minutes=59) == []
    scene.after(minutes=1)
    assert everybody_has_it_once(scene)
    assert scene.after(days=3) == []


def test_what_waits_for_the_server_goes_along_with_the_first_that_gets_through(
    scene: Scene, server: MailServer
) -> None:
    for _ in range(6):
        scene.after(hours=1)
    server.start()
    put(scene, ANA)
    assert [address for address, _ in scene.after()] == [ANA, OFFICE, ANA]


def test_a_server_too_busy_for_a_mail_gets_it_later(scene: Scene, server: MailServer) -> None:
    server.start()
    scene.mailbox.answer = "451 4.3.0 Try again later"
    assert scene.after(minutes=1) == []
    assert waits(scene) == ["respondió 451 4.3.0 Try again later"] * 2
    scene.mailbox.answer = ""
    scene.after(minutes=2)
    assert everybody_has_it_once(scene)


@pytest.mark.parametrize("answer", ["421 4.3.2 Shutting down", "530 5.7.0 Authentication required"])
def test_a_refusal_that_blames_the_way_in_and_not_the_mail_throws_none_away(
    scene: Scene, server: MailServer, answer: str
) -> None:
    server.start()
    scene.mailbox.answer = answer
    scene.after(minutes=1)
    assert set(waits(scene)) == {f"respondió {answer}"}
    scene.mailbox.answer = ""
    scene.after(hours=1)
    assert everybody_has_it_once(scene)


def test_a_sender_that_the_server_does_not_let_write_throws_no_mail_away(
    scene: Scene, server: MailServer
) -> None:
    server.start()
    scene.mailbox.sender = "553 5.7.1 Not your address"
    scene.after(minutes=1)
    assert set(waits(scene)) == {"no acepta el remitente tablero@muni.gob: 553 5.7.1 Not your address"}
    scene.mailbox.sender = ""
    scene.after(hours=1)
    assert everybody_has_it_once(scene)


def test_an_address_that_is_refused_stops_no_other_and_the_administrators_hear_of_it_once(
    scene: Scene, server: MailServer
) -> None:
    server.start()
    scene.mailbox.refused[ANA] = "550 5.1.1 User unknown"
    assert [address for address, _ in scene.after(minutes=1)] == [OFFICE]
    assert (ANA, "rechazado") in scene.envelopes()
    assert scene.after(minutes=1) == [(ADMIN, "Tablero: una dirección no recibe los correos")]
    assert "respondió 550 5.1.1 User unknown" in scene.last()
    put(scene, ANA, OFFICE)
    assert [address for address, _ in scene.after(minutes=35)] == [OFFICE]
    assert scene.after(days=1) == []


def test_an_address_over_which_the_library_of_mail_trips_stops_no_other(
    scene: Scene, server: MailServer
) -> None:
    server.start()
    put(scene, "obras@[muni.gob", "a..b@muni.gob", ADMIN)
    assert (ADMIN, "Asunto") in scene.after(minutes=2)
    assert {("obras@[muni.gob", "rechazado"), ("a..b@muni.gob", "rechazado")} <= {*scene.envelopes()}
    scene.after(minutes=2)
    assert "«obras@[muni.gob» no es una dirección a la que se pueda escribir" in scene.last("Tablero: una")


def test_a_mail_larger_than_the_server_takes_stops_no_other(scene: Scene) -> None:
    put(scene, ANA, texto="más largo que lo que se acepta\n" * 1000)
    put(scene, ADMIN)
    narrow = MailServer(scene.mailbox, data_size_limit=9000)
    narrow.start()
    config = scene.postman._config
    scene.passing.on(minutes=2)
    sender(scene, replace(config, correo=replace(config.correo, puerto=narrow.port))).send()
    narrow.stop()
    assert sorted(address for address, _ in scene.mailbox.subjects) == [ADMIN, ANA, OFFICE]
    assert scene.envelopes().count((ANA, "rechazado")) == 1


def test_an_administrator_that_is_refused_is_no_reason_to_write_to_him(
    scene: Scene, server: MailServer
) -> None:
    server.start()
    scene.mailbox.refused[ADMIN] = "550 5.1.1 User unknown"
    put(scene, ADMIN)
    scene.after(minutes=2)
    assert (ADMIN, "rechazado") in scene.envelopes()
    scene.after(minutes=2)
    assert scene.envelopes().count((ADMIN, "rechazado")) == 1


def test_a_connection_dropped_after_the_data_is_tried_again(scene: Scene, server: MailServer) -> None:
    server.start()
    scene.mailbox.drops = 1
    assert [address for address, _ in scene.after(minutes=1)] == [OFFICE]
    assert scene.mailbox.offers == 2
    scene.after(minutes=2)
    assert everybody_has_it_once(scene)


def test_a_server_that_drops_every_connection_is_left_alone_for_a_while(
    scene: Scene, server: MailServer
) -> None:
    put(scene, ANA, OFFICE)
    server.start()
    scene.mailbox.drops = 100
    scene.after(minutes=10)
    assert scene.mailbox.offers == 2
    assert len(open_left(scene)) == 4
    scene.mailbox.drops = 0
    scene.after(hours=1)
    assert set(scene.mailbox.deliveries.values()) == {1}
    assert open_left(scene) == []


def test_a_server_that_took_a_mail_and_went_away_silently_gets_it_again_under_the_same_name(
    scene: Scene, server: MailServer
) -> None:
    server.start()
    scene.mailbox.drops, scene.mailbox.takes_before_dropping = 1, True
    scene.after(minutes=1)
    scene.after(minutes=2)
    by_name = {address: count for (address, _), count in scene.mailbox.deliveries.items()}
    assert by_name == {ANA: 2, OFFICE: 1}, "one name each: a receiver can tell that it has it"


def test_a_server_that_hangs_holds_up_nothing_but_mail_and_gets_it_later(
    scene: Scene, server: MailServer
) -> None:
    server.start()
    scene.mailbox.hangs = True
    scene.passing.on(minutes=1)
    assert sender(scene).send() == 0
    assert all("no respondió en 0.3 segundos" in why for why in waits(scene))
    scene.mailbox.hangs = False
    scene.after(hours=1)
    assert everybody_has_it_once(scene)


def test_a_service_killed_while_it_sends_loses_nothing(scene: Scene, server: MailServer) -> None:
    with scene.pipeline.engine.begin() as connection:
        connection.execute(sa.update(ENVIO).where(ENVIO.c.situacion == "pendiente").values(situacion=SENDING))
    server.start()
    Postman(scene.postman._config, scene.pipeline.engine, scene.passing).do_round()
    scene.after(minutes=1)
    assert everybody_has_it_once(scene)


def test_a_service_killed_after_the_server_took_a_mail_sends_it_no_second_time(
    scene: Scene, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.start()
    scene.passing.on(minutes=1)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sync.mail.sending.Sender._sent", killed)
    with pytest.raises(KeyboardInterrupt):
        scene.postman.do_round()
    monkeypatch.undo()
    assert scene.mailbox.subjects == [(ANA, "Asunto")]
    Postman(scene.postman._config, scene.pipeline.engine, scene.passing).do_round()
    assert everybody_has_it_once(scene)
    assert scene.envelopes() == [(ANA, "enviado"), (OFFICE, "enviado")]


def test_more_mails_than_a_round_has_room_for_wait_for_the_server_too(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "_AT_ONCE", 2)
    put(scene, ANA, OFFICE)
    for _ in range(3):
        scene.after(seconds=70)
    before = tries(scene)
    scene.after(seconds=10)
    assert tries(scene) == before


def test_what_the_server_took_before_a_kill_is_not_sent_again_though_somebody_asks(
    scene: Scene, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.start()
    scene.passing.on(minutes=1)
    with monkeypatch.context() as patched:
        patched.delattr(Sender, "_sent")  # as a kill does: taken, and the database not told
        with pytest.raises(AttributeError):
            sender(scene).send()
    with scene.pipeline.engine.begin() as connection:
        try_again(connection, scene.passing())
    scene.after()
    assert everybody_has_it_once(scene)


def test_a_service_told_to_stop_leaves_the_rest_for_the_next(scene: Scene, server: MailServer) -> None:
    server.start()
    scene.passing.on(minutes=1)
    answers = iter([True, False])
    assert sender(scene).send(lambda: next(answers)) == 1
    assert scene.after(minutes=1) == [(OFFICE, scene.mailbox.subjects[0][1])]


def test_a_clock_set_back_for_years_delays_no_mail(scene: Scene, server: MailServer) -> None:
    server.start()
    scene.passing.moment -= timedelta(days=3650)
    scene.postman.do_round()
    assert everybody_has_it_once(scene)
