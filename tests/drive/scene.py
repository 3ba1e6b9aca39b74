"""A town of some offices whose workbooks carry a number, so that it shows which save is in force."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from plan import database, history
from plan.config import Config
from plan.tables import ROW_TABLES
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from sync.service import Service
from tests.conftest import drawn_bytes, write_config
from tests.waiting import wait_until

OFFICES = ("OP", "SAL", "AMB", "CUL", "DEP", "HAC")

STRATEGY = (
    """
## Plan
| Nombre          | Inicio     | Fin        |
|-----------------|------------|------------|
| Plan 2024-2027  | 2023-12-10 | 2027-12-09 |

## Ejes
| Código | Nombre          |
|--------|-----------------|
| E1     | Ciudad cercana  |

## Dependencias
| Código | Nombre | Tipo       | Presenta planilla |
|--------|--------|------------|-------------------|
"""
    + "".join(f"| {code} | Oficina {code} | Secretaría | Sí |\n" for code in (*OFFICES, "Ñandú"))
    + """
## Relaciones
| Dependencia | Eje |
|-------------|-----|
"""
    + "".join(f"| {code} | E1 |\n" for code in (*OFFICES, "Ñandú"))
    + """
## Lineamientos
| Código | Eje | Nombre              |
|--------|-----|---------------------|
| L1     | E1  | Mejorar la limpieza |
"""
)

SIZE = 12_000
_VERSIONED = {"desde", "hasta", "fila"}


def planilla(code: str, number: int) -> str:
    """Draw the workbook of an office whose programme carries a number, always as many digits."""
    return f"""
## Informe
| Corte      |
|------------|
| 2026-10-31 |

## Programas
| Código | Nombre      | Lineamiento | Inicio planificado | Fin planificado | Observaciones |
|--------|-------------|-------------|--------------------|-----------------|---------------|
| {code}-1 | Red pluvial | L1        | 2026-01-01         | 2026-12-31      | versión {number:03d} |
"""


def saved(code: str, number: int) -> bytes:
    """Give the bytes of the workbook of an office."""
    return even(drawn_bytes(planilla(code, number), code))


def even(data: bytes) -> bytes:
    """Lengthen a workbook to a length that all of them have: a zip may end in a comment."""
    more = SIZE - len(data)
    return data[:-2] + more.to_bytes(2, "little") + b"." * more


@dataclass(slots=True)
class Passing:
    """A clock that moves on as time goes by, from a day that fits the drawings, and may be set wrong."""

    start: datetime
    wrong: timedelta = timedelta()
    began: float = field(default_factory=time.monotonic)

    def __call__(self) -> datetime:
        return self.start + self.wrong + timedelta(seconds=time.monotonic() - self.began)


@dataclass(frozen=True, slots=True)
class Scene:
    """A running service and its folder."""

    config: Config
    pipeline: Pipeline
    pool: ReaderPool
    engine: sa.Engine
    service: Service
    log: pytest.LogCaptureFixture

    @property
    def root(self) -> Path:
        return self.config.compartida

    def path(self, code: str) -> Path:
        return self.root / f"{code}.xlsx"

    def numbers(self) -> dict[str, int]:
        """Say which number of each office is in force."""
        with self.engine.connect() as connection:
            rows = history.rows(connection, "programa")
        return {
            str(row["codigo"]).rpartition("-")[0]: int(str(row["observaciones"]).split()[-1]) for row in rows
        }

    def until_taken(self, wanted: Mapping[str, int]) -> None:
        wait_until(lambda: {code: self.numbers().get(code) for code in wanted} == wanted)

    def until_standing(self, situacion: str) -> str:
        """Wait until the folder is told to stand so; gives the sentence for staff."""
        wait_until(lambda: self.standing().get("situacion") == situacion)
        return self.standing()["detalle"]

    def standing(self) -> dict[str, str]:
        with self.engine.connect() as connection:
            return history.folder(connection)

    def situations(self) -> dict[str, str]:
        with self.engine.connect() as connection:
            return {found["ruta"]: found["situacion"] for found in history.files(connection)}

    def files(self) -> dict[str, dict[str, Any]]:
        with self.engine.connect() as connection:
            return {found["ruta"]: found for found in history.files(connection)}

    def loads(self, path: str = "") -> list[str]:
        """Give what became of each load, newest first."""
        with self.engine.connect() as connection:
            cargas = history.cargas(connection, 1000)
        return [found["resultado"] for found in cargas if path in {"", found["ruta"]}]

    def told(self, words: str) -> int:
        """Count the log lines that hold some words."""
        return sum(words in record.getMessage() for record in self.log.records)

    def assert_untouched(self) -> None:
        """Tell that no row and no file is noted otherwise than at the start."""
        assert self.numbers() == dict.fromkeys(OFFICES, 1)
        assert set(self.situations().values()) == {"vigente"}
        assert set(self.loads()) == {"tomada"}

    def assert_converged(self) -> None:
        """Compare the rows in force with those of a database made anew from the files as they are."""
        assert dump(self.engine) == self._anew()

    def _anew(self) -> object:
        beside = self.config.datos / "de-nuevo"
        (beside / "datos").mkdir(parents=True)
        options = {"carpetas.compartida": str(self.root), "carpetas.datos": "datos"}
        config = write_config(beside, options)
        engine = database.writer(config)
        database.upgrade(engine)
        list(Pipeline(config, engine, self.pool).ingest(datetime(2026, 11, 20, 20, tzinfo=UTC)))
        found = dump(engine)
        engine.dispose()
        return found


def dump(engine: sa.Engine) -> dict[str, list[dict[str, object]]]:
    """Give every row in force without what tells its way there."""
    with engine.connect() as connection:
        return {
            name: sorted(
                (
                    {key: value for key, value in row.items() if key not in _VERSIONED}
                    for row in history.rows(connection, name)
                ),
                key=str,
            )
            for name in ROW_TABLES
        }
