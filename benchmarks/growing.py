"""Measure how cost grows: taking more rows, and showing a page of a plan with a longer history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from benchmarks import town
from benchmarks.clock import Job, least
from benchmarks.history import spread, stored
from benchmarks.installation import Installation, installation
from benchmarks.table import Figure, decimal, milliseconds, times
from dashboard.app import create_app

SIZES = (town.Size(60, 700, 40, 200), town.Size(300, 3_500, 200, 1_000), town.Size(1_200, 14_000, 800, 4_000))
PAGES = town.Size(200, 4_000, 100, 500)
SHOWN = ("/", "/programas")
_TOLERATED = 1.25
"""How much dearer a row or a page may come before it no longer «costs the same»: what noise alone makes."""
_LONGER = 10
_DAYS = 400
_WARM = 2
_FREE = {
    "Programas": "observaciones",
    "Actividades": "observaciones",
    "Indicadores": "medio_de_verificacion",
    "Mediciones": "nota",
}
"""A column per sheet in which anything may be written."""


def by_rows(turns: int, sizes: tuple[town.Size, ...] = SIZES) -> list[Figure]:
    """Take workbooks of growing size for the first time; linear when a row of the largest costs no more."""
    rates = {size.rows: size.rows / _load(size, turns) for size in sizes}
    least_rows, most_rows = min(rates), max(rates)
    ratio = rates[least_rows] / rates[most_rows]
    shown = " · ".join(f"{rows}: {rate:.0f}" for rows, rate in rates.items())
    return [
        Figure(
            "Primera carga según el tamaño: filas por segundo de procesador",
            " · ".join(f"{rows} filas" for rows in rates),
            shown,
            ratio=times(round(ratio, 2)),
            asked=f"lineal: ≤ {decimal(_TOLERATED, 2)} ×",
            reached=ratio <= _TOLERATED,
        )
    ]


def _load(size: town.Size, turns: int) -> float:
    data = town.first_workbook(size)
    with installation(turns) as there:

        def ready(turn: int) -> Callable[[], object]:
            name = town.code(turn)
            there.save(name, town.given_to(name, data))
            return there.ingest

        return least(turns, ready)[0].processor


def by_history(
    turns: int, size: town.Size = PAGES, saves: int = 2, paths: Sequence[str] = SHOWN
) -> list[Figure]:
    """Ask for pages of two plans that are the same today, one of them with ten times the history."""
    with installation(1) as young, installation(1) as old:
        for there, count in ((young, saves), (old, saves * _LONGER)):
            stored(there, [_version(size, count - turn) for turn in reversed(range(count))])
            spread(there, _DAYS)
        return [
            _page((young, old), turns, f"{size.actividades} actividades", page)
            for page in [(path, kept) for path in paths for kept in (False, True)]
        ]


def _version(size: town.Size, number: int) -> town.Sheets:
    """Make the rows of a plan with something new in every one of them."""
    rows = {**town.office(size)}
    for title, column in _FREE.items():
        rows[title] = [{**row, column: f"Versión {number}"} for row in rows[title]]
    return rows


def _page(plans: tuple[Installation, Installation], turns: int, size: str, page: tuple[str, bool]) -> Figure:
    path, kept = page
    young, old = (
        each.processor for each in least(turns, *(partial(_asked, there, path, kept) for there in plans))
    )
    evaluation = "guardada" if kept else "incluida"
    return Figure(
        f"Página {path}, evaluación {evaluation}, con diez veces la historia",
        size,
        milliseconds(old),
        f"con la historia de una vez {milliseconds(young)}",
        times(round(old / young, 2)),
        f"lo mismo: ≤ {decimal(_TOLERATED, 2)} ×",
        old / young <= _TOLERATED,
    )


def _asked(there: Installation, path: str, kept: bool, turn: int) -> Job:
    del turn
    client = create_app(there.config, there.reader, lambda: town.TODAY).test_client()
    for _ in range(_WARM if kept else 0):
        client.get(path)
    return partial(client.get, path)
