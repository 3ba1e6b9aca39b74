"""Names of all kinds: what is a workbook is taken whatever it is called, and nothing stops the others."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from plan.folder import BIEN
from sync.names import Sort, sort_of
from tests.drive.scene import OFFICES, Scene, saved
from tests.waiting import wait_until

LONG = "á" * 125 + ".xlsx"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_workbook_is_known_by_its_code_however_its_accents_are_written(scene: Scene, form: str) -> None:
    name = unicodedata.normalize(form, "Ñandú.xlsx")
    (scene.root / name).write_bytes(saved("Ñandú", 1))
    scene.until_taken({"Ñandú": 1})
    (scene.root / name).write_bytes(saved("Ñandú", 2))
    scene.until_taken({"Ñandú": 2})
    assert scene.situations()[name] == "vigente"


@pytest.mark.parametrize(
    "name",
    [
        "HAC 📊🏛️.xlsx",
        LONG,
        "\u202eslx.CAH\u202c.xlsx",
        "חכמה מالية.xlsx",
        "HAC .xlsx",
        " HAC final (versión 2026).XLSX",
        "Hacienda y Finanzas/año 2026 · cierre/HAC.xlsx",
        "100% 'final' \"bueno\"; --.xlsx",
        "salto\nde línea.xlsx",
    ],
    ids=ascii,
)
def test_the_only_workbook_of_an_office_is_taken_whatever_its_name(scene: Scene, name: str) -> None:
    assert len(os.fsencode(LONG)) == 255
    path = scene.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    scene.path("HAC").rename(path)
    path.write_bytes(saved("HAC", 2))
    scene.until_taken({"HAC": 2})
    wait_until(
        lambda: scene.situations() == dict.fromkeys(scene.situations(), "vigente") | {"HAC.xlsx": "ausente"}
    )
    scene.assert_converged()


def test_a_name_that_is_no_text_is_told_and_stops_nobody(scene: Scene) -> None:
    (Path(os.fsdecode(os.fsencode(scene.root) + b"/Obras P\xfablicas.xlsx"))).write_bytes(saved("OP", 9))
    inside = Path(os.fsdecode(os.fsencode(scene.root) + b"/\xc1reas"))
    inside.mkdir()
    (inside / "OP.xlsx").write_bytes(saved("OP", 9))
    scene.path("SAL").write_bytes(saved("SAL", 2))
    scene.until_taken({"SAL": 2})
    wait_until(lambda: scene.told("«Obras P\\xfablicas.xlsx» tiene un nombre que este equipo no puede leer"))
    wait_until(lambda: scene.told("«\\xc1reas» tiene un nombre"))
    scene.path("SAL").write_bytes(saved("SAL", 3))
    scene.until_taken({"SAL": 3})
    assert scene.told("tiene un nombre que este equipo no puede leer") == 2
    assert scene.standing()["situacion"] == BIEN


def test_what_is_no_file_is_passed_by(scene: Scene, tmp_path: Path) -> None:
    (scene.root / "carpeta.xlsx").mkdir()
    os.mkfifo(scene.root / "tubo.xlsx")
    (scene.root / "roto.xlsx").symlink_to(tmp_path / "no está.xlsx")
    (scene.root / "vuelta").symlink_to(scene.root)
    (scene.root / "nudo.xlsx").symlink_to(scene.root / "nudo.xlsx")
    (scene.root / "carpeta.xlsx" / "HAC.xlsx").write_bytes(saved("HAC", 9))
    scene.path("SAL").write_bytes(saved("SAL", 2))
    scene.until_taken({"SAL": 2})
    wait_until(lambda: scene.situations().get("carpeta.xlsx/HAC.xlsx") == "duplicado")
    assert scene.numbers() == dict.fromkeys(OFFICES, 1) | {"SAL": 2}


def test_a_linked_workbook_is_taken_as_the_file_it_leads_to(scene: Scene, tmp_path: Path) -> None:
    scene.path("HAC").rename(tmp_path / "HAC de verdad.xlsx")
    scene.path("HAC").symlink_to(tmp_path / "HAC de verdad.xlsx")
    (tmp_path / "HAC de verdad.xlsx").write_bytes(saved("HAC", 2))
    scene.until_taken({"HAC": 2})


CONFLICTS = [
    "OP.sync-conflict-20261120-101500-ABCDEFG.xlsx",
    "OP (conflicted copy 2026-11-20 101500).xlsx",
    "OP (Juana's conflicted copy 2026-11-20).xlsx",
    "OP (Copia en conflicto de Juana 2026-11-20).xlsx",
    "OP_conflict-20261120-101500.xlsx",
    "OP [Conflict].xlsx",
    "OP (1).xlsx",
    "OP - copia.xlsx",
    "OP - Copy (2).xlsx",
    "Copia de OP.xlsx",
    "OP (copia).xlsx",
    "OP (otra copia).xlsx",
    "OP (3rd copy).xlsx",
]


def test_conflict_copies_are_shown_and_never_taken(scene: Scene) -> None:
    for name in CONFLICTS:
        (scene.root / name).write_bytes(saved("OP", 9))
    (scene.root / "OP-PUESTO7.xlsx").write_bytes(saved("OP", 9))  # as OneDrive names them
    wait_until(lambda: [scene.situations().get(name) for name in CONFLICTS] == ["conflicto"] * len(CONFLICTS))
    wait_until(lambda: scene.situations().get("OP-PUESTO7.xlsx") == "duplicado")
    assert scene.numbers() == dict.fromkeys(OFFICES, 1)
    assert scene.loads("OP-PUESTO7.xlsx") == ["rechazada"]


@pytest.mark.parametrize("name", CONFLICTS)
def test_conflict_copies_are_told_by_their_names(name: str) -> None:
    assert sort_of(name) is Sort.CONFLICT


@pytest.mark.parametrize(
    "name",
    [
        "~$OP.xlsx",
        ".~lock.OP.xlsx#",
        "7A31C2F0",
        "7A31C2F0.tmp",
        "lu7312kqz1p.tmp",
        ".syncthing.OP.xlsx.tmp",
        "~syncthing~OP.xlsx.tmp",
        "OP.xlsx.part",
        "OP.xlsx.filepart",
        "OP.xlsx.crdownload",
        ".OP.xlsx.X7a2Kq",
        "._OP.xlsx",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        ".tablero",
        "notas.docx",
    ],
)
def test_locks_and_half_made_files_are_passed_by(name: str) -> None:
    assert sort_of(name) is Sort.IGNORED


@pytest.mark.parametrize(
    "name", ["OP.xlsx", "Plan (2026).xlsx", "Copiado.xlsx", "OP copiapó.XLSM", "año (nuevo).ods"]
)
def test_names_that_only_look_like_copies_are_workbooks(name: str) -> None:
    assert sort_of(name) is Sort.WORKBOOK
