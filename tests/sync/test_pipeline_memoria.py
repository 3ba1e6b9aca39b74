"""What is held, what is remembered, and of when it is."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest
import sqlalchemy as sa

from plan import history
from plan.config import Config
from sync.journal import Archive, ArchiveError, Journal
from sync.pipeline import NotHeldError, Pipeline
from sync.template import Identity, Saved, prefilled, write_workbook
from tests.conftest import Municipio
from tests.sync.planillas import OP, Ingest, Rows, many


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
