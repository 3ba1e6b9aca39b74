"""Tabular exports: the rows in force as CSV files, one per sheet, and what they evaluate to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from plan.evaluado import Evaluacion, Panorama, ProgramaEvaluado, Resumen
from plan.standard import TABLES, Row, Sheet

DEPENDENCIA = "Dependencia"
DECIMALS = 6

SEMAFOROS = (DEPENDENCIA, "Código", "Semáforo", "Motivo", "Planificado", "Real", "Reportado", "Brecha")
RESUMEN = ("Nivel", "Código", "Semáforo", "Motivo", "Planificado", "Real", "Programas", "Con datos")


def export(folder: Path, panorama: Panorama, evaluacion: Evaluacion) -> list[Path]:
    """Write every sheet, `Semaforos.csv` and `Resumen.csv` into a folder; returns what was written.

    Comma, UTF-8, ISO dates, percentages as fractions; lights with their reason.
    """
    folder.mkdir(parents=True, exist_ok=True)
    codes = {str(row["clave"]): str(row["codigo"]) for row in panorama.tablas["dependencia"]}

    def code_of(origen: str) -> str:
        return codes.get(origen, origen)

    written = [_sheet(folder, sheet, panorama.tablas[table], code_of) for table, sheet in TABLES.items()]
    lights = [_light(programa, code_of) for programa in evaluacion.programas.values()]
    written.append(_write(folder / "Semaforos.csv", SEMAFOROS, lights))
    written.append(
        _write(folder / "Resumen.csv", RESUMEN, [_summary(found, code_of) for found in _levels(evaluacion)])
    )
    return written


def _sheet(folder: Path, sheet: Sheet, rows: Sequence[Row], code_of: Callable[[str], str]) -> Path:
    own = any(column.title == DEPENDENCIA for column in sheet.columns)
    titles = [*([] if own else [DEPENDENCIA]), *(column.title for column in sheet.columns)]
    records = [
        [
            *([] if own else [code_of(row["origen"])]),
            *(column.kind.export(row[column.name]) for column in sheet.columns),
        ]
        for row in rows
    ]
    return _write(folder / f"{sheet.title}.csv", titles, records)


def _light(programa: ProgramaEvaluado, code_of: Callable[[str], str]) -> list[object]:
    return [
        code_of(programa.fila["origen"]),
        programa.fila["codigo"],
        programa.semaforo.luz.value,
        programa.semaforo.motivo.value,
        *map(_figure, (programa.planificado, programa.real, programa.reportado, programa.brecha)),
    ]


def _levels(evaluacion: Evaluacion) -> Iterable[Resumen]:
    yield evaluacion.municipio
    for level in (evaluacion.ejes, evaluacion.dependencias, evaluacion.lineamientos):
        yield from _ordered(level)


def _ordered(level: Mapping[str, Resumen] | Mapping[tuple[str, str], Resumen]) -> Iterable[Resumen]:
    return sorted(level.values(), key=lambda found: (found.origen, found.codigo))


def _summary(found: Resumen, code_of: Callable[[str], str]) -> list[object]:
    own = found.nivel == "lineamiento" and found.origen
    return [
        found.nivel,
        f"{code_of(found.origen)}/{found.codigo}" if own else found.codigo,
        found.semaforo.luz.value,
        found.semaforo.motivo.value,
        _figure(found.planificado),
        _figure(found.real),
        found.programas,
        found.con_datos,
    ]


def _figure(value: float | None) -> float | None:
    return None if value is None else round(value, DECIMALS)


def _write(path: Path, titles: Sequence[str], records: Sequence[Sequence[object]]) -> Path:
    pd.DataFrame(list(records), columns=list(titles)).to_csv(
        path, index=False, encoding="utf-8", lineterminator="\n"
    )
    return path
