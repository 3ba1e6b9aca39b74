"""All that memory tells, and the same read from the database anew."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from plan import history
from sync.known import StrategyInForce
from sync.memory import Memory


def told(memory: Memory) -> dict[str, object]:
    return {
        "files": memory.files(),
        "owners": memory.owners(),
        "folder": memory.folder(),
        "last_number": memory.last_number(),
        "refusals": memory.refusals(),
        "strategy": memory.strategy().rows,
    }


def stored(engine: sa.Engine) -> dict[str, object]:
    with engine.connect() as connection:
        files = {found["ruta"]: found for found in history.files(connection)}
        refused = [found["carga"] for found in files.values() if found["situacion"] == "rechazado"]
        return {
            "files": files,
            "owners": history.owners(connection),
            "folder": history.folder(connection),
            "last_number": history.last_number(connection),
            "refusals": {
                number: datetime.fromisoformat(carga["momento"])
                for number in refused
                if (carga := history.carga(connection, number))
            },
            "strategy": StrategyInForce(connection).rows,
        }
