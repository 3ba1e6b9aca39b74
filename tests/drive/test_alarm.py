"""Many workbooks lost at once, deleted or turned to noise: an alarm, and no row changes."""

from __future__ import annotations

import errno
import logging
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from plan.folder import BIEN, FALTAN
from tests.drive import faults
from tests.drive.scene import OFFICES, Scene, saved
from tests.waiting import wait_until

SOME = OFFICES[:4]


def delete(path: Path) -> None:
    path.unlink()


def encrypt(path: Path) -> None:
    path.write_bytes(random.Random(path.name).randbytes(9000))


def take_hostage(path: Path) -> None:
    path.rename(path.with_name(f"{path.name}.locked"))


@pytest.mark.parametrize("harm", [delete, encrypt, take_hostage], ids=lambda harm: harm.__name__)
def test_many_workbooks_lost_at_once_are_an_alarm_and_no_row_changes(
    scene: Scene, harm: Callable[[Path], None]
) -> None:
    for code in SOME:
        harm(scene.path(code))
    said = scene.until_standing(FALTAN)
    assert "4 de 7 planillas" in said
    assert "«AMB.xlsx»" in said
    wait_until(lambda: scene.told(said))
    scene.path("HAC").write_bytes(saved("HAC", 2))
    scene.until_taken({"HAC": 2})
    assert scene.numbers() == dict.fromkeys(OFFICES, 1) | {"HAC": 2}
    alarms = [record for record in scene.log.records if record.levelno == logging.ERROR]
    assert [record.getMessage() for record in alarms] == [said]
    for code in SOME:
        scene.path(code).write_bytes(saved(code, 3))
    scene.until_standing(BIEN)
    scene.until_taken(dict.fromkeys(SOME, 3))


def test_half_of_the_files_unreadable_are_an_alarm_and_nothing_is_lost(scene: Scene) -> None:
    with faults.reading(faults.raising(errno.EIO), *(scene.path(code) for code in SOME)):
        for code in OFFICES:
            scene.path(code).write_bytes(saved(code, 2))
        scene.until_taken({"DEP": 2, "HAC": 2})
        scene.until_standing(FALTAN)
        assert {scene.numbers()[code] for code in SOME} == {1}
    scene.until_taken(dict.fromkeys(OFFICES, 2))
    scene.until_standing(BIEN)
    assert set(scene.loads()) == {"tomada"}
    scene.assert_converged()


def test_a_few_workbooks_gone_are_no_alarm(scene: Scene) -> None:
    for code in SOME[:3]:
        scene.path(code).unlink()
    wait_until(lambda: list(scene.situations().values()).count("ausente") == 3)
    scene.path("HAC").write_bytes(saved("HAC", 2))
    scene.until_taken({"HAC": 2})
    assert scene.standing()["situacion"] == BIEN


def test_workbooks_moved_to_another_folder_are_found_there_and_are_no_alarm(scene: Scene) -> None:
    there = scene.root / "2027"
    there.mkdir()
    for code in SOME:
        scene.path(code).rename(there / f"{code}.xlsx")
    wait_until(lambda: all(scene.situations().get(f"2027/{code}.xlsx") == "vigente" for code in SOME))
    scene.until_standing(BIEN)
    assert scene.numbers() == dict.fromkeys(OFFICES, 1)
