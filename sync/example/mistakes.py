"""The mistakes that one office makes on purpose in its last workbook, one of each kind that people make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TypeVar

from plan.standard.kinds.base import Value
from plan.standard.vocabulary import Row
from sync.example.planilla import Rows
from sync.template import AsTyped

R = TypeVar("R", bound=Row)

Mistake = tuple[str, str, str, Value]
"""Sheet, code of the row, column, and the wrong thing that stands there."""

OFFICE = "SAL"
"""Who makes them."""


def spoil(rows: Rows, today: date) -> Rows:
    """Make the mistakes in a workbook that has none."""
    spoilt: dict[str, list[dict[str, Value]]] = {
        title: [dict(row) for row in sheet] for title, sheet in rows.items()
    }
    for title, key, column, wrong in _mistakes(rows, today):
        _find(spoilt[title], key)[column] = wrong
    spoilt["Actividades"].append(
        _find(spoilt["Actividades"], "SAL-05.5") | {"nombre": "Ampliación a la Ribera"}
    )
    spoilt["Mediciones"].append(
        {"indicador": "SAL-05-I1", "fecha": f"31/127{today.year - 1}", "valor": 380.0}
    )
    return {title: list[Row](sheet) for title, sheet in spoilt.items()}


def _mistakes(rows: Rows, today: date) -> Iterator[Mistake]:
    begins = _find(rows["Programas"], "SAL-05")["inicio_planificado"]
    turned = _find(rows["Actividades"], "SAL-08.2")
    spent = _find(rows["Presupuesto"], "SAL-01")["ejecutado"]
    yield "Programas", "SAL-02", "nombre", None
    yield "Programas", "SAL-03", "estado", "En marcha"
    yield "Programas", "SAL-04", "responsable", "Lucía Bustamente"
    yield "Programas", "SAL-05", "inicio_planificado", f"{begins:%d/%m/%Y}"
    yield "Programas", "SAL-07", "estado", "En curzo"
    yield "Programas", "SAL-08", "fin_planificado", "a definir"
    yield "Actividades", "SAL-01.7", "fin_real", today + timedelta(days=20)
    yield "Actividades", "SAL-03.4", "avance", 7.63
    yield "Actividades", "SAL-05.3", "programa", "SAL-15"
    yield "Actividades", "SAL-07.4", "avance", 130.0
    yield "Actividades", "SAL-08.2", "inicio_planificado", turned["fin_planificado"]
    yield "Actividades", "SAL-08.2", "fin_planificado", turned["inicio_planificado"]
    yield "Presupuesto", "SAL-01", "ejecutado", f"$ {spent:,.0f}".replace(",", ".")
    yield "Presupuesto", "SAL-05", "ejecutado", AsTyped("=D2*0.8")
    yield "Presupuesto", "SAL-06", "asignado", AsTyped("#REF!")
    yield "Indicadores", "SAL-04-I1", "meta", "5200 consultas"
    yield "Indicadores", "SAL-07-I1", "linea_base", "S/D"


def _find(sheet: Sequence[R], key: str) -> R:
    """Find the first row of a code, or of the programme it belongs to."""
    return next(row for row in sheet if key in {row.get("codigo"), row.get("programa")})
