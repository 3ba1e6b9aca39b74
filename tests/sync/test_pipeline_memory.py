"""What is held, what is remembered, and of when it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

from plan import history
from plan.config import Config
from sync.journal import Archive, ArchiveError, Journal
from sync.pipeline import Pipeline
from sync.template import Identity, Saved, prefilled, write_workbook
from tests.conftest import Town
from tests.sync.drawings import OP, Ingest, codes


def test_a_workbook_the_service_wrote_itself_counts_as_no_report(
    town: Town, ingest: Ingest, engine: sa.Engine
) -> None:
    ingest()
    town.save("OP.xlsx", write_workbook(Identity("planilla", "OP"), {}))
    (outcome,) = ingest(minutes=1)
    assert outcome.load is not None
    assert (outcome.load.clase, outcome.load.corte) == ("generada", None)
    with engine.connect() as connection:
        assert history.cortes(connection) == {}


def corte_of(engine: sa.Engine) -> tuple[date, bool]:
    with engine.connect() as connection:
        found = history.cortes(connection)["op"]
    return found.fecha, found.declarado


def test_a_generated_workbook_filled_in_by_any_program_is_a_report(
    town: Town, ingest: Ingest, engine: sa.Engine
) -> None:
    path = town.save("OP.xlsx", write_workbook(Identity("planilla", "OP"), {}))
    filled = load_workbook(path)
    filled["Informe"]["A2"] = date(2026, 10, 31)
    filled.save(path)
    outcome = ingest()[-1]
    assert outcome.load is not None
    assert (outcome.load.clase, corte_of(engine)) == ("carga", (date(2026, 10, 31), True))


@pytest.mark.parametrize(
    ("declared", "corte"), [("2026-10-31", date(2026, 10, 31)), ("2031-01-01", date(2026, 11, 20))]
)
def test_the_corte_is_what_the_office_declares_and_never_in_the_future(
    town: Town, ingest: Ingest, engine: sa.Engine, declared: str, corte: date
) -> None:
    town.save("OP.xlsx", OP.replace("2026-10-31", declared))
    ingest()
    assert corte_of(engine) == (corte, True)


def test_without_a_declared_corte_it_is_the_day_of_the_save_in_the_town(
    town: Town, ingest: Ingest, engine: sa.Engine
) -> None:
    late = datetime(2026, 11, 4, 1, 0, tzinfo=UTC)  # 3 November, 22:00, in Buenos Aires
    town.save("OP.xlsx", write_workbook(Identity("planilla", "OP"), {}, saved=Saved("Paula", late)))
    ingest()
    assert corte_of(engine) == (date(2026, 11, 3), False)


def test_every_byte_and_every_decision_outlives_the_database(
    town: Town, ingest: Ingest, config: Config
) -> None:
    path = town.save("OP.xlsx", OP)
    outcomes = ingest()
    digest = sha256(path.read_bytes()).hexdigest()
    assert Archive(config.datos).fetch(digest) == path.read_bytes()
    number = outcomes[1].carga
    assert number is not None
    entry = Journal(config.datos).read(number)
    assert (entry.carga["sha256"], entry.carga["resultado"]) == (digest, "tomada")
    assert {opened["clave"] for opened in entry.abiertas if opened["table"] == "programa"} == {"op-1", "op-2"}


def test_damaged_bytes_of_the_archive_are_never_handed_out(config: Config) -> None:
    archive = Archive(config.datos)
    digest = sha256(b"uno").hexdigest()
    archive.keep(b"uno", digest)
    (config.datos / "archivo" / digest[:2] / digest).write_bytes(b"dos")
    with pytest.raises(ArchiveError, match=digest):
        archive.fetch(digest)


def test_a_day_ends_at_midnight_of_the_town(
    town: Town, pipeline: Pipeline, engine: sa.Engine, config: Config
) -> None:
    list(pipeline.ingest(datetime(2026, 11, 20, 2, 59, tzinfo=UTC)))  # 19 November, 23:59
    town.save("OP.xlsx", OP)
    list(pipeline.ingest(datetime(2026, 11, 20, 3, 0, tzinfo=UTC)))  # 20 November, 00:00
    with engine.connect() as connection:
        found = [history.carga_al(connection, date(2026, 11, day), config.zona) for day in (18, 19, 20)]
    assert found == [0, 1, 2]


def test_a_prefilled_workbook_of_what_is_stored_changes_no_row(
    town: Town, ingest: Ingest, engine: sa.Engine, today: date
) -> None:
    town.save("OP.xlsx", OP)
    ingest()
    with engine.connect() as connection:
        data = prefilled("OP", history.panorama(connection).tablas, today)
    town.save("OP.xlsx", data)
    (outcome,) = ingest(minutes=1)
    assert (outcome.decision.opened, outcome.decision.closed) == ([], [])
    assert not [found for found in outcome.problems if found.severity == "error"]


def test_a_corte_before_the_day_of_a_save_without_one_goes_not_back(town: Town, ingest: Ingest) -> None:
    town.save("OP.xlsx", OP.replace("2026-10-31", "octubre 2026"))
    ingest()
    town.save("OP.xlsx", OP)
    (outcome,) = ingest(minutes=1)
    assert "CORTE_RETROCEDE" not in codes(outcome)
    town.save("OP.xlsx", OP.replace("2026-10-31", "2026-10-30"))
    (outcome,) = ingest(minutes=2)
    assert "CORTE_RETROCEDE" in codes(outcome)
