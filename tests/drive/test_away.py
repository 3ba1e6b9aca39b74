"""The folder is not there, or another is in its place: it is told, and nothing is lost."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plan.folder import AUSENTE, BIEN, CON_FALLAS
from sync.names import MARKER
from tests.drive import faults
from tests.drive.scene import OFFICES, Scene, saved
from tests.waiting import wait_until


def unmount(root: Path) -> Path:
    """Leave the empty place of a mount."""
    away = root.rename(root.with_name("otro disco"))
    root.mkdir()
    return away


def vanish(root: Path) -> Path:
    return root.rename(root.with_name("otro disco"))


def turn_to_file(root: Path) -> Path:
    away = vanish(root)
    root.write_bytes(b"")
    return away


def put_back(away: Path, root: Path) -> None:
    if root.is_dir():
        root.rmdir()
    else:
        root.unlink(missing_ok=True)
    away.rename(root)


@pytest.mark.parametrize("go", [unmount, vanish, turn_to_file], ids=lambda go: go.__name__)
def test_a_folder_that_goes_away_changes_nothing_and_is_taken_up_when_it_is_back(
    scene: Scene, go: Callable[[Path], Path]
) -> None:
    away = go(scene.root)
    said = scene.until_standing(AUSENTE)
    assert (str(scene.root) in said, "Lo ya cargado sigue como estaba" in said) == (True, True)
    (away / "OP.xlsx").write_bytes(saved("OP", 2))
    wait_until(lambda: scene.told(said) == 1)
    scene.assert_untouched()
    put_back(away, scene.root)
    scene.until_taken({"OP": 2})
    scene.until_standing(BIEN)
    assert set(scene.situations().values()) == {"vigente"}
    assert scene.told(said) == 1
    assert scene.told("se lee bien otra vez") == 1
    assert scene.standing()["detalle"] == ""
    scene.assert_converged()


@pytest.mark.parametrize("intervalo", [3600])
def test_a_mount_that_vanishes_between_two_scans_is_told_all_the_same(scene: Scene) -> None:
    unmount(scene.root)
    scene.until_standing(AUSENTE)


@pytest.mark.parametrize("number", [errno.EIO, errno.EHOSTDOWN, errno.ESTALE, errno.EACCES])
def test_a_folder_that_cannot_be_listed_counts_as_gone(scene: Scene, number: int) -> None:
    with faults.listing(faults.raising(number), scene.root):
        scene.until_standing(AUSENTE)
        scene.path("OP").write_bytes(saved("OP", 2))
        scene.assert_untouched()
    scene.until_taken({"OP": 2})
    scene.until_standing(BIEN)


def test_nothing_is_taken_from_another_folder_in_its_place(scene: Scene) -> None:
    unmount(scene.root)
    (scene.root / "Otra oficina.xlsx").write_bytes(saved("OP", 9))
    assert "parece otra carpeta" in scene.until_standing(AUSENTE)
    scene.assert_untouched()
    (scene.root / MARKER).touch()  # as the sentence says
    scene.until_taken({"OP": 9})


def test_the_marker_is_put_back_where_known_workbooks_are(scene: Scene) -> None:
    (scene.root / MARKER).unlink()
    wait_until((scene.root / MARKER).exists)
    assert "No borre este archivo" in (scene.root / MARKER).read_text(encoding="utf-8")
    scene.assert_untouched()


def test_a_marker_that_cannot_be_written_keeps_nobody_from_working(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_listing: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(scene.pipeline.lookout.drive, "_write_marker", refused)
    (scene.root / MARKER).unlink()
    scene.path("OP").write_bytes(saved("OP", 2))
    scene.until_taken({"OP": 2})
    assert scene.standing()["situacion"] == BIEN
    assert not (scene.root / MARKER).exists()


def test_the_marker_is_not_left_in_the_empty_place_of_a_disk_that_goes_away_just_then(scene: Scene) -> None:
    drive = scene.pipeline.lookout.drive
    listing = drive.list()
    unmount(scene.root)
    drive._write_marker(listing)
    assert not (scene.root / MARKER).exists()


def test_what_a_subfolder_holds_that_cannot_be_listed_is_not_missing(scene: Scene) -> None:
    inside = scene.root / "Áreas" / "obras"
    inside.mkdir(parents=True)
    shutil.move(scene.path("OP"), inside / "OP.xlsx")
    wait_until(lambda: scene.situations().get("Áreas/obras/OP.xlsx") == "vigente")
    wait_until(lambda: scene.situations()["OP.xlsx"] == "ausente")
    with faults.listing(faults.raising(errno.EACCES), inside):
        assert "«Áreas/obras» (Permission denied)" in scene.until_standing(CON_FALLAS)
        scene.path("SAL").write_bytes(saved("SAL", 2))
        scene.until_taken({"SAL": 2})
        assert scene.situations()["Áreas/obras/OP.xlsx"] == "vigente"
    scene.until_standing(BIEN)
    assert scene.told("Áreas/obras» (Permission denied)") == 1
    shutil.rmtree(inside)
    wait_until(lambda: scene.situations()["Áreas/obras/OP.xlsx"] == "ausente")
    assert scene.numbers() == dict.fromkeys(OFFICES, 1) | {"SAL": 2}


def test_a_file_that_is_surely_gone_is_noted_and_its_rows_stay(scene: Scene) -> None:
    scene.path("OP").unlink()
    wait_until(lambda: scene.situations()["OP.xlsx"] == "ausente")
    assert scene.numbers() == dict.fromkeys(OFFICES, 1)
    assert scene.standing()["situacion"] == BIEN
