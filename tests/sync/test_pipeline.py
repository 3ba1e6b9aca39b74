"""From a file in the shared folder to rows in force: what each save changes, and what it must not."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest
import sqlalchemy as sa

from plan import database, history
from plan.config import Config
from sync.intake import Outcome
from sync.journal import Archive, ArchiveError, Journal
from sync.pipeline import NotHeldError, Pipeline
from sync.template import Identity, Saved, prefilled, write_workbook
from tests.conftest import ESTRATEGIA, Municipio

OP = """
## Informe
| Corte      |
|------------|
| 2026-10-31 |

## Programas
| Código | Nombre       | Lineamiento | Inicio planificado | Fin planificado | Avance reportado |
|--------|--------------|-------------|--------------------|-----------------|------------------|
| OP-1   | Red pluvial  | L1          | 2026-01-01         | 2026-12-31      | 0.4              |
| OP-2   | Bacheo       | L1          | 2026-01-01         | 2026-12-31      | 0.5              |

## Actividades
| Código | Programa | Nombre        | Avance |
|--------|----------|---------------|--------|
| A1     | OP-1     | Relevamiento  | 0.6    |
"""

Ingest = Callable[..., list[Outcome]]
Rows = Callable[..., dict[str, dict[str, object]]]


@pytest.fixture
def ingest(pipeline: Pipeline, ahora: datetime) -> Ingest:
    def scan(**later: float) -> list[Outcome]:
        return list(pipeline.ingest(ahora + timedelta(**later)))

    return scan


@pytest.fixture
def engine(config: Config, pipeline: Pipeline) -> sa.Engine:
    del pipeline  # makes the tables
    return database.reader(config)


@pytest.fixture
def rows(engine: sa.Engine) -> Rows:
    def read(table: str, carga: int | None = None) -> dict[str, dict[str, object]]:
        with engine.connect() as connection:
            return {str(row["clave"]): dict(row) for row in history.rows(connection, table, carga)}

    return read


def told(outcomes: list[Outcome]) -> list[tuple[str, str, str]]:
    return [(found.ruta, found.load.clase if found.load else "", found.situacion) for found in outcomes]


def codes(outcome: Outcome) -> set[str]:
    return {found.code for found in outcome.problems}


def count(engine: sa.Engine) -> tuple[int, int]:
    with engine.connect() as connection:
        return len(history.cargas(connection, 1000)), history.version(connection)


def test_a_save_becomes_rows_in_force(municipio: Municipio, ingest: Ingest, rows: Rows) -> None:
    municipio.guardar("OP.xlsx", OP)
    outcomes = ingest()
    assert told(outcomes) == [("estrategia.xlsx", "carga", "vigente"), ("OP.xlsx", "carga", "vigente")]
    assert rows("programa")["op-1"]["avance_reportado"] == 0.4
    assert rows("programa")["op-1"]["fin_planificado"] == date(2026, 12, 31)
    assert (rows("actividad")["a1"]["origen"], rows("actividad")["a1"]["programa_clave"]) == ("op", "op-1")
    load = outcomes[1].load
    assert load is not None
    assert (load.escritas, load.tomadas, load.cuarentena, load.omitidas) == (4, 4, 0, 0)


def test_the_same_bytes_and_a_file_merely_touched_add_nothing(
    municipio: Municipio, ingest: Ingest, engine: sa.Engine
) -> None:
    path = municipio.guardar("OP.xlsx", OP)
    ingest()
    before = count(engine)
    os.utime(path, (1, 1))
    assert ingest(minutes=1) == []
    path.write_bytes(path.read_bytes())
    assert ingest(minutes=2) == []
    assert count(engine) == before


def test_a_changed_cell_closes_one_version_and_opens_another(
    municipio: Municipio, ingest: Ingest, rows: Rows
) -> None:
    municipio.guardar("OP.xlsx", OP)
    ingest()
    municipio.guardar("OP.xlsx", OP.replace("0.4 ", "0.45"))
    (outcome,) = ingest(minutes=1)
    assert [opening.clave for opening in outcome.decision.opened] == ["op-1"]
    assert rows("programa")["op-1"]["avance_reportado"] == 0.45
    assert rows("programa", carga=2)["op-1"]["avance_reportado"] == 0.4


def test_a_row_with_an_error_waits_and_its_last_good_values_stay(
    municipio: Municipio, ingest: Ingest, rows: Rows
) -> None:
    municipio.guardar("OP.xlsx", OP)
    ingest()
    municipio.guardar("OP.xlsx", OP.replace("0.4 ", "7.63").replace("0.5 ", "0.55"))
    (outcome,) = ingest(minutes=1)
    found = rows("programa")
    assert (found["op-1"]["avance_reportado"], found["op-1"]["marca"]) == (0.4, "pendiente")
    assert found["op-1"]["al"] == date(2026, 10, 31)
    assert (found["op-2"]["avance_reportado"], found["op-2"]["marca"]) == (0.55, None)
    assert outcome.load is not None
    assert (outcome.load.escritas, outcome.load.tomadas, outcome.load.cuarentena) == (4, 3, 1)


def test_a_bad_workbook_does_not_stop_another(municipio: Municipio, ingest: Ingest, rows: Rows) -> None:
    municipio.guardar("OP.xlsx", b"<html>no soy un libro</html>")
    municipio.guardar("SAL.xlsx", OP.replace("L1", "L2"))
    told_first = told(ingest())
    assert ("SAL.xlsx", "carga", "vigente") in told_first
    assert {row["origen"] for row in rows("programa").values()} == {"sal"}


def test_a_workbook_half_copied_waits_and_is_taken_once_it_is_whole(
    municipio: Municipio, ingest: Ingest, config: Config
) -> None:
    ingest()
    path = municipio.guardar("OP.xlsx", OP)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert told(ingest()) == [("OP.xlsx", "", "pendiente")]
    assert told(ingest(seconds=config.gracia / 2)) == [("OP.xlsx", "", "pendiente")]
    path.write_bytes(whole)
    assert told(ingest(seconds=config.gracia)) == [("OP.xlsx", "carga", "vigente")]


def test_a_workbook_that_stays_half_copied_is_rejected_after_the_grace(
    municipio: Municipio, ingest: Ingest, config: Config, rows: Rows
) -> None:
    path = municipio.guardar("OP.xlsx", OP)
    ingest()
    path.write_bytes(path.read_bytes()[:3000])
    ingest(minutes=1)
    (outcome,) = ingest(minutes=1, seconds=config.gracia)
    assert (outcome.situacion, codes(outcome)) == ("rechazado", {"ARCHIVO_INCOMPLETO"})
    assert ingest(minutes=2) == []
    assert set(rows("programa")) == {"op-1", "op-2"}


def test_a_planilla_that_came_before_the_strategy_is_taken_when_the_strategy_comes(
    municipio: Municipio, ingest: Ingest, rows: Rows, engine: sa.Engine
) -> None:
    (municipio.carpeta / "estrategia.xlsx").unlink()
    municipio.guardar("OP.xlsx", OP)
    (early,) = ingest()
    assert codes(early) == {"LIBRO_SIN_ESTRATEGIA"}
    municipio.guardar("estrategia.xlsx", ESTRATEGIA)
    assert told(ingest(minutes=1)) == [
        ("estrategia.xlsx", "carga", "vigente"),
        ("OP.xlsx", "revalidacion", "vigente"),
    ]
    assert set(rows("programa")) == {"op-1", "op-2"}
    with engine.connect() as connection:
        assert history.cortes(connection)["op"].fecha == date(2026, 10, 31)


def test_a_changed_strategy_has_every_workbook_judged_again(
    municipio: Municipio, ingest: Ingest, rows: Rows
) -> None:
    municipio.guardar("OP.xlsx", OP.replace("| OP-2   | Bacheo       | L1 ", "| OP-2   | Bacheo       | L3 "))
    ingest()
    assert set(rows("programa")) == {"op-1"}
    municipio.guardar("estrategia.xlsx", ESTRATEGIA + "| L3     | E1  | Calles sanas  |\n")
    assert told(ingest(minutes=1)) == [
        ("estrategia.xlsx", "carga", "vigente"),
        ("OP.xlsx", "revalidacion", "vigente"),
    ]
    assert set(rows("programa")) == {"op-1", "op-2"}


def test_a_new_lineamiento_of_the_office_above_has_those_below_judged_again(
    municipio: Municipio, ingest: Ingest, rows: Rows
) -> None:
    municipio.guardar("estrategia.xlsx", ESTRATEGIA.replace("INT        | Sí ", "SAL        | Sí "))
    municipio.guardar("OP.xlsx", OP.replace("| L1 ", "| S9 "))
    ingest()
    assert rows("programa") == {}
    municipio.guardar(
        "SAL.xlsx", "## Lineamientos\n| Código | Eje | Nombre |\n|---|---|---|\n| S9 | E2 | Barrios sanos |\n"
    )
    assert ("OP.xlsx", "revalidacion", "vigente") in told(ingest(minutes=1))
    assert set(rows("programa")) == {"op-1", "op-2"}


def test_a_second_workbook_of_an_office_is_flagged_and_taken_when_the_first_one_goes(
    municipio: Municipio, ingest: Ingest, rows: Rows
) -> None:
    first = municipio.guardar("OP.xlsx", OP)
    second = first.with_name("OP corregida.xlsx")
    ingest()
    second.write_bytes(municipio.guardar("copia/OP.xlsx", OP.replace("0.4 ", "0.9 ")).read_bytes())
    (municipio.carpeta / "copia" / "OP.xlsx").unlink()
    (flagged,) = ingest(minutes=1)
    assert (flagged.situacion, codes(flagged)) == ("duplicado", {"LIBRO_DUPLICADO"})
    assert ingest(minutes=2) == []
    first.unlink()
    assert told(ingest(minutes=3)) == [("OP corregida.xlsx", "carga", "vigente")]
    assert rows("programa")["op-1"]["avance_reportado"] == 0.9


def test_at_first_contact_only_the_workbook_named_by_its_code_is_taken(
    municipio: Municipio, ingest: Ingest
) -> None:
    path = municipio.guardar("OP.xlsx", OP)
    path.with_name("A borrador.xlsx").write_bytes(
        municipio.guardar("x/OP.xlsx", OP.replace("0.4 ", "0.1 ")).read_bytes()
    )
    (municipio.carpeta / "x" / "OP.xlsx").unlink()
    assert ("A borrador.xlsx", "carga", "duplicado") in told(ingest())


def test_a_missing_file_changes_no_row_and_coming_back_is_no_new_load(
    municipio: Municipio, ingest: Ingest, rows: Rows, engine: sa.Engine
) -> None:
    path = municipio.guardar("OP.xlsx", OP)
    ingest()
    data, loads = path.read_bytes(), count(engine)[0]
    path.unlink()
    assert ingest(minutes=1) == []
    assert set(rows("programa")) == {"op-1", "op-2"}
    path.write_bytes(data)
    assert ingest(minutes=2) == []
    assert count(engine)[0] == loads


def test_a_conflict_copy_is_shown_and_never_read(
    municipio: Municipio, ingest: Ingest, rows: Rows, engine: sa.Engine
) -> None:
    path = municipio.guardar("OP.xlsx", OP)
    path.with_name("OP (conflicted copy 2026-11-20 101500).xlsx").write_bytes(path.read_bytes())
    ingest()
    with engine.connect() as connection:
        found = {record["ruta"]: record["situacion"] for record in history.files(connection)}
    assert found["OP (conflicted copy 2026-11-20 101500).xlsx"] == "conflicto"
    assert set(rows("programa")) == {"op-1", "op-2"}


def many(gone: int = 0) -> str:
    lines = [f"| OP-{n} | Programa {n} | L1 |" for n in range(gone, 18)]
    return "\n".join(("## Programas", "| Código | Nombre | Lineamiento |", "|---|---|---|", *lines))


def test_a_load_in_which_too_much_vanishes_is_held_until_somebody_confirms(
    municipio: Municipio, ingest: Ingest, rows: Rows, pipeline: Pipeline, ahora: datetime
) -> None:
    municipio.guardar("OP.xlsx", many())
    ingest()
    municipio.guardar("OP.xlsx", many(gone=7))
    (held,) = ingest(minutes=1)
    assert held.load is not None
    assert (held.situacion, held.load.detalle) == ("retenido", "En «Programas» desaparecen 7 de 18 filas.")
    assert not any(row["marca"] for row in rows("programa").values())
    assert ingest(minutes=2) == []
    assert held.carga is not None
    pipeline.confirm(held.carga, ahora + timedelta(minutes=3))
    assert sum(row["marca"] == "retirado" for row in rows("programa").values()) == 7
    with pytest.raises(NotHeldError, match="no está retenida"):
        pipeline.confirm(held.carga, ahora)


def test_a_held_load_that_somebody_rejects_leaves_everything_and_is_not_tried_again(
    municipio: Municipio, ingest: Ingest, rows: Rows, pipeline: Pipeline, ahora: datetime
) -> None:
    municipio.guardar("OP.xlsx", many())
    ingest()
    municipio.guardar("OP.xlsx", many(gone=7))
    (held,) = ingest(minutes=1)
    assert held.carga is not None
    pipeline.reject(held.carga, ahora + timedelta(minutes=2))
    assert ingest(minutes=3) == []
    assert not any(row["marca"] for row in rows("programa").values())


def test_a_workbook_the_service_wrote_itself_counts_as_no_report(
    municipio: Municipio, ingest: Ingest, engine: sa.Engine
) -> None:
    ingest()
    municipio.guardar("OP.xlsx", write_workbook(Identity("planilla", "OP"), {}))
    (outcome,) = ingest(minutes=1)
    assert outcome.load is not None
    assert (outcome.load.clase, outcome.load.corte) == ("generada", None)
    with engine.connect() as connection:
        assert history.cortes(connection) == {}


def corte_of(engine: sa.Engine) -> tuple[date, bool]:
    with engine.connect() as connection:
        found = history.cortes(connection)["op"]
    return found.fecha, found.declarado


@pytest.mark.parametrize(
    ("declared", "corte"), [("2026-10-31", date(2026, 10, 31)), ("2031-01-01", date(2026, 11, 20))]
)
def test_the_corte_is_what_the_office_declares_and_never_in_the_future(
    municipio: Municipio, ingest: Ingest, engine: sa.Engine, declared: str, corte: date
) -> None:
    municipio.guardar("OP.xlsx", OP.replace("2026-10-31", declared))
    ingest()
    assert corte_of(engine) == (corte, True)


def test_without_a_declared_corte_it_is_the_day_of_the_save_in_the_town(
    municipio: Municipio, ingest: Ingest, engine: sa.Engine
) -> None:
    late = datetime(2026, 11, 4, 1, 0, tzinfo=UTC)  # 3 November, 22:00, in Buenos Aires
    municipio.guardar("OP.xlsx", write_workbook(Identity("planilla", "OP"), {}, saved=Saved("Paula", late)))
    ingest()
    assert corte_of(engine) == (date(2026, 11, 3), False)


def test_every_byte_and_every_decision_outlives_the_database(
    municipio: Municipio, ingest: Ingest, config: Config
) -> None:
    path = municipio.guardar("OP.xlsx", OP)
    outcomes = ingest()
    digest = sha256(path.read_bytes()).hexdigest()
    assert Archive(config.datos).fetch(digest) == path.read_bytes()
    number = outcomes[1].carga
    assert number is not None
    entry = Journal(config.datos).read(number)
    assert (entry["carga"]["sha256"], entry["carga"]["resultado"]) == (digest, "tomada")
    assert {opened["clave"] for opened in entry["abiertas"] if opened["table"] == "programa"} == {
        "op-1",
        "op-2",
    }
    assert json.dumps(entry["problemas"])


def test_damaged_bytes_of_the_archive_are_never_handed_out(config: Config) -> None:
    archive = Archive(config.datos)
    digest = sha256(b"uno").hexdigest()
    archive.keep(b"uno", digest)
    (config.datos / "archivo" / digest[:2] / digest).write_bytes(b"dos")
    with pytest.raises(ArchiveError, match=digest):
        archive.fetch(digest)


def test_a_day_ends_at_midnight_of_the_town(
    municipio: Municipio, pipeline: Pipeline, engine: sa.Engine, config: Config
) -> None:
    list(pipeline.ingest(datetime(2026, 11, 20, 2, 59, tzinfo=UTC)))  # 19 November, 23:59
    municipio.guardar("OP.xlsx", OP)
    list(pipeline.ingest(datetime(2026, 11, 20, 3, 0, tzinfo=UTC)))  # 20 November, 00:00
    with engine.connect() as connection:
        found = [history.carga_al(connection, date(2026, 11, day), config.zona) for day in (18, 19, 20)]
    assert found == [0, 1, 2]


def test_a_prefilled_workbook_of_what_is_stored_changes_no_row(
    municipio: Municipio, ingest: Ingest, engine: sa.Engine, hoy: date
) -> None:
    municipio.guardar("OP.xlsx", OP)
    ingest()
    with engine.connect() as connection:
        data = prefilled("OP", history.panorama(connection).tablas, hoy)
    municipio.guardar("OP.xlsx", data)
    (outcome,) = ingest(minutes=1)
    assert (outcome.decision.opened, outcome.decision.closed) == ([], [])
    assert not [found for found in outcome.problems if found.severity == "error"]
