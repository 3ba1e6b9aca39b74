"""The measurements still run, at the smallest size; what they say is nobody's business here."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks import evaluating, growing, loading, scanning, starting, town
from benchmarks.clock import Spent
from benchmarks.table import BEGIN, END, Figure, at_most, placed, render

TINY = town.Size(1, 2, 1, 2)


@pytest.mark.parametrize(
    "measure",
    [
        lambda: loading.small(1, TINY),
        lambda: loading.large(1, TINY),
        lambda: scanning.unchanged(1, 2),
        lambda: evaluating.one_day(1, TINY),
        lambda: growing.by_rows(1, (TINY,)),
        lambda: growing.by_history(1, TINY, 1, ["/programas"]),
        lambda: starting.first_answer(0, TINY, 1),  # the service is started by tests of its own
    ],
)
def test_every_measurement_gives_whole_lines_of_the_table(measure: Callable[[], list[Figure]]) -> None:
    figures = measure()
    assert figures
    assert all(line.count("|") == 8 for line in render(figures).splitlines())


def test_a_line_says_whether_the_figure_was_reached() -> None:
    floor = Spent(0.01, 0.01)
    assert render([at_most("Carga", "1 fila", Spent(0.06, 0.05), floor, 7)]).splitlines()[-1] == (
        "| Carga | 1 fila | 60,0 ms | piso 10,0 ms | 6 × (5 ×) | ≤ 7 × | sí |"
    )
    assert render([at_most("Carga", "1 fila", Spent(0.08, 0.05), floor, 7)]).endswith("| ≤ 7 × | **no** |")


def test_a_new_table_takes_the_place_of_the_old_one() -> None:
    document = f"antes\n{BEGIN}\nviejo\n{END}\ndespués\n"
    assert placed(document, "nuevo") == f"antes\n{BEGIN}\nnuevo\n{END}\ndespués\n"
