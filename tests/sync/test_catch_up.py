"""The start after a crash: what the journal has and the database has not is finished, and nothing is half."""

from __future__ import annotations

import logging
import shutil
from datetime import datetime
from errno import ENOSPC
from pathlib import Path

import pytest
import sqlalchemy as sa

from plan import database, history
from plan.config import Config
from plan.tables import CARGA
from sync.catch_up import catch_up
from sync.doctor import examine
from sync.entry import Entry
from sync.journal import Journal, JournalError
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from tests.commands import tablero
from tests.conftest import Town
from tests.sync.drawings import OP, Ingest
from tests.sync.histories import dump, forget, history_of


@pytest.fixture
def writer(config: Config, pipeline: Pipeline) -> sa.Engine:
    del pipeline  # makes the tables
    return database.writer(config)


def wrong(config: Config) -> list[str]:
    return [finding.sentence for finding in examine(config.path) if not finding.fine]


def entry_path(config: Config, number: int) -> Path:
    return config.datos / "diario" / "00000" / f"{number:08d}.json"


def test_an_entry_that_was_flushed_and_not_committed_is_finished(
    town: Town, ingest: Ingest, writer: sa.Engine, config: Config
) -> None:
    town.save("OP.xlsx", OP)
    ingest()
    before = dump(config)
    forget(config, 2)
    assert dump(config) != before
    assert catch_up(writer, Journal(config.datos)) == 1
    assert dump(config) == before
    assert ingest(minutes=1) == []


def test_an_entry_that_was_never_committed_gives_way_to_the_next_load_of_the_same_process(
    town: Town, ingest: Ingest, writer: sa.Engine, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_anything: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    ingest()
    town.save("OP.xlsx", OP)
    with monkeypatch.context() as disk:
        disk.setattr("sync.store.apply", full)
        with pytest.raises(OSError, match="No space"):
            ingest(minutes=1)
    assert Journal(config.datos).last() == 2
    town.save("OP.xlsx", OP.replace("0.4 ", "0.45"))
    (outcome,) = ingest(minutes=2)
    assert outcome.carga == 2
    told = {row["clave"]: row["values"] for row in Journal(config.datos).read(2).abiertas}
    assert told["op-1"]["avance_reportado"] == 0.45
    assert catch_up(writer, Journal(config.datos)) == 0


def test_whoever_is_to_be_told_of_a_load_is_told_once_though_it_was_cut(
    town: Town, config: Config, pool: ReaderPool, writer: sa.Engine, now: datetime
) -> None:
    told: list[int] = []

    def announce(connection: sa.Connection, entry: Entry) -> None:
        assert history.carga(connection, entry.number), "told in the transaction of the carga itself"
        told.append(entry.number)

    town.save("OP.xlsx", OP)
    list(Pipeline(config, writer, pool, announce).ingest(now))
    assert told == [1, 2]
    forget(config, 2)
    catch_up(writer, Journal(config.datos), announce)
    assert told == [1, 2, 2]


def test_a_database_made_anew_from_its_history_tells_nobody_of_it(
    town: Town, config: Config, ingest: Ingest, writer: sa.Engine
) -> None:
    told: list[int] = []
    town.save("OP.xlsx", OP)
    ingest()
    forget(config, 2)
    forget(config, 1)
    assert catch_up(writer, Journal(config.datos), lambda _, entry: told.append(entry.number)) == 2
    assert told == []


def test_a_load_is_not_there_when_telling_of_it_fails(
    town: Town, config: Config, pool: ReaderPool, writer: sa.Engine, now: datetime
) -> None:
    def fail(_connection: sa.Connection, _entry: Entry) -> None:
        raise OSError(ENOSPC, "No space left on device")

    town.save("OP.xlsx", OP)
    with pytest.raises(OSError, match="No space"):
        list(Pipeline(config, writer, pool, fail).ingest(now))
    with writer.connect() as connection:
        assert history.last_number(connection) == 0


def test_an_older_database_put_back_comes_to_today(config: Config, town: Town) -> None:
    database_file, copy = config.datos / "tablero.sqlite", config.datos / "copia"
    tablero(config, "ingest")
    shutil.copy(database_file, copy)
    for drawing in (OP, OP.replace("0.4 ", "0.45"), OP.replace("0.5 ", "7.63")):
        town.save("OP.xlsx", drawing)
        tablero(config, "ingest")
    before = history_of(config)
    shutil.copy(copy, database_file)
    assert tablero(config, "ingest").stdout == "Sin novedades en la carpeta.\n"
    assert history_of(config) == before


def test_a_database_that_is_gone_is_made_again_from_the_journal(config: Config, town: Town) -> None:
    town.save("OP.xlsx", OP)
    tablero(config, "ingest")
    before = history_of(config)
    (config.datos / "tablero.sqlite").unlink()
    assert tablero(config, "ingest").stdout == "Sin novedades en la carpeta.\n"
    assert history_of(config) == before


def test_a_journal_of_another_history_is_refused(config: Config, town: Town) -> None:
    town.save("OP.xlsx", OP)
    tablero(config, "ingest")
    journal = Journal(config.datos)
    entry = journal.read(2)
    journal.write(Entry(entry.carga | {"momento": "2020-01-01T00:00:00.000000+00:00"}))
    done = tablero(config, "ingest")
    assert (done.returncode, "La carga 2 no es la misma" in done.stderr) == (2, True)


def test_a_hole_beyond_the_database_stops_the_start_and_nothing_is_overwritten(
    config: Config, town: Town
) -> None:
    town.save("OP.xlsx", OP)
    tablero(config, "ingest")
    journal = Journal(config.datos)
    journal.write(Entry(journal.read(2).carga | {"id": 4}))
    done = tablero(config, "ingest")
    assert (done.returncode, "falta la carga 3" in done.stderr) == (2, True)
    assert any("En el diario faltan las cargas 3" in sentence for sentence in wrong(config))


def test_a_database_ahead_of_its_journal_goes_on_and_says_so(
    config: Config,
    town: Town,
    ingest: Ingest,
    writer: sa.Engine,
    caplog: pytest.LogCaptureFixture,
) -> None:
    for code in ("OP", "SAL"):
        town.save(f"{code}.xlsx", OP)
    ingest()
    entry_path(config, 3).unlink()
    sentence = "La base de datos llega a la carga 3 y el diario termina en la 2"
    with caplog.at_level(logging.WARNING):
        assert catch_up(writer, Journal(config.datos)) == 0
    assert sentence in caplog.text
    assert [found for found in wrong(config) if sentence in found]
    town.save("OP.xlsx", OP.replace("0.4 ", "0.45"))
    (outcome,) = ingest(minutes=1)
    assert outcome.carga == 4
    assert any("En el diario faltan las cargas 3:" in found for found in wrong(config))


def test_a_damaged_entry_at_the_start_is_told_and_changes_nothing(config: Config, town: Town) -> None:
    town.save("OP.xlsx", OP)
    tablero(config, "ingest")
    forget(config, 2)
    before = dump(config)
    path = entry_path(config, 2)
    path.write_bytes(path.read_bytes()[:100])
    done = tablero(config, "ingest")
    assert (done.returncode, f"está dañada la carga 2 ({path}" in done.stderr) == (2, True)
    assert dump(config) == before


def test_each_entry_is_applied_whole_or_not_at_all(
    town: Town, ingest: Ingest, writer: sa.Engine, config: Config
) -> None:
    town.save("OP.xlsx", OP)
    ingest()
    forget(config, 2)
    before = dump(config)
    journal = Journal(config.datos)
    entry = journal.read(2)
    twice = [*entry.abiertas, entry.abiertas[-1]]
    journal.write(Entry(entry.carga, entry.problemas, entry.cerradas, twice, entry.archivo))
    with pytest.raises(sa.exc.IntegrityError):
        catch_up(writer, journal)
    assert dump(config) == before


def test_the_number_of_a_carga_is_never_skipped(
    town: Town, ingest: Ingest, writer: sa.Engine, config: Config
) -> None:
    ingest()
    town.save("OP.xlsx", OP)
    ingest(minutes=1)
    with writer.connect() as connection:
        numbers = connection.execute(sa.select(CARGA.c.id).order_by(CARGA.c.id)).scalars().all()
    assert numbers == [entry.number for entry in Journal(config.datos).entries()] == [1, 2]
    assert not Journal(config.datos).missing()


def test_a_missing_entry_names_its_file(config: Config) -> None:
    with pytest.raises(JournalError, match=r"falta la carga 1234 .*/00001/00001234\.json"):
        Journal(config.datos).read(1234)
