"""How the rows in force are found: not by walking all that ever were."""

from __future__ import annotations

import pytest

from plan.config import Config
from plan.database import upgrade, writer
from plan.in_force import rows_in_force
from plan.tables import ROW_TABLES


@pytest.mark.parametrize("table", ROW_TABLES)
def test_the_rows_of_a_past_carga_are_found_by_when_they_were_closed(config: Config, table: str) -> None:
    engine = writer(config)
    upgrade(engine)
    query = str(rows_in_force(table, "carga").compile(engine))
    with engine.connect() as connection:
        found = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", (3, 3)).all()
    engine.dispose()
    steps = [str(step[-1]) for step in found]
    assert not [step for step in steps if step.startswith("SCAN")]
    assert [step for step in steps if f"ix_{table}_hasta (hasta>?)" in step]
