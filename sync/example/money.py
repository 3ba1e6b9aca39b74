"""The money of a project: what each of two years assigns it and what it has spent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from plan.standard.vocabulary import Row
from sync.example.cronograma import Cronograma

MILLION = 1_000_000
GRAIN = 10_000
PAID = 0.93
"""Money goes a little behind the works."""

SHARED = 150
"""Projects above so many millions get part of it from the province."""

SOURCES = (("Tesoro municipal", 1.0),)
SHARED_SOURCES = (("Tesoro municipal", 0.35), ("Fondo provincial de infraestructura", 0.65))


def rows(codigo: str, cronograma: Cronograma, corte: date) -> Iterator[Row]:
    """Spell the budget of a project, last year's and this year's."""
    proyecto = cronograma.proyecto
    shares = _shares(cronograma)
    left = PAID * cronograma.done(corte) * proyecto.amount
    for year, share in shares.items():
        assigned = proyecto.amount * share
        spent = min(assigned, left) if corte.year >= year else 0.0
        left -= spent
        for source, part in SHARED_SOURCES if proyecto.amount > SHARED else SOURCES:
            yield {
                "programa": codigo,
                "ejercicio": float(year),
                "fuente": source,
                "asignado": _rounded(assigned * part),
                "ejecutado": _rounded(spent * part),
            }


def _shares(cronograma: Cronograma) -> dict[int, float]:
    """Share the money among two years by the days that fall in each."""
    today = cronograma.today
    first = today + timedelta(days=cronograma.proyecto.inicio)
    last = today + timedelta(days=cronograma.proyecto.fin)
    days = {year: _days_in(year, first, last) for year in (today.year - 1, today.year)}
    total = (last - first).days + 1
    return {year: count / total for year, count in days.items() if count}


def _days_in(year: int, first: date, last: date) -> int:
    return max(0, (min(last, date(year, 12, 31)) - max(first, date(year, 1, 1))).days + 1)


def _rounded(millions: float) -> float:
    return float(round(millions * MILLION / GRAIN) * GRAIN)
