"""Whatever the cells hold, and however many there are, pages stay inert and light."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient

from tests.dashboard.fabrica import Fabrica
from tests.dashboard.pueblo import estrategia, obras, programa, tarea
from tests.dashboard.validez import errors

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
def test_whatever_a_cell_holds_is_inert(pueblo: Fabrica, cliente: FlaskClient, text: str) -> None:
    programa(
        pueblo,
        "OP",
        "OP-66",
        nombre=text,
        descripcion=text,
        barrio=text,
        responsable=text,
        fin_planificado=date(2026, 5, 1),
    )
    tarea(pueblo, "OP-66", "OP-66.1", nombre=text, responsable=text)
    pueblo.poner("eje", codigo="E1", nombre=text)
    pueblo.poner("lineamiento", codigo="L1", eje="E1", nombre=text)
    pueblo.poner("dependencia", codigo="OP", nombre=text, presenta_planilla="Sí")
    for address in ("/", "/programas", "/programas/OP/OP-66", "/actualizacion"):
        page = cliente.get(address).get_data(as_text=True)
        assert errors(page) == []
        assert "<script>" not in page
        assert "<img" not in page


def test_a_long_text_is_whole_on_the_page_of_its_programme_and_clipped_in_lists(
    pueblo: Fabrica, cliente: FlaskClient
) -> None:
    text = "Obra " * 6400
    programa(pueblo, "OP", "OP-66", nombre=text, descripcion=text)
    assert text.strip() in cliente.get("/programas/OP/OP-66").get_data(as_text=True)
    assert len(cliente.get("/programas").data) < 40_000


def test_the_first_page_is_light_with_a_hundred_offices(fabrica: Fabrica, cliente: FlaskClient) -> None:
    estrategia(fabrica)
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
        fabrica.poner("dependencia", codigo=code, nombre=name, presenta_planilla="Sí")
        fabrica.cargar(code, date(2026, 11, 1), date(2026, 11, 1))
        fabrica.poner_varias(
            "programa", code, ({"codigo": f"{kind}"} | cells for kind, cells in enumerate(kinds))
        )
    answer = cliente.get("/")
    assert len(answer.data) <= 60_000
    assert "Ver todas" in answer.get_data(as_text=True)
    assert "Dirección General de Obras número 99" in cliente.get("/?dependencias=todas").get_data(
        as_text=True
    )


def test_a_long_gantt_is_cut_into_pages(fabrica: Fabrica, cliente: FlaskClient) -> None:
    estrategia(fabrica)
    fabrica.cargar("OP", date(2026, 11, 18), date(2026, 11, 18))
    obras(fabrica)
    fabrica.poner_varias(
        "actividad",
        "OP",
        ({"codigo": f"OP-2.{number:04}", "programa": "OP-2", "nombre": "Tarea"} for number in range(1001)),
    )
    assert "OP-2.1000" not in cliente.get("/programas/OP/OP-2").get_data(as_text=True)
    assert "OP-2.1000" in cliente.get("/programas/OP/OP-2?pagina=2").get_data(as_text=True)
    assert cliente.get("/programas/OP/OP-2?pagina=3").status_code == 400
