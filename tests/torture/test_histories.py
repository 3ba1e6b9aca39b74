"""Whatever happens to an installation, its journal makes its database again, row by row.

`TABLERO_TORTURE_HISTORIES=200` lives so many histories instead of a few. One that breaks is told step by step
with the seed it came from; `TABLERO_SEED=…` lives the same ones again, and `TABLERO_SHORTEST=1` makes what
breaks as short as it can be, which takes minutes.
"""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from plan import database
from sync.read.pool import ReaderPool
from tests.torture.conftest import Result
from tests.torture.histories import Histories
from tests.torture.sizes import size

HISTORIES = size("histories", ci=30, full=1_000, sample=3)
STEPS = 20
PHASES = (Phase.generate, Phase.shrink) if os.environ.get("TABLERO_SHORTEST") else (Phase.generate,)


def test_the_journal_makes_the_database_again_whatever_happened(
    pool: ReaderPool, tmp_path: Path, seed: int, result: Result
) -> None:
    engine = database.file_writer(tmp_path / "vacia.sqlite")
    database.upgrade(engine)
    engine.dispose()

    @hypothesis.seed(seed)
    class Here(Histories):
        readers = pool
        empty = tmp_path / "vacia.sqlite"

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=STEPS,
            phases=PHASES,
            deadline=None,
            print_blob=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    result("diario", f"{HISTORIES} historias de {STEPS} pasos", "0 filas distintas", "0 filas distintas")
