"""Whatever happens to an installation, its journal makes its database again, row by row.

`HISTORIAS=1000` lives so many histories instead of a few, of `PASOS` steps each. One that breaks is told step
by step with the seed it came from; `SEMILLA=…` lives the same ones again, and
`BREVE=1` makes what breaks as short as it can, which takes minutes.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from plan import database
from sync.read.pool import ReaderPool
from tests.sync.machine import Histories

FEW, STEPS = 3, 20


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
def test_the_journal_makes_the_database_again_whatever_happened(pool: ReaderPool, tmp_path: Path) -> None:
    engine = database.file_writer(tmp_path / "vacia.sqlite")
    database.upgrade(engine)
    engine.dispose()
    given = os.environ.get("SEMILLA")
    chosen = int(given) if given else random.SystemRandom().randrange(2**32)

    @seed(chosen)
    class Here(Histories):
        readers = pool
        empty = tmp_path / "vacia.sqlite"

    print(f"Para repetir: SEMILLA={chosen}")  # noqa: T201 - pytest shows it when the test fails
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=int(os.environ.get("HISTORIAS", FEW)),
            stateful_step_count=int(os.environ.get("PASOS", STEPS)),
            phases=(Phase.generate, Phase.shrink) if os.environ.get("BREVE") else (Phase.generate,),
            deadline=None,
            print_blob=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
