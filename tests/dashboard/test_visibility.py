"""Nothing private is in any public page: a canary sings in every place where the public may not look."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient

from dashboard.day.visibility import MASK, View, hidden_programas, seen
from plan.evaluado import Panorama
from plan.standard import TABLES
from tests.dashboard.factory import Factory
from tests.dashboard.town import LAST, programa, task

CANARY = "canario"

PAGES = (
    "/",
    "/?dependencias=todas",
    "/?al=2026-11-19",
    "/programas",
    "/programas?texto=canario",
    "/programas?al=2026-11-19",
    "/programas?semaforo=gris",
    "/programas/OP/OP-1",
    "/programas/OP/OP-2",
    "/programas/OP/OP-3",
    "/programas/OP/SECRETO-9",
    "/actualizacion",
    "/actualizacion/OP",
    "/cambios.csv?desde=2026-08-01",
    "/cambios?desde=2026-08-01&detalle=si",
    "/cambios?desde=2026-11-01",
    "/metodologia",
    "/salud",
    "/programas/OP/OP-1/actividades/OP-1.1",
    "/programas/OP/OP-1/actividades/SECRETO-9",
    "/cronograma",
    "/programas/OP/OP-1/interactivo",
    "/cronograma.svg",
    "/programas/OP/OP-1/cronograma.svg",
    "/programas/OP/OP-1/cronograma.csv",
    "/programas/OP/OP-1/cronograma.json",
    "/indicadores/OP/I1",
    "/indicadores/OP/I9",
    "/programas/OP/OP-1/indicadores/I9",
)

PRIVATE = [
    (name, column.name) for name, sheet in TABLES.items() for column in sheet.columns if not column.public
]


@pytest.fixture
def cage(populated: Factory) -> Factory:
    """A town in which every private thing says so."""
    private = {name: f"{CANARY}-{name}" for name in ("justificacion", "observaciones")}
    programa(populated, "OP", "OP-3", nombre="Puente viejo", estado="Suspendido", **private)
    task(populated, "OP-1", "OP-1.1", **private, predecesora="OP-1.2; SECRETO-1.1")
    populated.load("OP", LAST)
    task(populated, "OP-1", "OP-1.1", **{name: f"{text} otra vez" for name, text in private.items()})
    programa(populated, "OP", "OP-1", nombre="Red pluvial", justificacion=f"{CANARY} cambió")
    populated.put("informe", "OP", corte=LAST, validado_por=f"{CANARY}-1", comentario=f"{CANARY}-2")
    populated.put(
        "dependencia",
        codigo="OP",
        nombre="Obras Públicas",
        presenta_planilla="Sí",
        correo=f"{CANARY}@x.example",
    )
    programa(populated, "OP", "SECRETO-1", nombre=f"{CANARY} privado", publico="No", avance_reportado=0.1)
    task(populated, "SECRETO-1", "SECRETO-1.1", nombre=f"{CANARY} actividad")
    populated.put(
        "indicador",
        "OP",
        codigo="I9",
        programa="SECRETO-1",
        lineamiento="L1",
        nombre=f"{CANARY} indicador",
        unidad="u",
        sentido="Ascendente",
    )
    populated.put("medicion", "OP", indicador="I9", fecha=LAST, valor=7.0, nota=f"{CANARY} nota")
    populated.put("presupuesto", "OP", programa="SECRETO-1", ejercicio=2026.0, fuente=f"{CANARY} fuente")
    populated.load(
        "OP",
        LAST,
        LAST,
        guardado_por=f"{CANARY} Pérez",
        errores=1,
        detalle=f'{{"x": "{CANARY}"}}',
        ruta=f"{CANARY}/OP.xlsx",
    )
    populated.observe("CELDA_PENDIENTE", "Programas", "B9", valor=f"{CANARY} celda")
    populated.note_file(f"{CANARY} apuntes.xlsx", "rechazado")
    return populated


@pytest.mark.parametrize("address", PAGES)
def test_no_public_page_holds_anything_private(cage: Factory, client: FlaskClient, address: str) -> None:
    del cage
    page = client.get(address).get_data(as_text=True)
    for typed in ('value="canario"', "texto=canario", "Texto: <bdi>canario</bdi>"):
        page = page.replace(typed, "")
    assert CANARY not in page
    assert "SECRETO-1" not in page


def test_a_private_programme_is_not_found_by_its_address(cage: Factory, client: FlaskClient) -> None:
    del cage
    assert client.get("/programas/OP/SECRETO-1").status_code == 404


def test_public_counts_are_of_public_programmes(cage: Factory, client: FlaskClient) -> None:
    del cage
    assert "8 programas" in client.get("/programas").get_data(as_text=True)


def test_a_reason_still_counts_where_it_may_not_be_read(cage: Factory, client: FlaskClient) -> None:
    del cage
    page = client.get("/programas/OP/OP-3").get_data(as_text=True)
    assert "Está suspendido, con su justificación" in page


def test_what_is_private_now_was_never_public(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", date(2026, 11, 20), date(2026, 11, 20))
    programa(populated, "OP", "OP-2", nombre="Alumbrado LED", publico="No")
    assert "Alumbrado" not in client.get("/programas?al=2026-11-19").get_data(as_text=True)


def test_every_private_column_is_masked_and_only_where_something_stands() -> None:
    tables = {
        name: [
            {"origen": "op", "clave": "x", **dict.fromkeys((column.name for column in sheet.columns), "algo")}
        ]
        for name, sheet in TABLES.items()
    }
    shown = seen(Panorama(tables), View.PUBLIC, frozenset()).tablas
    assert {
        (name, column) for name, rows in shown.items() for column, value in rows[0].items() if value == MASK
    } == set(PRIVATE)


def test_the_whole_view_sees_everything() -> None:
    panorama = Panorama(
        {"programa": [{"origen": "op", "clave": "p1", "publico": "No", "observaciones": "x"}]}
    )
    assert seen(panorama, View.WHOLE, hidden_programas(panorama)) is panorama


@pytest.mark.parametrize(("former", "written"), [("OP-9", "OP-9"), ("SAL-9", "SAL/SAL-9")])
def test_a_hidden_programme_is_hidden_under_its_former_codes_too(
    populated: Factory, client: FlaskClient, former: str, written: str
) -> None:
    programa(populated, former.partition("-")[0], former, nombre="Cableado nuevo")
    populated.load("OP", date(2026, 11, 20), date(2026, 11, 20))
    programa(populated, "OP", "OP-77", nombre="Cableado nuevo", codigo_anterior=written)
    assert "Cableado" in client.get("/programas?al=2026-11-19").get_data(as_text=True)
    populated.load("OP", date(2026, 11, 20), date(2026, 11, 20))
    programa(populated, "OP", "OP-78", nombre="Cableado nuevo", codigo_anterior="op-77", publico="No")
    programa(populated, "OP", "OP-77", nombre="Otra cosa")
    assert "Cableado" not in client.get("/programas?al=2026-11-19").get_data(as_text=True)
