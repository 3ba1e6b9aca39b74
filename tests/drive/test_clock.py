"""The clock of the machine is wrong: saves are taken, and what is done daily is done once on each date."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from plan.folder import BIEN
from plan.tables import ESTADO
from tests.drive.scene import Passing, Scene, saved
from tests.waiting import wait_until

JUMPS = [
    [timedelta(hours=1), timedelta()],
    [timedelta(hours=-1), timedelta()],
    [timedelta(days=1), timedelta()],
    [timedelta(days=-1), timedelta()],
    [timedelta(days=3652), timedelta()],
    [timedelta(days=-20_700), timedelta()],
    [timedelta(hours=8)],
]
"""The last is a machine that was suspended."""


@pytest.mark.parametrize("wrong", JUMPS, ids=lambda wrong: str(wrong[0]))
def test_saves_are_taken_and_files_read_again_once_a_date_whatever_the_clock_says(
    scene: Scene, passing: Passing, wrong: list[timedelta]
) -> None:
    dates = {(passing.start - timedelta(hours=3)).date()}
    for number, wrong_by in enumerate(wrong, 2):
        passing.wrong = wrong_by
        dates.add((passing.start + wrong_by - timedelta(hours=3)).date())
        scene.path("OP").write_bytes(saved("OP", number))
        scene.until_taken({"OP": number})
        wait_until(lambda seen=number - 1: scene.told("El reloj de este equipo saltó") == seen)
    wait_until(lambda: done(scene) == {f"relectura {day}" for day in dates})
    again = len(dates) - 1  # the first date was done before the test began
    wait_until(lambda: scene.told("Se leen otra vez todas las planillas") == again)
    assert set(scene.loads()) == {"tomada"}
    assert scene.standing()["situacion"] == BIEN
    assert set(scene.situations().values()) == {"vigente"}


def test_a_file_half_made_while_the_clock_ran_ahead_is_not_waited_for_until_then(
    scene: Scene, passing: Passing
) -> None:
    passing.wrong = timedelta(days=3652)
    scene.path("OP").write_bytes(saved("OP", 2)[:2000])
    wait_until(lambda: scene.situations()["OP.xlsx"] == "pendiente")
    passing.wrong = timedelta()
    wait_until(lambda: scene.situations()["OP.xlsx"] == "rechazado")
    assert scene.numbers()["OP"] == 1


def done(scene: Scene) -> set[str]:
    with scene.engine.connect() as connection:
        found = connection.execute(sa.select(ESTADO.c.campo).where(ESTADO.c.campo.startswith("relectura")))
        return set(found.scalars())
