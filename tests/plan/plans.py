"""Plans of several programmes under ejes, lineamientos and dependencias, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from plan.evaluacion import evaluate
from plan.evaluado import Evaluacion, Resumen
from plan.umbrales import Umbrales
from tests.plan.notation import AL, Row, panorama, programa

YEARLY = "01/01/2026–31/12/2026, En curso"
MAY = "01/01/2026–31/05/2026, En curso"
UNDATED = "–––, En curso"
FAR_OFF = "01/01/2027–31/05/2027, En curso"


def programas(*lines: str, origen: str = "op", **more: object) -> list[Row]:
    """Programmes P1, P2… of an office, each a line."""
    return [
        programa(line, origen=origen, codigo=f"{origen}{n}", clave=f"{origen}{n}", **more)
        for n, line in enumerate(lines, 1)
    ]


def luz(resumen: Resumen) -> str:
    return f"{resumen.semaforo.luz} {resumen.semaforo.motivo}"


def tree(rows: Sequence[Row], **tables: Sequence[Row]) -> Evaluacion:
    """Evaluate programmes in a small tree: INT over OP, and HA apart; L1 of E1 and L2 of E2."""
    strategy: dict[str, Sequence[Row]] = {
        "plan": [{"nombre": "Plan 2024-2027", "inicio": date(2024, 1, 1), "fin": date(2027, 12, 31)}],
        "eje": [eje("E1"), eje("E2")],
        "dependencia": [
            dependencia("INT", presenta_planilla="No"),
            dependencia("OP", "INT"),
            dependencia("HA"),
        ],
        "lineamiento": [lineamiento("L1", "E1"), lineamiento("L2", "E2")],
    }
    return evaluate(panorama(rows, **strategy | tables), AL, Umbrales())


def eje(codigo: str, ponderacion: float | None = None) -> Row:
    return {
        "codigo": codigo,
        "clave": codigo.casefold(),
        "nombre": f"Eje {codigo}",
        "ponderacion": ponderacion,
    }


def dependencia(codigo: str, above: str = "", **more: object) -> Row:
    row = {
        "codigo": codigo,
        "clave": codigo.casefold(),
        "nombre": codigo,
        "depende_de_clave": above.casefold(),
    }
    return row | {"presenta_planilla": "Sí"} | more


def lineamiento(codigo: str, eje: str, origen: str = "") -> Row:
    row = {"codigo": codigo, "clave": codigo.casefold(), "eje_clave": eje.casefold(), "nombre": codigo}
    return row | {"origen": origen}
