"""`templates --renovar`: a fresh workbook beside the old one, with all that the office typed."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from plan import database, history
from plan.config import Config
from plan.problems import message, problem
from plan.problems.vocabulary import Place
from plan.standard import Row
from plan.standard.identidad import TABLERO
from sync.doctor import examine
from sync.handout import hand_out
from sync.journal import ArchiveError
from sync.names import Sort, renewed_name, renewed_of, sort_of
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from sync.renewing import CannotRenewError, Renewed, Renewer
from tests.commands import tablero
from tests.conftest import ESTRATEGIA, Town, write_config
from tests.drawing import drawn_book, xlsx

OP = """
## Informe
| Corte      |
|------------|
| 2026-10-31 |

## Programas
| Mi nota | Nombre      | Código | Lineamiento | Inicio planificado | Fin planificado | Avance reportado |
|---------|-------------|--------|-------------|--------------------|-----------------|------------------|
| ver     | Red pluvial | P1     | L1          | 2026-01-05         | 2026-12-18      | 0.5              |
|         | Bacheo      | P2     | L1          | "02/02/2026"       | 2027-02-26      | 7.63             |
|         | TOTAL       |        |             |                    |                 |                  |

## Actividades
| Código | Programa | Nombre       | Inicio planificado | Fin planificado | Avance |
|--------|----------|--------------|--------------------|-----------------|--------|
| A1     | P1       | Relevamiento | 2026-01-05         | 2026-03-31      | #REF!  |
| A2     | P1       | Obra         | 2026-04-01         | pronto          | 0.5    |
"""
GOOD = OP.replace("7.63", "0.3 ").replace("#REF! ", "0.9   ").replace("pronto    ", "2026-12-18")


@pytest.fixture
def loaded(town: Town, pipeline: Pipeline, now: datetime) -> Town:
    """Save a good workbook, and then one with mistakes."""
    town.save("OP.xlsx", GOOD)
    list(pipeline.ingest(now))
    town.save("OP.xlsx", OP)
    list(pipeline.ingest(now))
    return town


def renew(config: Config, pool: ReaderPool, today: date, code: str = "OP") -> Renewed:
    with database.reader(config).connect() as connection:
        return Renewer(config, connection, pool, today).renew(code)


def in_force(config: Config) -> dict[str, list[Row]]:
    with database.reader(config).connect() as connection:
        return {table: list(rows) for table, rows in history.panorama(connection).tablas.items()}


def of_cells(config: Config) -> list[tuple[str, str, str]]:
    with database.reader(config).connect() as connection:
        found = history.problems(connection, history.last_number(connection))
    return sorted(
        (one.code, f"{one.place.sheet}.{one.place.column}", one.facts["valor"])
        for one in found
        if one.place.cell
    )


def test_put_in_place_of_the_old_one_it_changes_nothing_and_hides_no_problem(
    loaded: Town, config: Config, pipeline: Pipeline, pool: ReaderPool, now: datetime, today: date
) -> None:
    rows, problems = in_force(config), of_cells(config)
    assert {code for code, _, _ in problems} >= {
        "PORCENTAJE_DUDOSO",
        "CELDA_CON_ERROR",
        "FECHA_ILEGIBLE",
        "FECHA_TEXTO",
    }
    done = renew(config, pool, today)
    done.path.replace(loaded.folder / "OP.xlsx")
    (outcome,) = pipeline.ingest(now)
    assert (outcome.situacion, outcome.moved) == ("vigente", False)
    assert in_force(config) == rows
    assert of_cells(config) == problems


def test_it_lies_beside_the_old_one_and_says_what_went_over_and_what_did_not(
    loaded: Town, config: Config, pool: ReaderPool, today: date
) -> None:
    before = (loaded.folder / "OP.xlsx").read_bytes()
    done = renew(config, pool, today, "op")
    assert done.path == loaded.folder / "OP (renovada).xlsx"
    assert (done.old, done.name) == ("OP.xlsx", "OP.xlsx")
    assert {sheet: count for sheet, count in done.rows.items() if count} == {
        "Informe": 1,
        "Programas": 2,
        "Actividades": 2,
    }
    assert done.left == [
        "Programas: columnas propias «Mi nota»",
        "Programas: 1 fila de totales o títulos repetidos",
    ]
    assert (loaded.folder / "OP.xlsx").read_bytes() == before


@pytest.mark.usefixtures("loaded")
def test_it_is_of_the_standard_whatever_the_old_one_looked_like(
    config: Config, pool: ReaderPool, today: date
) -> None:
    written = load_workbook(renew(config, pool, today).path)
    assert [cell.value for cell in written["Programas"][1]][:3] == ["Código", "Nombre", "Lineamiento"]
    assert [cell.value for cell in written["Programas"]["A"]] == ["Código", "P1", "P2"]
    assert written["Programas"]["H3"].value == "02/02/2026"
    assert written["Actividades"]["K2"].data_type == "e"
    assert dict(written[TABLERO].iter_rows(values_only=True))["generada"] == today.isoformat()


def test_rows_that_their_workbook_has_no_more_are_not_brought_back(
    town: Town, config: Config, pipeline: Pipeline, pool: ReaderPool, now: datetime, today: date
) -> None:
    town.save("OP.xlsx", GOOD)
    list(pipeline.ingest(now))
    town.save("OP.xlsx", "\n".join(line for line in GOOD.splitlines() if "P2 " not in line))
    list(pipeline.ingest(now))
    assert [row["codigo"] for row in in_force(config)["programa"]] == ["P1", "P2"]
    written = load_workbook(renew(config, pool, today).path)
    assert [cell.value for cell in written["Programas"]["A"]] == ["Código", "P1"]


def test_the_lists_and_the_lights_are_those_of_today(
    loaded: Town,
    config: Config,
    pipeline: Pipeline,
    pool: ReaderPool,
    now: datetime,
    today: date,
    tmp_path: Path,
) -> None:
    loaded.save("estrategia.xlsx", ESTRATEGIA + "| L3     | E1  | Otro  |\n")
    list(pipeline.ingest(now))
    (tmp_path / "otra").mkdir()
    changed = write_config(
        tmp_path / "otra",
        {
            "carpetas.compartida": str(config.compartida),
            "carpetas.datos": str(config.datos),
            "umbrales.tolerancia": 3,
        },
    )
    written = load_workbook(renew(changed, pool, today).path)
    listed = {cell.value for column in written["_listas"].iter_cols() for cell in column}
    assert "L3" in listed
    formulas = [
        rule.formula[0] for area in written["Actividades"].conditional_formatting for rule in area.rules
    ]
    assert any(">3)" in formula for formula in formulas)


@pytest.mark.usefixtures("loaded")
def test_it_is_noted_kindly_and_never_taken_by_itself(
    config: Config, pipeline: Pipeline, pool: ReaderPool, now: datetime, today: date
) -> None:
    renew(config, pool, today)
    assert list(pipeline.ingest(now)) == []
    with database.reader(config).connect() as connection:
        found = {one["ruta"]: one for one in history.files(connection)}["OP (renovada).xlsx"]
        assert (found["situacion"], found["origen"], found["problema"]) == (
            "renovada",
            "op",
            "LIBRO_RENOVADO",
        )
        said = message(problem(found["problema"], Place(found["ruta"]), found["hechos"]))
        assert said.startswith("«OP (renovada).xlsx» es la planilla renovada de «OP.xlsx»")
        assert [path.name for path in hand_out(config.compartida, connection, today, config.umbrales)] == [
            "SAL.xlsx"
        ]
    assert "es una planilla renovada" in tablero(config, "doctor").stdout


def test_one_beside_a_workbook_of_another_name_is_told_to_its_office(
    town: Town, config: Config, pipeline: Pipeline, pool: ReaderPool, now: datetime, today: date
) -> None:
    path = town.save("Obras/OP.xlsx", GOOD)
    path.rename(path.with_name("Plan de obras.xlsx"))
    list(pipeline.ingest(now))
    done = renew(config, pool, today)
    assert done.path == town.folder / "Obras" / "Plan de obras (renovada).xlsx"
    list(pipeline.ingest(now))
    with database.reader(config).connect() as connection:
        found = {one["ruta"]: one for one in history.files(connection)}["Obras/Plan de obras (renovada).xlsx"]
    assert (found["origen"], found["hechos"]["vieja"]) == ("op", "Plan de obras.xlsx")


@pytest.mark.usefixtures("loaded")
def test_one_that_is_there_already_is_not_trodden_on(config: Config, pool: ReaderPool, today: date) -> None:
    path = renew(config, pool, today).path
    path.write_bytes(b"con cambios de alguien")
    with pytest.raises(CannotRenewError, match="no se pisa nada"):
        renew(config, pool, today)
    assert path.read_bytes() == b"con cambios de alguien"


def test_what_was_saved_and_not_loaded_yet_is_waited_for(
    loaded: Town, config: Config, pool: ReaderPool, today: date
) -> None:
    loaded.save("OP.xlsx", GOOD)
    with pytest.raises(CannotRenewError, match="cambió después de su última carga"):
        renew(config, pool, today)


def test_a_workbook_that_is_gone_from_the_folder_comes_from_the_archive(
    loaded: Town, config: Config, pool: ReaderPool, today: date
) -> None:
    (loaded.folder / "OP.xlsx").unlink()
    assert renew(config, pool, today).rows["Programas"] == 2


def test_a_rejected_workbook_gives_its_own_bytes_when_they_can_be_understood(
    loaded: Town, config: Config, pipeline: Pipeline, pool: ReaderPool, now: datetime, today: date
) -> None:
    """A sheet was deleted: nothing of the workbook is taken until it is there again."""
    book = drawn_book(OP.replace("Red pluvial", "Red nueva  "), dependencia="OP")
    sheets = {title: cells for title, cells in book.sheets.items() if title != "Presupuesto"}
    loaded.save("OP.xlsx", xlsx(type(book)(sheets, tuple(sheets))))
    assert [one.situacion for one in pipeline.ingest(now)] == ["rechazado"]
    done = renew(config, pool, today)
    assert [cell.value for cell in load_workbook(done.path)["Programas"]["B"]][1] == "Red nueva"
    assert "Presupuesto: la hoja no se encontró; se puso lo que el tablero tiene vigente" in done.left
    done.path.replace(loaded.folder / "OP.xlsx")
    assert [one.situacion for one in pipeline.ingest(now)] == ["vigente"]


def test_when_the_last_bytes_cannot_be_understood_the_ones_before_do(
    loaded: Town, config: Config, pipeline: Pipeline, pool: ReaderPool, now: datetime, today: date
) -> None:
    loaded.save("OP.xlsx", b"PK\x03\x04 cortado")
    assert [one.situacion for one in pipeline.ingest(now.replace(hour=16))] in (
        [],
        ["rechazado"],
        ["pendiente"],
    )
    list(pipeline.ingest(now.replace(hour=17)))
    done = renew(config, pool, today)
    assert done.rows["Programas"] == 2
    assert "lo último que se guardó, el 20/11/2026" in done.left[0]


def test_what_was_never_understood_is_to_be_corrected_first(
    town: Town, config: Config, pipeline: Pipeline, pool: ReaderPool, now: datetime, today: date
) -> None:
    town.save("OP.xlsx", xlsx(drawn_book("## Hoja1\n| a | b |\n| 1 | 2 |", dependencia="OP", exact=True)))
    list(pipeline.ingest(now))
    with pytest.raises(CannotRenewError, match="no se entiende lo último que se guardó, el 20/11/2026"):
        renew(config, pool, today)


@pytest.mark.usefixtures("loaded")
def test_bytes_that_the_archive_lost_are_told_and_stop_no_doctor(
    config: Config, pool: ReaderPool, today: date
) -> None:
    for kept in (config.datos / "archivo").glob("*/*"):
        kept.unlink()
    with pytest.raises(ArchiveError):
        renew(config, pool, today)
    assert [found for found in examine(config.path) if "La estrategia tiene" in found.sentence]


def test_the_strategy_is_renewed_by_its_name(
    loaded: Town, config: Config, pipeline: Pipeline, pool: ReaderPool, now: datetime, today: date
) -> None:
    rows = in_force(config)
    done = renew(config, pool, today, "estrategia")
    assert done.path.name == "estrategia (renovada).xlsx"
    assert done.rows["Dependencias"] == 3
    done.path.replace(loaded.folder / "estrategia.xlsx")
    assert [one.moved for one in pipeline.ingest(now)] == [False]
    assert in_force(config) == rows


@pytest.mark.usefixtures("town")
def test_what_cannot_be_renewed_says_why(
    config: Config, pipeline: Pipeline, pool: ReaderPool, now: datetime, today: date
) -> None:
    list(pipeline.ingest(now))
    with pytest.raises(CannotRenewError, match="no hay ninguna dependencia «XX»"):
        renew(config, pool, today, "XX")
    with pytest.raises(CannotRenewError, match="todavía no se cargó nada"):
        renew(config, pool, today)


@pytest.mark.usefixtures("loaded")
def test_the_console_tells_what_was_done_and_what_to_do_next(config: Config) -> None:
    done = tablero(config, "templates", "--renovar", "todas", "--renovar", "OP")
    assert done.returncode == 0
    assert "OP (renovada).xlsx con lo que se guardó hasta el 20/11/2026." in done.stdout
    assert "estrategia (renovada).xlsx" in done.stdout
    assert "Informe 1, Programas 2, Actividades 2" in done.stdout
    assert "    - Programas: columnas propias «Mi nota»" in done.stdout
    assert done.stdout.count("  3. Póngale su nombre a la renovada (estrategia.xlsx)") == 1


def test_one_that_cannot_be_renewed_stops_no_other(loaded: Town, config: Config) -> None:
    done = tablero(config, "templates", "--renovar", "XX", "--renovar", "OP")
    assert done.returncode == 1
    assert "«XX»" in done.stderr
    assert (loaded.folder / "OP (renovada).xlsx").is_file()


@pytest.mark.parametrize(
    "name", ["OP (renovada).xlsx", "estrategia (Renovada).XLSX", renewed_name("Op.xlsm")]
)
def test_renewed_workbooks_are_told_by_their_names(name: str) -> None:
    assert sort_of(name) is Sort.RENEWED
    assert renewed_of(name).lower() in {"op", "estrategia"}


@pytest.mark.parametrize("name", ["OP (renovada) (1).xlsx", "OP (renovada) - copia.xlsx"])
def test_a_copy_of_a_renewed_workbook_is_a_copy(name: str) -> None:
    assert sort_of(name) is Sort.CONFLICT


_L3 = "| L3     | E1  | Otro  |\n"


def test_doctor_names_the_codes_that_drop_downs_lack(
    town: Town, config: Config, pipeline: Pipeline, pool: ReaderPool, now: datetime, today: date
) -> None:
    def told() -> list[str]:
        return [found.sentence for found in examine(config.path) if "listas desplegables" in found.sentence]

    town.save("SAL.xlsx", GOOD.replace("L1 ", "L2 ").replace("P", "S"))
    list(pipeline.ingest(now))
    with database.reader(config).connect() as connection:
        hand_out(config.compartida, connection, today, config.umbrales)
    list(pipeline.ingest(now))
    assert told() == []
    town.save("estrategia.xlsx", ESTRATEGIA.replace("INT        | Sí", "INT        | No") + _L3)
    list(pipeline.ingest(now))
    assert told() == [], "an office that presents no workbook has none to renew"
    town.save("estrategia.xlsx", ESTRATEGIA + _L3)
    list(pipeline.ingest(now))
    (sentence,) = told()
    assert "de la estrategia: OP (L3). Igual se pueden escribir" in sentence
    renew(config, pool, today).path.replace(town.folder / "OP.xlsx")
    list(pipeline.ingest(now))
    assert told() == []
