"""Programmes and activities written in a line, as LIGHTS.md writes them, for tests.

    programa("01/01/2026–31/12/2026, Suspendido, reported 60%, «Medida cautelar»")
    actividades("01/01/2026–31/03/2026, 100%, real 01/01/2026–31/03/2026; 3 × no dates, 0%; hito 01/08/2026")

A date left out is «…» or nothing; «weight 2» is the Ponderación; any other words are the Estado.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from plan.evaluacion import evaluate
from plan.evaluado import Corte, Panorama, ProgramaEvaluado
from plan.umbrales import Umbrales

AL = date(2026, 11, 20)

Row = dict[str, Any]

_DATE = r"\d\d/\d\d/\d{4}|…|"
_SPAN = re.compile(rf"(?P<real>real )?(?P<hito>hito )?(?P<inicio>{_DATE})–(?P<fin>{_DATE})")
_HITO = re.compile(r"hito(?: (?P<fecha>\d\d/\d\d/\d{4}))?")
_FIGURE = re.compile(r"(?P<name>reported |weight |)(?P<figure>[\d.]+)(?P<percent>%?)")
_TIMES = re.compile(r"(?:(?P<times>\d+) × )?(?P<rest>.+)")
_COLUMNS = {"reported ": "avance_reportado", "weight ": "ponderacion", "": "avance"}


def as_day(text: str) -> date | None:
    """Read dd/mm/aaaa; anything else is no date."""
    return datetime.strptime(text, "%d/%m/%Y").date() if "/" in text else None


def programa(text: str, **more: object) -> Row:
    """Read a programme P of the office «op»."""
    return {"origen": "op", "codigo": "P", "clave": "p", "nombre": "Programa"} | _row(text) | more


def actividades(text: str, programa: str = "p") -> list[Row]:
    """Read the activities of a programme, named A1, A2… in their order."""
    if text in {"", "none"}:
        return []
    rows: list[Row] = []
    for piece in text.split("; "):
        found = _TIMES.fullmatch(piece)
        assert found, piece
        rows += [_row(found["rest"]) for _ in range(int(found["times"] or 1))]
    own = {"origen": "op", "programa_clave": programa}
    return [own | {"codigo": f"A{n}", "nombre": f"Actividad {n}"} | row for n, row in enumerate(rows, 1)]


def panorama(
    programas: Sequence[Row],
    actividades: Sequence[Row] = (),
    corte: date | None = AL,
    **tables: Sequence[Row],
) -> Panorama:
    """Put rows together, every office with the same corte."""
    offices = {row.get("origen", "") for row in programas}
    cortes = {} if corte is None else dict.fromkeys(offices, Corte(corte, declarado=True, carga=1))
    return Panorama({"programa": programas, "actividad": actividades, **tables}, cortes)


USUAL = Umbrales()
"""The thresholds of a town that changed none."""


def measure(
    programme: str,
    activities: str = "",
    corte: date | None = AL,
    al: date = AL,
    umbrales: Umbrales = USUAL,
) -> ProgramaEvaluado:
    """Evaluate one programme of an office that informed up to `corte`."""
    drawn = panorama([programa(programme)], actividades(activities), corte)
    return evaluate(drawn, al, umbrales).programas["op", "p"]


def over_100_days(day: int, avance: str) -> str:
    """Write an activity of a hundred days of which today is day `day`, so that `day` % of it is planned."""
    inicio = AL - timedelta(days=day - 1)
    return f"{inicio:%d/%m/%Y}–{inicio + timedelta(days=99):%d/%m/%Y}, {avance}, real {inicio:%d/%m/%Y}–…"


def luz(measured: ProgramaEvaluado) -> str:
    """Spell the light of a programme: «amarillo por cerrar»."""
    return f"{measured.semaforo.luz} {measured.semaforo.motivo}"


def points(fraction: float | None) -> float | None:
    """Round to percentage points of one decimal, as people see them."""
    return None if fraction is None else round(fraction * 100, 1)


def _row(text: str) -> Row:
    row: Row = {}
    for part in text.split(", "):
        row |= _part(part)
    return row


def _part(part: str) -> Row:
    if part in {"no dates", "blank", "–––"}:
        return {}
    if found := _SPAN.fullmatch(part):
        kind = "real" if found["real"] else "planificado"
        hito = {"hito": "Sí"} if found["hito"] else {}
        return {f"inicio_{kind}": as_day(found["inicio"]), f"fin_{kind}": as_day(found["fin"])} | hito
    if found := _HITO.fullmatch(part):
        return {"hito": "Sí", "fin_planificado": as_day(found["fecha"] or "")}
    if found := _FIGURE.fullmatch(part):
        return {_COLUMNS[found["name"]]: float(found["figure"]) / (100 if found["percent"] else 1)}
    if part.startswith("«"):
        return {"justificacion": part.strip("«»")}
    return {"estado": part}
