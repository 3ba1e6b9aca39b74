"""Whatever the cells hold, and however many there are, pages stay inert and light."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient

from tests.dashboard.factory import Factory
from tests.dashboard.town import estrategia, programa, public_works, task
from tests.dashboard.validity import errors

HOSTILE = (
    "<script>alert(1)</script>",
    "'\"><img src=x onerror=alert(1)>",
    "a\x00b\x08c\ufffe\x85",
    "\u202egnirts\u202d \u2067",
    "👩‍👩‍👧‍👦" * 40,
    "palabra" * 4500,
    "{{ 7 * 7 }} %s {0}",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_cell_holds_is_inert(populated: Factory, client: FlaskClient, text: str) -> None:
    programa(
        populated,
        "OP",
        "OP-66",
        nombre=text,
        descripcion=text,
        barrio=text,
        responsable=text,
        fin_planificado=date(2026, 5, 1),
    )
    task(populated, "OP-66", "OP-66.1", nombre=text, responsable=text)
    populated.put("eje", codigo="E1", nombre=text)
    populated.put("lineamiento", codigo="L1", eje="E1", nombre=text)
    populated.put("dependencia", codigo="OP", nombre=text, presenta_planilla="Sí")
    for address in ("/", "/programas", "/programas/OP/OP-66", "/actualizacion"):
        page = client.get(address).get_data(as_text=True)
        assert errors(page) == []
        assert "<script>" not in page
        assert "<img" not in page


def test_a_long_text_is_whole_on_the_page_of_its_programme_and_clipped_in_lists(
    populated: Factory, client: FlaskClient
) -> None:
    text = "Obra " * 6400
    programa(populated, "OP", "OP-66", nombre=text, descripcion=text)
    assert text.strip() in client.get("/programas/OP/OP-66").get_data(as_text=True)
    assert len(client.get("/programas").data) < 40_000


def test_the_first_page_is_light_with_a_hundred_offices(factory: Factory, client: FlaskClient) -> None:
    estrategia(factory)
    progress = ({"avance_reportado": part} for part in (0.1, 0.7, 0.95, 1.0, None))
    usual = {
        "lineamiento": "L1",
        "inicio_planificado": date(2026, 1, 1),
        "fin_planificado": date(2026, 12, 31),
    }
    kinds = [usual | each | {"nombre": "Programa de mejora de los barrios del distrito"} for each in progress]
    for number in range(100):
        code = f"D{number:03}"
        name = f"Dirección General de Obras número {number}"
        factory.put("dependencia", codigo=code, nombre=name, presenta_planilla="Sí")
        factory.load(code, date(2026, 11, 1), date(2026, 11, 1))
        factory.put_many(
            "programa", code, ({"codigo": f"{kind}"} | cells for kind, cells in enumerate(kinds))
        )
    answer = client.get("/")
    assert len(answer.data) <= 60_000
    assert "Ver todas" in answer.get_data(as_text=True)
    assert "Dirección General de Obras número 99" in client.get("/?dependencias=todas").get_data(as_text=True)


def test_a_long_gantt_is_cut_into_pages(factory: Factory, client: FlaskClient) -> None:
    estrategia(factory)
    factory.load("OP", date(2026, 11, 18), date(2026, 11, 18))
    public_works(factory)
    factory.put_many(
        "actividad",
        "OP",
        ({"codigo": f"OP-2.{number:04}", "programa": "OP-2", "nombre": "Tarea"} for number in range(1001)),
    )
    assert "OP-2.1000" not in client.get("/programas/OP/OP-2").get_data(as_text=True)
    assert "OP-2.1000" in client.get("/programas/OP/OP-2?pagina=2").get_data(as_text=True)
    assert client.get("/programas/OP/OP-2?pagina=3").status_code == 400
