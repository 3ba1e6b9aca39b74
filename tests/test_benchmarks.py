"""The measurements still run, at the smallest size; what they say is nobody's business here."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
from waitress import create_server

from benchmarks import beside, evaluating, growing, loading, scanning, serving, starting, town
from benchmarks.clock import Spent
from benchmarks.seeing import Seen
from benchmarks.table import BEGIN, END, Figure, at_most, placed, render
from benchmarks.visitors import RefusedError, Served, visit
from dashboard.day.photo import lines
from plan.evaluacion import evaluate
from plan.evaluado import Panorama
from plan.umbrales import Umbrales

TINY = town.Size(1, 2, 1, 2)
RATES = {
    f"{path}{how}": Served(900.0, 0.004) for path in serving.PAGES for how in (serving.NEW, serving.KEPT)
}
SEEN = {serving.OURS: Seen(0.15, 30_000.0), "Dash": Seen(2.0, 6_000_000.0)}
SERVED = serving.Measured(RATES | {"Datasette": Served(30.0, 0.2)}, SEEN, 40_000)
ALONE = serving.Measured(RATES, {serving.OURS: None}, 70_000)


@pytest.fixture(scope="module")
def serving_port() -> Iterator[int]:
    """Serve a page at one address, and a refusal at every other."""

    def answer(environ: dict[str, str], start_response: Callable[..., object]) -> list[bytes]:
        fine = environ["PATH_INFO"] == "/bien"
        start_response("200 OK" if fine else "404 NOT FOUND", [("Content-Length", "5")])
        return [b"texto"]

    server = create_server(answer, host="127.0.0.1", port=0)
    thread = Thread(target=server.run)
    thread.start()
    yield server.effective_port
    server.close()
    server.task_dispatcher.shutdown()
    thread.join(20)


@pytest.mark.parametrize(
    "measure",
    [
        lambda: loading.small(1, TINY),
        lambda: loading.large(1, TINY),
        lambda: scanning.unchanged(1, 2),
        lambda: evaluating.one_day(1, TINY),
        lambda: evaluating.one_office_saved(1, 2, TINY),
        lambda: serving.figures(SERVED, 1, TINY),  # and so is the site; what is asked of it stands below
        lambda: serving.figures(ALONE, 1, TINY),
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


def test_a_page_that_is_not_so_many_times_faster_does_not_reach_its_figure() -> None:
    told = render(serving.figures(SERVED, 1, TINY)).splitlines()
    assert [line.rpartition("| ")[2] for line in told if "Página /" in line] == ["sí |", "**no** |"] * 2
    alone = render(serving.figures(ALONE, 1, TINY)).splitlines()
    assert alone[-2].endswith("| ≤ 60 KiB | **no** |")
    assert "faltan los pares" in alone[2]


def test_visitors_count_the_answers_they_get(serving_port: int) -> None:
    served = visit("127.0.0.1", serving_port, "/bien?z={}", 0.2)
    assert served.rate > 0
    assert served.late > 0


def test_visitors_do_not_count_what_is_no_page(serving_port: int) -> None:
    with pytest.raises(RefusedError):
        visit("127.0.0.1", serving_port, "/mal", 0.2)


def test_the_others_show_the_same_programmes(tmp_path: Path) -> None:
    panorama = Panorama(
        {"programa": [{"origen": "op", "clave": "op-1", "codigo": "OP-1", "nombre": "Plaza"}]}
    )
    evaluacion = evaluate(panorama, town.TODAY, Umbrales())
    beside.write(lines(panorama, evaluacion), tmp_path / "programas.db")
    with closing(sqlite3.connect(tmp_path / "programas.db")) as connection:
        found = connection.execute("SELECT codigo, nombre, semaforo FROM programas").fetchall()
    assert found == [("OP-1", "Plaza", "gris")]
