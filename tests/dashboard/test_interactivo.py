"""The interactive Gantt: a figure as plain data, and the library served once and for good."""

from __future__ import annotations

import gzip
import json
import re
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.gantt.drawing import Bases
from dashboard.interactive import library
from dashboard.interactive.figure import figure
from plan.config import Config
from plan.linea_base import Cambio, Plazo
from tests.dashboard.factory import Factory
from tests.dashboard.test_gantt import DONE, TODAY, actividad, programa
from tests.dashboard.town import task

ADDRESS = "/programas/OP/OP-1/interactivo"
DAY = 86_400_000
FILA = {"codigo": "P1", "nombre": "Red"}
NO_BASES = Bases()


def traces(*actividades: object, bases: Bases = NO_BASES, **facts: object) -> dict[str, dict[str, Any]]:
    found = figure(programa(*actividades, fila=FILA, **facts), actividades, TODAY, bases)
    assert found is not None
    return {trace["name"]: trace for trace in found["data"]}


def embedded(client: FlaskClient) -> dict[str, Any]:
    page = client.get(ADDRESS).get_data(as_text=True)
    found = re.search(r'<script type="application/json" id="figura">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    figura: dict[str, Any] = json.loads(found[1])
    return figura


def test_the_plan_is_a_bar_of_whole_days() -> None:
    plan = traces()["Plan"]
    assert (plan["base"], plan["x"]) == (["2026-10-01"], [92 * DAY])


def test_progress_is_a_bar_in_the_colour_of_its_light() -> None:
    bar = traces(actividad(nombre="Zanjas", real=0.5, semaforo=DONE))["Avance, finalizado"]
    assert (bar["y"], bar["x"], bar["marker"]["color"]) == ([1], [46 * DAY], "#2f6ea8")


def test_a_hito_is_a_diamond_and_not_a_bar() -> None:
    found = traces(actividad(nombre="Firma", hito=True, fin_real=date(2026, 12, 24)))
    assert found["Plan"]["y"] == [0]
    assert (found["Hito previsto"]["x"], found["Hito cumplido"]["x"]) == (["2026-12-31"], ["2026-12-24"])


def test_what_is_past_its_end_is_hatched_up_to_today() -> None:
    bar = traces(actividad(nombre="Zanjas", fin=date(2026, 11, 10)))["Plazo vencido"]
    assert (bar["y"], bar["base"], bar["x"]) == ([1], ["2026-11-11"], [10 * DAY])


def test_the_linea_base_is_drawn_and_told_when_it_is_another() -> None:
    move = Cambio(2, (None, None), (None, None))
    base = Plazo(1, date(2026, 10, 1), date(2026, 11, 30), 31, (move,))
    found = traces(bases=Bases(programa=base))
    assert found["Línea base"]["x"] == [61 * DAY]
    assert "01/10/2026 a 30/11/2026 (reprogramada 1 vez, +31 días)" in found["Plan"]["customdata"][0]


def test_nothing_is_drawn_as_a_shape_and_no_text_is_styled() -> None:
    found = figure(programa(fila=FILA), (), TODAY, Bases())
    assert found is not None
    assert "shapes" not in found["layout"]
    assert "<b>" not in json.dumps(found)


def test_what_has_no_dates_has_no_figure() -> None:
    assert figure(programa(fila=FILA, inicio=None, fin=None), (), TODAY, Bases()) is None


def test_a_text_of_a_cell_cannot_end_its_element_nor_be_markup(
    populated: Factory, client: FlaskClient
) -> None:
    populated.load("OP", date(2026, 11, 19))
    task(populated, "OP-1", "OP-1.2", nombre="</script><b>x</b>", avance=0.4)
    page = client.get(ADDRESS).get_data(as_text=True)
    assert "</script><b>" not in page
    assert "&lt;/script&gt;&lt;b&gt;x&lt;/b&gt;" in embedded(client)["layout"]["yaxis"]["ticktext"]


def test_the_page_leads_to_the_table_and_loads_the_library_by_its_fingerprint(visitor: FlaskClient) -> None:
    page = visitor.get(ADDRESS).get_data(as_text=True)
    assert 'href="/programas/OP/OP-1#h-cronograma"' in page
    assert f"/interactivo/{library.fingerprint()}.js" in page


@pytest.mark.parametrize("address", ["/", "/programas", "/programas/OP/OP-1", "/cronograma"])
def test_no_other_page_loads_the_library(visitor: FlaskClient, address: str) -> None:
    assert "/interactivo/" + library.fingerprint() not in visitor.get(address).get_data(as_text=True)


def test_the_library_is_compressed_once_outside_the_program(
    populated: Factory, client: FlaskClient, config: Config
) -> None:
    del populated
    address = f"/interactivo/{library.fingerprint()}.js"
    answer = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(answer.get_data()) == library.plain()
    assert "immutable" in answer.headers["Cache-Control"]
    kept = list((config.datos / "cache").iterdir())
    assert [each.suffix for each in kept] == [".gz"]
    kept[0].write_bytes(b"kept")
    assert client.get(address, headers={"Accept-Encoding": "gzip"}).get_data() == b"kept"
    assert client.get(address, headers={"Accept-Encoding": "identity"}).get_data() == library.plain()


def test_the_library_has_no_other_address(visitor: FlaskClient) -> None:
    assert visitor.get("/interactivo/0000000000000000.js").status_code == 404


def test_a_broken_installation_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "find_spec", lambda _: None)
    with pytest.raises(library.MissingLibraryError, match="pip install"):
        library.plain()


def test_the_styles_that_the_library_would_write_are_known() -> None:
    assert all(len(each) >= 32 for each in library.own_styles())
