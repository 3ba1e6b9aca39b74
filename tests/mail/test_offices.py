"""What an office is told of its own workbook, when, and what is not told twice."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from plan import history
from plan.problems import Place, problem
from sync.catch_up import catch_up
from sync.decisions import Note
from sync.journal import Journal
from sync.mail import composing, oficina
from sync.mail.announcing import announcer, fingerprint
from sync.mail.desk import Desk
from sync.mail.fallas import DIRECCION, FALLA
from sync.mail.faults import sections
from sync.mail.outbox import News, due, note
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from sync.service import Service
from sync.template import prefilled
from tests.mail.conftest import ADMIN, COORDINATION, FINE, OFFICE, Scene, strategy
from tests.sync.drawings import OP, many
from tests.sync.histories import forget
from tests.waiting import wait_until

WRONG = OP.replace("| 0.4 ", "| muy bien ")
WORSE = WRONG.replace("| 0.5 ", "| pronto ")
CALM = {"minutes": 31}


def told(scene: Scene, **later: float) -> list[str]:
    return [subject for address, subject in scene.after(**later) if address == OFFICE]


@pytest.fixture
def furnished(town_at_work: Path) -> Path:
    return town_at_work


def test_an_office_is_told_of_its_problems_after_the_quiet_minutes(scene: Scene) -> None:
    scene.save("OP.xlsx", WRONG)
    assert told(scene, minutes=29) == []
    (subject,) = told(scene, minutes=2)
    assert subject.startswith("Obras Públicas: 2 datos por corregir")
    assert "Programas!F2 «muy bien» no es un número." in scene.last("Obras")
    assert told(scene, hours=24) == []


def test_each_save_begins_the_quiet_minutes_anew_and_one_mail_tells_how_it_is_then(scene: Scene) -> None:
    scene.save("OP.xlsx", WRONG)
    assert told(scene, minutes=20) == []
    scene.save("OP.xlsx", WORSE)
    assert told(scene, minutes=20) == []
    assert len(told(scene, minutes=11)) == 1
    assert "«pronto» no es un número" in scene.last("Obras")


def test_what_is_put_right_within_the_quiet_minutes_is_never_told(scene: Scene) -> None:
    scene.save("OP.xlsx", WRONG)
    scene.after(minutes=10)
    scene.save("OP.xlsx", FINE)
    assert told(scene, hours=5) == []


def test_the_same_problems_saved_again_are_not_told_again(scene: Scene) -> None:
    scene.save("OP.xlsx", WRONG)
    assert len(told(scene, **CALM)) == 1
    scene.save("OP.xlsx", WRONG.replace("Relevamiento", "Relevamiento final"))
    assert told(scene, hours=5) == []


def test_the_same_problems_in_rows_that_moved_are_not_told_again(scene: Scene) -> None:
    scene.save("OP.xlsx", WRONG)
    assert len(told(scene, **CALM)) == 1
    first, second = (line for line in WRONG.splitlines() if line.startswith(("| OP-1", "| OP-2")))
    scene.save("OP.xlsx", WRONG.replace(f"{first}\n{second}", f"{second}\n{first}"))
    assert told(scene, hours=5) == []


def test_problems_that_changed_and_came_back_are_not_told_again(scene: Scene) -> None:
    scene.save("OP.xlsx", WRONG)
    assert len(told(scene, **CALM)) == 1
    scene.save("OP.xlsx", WORSE)
    scene.save("OP.xlsx", WRONG)
    assert told(scene, hours=5) == []


def test_after_the_problems_an_office_is_told_that_all_is_right_once(scene: Scene) -> None:
    scene.save("OP.xlsx", WRONG)
    scene.after(**CALM)
    scene.save("OP.xlsx", FINE)
    assert told(scene, **CALM) == ["Obras Públicas: todo en orden en OP.xlsx"]
    scene.save("OP.xlsx", FINE.replace("Uno", "Dos"))
    assert told(scene, **CALM) == []


def test_a_change_of_the_strategy_tells_the_office_but_does_not_begin_the_minutes_anew(scene: Scene) -> None:
    scene.save("OP.xlsx", OP)
    scene.after(**CALM)
    scene.save("OP.xlsx", WRONG)
    scene.after(minutes=25)
    scene.save("estrategia.xlsx", strategy().replace("| L1     | E1  |", "| L9     | E1  |"))
    (subject,) = told(scene, minutes=6)
    assert "por corregir" in subject
    assert "«L1»" in scene.last("Obras")


def test_a_held_workbook_is_told_and_so_is_what_was_decided(scene: Scene) -> None:
    scene.save("OP.xlsx", many())
    scene.after(**CALM)
    scene.save("OP.xlsx", many(gone=7))
    assert told(scene, **CALM) == ["Obras Públicas: OP.xlsx espera una confirmación"]
    assert "Si el cambio es a propósito, avise a la coordinación" in scene.last("Obras")
    carga = scene.pipeline.memory.last_number()
    list(scene.pipeline.decisions.carry_out(Note("rechazar", "ana", carga), scene.passing()))
    assert told(scene, **CALM) == ["Obras Públicas: no se tomó lo último guardado en OP.xlsx"]


def test_of_a_held_workbook_that_was_confirmed_nobody_says_that_it_was_corrected(scene: Scene) -> None:
    scene.save("OP.xlsx", many())
    scene.after(**CALM)
    scene.save("OP.xlsx", many(gone=7))
    scene.after(**CALM)
    carga = scene.pipeline.memory.last_number()
    list(scene.pipeline.decisions.carry_out(Note("confirmar", "ana", carga), scene.passing()))
    with scene.pipeline.engine.connect() as connection:
        desk = Desk(connection, scene.postman._config, scene.passing())
        (said, *_) = oficina.write(desk, {"carga": carga + 1, "huella": ""}).letter.says
    assert f"se tomó entera. Se confirmó la carga {carga}: " in said
    assert "ya está corregido" not in said


def test_what_an_office_puts_right_while_nothing_runs_is_read_before_it_is_written_to(
    scene: Scene, pipeline: Pipeline
) -> None:
    scene.save("OP.xlsx", WRONG)
    with pipeline.engine.begin() as connection:
        note(connection, News(FALLA, DIRECCION, "algo", scene.passing(), detalle="Algo."))
    scene.town.save("OP.xlsx", FINE)
    scene.passing.on(minutes=40)
    with Service(scene.postman._config, pipeline, scene.passing):
        wait_until(lambda: (FALLA, "escrito") in scene.subjects())
    assert [para for para, _ in scene.envelopes() if para == OFFICE] == []


def test_what_is_put_right_while_no_mail_is_sent_is_known_when_it_is_sent_again(
    scene: Scene, pipeline: Pipeline, pool: ReaderPool
) -> None:
    config = scene.postman._config
    without = replace(config, correo=replace(config.correo, servidor=""))
    silent = Pipeline(without, pipeline.engine, pool, announcer(without))
    scene.save("OP.xlsx", WRONG)
    scene.town.save("OP.xlsx", FINE)
    list(silent.ingest(scene.passing()))
    assert told(scene, **CALM) == []
    scene.save("OP.xlsx", WRONG)
    assert len(told(scene, **CALM)) == 1
    scene.town.save("OP.xlsx", FINE)
    list(silent.ingest(scene.passing()))
    assert told(scene, **CALM) == ["Obras Públicas: todo en orden en OP.xlsx"]


def test_a_rejected_workbook_is_told_to_its_office_too(scene: Scene) -> None:
    scene.save("OP.xlsx", b"no es un libro")
    scene.after(seconds=5)
    scene.scan()
    assert told(scene, **CALM) == ["Obras Públicas: no se pudo tomar OP.xlsx"]
    assert "sigue mostrando sus últimos datos buenos" in scene.last("Obras")


def test_what_the_service_wrote_begins_no_letter_to_an_office(scene: Scene) -> None:
    with scene.pipeline.engine.connect() as connection:
        fresh = prefilled("SAL", history.panorama(connection).tablas, scene.passing().date())
    scene.save("SAL.xlsx", fresh)
    with scene.pipeline.engine.connect() as connection:
        assert history.problems(connection, scene.pipeline.memory.last_number()) != []
    scene.save("estrategia.xlsx", strategy().replace("| E1  | Mejorar", "| E1  | Cuidar"))
    assert [subject for _, subject in scene.after(**CALM) if "SAL" in subject] == []
    scene.save("SAL.xlsx", WRONG)
    assert [subject for _, subject in scene.after(**CALM) if "SAL" in subject] != []


def test_a_problem_that_tells_the_day_is_the_same_the_next_day() -> None:
    def found(**facts: str) -> str:
        problema = {"codigo": "INICIO_REAL_FUTURO", "severidad": "advertencia", "hoja": "Actividades"}
        place = {"fila": 2, "columna": "Inicio real", "celda": "J2", "hechos": json.dumps(facts)}
        return fingerprint({"resultado": "tomada", "detalle": ""}, [problema | place])

    assert found(valor="01/05/2027", hoy="20/11/2026") == found(valor="01/05/2027", hoy="21/11/2026")
    assert found(valor="01/05/2027", hoy="20/11/2026") != found(valor="02/05/2027", hoy="20/11/2026")


def test_the_marked_copy_is_called_as_it_lies_there(scene: Scene) -> None:
    scene.save("estrategia.xlsx", strategy().replace("| E1  | Mejorar", "| E7  | Mejorar"))
    scene.save("OP.xlsx", WRONG)
    scene.after(**CALM)
    assert "está «estrategia - con observaciones»" in scene.last("Estrategia")
    assert "está «OP - con observaciones»" in scene.last("Obras")


def test_a_second_file_of_the_office_does_not_touch_what_is_told_of_its_workbook(scene: Scene) -> None:
    scene.save("viejo/OP.xlsx", OP)
    assert told(scene, **CALM) == ["Obras Públicas: no se pudo tomar OP.xlsx"]
    scene.save("OP.xlsx", FINE.replace("Uno", "Dos"))
    assert told(scene, **CALM) == []


def test_several_addresses_of_an_office_get_a_mail_each(scene: Scene) -> None:
    scene.save("estrategia.xlsx", strategy("ana@muni.gob; obras@muni.gob; ANA@muni.gob"))
    scene.save("OP.xlsx", WRONG)
    told_to = [address for address, subject in scene.after(**CALM) if "por corregir" in subject]
    assert told_to == ["ana@muni.gob", "obras@muni.gob"]


@pytest.mark.parametrize(
    ("correo", "said"),
    [
        ("no tiene", "en la estrategia «no tiene» no es una dirección"),
        ("", "en la estrategia no tiene correo"),
    ],
)
def test_without_a_valid_address_the_administrators_are_told_and_why(
    scene: Scene, correo: str, said: str
) -> None:
    scene.save("estrategia.xlsx", strategy(correo))
    scene.save("OP.xlsx", WRONG)
    told_to = [address for address, subject in scene.after(**CALM) if "por corregir" in subject]
    assert told_to == [ADMIN]
    assert said in scene.last("Obras")


def test_an_office_that_is_closed_is_not_written_to(scene: Scene) -> None:
    scene.save("estrategia.xlsx", strategy(hasta="2026-11-01"))
    scene.save("OP.xlsx", WRONG)
    assert [subject for _, subject in scene.after(**CALM) if "Obras" in subject] == []
    assert ("oficina", "callado") in scene.subjects()


def test_the_strategy_is_of_the_coordination(scene: Scene) -> None:
    scene.save("estrategia.xlsx", strategy().replace("| E1  | Mejorar", "| E7  | Mejorar"))
    told_to = [address for address, subject in scene.after(**CALM) if subject.startswith("Estrategia: ")]
    assert told_to == [COORDINATION]


def test_what_moves_while_it_is_written_is_written_as_it_is_then(scene: Scene) -> None:
    config, engine = scene.postman._config, scene.pipeline.engine
    scene.save("OP.xlsx", WRONG)
    scene.passing.on(**CALM)
    with engine.connect() as connection:
        read = due(connection, scene.passing())
    scene.save("OP.xlsx", WORSE)
    assert not composing._write(engine, config, read, scene.passing())
    assert told(scene, minutes=29) == []
    assert len(told(scene, minutes=2)) == 1


def test_a_mail_that_the_program_fails_at_holds_up_no_other(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.save("OP.xlsx", WRONG)
    scene.save("nadie.xlsx", b"no es un libro")
    scene.passing.on(seconds=5)
    scene.scan()
    monkeypatch.delattr("sync.mail.oficina._taken")
    assert [address for address, _ in scene.after(**CALM)] == [ADMIN]
    monkeypatch.undo()
    assert told(scene, minutes=58) == []
    assert len(told(scene, minutes=3)) == 1


def test_a_load_that_was_cut_before_its_commit_is_told_once_when_it_is_finished(scene: Scene) -> None:
    scene.save("SAL.xlsx", WRONG.replace("L1", "L2"))
    config, engine = scene.postman._config, scene.pipeline.engine
    forget(config, scene.pipeline.memory.last_number())
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM correo WHERE tema = 'sal'")
    assert catch_up(engine, Journal(config.datos), announcer(config)) == 1
    assert [subject.partition(":")[0] for _, subject in scene.after(**CALM)][-1] == "Secretaría de Salud"
    assert catch_up(engine, Journal(config.datos), announcer(config)) == 0
    assert [subject for _, subject in scene.after(minutes=40) if "Salud" in subject] == []


def test_of_thousands_of_problems_the_first_are_told_and_all_are_counted() -> None:
    place = Place("OP.xlsx", "Actividades", 2, "Avance", "K2")
    wrong = [problem("NUMERO_ILEGIBLE", place, {"valor": "x"})] * 4000
    look = [problem("CELDA_ESPERADA", place, {"columna": "Estado"})] * 1000
    errors, warnings = sections([*wrong, *look])
    assert (errors.title, len(errors.items), len(warnings.items)) == ("Errores (4000)", 50, 10)
    assert errors.after.startswith("Y 3.950 más que no caben aquí: ")
    assert warnings.after.startswith("Y 990 más")
