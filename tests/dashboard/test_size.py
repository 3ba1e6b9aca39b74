"""The first page is light, however many dependencias a municipality has."""

from __future__ import annotations

from datetime import date

from flask.testing import FlaskClient

from tests.dashboard.factory import Factory
from tests.dashboard.town import estrategia, programa

TODAY = date(2026, 11, 20)
OFFICES = 100
MOST = 60 * 1024


def drawn(factory: Factory) -> None:
    """Load a hundred offices with names as long as real ones, ten programmes each, in all kinds of states."""
    estrategia(factory)
    names = [f"Secretaría de Infraestructura y Servicios Públicos número {n}" for n in range(OFFICES)]
    for number, name in enumerate(names):
        factory.put("dependencia", codigo=f"D{number:03}", nombre=name, presenta_planilla="Sí")
    for number in range(OFFICES):
        office = f"D{number:03}"
        factory.load(office, date(2026, 11, 1 + number % 19), date(2026, 11, 1 + number % 19))
        for each in range(10):
            programa(
                factory,
                office,
                f"{office}-{each}",
                nombre=f"Ampliación de la red de desagües pluviales del barrio {each}",
                fin_planificado=date(2026 + each % 2, 1 + each, 28),
                avance_reportado=each / 10,
                estado=("En curso", "Suspendido", "Finalizado")[(each + number) % 3],
                justificacion="Una razón" if each % 2 else None,
            )


def test_the_first_page_of_a_hundred_dependencias_is_light(factory: Factory, client: FlaskClient) -> None:
    drawn(factory)
    answer = client.get("/")
    assert answer.status_code == 200
    assert "número 7" in answer.get_data(as_text=True)
    assert len(answer.data) <= MOST
