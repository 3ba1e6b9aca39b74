"""The digest of each day and the summary of each week: once per date, whatever clock and machine do."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from plan.folder import AUSENTE
from plan.tables import CORREO
from sync.facts import Facts
from sync.mail.postman import Postman
from sync.standing import Standing
from tests.mail.conftest import ADMIN, COORDINATION, FINE, Scene, strategy
from tests.sync.drawings import OP, many

SIX = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
"""Friday, six in the morning in the town."""


def after(scene: Scene, **later: float) -> list[str]:
    """Let time pass, twice the minutes that a fresh start is given, and tell what the calendar wrote."""
    scene.after(**later)
    scene.after(minutes=3)
    with scene.pipeline.memory.engine.connect() as connection:
        query = sa.select(CORREO.c.clase, CORREO.c.tema).where(CORREO.c.clase.in_(("diario", "semanal")))
        return [f"{found.clase} {found.tema}" for found in connection.execute(query.order_by(CORREO.c.id))]


@pytest.fixture(autouse=True)
def loaded(scene: Scene) -> None:
    scene.passing.moment = SIX
    scene.town.save("estrategia.xlsx", strategy())
    scene.save("OP.xlsx", OP)


def test_before_its_hour_there_is_no_digest_and_after_it_one(scene: Scene) -> None:
    assert after(scene, minutes=50) == []
    assert after(scene, minutes=10) == ["diario 2026-11-20"]
    assert after(scene, hours=10) == ["diario 2026-11-20"]
    assert (ADMIN, "Tablero, resumen del 20/11: 2 dependencias con algo abierto") in scene.mailbox.subjects


def test_a_digest_comes_even_when_nothing_is_open_and_says_so(scene: Scene) -> None:
    scene.town.save("estrategia.xlsx", strategy().replace("|            | Sí  ", "|            | No  "))
    scene.save("OP.xlsx", FINE)
    after(scene, hours=2)
    assert (ADMIN, "Tablero, resumen del 20/11: todo en orden") in scene.mailbox.subjects
    assert "1 dependencia al día, sin errores ni archivos sueltos." in scene.last("Tablero, resumen")


def test_a_digest_names_what_fails_beside_the_dependencias(scene: Scene) -> None:
    scene.town.save("OP (1).xlsx", OP)
    scene.save("nadie.xlsx", b"no es un libro")
    scene.passing.on(seconds=5)
    scene.town.save("estrategia.xlsx", strategy().replace("| E1     | Ciudad", "|        | Ciudad"))
    scene.scan()
    facts = Facts(scene.pipeline.engine)
    facts.note_folder(Standing(AUSENTE, "La carpeta no está."), scene.passing())
    after(scene, hours=2)
    said = scene.last("Tablero, resumen")
    for part in (
        "- Con errores · Estrategia",
        "ARCHIVOS QUE NADIE RECONOCE (1) - «nadie.xlsx»",
        "COPIAS QUE NO SE LEEN (1) - «OP (1).xlsx»",
        "CARPETA E INFORMES (1) - Carpeta compartida, desde el 20/11/2026 a las 06:00 La carpeta no está.",
        "- Nunca cargó · Secretaría de Salud Nunca cargó.",
    ):
        assert part in said, said


def test_a_held_load_is_named_until_somebody_decides(scene: Scene) -> None:
    scene.save("OP.xlsx", many())
    scene.save("OP.xlsx", many(gone=7))
    after(scene, hours=2)
    assert "- Retenida · Obras Públicas La carga 4 espera una decisión" in scene.last("Tablero, resumen")


def test_a_machine_that_slept_at_the_hour_writes_when_it_wakes_and_once(scene: Scene) -> None:
    assert after(scene, days=1, hours=9) == ["diario 2026-11-21"]
    scene.postman._hour = ""
    again = Postman(scene.postman._config, scene.pipeline.engine, scene.passing)
    again.do_round()
    assert after(scene) == ["diario 2026-11-21"]


def test_a_machine_switched_off_as_the_digest_was_due_sends_one_the_next_day(scene: Scene) -> None:
    scene.passing.on(hours=2)
    scene.postman._note_summaries(scene.passing())
    scene.passing.on(hours=24)
    again = Postman(scene.postman._config, scene.pipeline.engine, scene.passing)
    again.do_round()
    scene.passing.on(minutes=3)
    again.do_round()
    digests = [subject for _, subject in scene.mailbox.subjects if "resumen del" in subject]
    assert [subject.partition(":")[0] for subject in digests] == ["Tablero, resumen del 21/11"]


def test_a_clock_that_jumps_writes_each_date_once(scene: Scene) -> None:
    assert after(scene, hours=2) == ["diario 2026-11-20"]
    assert after(scene, days=3652)[1:] == ["diario 2036-11-19", "semanal 2036-11-17"]
    for hours in (-3652 * 24, 1, -2, 3):
        assert len(after(scene, hours=hours)) == 3


def test_the_week_is_told_on_monday_or_when_the_machine_wakes_later(scene: Scene) -> None:
    assert "semanal 2026-11-23" not in after(scene, days=2, hours=23)
    assert "semanal 2026-11-23" in after(scene, days=1, hours=12)
    told = [subject for address, subject in scene.mailbox.subjects if address == COORDINATION]
    assert "Semana al 24/11: ninguna luz se movió" in told
    said = scene.last("Semana")
    assert "Esta semana cargaron: Estrategia, Obras Públicas." in said
    assert "- Secretaría de Salud Nunca informó." in said
    assert "- Atrasado · Obras Públicas Informó hace 24 días." in said


def test_the_week_tells_the_lights_that_moved_and_why(scene: Scene) -> None:
    scene.passing.on(days=4)
    scene.save("OP.xlsx", OP.replace("0.6 ", "0.95").replace("2026-10-31", "2026-11-24"))
    after(scene, days=6, hours=2)
    assert (COORDINATION, "Semana al 30/11: 1 mejoró") in scene.mailbox.subjects
    said = scene.last("Semana al 30/11")
    assert "- En término · OP-1 · Red pluvial (Obras Públicas) Mejoró: de «En riesgo» a «En término»." in said
    assert "lo real pasó de 60 % a 95 %." in said
