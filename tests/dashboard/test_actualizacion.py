"""Who loaded when and what is pending, as the public sees it."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient

from dashboard.actualizacion import MOST_PENDING
from plan.problems import title
from tests.dashboard.fabrica import Fabrica
from tests.dashboard.pueblo import ULTIMA

HOY = date(2026, 11, 20)


def page(cliente: FlaskClient, address: str = "/actualizacion") -> str:
    return cliente.get(address).get_data(as_text=True)


def states(cliente: FlaskClient) -> dict[str, str]:
    found = {}
    for row in page(cliente).split("</table>")[0].split('<tr role="row">')[2:]:
        name = row.split("<bdi>")[1].split("</bdi>")[0]
        found.setdefault(name, row.split("</svg>")[1].split("</span>")[0])
    return found


def test_every_office_says_how_it_stands_the_most_pressing_first(lector: FlaskClient) -> None:
    assert list(states(lector).items())[:4] == [
        ("Estrategia del municipio", "Al día"),
        ("Cultura", "Nunca cargó"),
        ("Secretaría de Salud", "Sin actualizar"),
        ("Obras Públicas", "Con correcciones"),
    ]


def test_a_pending_correction_has_its_sheet_cell_and_name_but_not_its_value(lector: FlaskClient) -> None:
    shown = page(lector)
    assert title("CELDA_PENDIENTE") in shown
    assert "F7" in shown
    assert "prontito" not in shown


def test_loads_have_their_moment_in_the_time_of_the_town(lector: FlaskClient) -> None:
    assert "18/11/2026, 12:00" in page(lector)


def test_a_rejected_workbook_is_said_and_the_last_good_load_stays(
    pueblo: Fabrica, cliente: FlaskClient
) -> None:
    number = pueblo.cargar("OP", HOY, resultado="rechazada", errores=1)
    pueblo.archivo("OP.xlsx", "rechazado", "OP", number)
    assert states(cliente)["Obras Públicas"] == "Planilla rechazada"
    assert "18/11/2026, 12:00" in page(cliente)


def test_a_second_file_of_an_office_says_nothing_against_its_own(
    pueblo: Fabrica, cliente: FlaskClient
) -> None:
    pueblo.archivo("OP.xlsx", "vigente", "OP", pueblo.carga)
    pueblo.archivo(
        "obras/OP.xlsx", "duplicado", "OP", pueblo.cargar("OP", HOY, resultado="rechazada", errores=1)
    )
    assert states(cliente)["Obras Públicas"] == "Con correcciones"
    assert "otro archivo de la misma dependencia" in page(cliente)


def test_a_held_load_waits_for_somebody(pueblo: Fabrica, cliente: FlaskClient) -> None:
    pueblo.archivo("OP.xlsx", "retenido", "OP", pueblo.cargar("OP", HOY, resultado="retenida"))
    assert states(cliente)["Obras Públicas"] == "Espera confirmación"


@pytest.mark.parametrize(
    ("situacion", "said"),
    [
        ("rechazado", "1 archivo de la carpeta compartida no se reconoce"),
        ("conflicto", "1 copia en conflicto"),
    ],
)
def test_files_left_aside_are_counted_and_not_named(
    pueblo: Fabrica, cliente: FlaskClient, situacion: str, said: str
) -> None:
    pueblo.archivo("sueldos de Juan.xlsx", situacion)
    assert said in page(cliente)
    assert "sueldos" not in page(cliente)


def test_the_past_knows_no_files_of_today(pueblo: Fabrica, cliente: FlaskClient) -> None:
    pueblo.archivo("OP.xlsx", "ausente", "OP", pueblo.carga)
    assert "no está en la carpeta" in page(cliente)
    assert "no está en la carpeta" not in page(cliente, "/actualizacion?al=2026-11-19")


def test_a_thousand_problems_do_not_make_an_endless_page(pueblo: Fabrica, cliente: FlaskClient) -> None:
    pueblo.cargar("OP", HOY, ULTIMA, errores=MOST_PENDING + 1)
    for number in range(MOST_PENDING + 1):
        pueblo.observar("CELDA_PENDIENTE", "Programas", f"B{number + 2}")
    shown = page(cliente)
    assert shown.count(title("CELDA_PENDIENTE")) == MOST_PENDING
    assert f"de {MOST_PENDING + 1}" in shown
