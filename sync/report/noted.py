"""What is remembered of the reports folder: table `respuesta`."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

import sqlalchemy as sa

from plan.history import moment_text
from plan.tables import RESPUESTA


@dataclass(frozen=True, slots=True)
class Answer:
    """What was left there under one name: of which carga, and the sha256 of each file ("" for none)."""

    nombre: str
    carga: int
    situacion: str
    detalle: str = ""
    informe: str = ""
    copia: str = ""


def answers(connection: sa.Connection) -> dict[str, Answer]:
    """Read what is remembered, by name."""
    columns = [RESPUESTA.c[name] for name in Answer.__slots__]
    found = connection.execute(sa.select(*columns)).mappings()
    return {each["nombre"]: Answer(**each) for each in found}


class Noted:
    """Writes what is remembered."""

    def __init__(self, engine: sa.Engine) -> None:
        """Write through the writing engine."""
        self._engine = engine

    def note(self, answer: Answer, now: datetime) -> None:
        """Remember what was left under a name."""
        with self._engine.begin() as connection:
            connection.execute(sa.delete(RESPUESTA).where(RESPUESTA.c.nombre == answer.nombre))
            connection.execute(RESPUESTA.insert(), asdict(answer) | {"momento": moment_text(now)})

    def forget(self, nombre: str) -> None:
        """Forget a name."""
        with self._engine.begin() as connection:
            connection.execute(sa.delete(RESPUESTA).where(RESPUESTA.c.nombre == nombre))
