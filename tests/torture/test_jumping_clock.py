"""R7, the way in: a clock that jumps, and files from any time, lose nothing and stop nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from plan import database, history
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from tests.torture import oracle
from tests.torture.conftest import Result
from tests.torture.towns import Town, found_town, judge

NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
JUMPS = {
    "una hora": (timedelta(hours=1), timedelta(hours=-1)),
    "un día": (timedelta(days=1), timedelta(days=-1)),
    "diez años": (timedelta(days=3653), timedelta(days=-3653)),
    "1970": (datetime(1970, 1, 1, tzinfo=UTC) - NOW, NOW - datetime(1970, 1, 1, tzinfo=UTC)),
    "suspensión": (timedelta(hours=8), timedelta(hours=8)),
}
NIGHTS = {
    "empieza el horario de verano": datetime(2026, 9, 6, 3, 30, tzinfo=UTC),
    "termina el horario de verano": datetime(2026, 4, 5, 2, 30, tzinfo=UTC),
}
FILE_TIMES = (0, 1, -86_400, 2**31, 4_102_444_800, 315_532_800)
"""1970, the day before it, beyond 32 bits, the year 2100, the first day that FAT knows."""


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return found_town(tmp_path / "pueblo", offices=3, municipio__zona_horaria="America/Santiago")


@pytest.fixture
def pipeline(town: Town, pool: ReaderPool) -> Iterator[Pipeline]:
    town.config.datos.mkdir()
    engine = database.writer(town.config)
    database.upgrade(engine)
    yield Pipeline(town.config, engine, pool)
    engine.dispose()


@pytest.mark.torture
@pytest.mark.parametrize("jump", JUMPS)
def test_what_is_saved_while_the_clock_jumps_is_taken_once(
    town: Town, pipeline: Pipeline, jump: str, result: Result
) -> None:
    moment = NOW
    list(pipeline.ingest(moment))
    for turn, step in enumerate(JUMPS[jump], 1):
        moment += step
        town.save("D01", turn, "LibreOffice", Random(turn))
        assert taken(pipeline, moment) == ["D01.xlsx"]
        assert taken(pipeline, moment + timedelta(seconds=10)) == []
    assert judge(town) == []
    result("R7", f"reloj movido: {jump}", "todo tomado, una vez", "todo tomado, una vez")


@pytest.mark.torture
@pytest.mark.parametrize("night", NIGHTS)
def test_the_night_of_the_change_of_hour_is_a_night_like_others(
    town: Town, pipeline: Pipeline, night: str, result: Result
) -> None:
    for turn in range(12):
        town.save("D01", turn + 1, "Excel", Random(turn))
        moment = NIGHTS[night] + timedelta(minutes=15 * turn)
        assert "D01.xlsx" in taken(pipeline, moment)
        day = moment.astimezone(town.config.zona).date()
        with database.reader(town.config).connect() as connection:
            last = oracle.cargas(connection)[-1].number
            assert history.carga_al(connection, day, town.config.zona) == last
            before = history.carga_al(connection, day - timedelta(days=1), town.config.zona)
            assert before < last
    assert judge(town) == []
    result("R7", night, "12 cargas en su día", "12 cargas en su día")


def test_files_of_any_time_are_taken(town: Town, pipeline: Pipeline, result: Result) -> None:
    list(pipeline.ingest(NOW))
    for turn, seconds in enumerate(FILE_TIMES, 1):
        town.save("D02", turn, "archivo nuevo", Random(turn))
        os.utime(town.path("D02"), (seconds, seconds))
        assert taken(pipeline, NOW + timedelta(minutes=turn)) == ["D02.xlsx"]
    with database.reader(town.config).connect() as connection:
        assert history.cortes(connection)["d02"].fecha == date(2026, 10, 31)
    assert judge(town) == []
    result("R7", f"{len(FILE_TIMES)} archivos del pasado y del futuro", "tomados", "tomados")


def taken(pipeline: Pipeline, moment: datetime) -> list[str]:
    """Scan once; gives what was taken."""
    return [
        found.ruta for found in pipeline.ingest(moment) if found.load and found.load.resultado == "tomada"
    ]
