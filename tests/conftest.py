"""What many tests share: a day, the reading processes, a small municipality in a folder, its pipeline."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from plan import config as configuration
from plan import database
from plan.config import Config
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from tests.drawing import drawn_book, xlsx

pytest_plugins = ["tests.system"]

SHORT = 100
"""So many bytes or letters at most are shown in the name of a test."""

ESTRATEGIA = """
## Plan
| Nombre          | Inicio     | Fin        |
|-----------------|------------|------------|
| Plan 2024-2027  | 2023-12-10 | 2027-12-09 |

## Ejes
| Código | Nombre          |
|--------|-----------------|
| E1     | Ciudad cercana  |
| E2     | Salud para todos |

## Dependencias
| Código | Nombre               | Tipo        | Depende de | Presenta planilla |
|--------|----------------------|-------------|------------|-------------------|
| INT    | Intendencia          | Intendencia |            | No                |
| OP     | Obras Públicas       | Secretaría  | INT        | Sí                |
| SAL    | Secretaría de Salud  | Secretaría  |            | Sí                |

## Relaciones
| Dependencia | Eje |
|-------------|-----|
| OP          | E1  |
| SAL         | E2  |

## Lineamientos
| Código | Eje | Nombre                        |
|--------|-----|-------------------------------|
| L1     | E1  | Mejorar la limpieza           |
| L2     | E2  | Acercar la atención primaria  |
"""


OPTIONS: Mapping[str, object] = {
    "carpetas.compartida": "compartida",
    "carpetas.datos": "datos",
    "watch.gracia": 2,
    "informes.activo": False,
}
"""Of reports the tests of reports tell; the others need not wait for them."""


@dataclass(frozen=True, slots=True)
class Town:
    """A shared folder with its strategy, where tests save workbooks as offices do."""

    folder: Path

    def save(self, name: str, content: bytes | str) -> Path:
        """Save a file, or a workbook drawn: «estrategia.xlsx» or the planilla of the code it is named by."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else drawn_bytes(content, path.stem))
        return path


@cache
def drawn_bytes(drawing: str, stem: str) -> bytes:
    """Write a drawing as the strategy, or as the planilla of the dependencia that a file is named by."""
    if stem == "estrategia":
        return xlsx(drawn_book(drawing, tipo="estrategia"))
    return xlsx(drawn_book(drawing, dependencia=stem))


def write_config(folder: Path, options: Mapping[str, object]) -> Config:
    """Write a whole config.toml with some options changed, by key («watch.gracia»), and load it."""
    lines: list[str] = []
    section = ""
    for line in configuration.render().splitlines():
        section = line.strip("[]") if line.startswith("[") else section
        key = f"{section}.{line.partition(' = ')[0]}"
        lines.append(f"{line.partition(' = ')[0]} = {json.dumps(options[key])}" if key in options else line)
    path = folder / "config.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return configuration.load(path)


def pytest_xdist_auto_num_workers() -> int:
    """Run one process more than there are processors: tests wait a good part of their time."""
    return (os.cpu_count() or 1) + 1


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name what is long by its argument: whole files, whose bytes hold the hour, and walls of letters."""
    return argname if isinstance(val, bytes | str) and len(val) > SHORT else None


@pytest.fixture(scope="session")
def today() -> date:
    return date(2026, 11, 20)


@pytest.fixture(scope="session")
def now() -> datetime:
    return datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool() as readers:
        yield readers


@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "compartida").mkdir()
    (tmp_path / "datos").mkdir()
    return write_config(tmp_path, OPTIONS)


@pytest.fixture
def town(config: Config) -> Town:
    there = Town(config.compartida)
    there.save("estrategia.xlsx", ESTRATEGIA)
    return there


@pytest.fixture
def pipeline(config: Config, pool: ReaderPool) -> Iterator[Pipeline]:
    engine = database.writer(config)
    database.upgrade(engine)
    yield Pipeline(config, engine, pool)
    engine.dispose()
