"""What `doctor` looks at, and the disk the data may lie on."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from plan.config import Config
from sync.confined.worker import WorkerError
from sync.doctor import examine
from sync.handout import hand_out
from sync.local_disk import NetworkPathError, mount_of, require_local
from sync.names import MARKER
from sync.watch import FolderMissingError
from tests.conftest import Town
from tests.drive import faults
from tests.sync.drawings import OP, Ingest, many


def wrong(config: Config) -> list[str]:
    return [finding.sentence for finding in examine(config.path) if not finding.fine]


def test_an_installation_with_everything_loaded_has_nothing_wrong(
    town: Town, ingest: Ingest, config: Config
) -> None:
    for code in ("OP", "SAL"):
        town.save(f"{code}.xlsx", OP)
    ingest()
    assert wrong(config) == []


def test_a_config_that_cannot_be_read_is_all_there_is_to_say(tmp_path: Path) -> None:
    (finding,) = examine(tmp_path / "config.toml")
    assert (finding.fine, "no existe" in finding.sentence) == (False, True)


def test_a_missing_folder_is_told(config: Config) -> None:
    config.compartida.rmdir()
    assert "No se puede leer la carpeta compartida" in wrong(config)[0]


@pytest.mark.parametrize(
    ("save", "sentence"),
    [
        (lambda town: town.save("OP.xlsx", b"PK nada"), "todavía no presentó su planilla"),
        (lambda town: (town.folder / "estrategia.xlsx").unlink(), "No hay estrategia cargada"),
    ],
    ids=["no workbook", "no strategy"],
)
def test_what_is_not_loaded_is_told(
    town: Town, ingest: Ingest, config: Config, save: Callable[[Town], object], sentence: str
) -> None:
    save(town)
    ingest()
    assert any(sentence in found for found in wrong(config))


def test_held_and_rejected_loads_are_told(town: Town, ingest: Ingest, config: Config) -> None:
    town.save("OP.xlsx", many())
    town.save("SAL.xlsx", OP)
    ingest()
    town.save("OP.xlsx", many(gone=7))
    town.save("SAL.xlsx", "## Otra\n")
    (town.folder / "SAL.xlsx").write_bytes((town.folder / "OP.xlsx").read_bytes())
    ingest(minutes=1)
    found = wrong(config)
    assert any("espera una decisión" in sentence for sentence in found)
    assert any("«SAL.xlsx» se rechazó (carga 4): El archivo se llama como" in sentence for sentence in found)


def test_every_file_that_is_not_taken_is_told_as_long_as_it_is_there(
    town: Town, ingest: Ingest, config: Config
) -> None:
    for code in ("OP", "SAL"):
        town.save(f"{code}.xlsx", OP)
    ingest()
    town.save("viejas/OP.xlsx", OP)
    town.save("nadie/Lista.xlsx", b"codigo;nombre\n1;Ana\n")
    town.save("SAL.xlsx", b"")
    for minutes in (30, 60):
        ingest(minutes=minutes)
    told = " ".join(wrong(config))
    assert "«viejas/OP.xlsx» no se toma (carga 5): Ya se está tomando «OP.xlsx»" in told
    assert "«nadie/Lista.xlsx» se rechazó (carga" in told
    assert "cambiar la terminación del nombre no lo convierte. Copie los datos" in told
    assert "«SAL.xlsx» se rechazó (carga 6): El archivo está vacío" in told
    for path in ("viejas/OP.xlsx", "nadie/Lista.xlsx"):
        (town.folder / path).unlink()
    town.save("SAL.xlsx", OP)
    before_the_next_scan = " ".join(wrong(config))
    assert "viejas" not in before_the_next_scan
    ingest(minutes=90)
    assert wrong(config) == []


@pytest.mark.usefixtures("town")
def test_an_office_whose_workbook_is_as_the_service_wrote_it_never_presented(
    ingest: Ingest, config: Config, engine: sa.Engine, today: date
) -> None:
    ingest()
    assert "«SAL» todavía no presentó su planilla: no está en la carpeta compartida" in " ".join(
        wrong(config)
    )
    with engine.connect() as connection:
        hand_out(config.compartida, connection, today, config.umbrales)
    ingest(minutes=1)
    assert wrong(config) == [
        f"«{code}» todavía no presentó su planilla: «{code}.xlsx» está como la escribió el sistema. Llame a "
        "la dependencia para que la complete y la guarde."
        for code in ("OP", "SAL")
    ]


def test_a_workbook_that_vanished_is_told_as_long_as_it_is_away(
    town: Town, ingest: Ingest, config: Config
) -> None:
    for code in ("OP", "SAL"):
        town.save(f"{code}.xlsx", OP)
    ingest()
    (town.folder / "SAL.xlsx").unlink()
    for minutes in (1, 2):
        (sentence,) = wrong(config)
        assert sentence.startswith("La planilla de «SAL» («SAL.xlsx») ya no está en la carpeta compartida")
        ingest(minutes=minutes)
    town.save("SAL.xlsx", OP)
    ingest(minutes=3)
    assert wrong(config) == []


def test_what_the_folder_hides_is_told(
    town: Town, ingest: Ingest, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in ("OP", "SAL"):
        town.save(f"{code}.xlsx", OP)
    ingest()
    (town.folder / MARKER).unlink()
    (town.folder / "cerrada").mkdir()
    Path(os.fsdecode(os.fsencode(town.folder) + b"/OP\xfa.xlsx")).touch()
    monkeypatch.setattr("sync.doctor.is_network", lambda _folder: True)
    with faults.listing(faults.raising(errno.EACCES), town.folder / "cerrada"):
        sentences = [finding.sentence for finding in examine(config.path)]
    told = [
        "falta la marca «.tablero», y el servicio no la pudo dejar",
        "No se puede leer «cerrada» (Permission denied)",
        "«OP\\xfa.xlsx» tiene un nombre que este equipo no puede leer",
        "de lo que guardan otros no llega aviso, y se ve al recorrerla, cada 60 segundos",
    ]
    assert [any(words in sentence for sentence in sentences) for words in told] == [True] * 4


def test_reading_processes_that_do_not_work_are_told(
    town: Town, ingest: Ingest, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.save("OP.xlsx", OP)
    ingest()

    def broken(*_: object) -> None:
        raise WorkerError("no process starts")

    monkeypatch.setattr("sync.doctor.outdated", broken)
    assert any("Los procesos que leen las planillas no funcionan" in sentence for sentence in wrong(config))


def test_how_the_service_last_found_the_folder_is_told(town: Town, ingest: Ingest, config: Config) -> None:
    ingest()
    town.folder.rename(town.folder.with_name("fuera"))
    town.folder.mkdir()
    with pytest.raises(FolderMissingError):
        ingest(minutes=5)
    assert any(
        sentence.startswith("Desde el 20/11/2026 a las 12:05: En ") and "parece otra carpeta" in sentence
        for sentence in wrong(config)
    )


def test_a_folder_remounted_or_on_another_mount_is_known_by_the_number_of_the_mount(tmp_path: Path) -> None:
    table = tmp_path / "mountinfo"
    lines = [
        "21 1 8:1 / / rw - ext4 /dev/sda1 rw",
        "36 21 0:41 / /srv rw shared:1 - cifs //nas/x rw",
        "44 36 0:50 / /srv/la\\040carpeta rw - tmpfs tmpfs rw",
        "45 36 0:51 / /srv/la\\040carpeta rw - tmpfs tmpfs rw",
    ]
    table.write_text("\n".join(lines), encoding="utf-8")
    places = ["/srv/la carpeta/OP", "/srv/otra", "/srvx", "/srv/la carpeta"]
    assert [mount_of(Path(place), table) for place in places] == ["45", "36", "21", "45"]
    assert mount_of(Path("/srv"), tmp_path / "no hay") == ""


@pytest.mark.parametrize(
    ("mounts", "refused"),
    [
        ("server:/x /srv nfs4 rw 0 0\n", True),
        ("//server/x /srv cifs rw 0 0\n", True),
        ("/dev/sda1 / ext4 rw 0 0\n", False),
        ("server:/x /srv nfs4 rw 0 0\n/dev/sdb1 /srv/datos ext4 rw 0 0\n", False),
        ("server:/x /srv/da nfs4 rw 0 0\n", False),
    ],
)
def test_the_data_may_lie_only_on_a_disk_of_the_machine(
    tmp_path: Path, mounts: str, *, refused: bool
) -> None:
    table = tmp_path / "mounts"
    table.write_text(mounts, encoding="utf-8")
    if refused:
        with pytest.raises(NetworkPathError, match="está en la red"):
            require_local(Path("/srv/datos"), table)
    else:
        require_local(Path("/srv/datos"), table)
