"""Events are hints: what they name is looked into, and without them everything is found all the same."""

from __future__ import annotations

import pytest

from plan.folder import AUSENTE
from tests.drive.scene import Scene, saved
from tests.waiting import wait_until


def test_a_watcher_that_died_is_started_again(scene: Scene) -> None:
    dead = scene.service._waker._observer
    assert dead is not None
    dead.stop()
    dead.join()
    scene.path("OP").write_bytes(saved("OP", 2))
    scene.until_taken({"OP": 2})
    wait_until(lambda: scene.service._waker.alive)
    assert scene.service._waker._observer is not dead


def test_a_watcher_whose_reading_thread_died_is_started_again(scene: Scene) -> None:
    observer = scene.service._waker._observer
    assert observer is not None
    (emitter,) = observer.emitters
    emitter.stop()
    emitter.join()
    assert observer.is_alive()
    wait_until(lambda: scene.service._waker.alive)
    assert scene.service._waker._observer is not observer


def test_a_folder_that_was_replaced_is_watched_anew(scene: Scene) -> None:
    before = scene.service._waker._observer
    away = scene.root.rename(scene.root.with_name("viejo"))
    scene.root.mkdir()
    for path in away.iterdir():
        path.rename(scene.root / path.name)
    wait_until(lambda: scene.service._waker._observer not in {None, before})
    scene.path("OP").write_bytes(saved("OP", 2))
    scene.until_taken({"OP": 2})


def test_a_folder_that_was_away_is_watched_anew(scene: Scene) -> None:
    before = scene.service._waker._observer
    away = scene.root.rename(scene.root.with_name("fuera"))
    scene.until_standing(AUSENTE)
    away.rename(scene.root)
    wait_until(lambda: scene.service._waker._observer not in {None, before})


@pytest.mark.parametrize("step", ["write", "move"])
def test_events_name_the_file_that_was_written_or_moved(scene: Scene, step: str) -> None:
    scene.service.__exit__()
    waker = scene.service._waker
    waker.start()
    if step == "write":
        (scene.root / "OP.xlsx").write_bytes(saved("OP", 2))
    else:
        (scene.root / "SAL.xlsx").replace(scene.root / "OP.xlsx")
    named: set[str] = set()
    wait_until(lambda: named.update(waker.named()) or "OP.xlsx" in named)
    waker.stop()
