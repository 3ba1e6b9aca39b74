"""A disk that does not answer holds up only what was asked of it, and never the service."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from plan.folder import BIEN, CON_FALLAS, NO_RESPONDE
from tests.drive import faults
from tests.drive.scene import OFFICES, Scene, saved
from tests.waiting import wait_until


@pytest.fixture
def thaw() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_a_frozen_folder_is_told_and_taken_up_when_it_answers(scene: Scene, thaw: threading.Event) -> None:
    with faults.listing(thaw.wait, scene.root):
        said = scene.until_standing(NO_RESPONDE)
        assert "no responde: revise la red" in said
        scene.path("OP").write_bytes(saved("OP", 2))
        waiting = [thread for thread in threading.enumerate() if thread.name == "pregunta recorrido"]
        assert len(waiting) == 1  # it is not asked again while it has not answered
        scene.assert_untouched()
    thaw.set()
    scene.until_taken({"OP": 2})
    scene.until_standing(BIEN)
    assert scene.told(said) == 1


def test_a_file_that_hangs_lets_the_others_pass_and_is_told(scene: Scene, thaw: threading.Event) -> None:
    with faults.reading(thaw.wait, scene.path("AMB"), scene.path("CUL"), scene.path("DEP")):
        for code in OFFICES:
            scene.path(code).write_bytes(saved(code, 2))
        scene.until_taken({"OP": 2, "SAL": 2, "HAC": 2})
        wait_until(lambda: "«AMB.xlsx» (no responde)" in scene.until_standing(CON_FALLAS))
        scene.path("OP").write_bytes(saved("OP", 3))
        scene.until_taken({"OP": 3})
        wait_until(lambda: scene.told("AMB.xlsx: en espera: No se pudo abrir el archivo: la carpeta"))
        assert scene.numbers()["AMB"] == 1
    thaw.set()
    scene.until_taken({"AMB": 2, "CUL": 2, "DEP": 2})
    scene.until_standing(BIEN)
    scene.assert_converged()


def test_the_service_ends_though_the_folder_be_frozen(scene: Scene, thaw: threading.Event) -> None:
    with faults.listing(thaw.wait, scene.root):
        scene.until_standing(NO_RESPONDE)
        scene.service.__exit__()
    assert not scene.service._thread.is_alive()
    left = [thread for thread in threading.enumerate() if not thread.daemon]
    assert not [thread.name for thread in left if thread.name.startswith(("pregunta", "lectura", "ingesta"))]


def test_ending_in_the_middle_of_a_question_is_not_taken_for_a_frozen_folder(
    scene: Scene, thaw: threading.Event
) -> None:
    asked = threading.Event()

    def wait() -> None:
        asked.set()
        thaw.wait()

    with faults.listing(wait, scene.root):
        assert asked.wait(20)
        scene.service.__exit__()
    assert scene.standing()["situacion"] == BIEN
