"""Valid workbooks to be mutated: drawn, of the example, generated, and saved by LibreOffice."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from plan.standard import STANDARD, Sheet
from plan.standard.kinds.base import clave
from plan.standard.vocabulary import Row
from sync.example import estrategia, planilla
from sync.example.offices import OFFICES
from sync.template import Identity, prefilled, write_workbook
from tests.conftest import ESTRATEGIA, drawn_bytes
from tests.mutation.draft import Draft, take_apart
from tests.system import SOFFICE

TODAY = date(2026, 11, 20)

PLANILLA = """
## Informe
| Corte      | Sin novedades | Validado por | Comentario           |
|------------|---------------|--------------|----------------------|
| 2026-10-31 | No            | María Sosa   | Faltan dos informes. |

## Lineamientos
| Código | Eje | Nombre                  | Descripción          |
|--------|-----|-------------------------|----------------------|
| OP-L1  | E1  | Renovar la red pluvial  | Menos anegamientos.  |

## Programas
| Código | Nombre       | Lineamiento | Tipo     | Responsable        | Participan | Inicio planificado | Fin planificado | Estado   | Avance reportado | Ponderación | Público | Observaciones | Expediente      | Código anterior |
|--------|--------------|-------------|----------|--------------------|------------|--------------------|-----------------|----------|------------------|-------------|---------|---------------|-----------------|-----------------|
| OP-01  | Red pluvial  | L1          | Proyecto | Ana Ruiz; Luis Paz | SAL; INT   | 2026-01-01         | 2026-12-31      | En curso | 0.4              | 2           | Sí      | "dos\\nlíneas" | EX-2026-00123   |                 |
| OP-02  | Bacheo       | OP-L1       | Programa | Paula Ferreyra     |            | 2026-02-01         | 2027-06-30      | En curso | 0.25             | 1.5         | No      |               | "4521"          | OP-99           |
| 3      | Alumbrado    | op-l1       |          | Ñandú              | SAL        | 2026-03-15         | 2026-10-01      | Suspendido | 0.125          |             |         | Sin lámparas  |                 | SAL/12          |
| "007"  | Plaza        | L1          | Proyecto | Luis Paz           |            | 2026-05-01         | 2026-11-30      | No iniciado | 0             | 1           | Sí      |               | 2026.0          |                 |

## Actividades
| Código | Programa | Nombre        | Responsable | Hito | Estado | Inicio planificado | Fin planificado | Inicio real | Fin real   | Avance | Ponderación | Predecesora | Evidencia    |
|--------|----------|---------------|-------------|------|--------|--------------------|-----------------|-------------|------------|--------|-------------|-------------|--------------|
| A1     | OP-01    | Relevamiento  | Luis Paz    | No   |        | 2026-01-01         | 2026-03-31      | 2026-01-12  | 2026-04-02 | 1      | 1           |             | Acta 14/2026 |
| A2     | OP-01    | Licitación    | Ana Ruiz    | No   |        | 2026-04-01         | 2026-06-30      | 2026-04-15  |            | 0.6    | 2           | A1          |              |
| A3     | OP-01    | Inauguración  |             | Sí   |        | 2026-12-20         | 2026-12-20      |             |            | 0      | 0           | A1; A2      |              |
| B1     | OP-02    | Bacheo norte  | Paula Ferreyra | No |       | 2026-02-01         | 2026-08-31      | 2026-02-05  |            | 0.75   | 1           |             | Fotos        |
| B2     | OP-02    | Bacheo sur    | Paula Ferreyra | No | Suspendida | 2026-09-01     | 2027-06-30      |             |            | 0      | 1           | B1          |              |
| C1     | 3        | Columnas      |             |      |        | 2026-03-15         | 2026-10-01      | 2026-03-20  |            | 0.125  |             |             |              |

## Presupuesto
| Programa | Ejercicio | Fuente            | Asignado   | Ejecutado  |
|----------|-----------|-------------------|------------|------------|
| OP-01    | 2026      | Tesoro municipal  | 12500000.5 | 4300000    |
| OP-01    | 2026      | Fondo provincial  | 1000000    | 0          |
| OP-02    | 2026      | "11"              | 450000     | 225000.75  |

## Indicadores
| Código | Programa | Lineamiento | Nombre            | Tipo     | Método de cálculo | Unidad | Sentido     | Acumulación  | Frecuencia | Línea base | Meta  | Fecha de la meta | Umbral verde | Umbral amarillo |
|--------|----------|-------------|-------------------|----------|-------------------|--------|-------------|--------------|------------|------------|-------|------------------|--------------|-----------------|
| I1     | OP-01    |             | Metros de conducto | Producto | Suma de metros   | metros | Ascendente  | Suma         | Trimestral | 0          | 1800  | 2026-12-31       | 0.9          | 0.7             |
| I2     |          | OP-L1       | Reclamos          | Impacto  | Reclamos al mes   | %      | Descendente | Último valor | Mensual    | 120.5      | 30    | 2026-12-31       |              |                 |

## Mediciones
| Indicador | Fecha      | Programado | Valor | Nota         |
|-----------|------------|------------|-------|--------------|
| I1        | 2026-03-31 | 300        | 280.5 |              |
| I1        | 2026-06-30 | 600        | 590   | Con lluvia   |
| I1        | 2026-09-30 | 900        |       |              |
| I2        | 2026-09-30 | 80         | 77    |              |
"""


@dataclass(frozen=True, slots=True)
class Base:
    """A valid workbook, the file it is saved as, and the strategy of its municipality."""

    path: str
    data: bytes
    strategy: bytes


@cache
def base(name: str) -> Base:
    return _MAKERS[name]()


@cache
def draft(name: str) -> Draft:
    return take_apart(base(name).data)


def _drawn() -> Base:
    return Base("OP.xlsx", drawn_bytes(PLANILLA, "OP"), drawn_bytes(ESTRATEGIA, "estrategia"))


def _drawn_strategy() -> Base:
    strategy = drawn_bytes(ESTRATEGIA, "estrategia")
    return Base("estrategia.xlsx", strategy, strategy)


def _example() -> Base:
    rows = _of_three_programmes(planilla.rows(_OFFICE, TODAY, TODAY))
    identity = Identity("planilla", _OFFICE.codigo, _OFFICE.nombre, TODAY)
    return Base(f"{_OFFICE.codigo}.xlsx", write_workbook(identity, rows), _example_strategy().data)


def _example_strategy() -> Base:
    data = write_workbook(Identity("estrategia", generada=TODAY), estrategia.rows(TODAY))
    return Base("estrategia.xlsx", data, data)


def _prefilled() -> Base:
    """Generate the workbook of an office as it is handed out, with what it has loaded."""
    own = _of_three_programmes(planilla.rows(_OFFICE, TODAY, TODAY))
    strategy = estrategia.rows(TODAY)
    tables = {
        sheet.table: [*_stored(strategy, sheet, ""), *_stored(own, sheet, clave(_OFFICE.codigo))]
        for sheet in (*STANDARD["estrategia"].sheets, *STANDARD["planilla"].sheets)
    }
    return Base(f"{_OFFICE.codigo}.xlsx", prefilled(_OFFICE.codigo, tables, TODAY), _example_strategy().data)


def _by_libreoffice() -> Base:
    made = _example()
    with TemporaryDirectory() as folder:
        (Path(folder) / made.path).write_bytes(made.data)
        profile = f"-env:UserInstallation=file://{folder}/perfil"
        out = Path(folder) / "out"
        command = [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
        subprocess.run([*command, f"{folder}/{made.path}"], check=True, capture_output=True, timeout=180)
        return Base(made.path, (out / made.path).read_bytes(), made.strategy)


def _of_three_programmes(rows: Mapping[str, Sequence[Row]]) -> dict[str, list[Row]]:
    """Leave a workbook small: three programmes, and what hangs on them."""
    kept = {row["codigo"] for row in rows["Programas"][:3]}
    small = {title: list(found) for title, found in rows.items()}
    small["Programas"] = small["Programas"][:3]
    for title in ("Actividades", "Presupuesto", "Indicadores"):
        small[title] = [row for row in rows[title] if row.get("programa") in kept][:12]
    measured = {row["codigo"] for row in small["Indicadores"]}
    small["Mediciones"] = [row for row in rows["Mediciones"] if row["indicador"] in measured][:12]
    return small


def _stored(rows: Mapping[str, Sequence[Row]], sheet: Sheet, origen: str) -> list[Row]:
    found = rows.get(sheet.title, ())
    return [{**row, "origen": origen, "fila": place} for place, row in enumerate(found, 2)]


_OFFICE = next(office for office in OFFICES if office.codigo == "MUJ")

_MAKERS = {
    "drawn": _drawn,
    "drawn strategy": _drawn_strategy,
    "example": _example,
    "example strategy": _example_strategy,
    "prefilled": _prefilled,
    "libreoffice": _by_libreoffice,
}

NAMES = ("drawn",) * 6 + ("drawn strategy",) * 2 + ("example", "example strategy", "prefilled")
"""Which workbooks are mutated, the quick ones more often."""

SLOW_NAMES = ("drawn", "drawn strategy", "example", "prefilled", "libreoffice" if SOFFICE else "example")
"""Which workbooks are mutated when there is time: one that LibreOffice saved among them."""
