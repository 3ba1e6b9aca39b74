"""`check` on books that are not of ours, as people run it: what it prints, in text and in JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cli.foreign import told
from plan.config import Config
from sync.foreign import recognise
from sync.read.pool import ReaderPool
from sync.shapes import Book, Copy
from tests.commands import tablero
from tests.conftest import Town
from tests.drawing import drawn_book, xlsx
from tests.sync.foreign_books import OFFICES, STRANGE
from tests.sync.test_foreign import OUR_SHEETS


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    path = tmp_path / "Plan de accion 2025.xlsx"
    path.write_bytes(xlsx(OFFICES))
    return path


@pytest.mark.usefixtures("town")
def test_it_says_short_what_the_book_is_then_column_by_column_then_what_to_do(
    config: Config, loose: Path
) -> None:
    assert tablero(config, "ingest").returncode == 0
    done = tablero(config, "check", str(loose))
    assert done.returncode == 1
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "no es una planilla del Tablero" in " ".join(lines[:3])
    assert any(line.startswith("«4145 Salud» y 2 hojas iguales → Actividades (7) · seguro") for line in lines)
    assert "E Fecha inicio → Inicio planificado° seguro" in lines
    assert "6 de 7: fecha escrita como texto (E10 «15/01/2025»)" in lines
    assert "· Secretaría de Salud: 7 filas → SAL.xlsx" in lines
    assert lines.index("EN POCAS PALABRAS") < lines.index("HOJA «4145 Salud»") < lines.index("PASO A PASO")


def test_it_fits_a_narrow_terminal(config: Config, loose: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    lines = tablero(config, "check", str(loose)).stdout.splitlines()
    assert max(map(len, lines[1:])) <= 72


def test_it_says_that_a_book_without_any_plan_has_nothing_to_copy(config: Config, tmp_path: Path) -> None:
    path = tmp_path / "Varios.xlsx"
    path.write_bytes(xlsx(STRANGE))
    done = tablero(config, "check", str(path))
    assert done.returncode == 1
    assert "no hay nada que copiar de aquí" in done.stdout
    assert "PASO A PASO" not in done.stdout


@pytest.mark.parametrize(
    ("absent", "sentence"),
    [
        (("Informe",), "De «Informe» no hay nada aquí: se completa a mano o queda vacía."),
        (
            ("Informe", "Metas"),
            "De «Informe» y «Metas» no hay nada aquí: se completan a mano o quedan vacías.",
        ),
    ],
)
def test_one_sheet_that_lacks_is_told_as_one(absent: tuple[str, ...], sentence: str) -> None:
    found = replace(recognise(OFFICES, {}), absent=absent)
    assert sentence in " ".join(" ".join(told("Plan.xlsx", found)).split())


def test_json_has_all_of_it(config: Config, loose: Path) -> None:
    (verdict,) = json.loads(tablero(config, "check", "--json", str(loose)).stdout)
    assert [problem["codigo"] for problem in verdict["problemas"]] == ["LIBRO_SIN_IDENTIDAD"]
    found = verdict["libro_ajeno"]
    assert found["iguales"] == [["4145 Salud", "4143 Educacion", "4146 Obras"]]
    first = found["hojas"][0]
    assert (first["filas_de_titulos"], first["filas_de_datos"]) == ([9], 7)
    programme = next(part for part in first["partes"] if part["hoja"] == "Programas")
    assert (programme["filas"], programme["por_valor_de"]["titulo"]) == (3, "BPIN")
    assert {sheet["hoja"] for sheet in found["no_se_parecen"]} >= {"Población", "Hoja3"}
    assert found["pasos"]


def test_json_of_a_workbook_of_ours_has_nothing_of_it(config: Config, town: Town) -> None:
    path = town.save("OP.xlsx", "")
    (verdict,) = json.loads(tablero(config, "check", "--json", str(path)).stdout)
    assert verdict["libro_ajeno"] is None


def test_a_workbook_of_ours_that_lost_a_sheet_is_told_which_one_it_may_be(config: Config, town: Town) -> None:
    tablero(config, "ingest")
    book = drawn_book(OUR_SHEETS, dependencia="OP")
    sheets = {
        {"Actividades": "Plan de acción"}.get(title, title): cells for title, cells in book.sheets.items()
    }
    path = town.save("OP.xlsx", xlsx(Book(sheets, tuple(sheets))))
    done = tablero(config, "check", str(path))
    assert done.returncode == 1
    assert "Falta la hoja «Actividades»" in done.stdout
    assert "HOJA «Programas»" not in done.stdout
    assert "Vuelva a llamar «Actividades» a la hoja «Plan de acción»" in done.stdout


def test_all_sheets_are_read_only_when_asked_for(pool: ReaderPool) -> None:
    copy = Copy("x.xlsx", xlsx(OFFICES), "", 0)
    every, one = pool.read(copy, None), pool.read(copy, ["Hoja3"])
    assert isinstance(every, Book)
    assert isinstance(one, Book)
    assert tuple(every.sheets) == OFFICES.titles
    assert tuple(one.sheets) == ("Hoja3",)
    assert not every.sheets["Población"].visible


@pytest.mark.usefixtures("town")
def test_drafts_are_written_and_their_values_told_by_check(
    config: Config, loose: Path, tmp_path: Path
) -> None:
    tablero(config, "ingest")
    folder = tmp_path / "borradores"
    done = tablero(config, "check", "--borrador", str(folder), str(loose))
    assert sorted(path.name for path in folder.iterdir()) == ["EDUCACION.xlsx", "OP.xlsx", "SAL.xlsx"]
    assert "SAL.xlsx: Programas 3, Actividades 7, Presupuesto 3" in " ".join(done.stdout.split())
    (verdict,) = json.loads(tablero(config, "check", "--json", str(folder / "SAL.xlsx")).stdout)
    assert verdict["se_puede_tomar"]
    codes = {(problem["codigo"], problem["celda"]) for problem in verdict["problemas"]}
    assert codes >= {("FECHA_FUERA_DE_RANGO", "G4"), ("CELDA_OBLIGATORIA", "C2")}


def test_drafts_tread_on_nothing(config: Config, loose: Path, tmp_path: Path) -> None:
    folder = tmp_path / "borradores"
    folder.mkdir()
    (folder / "SALUD.xlsx").write_bytes(b"mine")
    done = tablero(config, "check", "--borrador", str(folder), str(loose))
    assert (done.returncode, "no se pisa nada" in done.stderr) == (2, True)
    assert [path.name for path in folder.iterdir()] == ["SALUD.xlsx"]


def test_drafts_do_not_go_into_the_shared_folder(config: Config, loose: Path) -> None:
    done = tablero(config, "check", "--borrador", str(config.compartida / "borradores"), str(loose))
    assert (done.returncode, "elija otra carpeta" in done.stderr) == (2, True)
    assert list(config.compartida.iterdir()) == []


def test_json_names_the_drafts(config: Config, loose: Path, tmp_path: Path) -> None:
    words = ("check", "--json", "--borrador", str(tmp_path / "b"), str(loose))
    (verdict,) = json.loads(tablero(config, *words).stdout)
    assert [Path(one["archivo"]).name for one in verdict["borradores"]][:2] == [
        "estrategia.xlsx",
        "SALUD.xlsx",
    ]
