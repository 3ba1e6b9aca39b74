"""Who loaded when and what is pending, as the public sees it."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient

from dashboard.pages.actualizacion import MOST_PENDING
from plan.problems import title
from tests.dashboard.factory import Factory
from tests.dashboard.town import LAST

TODAY = date(2026, 11, 20)


def page(client: FlaskClient, address: str = "/actualizacion") -> str:
    return client.get(address).get_data(as_text=True)


def states(client: FlaskClient) -> dict[str, str]:
    found = {}
    for row in page(client).split("</table>")[0].split('<tr role="row">')[2:]:
        name = row.split("<bdi>")[1].split("</bdi>")[0]
        found.setdefault(name, row.split("</svg>")[1].split("</span>")[0])
    return found


def test_every_office_says_how_it_stands_the_most_pressing_first(visitor: FlaskClient) -> None:
    assert list(states(visitor).items())[:4] == [
        ("Estrategia del municipio", "Al día"),
        ("Cultura", "Nunca cargó"),
        ("Secretaría de Salud", "Sin actualizar"),
        ("Obras Públicas", "Con correcciones"),
    ]


def test_a_pending_correction_has_its_sheet_cell_and_name_but_not_its_value(visitor: FlaskClient) -> None:
    shown = page(visitor)
    assert title("CELDA_PENDIENTE") in shown
    assert "F7" in shown
    assert "prontito" not in shown


def test_loads_have_their_moment_in_the_time_of_the_town(visitor: FlaskClient) -> None:
    assert "18/11/2026, 12:00" in page(visitor)


def test_a_rejected_workbook_is_said_and_the_last_good_load_stays(
    populated: Factory, client: FlaskClient
) -> None:
    number = populated.load("OP", TODAY, resultado="rechazada", errores=1)
    populated.note_file("OP.xlsx", "rechazado", "OP", number)
    assert states(client)["Obras Públicas"] == "Planilla rechazada"
    assert "18/11/2026, 12:00" in page(client)


def test_a_second_file_of_an_office_says_nothing_against_its_own(
    populated: Factory, client: FlaskClient
) -> None:
    populated.note_file("OP.xlsx", "vigente", "OP", populated.carga)
    populated.note_file(
        "obras/OP.xlsx", "duplicado", "OP", populated.load("OP", TODAY, resultado="rechazada", errores=1)
    )
    assert states(client)["Obras Públicas"] == "Con correcciones"
    assert "otro archivo de la misma dependencia" in page(client)


def test_a_held_load_waits_for_somebody(populated: Factory, client: FlaskClient) -> None:
    populated.note_file("OP.xlsx", "retenido", "OP", populated.load("OP", TODAY, resultado="retenida"))
    assert states(client)["Obras Públicas"] == "Espera confirmación"


def test_a_load_dropped_by_hand_says_so(populated: Factory, client: FlaskClient) -> None:
    populated.note_file("OP.xlsx", "descartado", "OP", populated.load("OP", TODAY, resultado="descartada"))
    assert states(client)["Obras Públicas"] == "Carga descartada"
    assert "La coordinación descartó lo último que se guardó" in page(client)


@pytest.mark.parametrize(
    ("situacion", "said"),
    [
        ("rechazado", "1 archivo de la carpeta compartida no se reconoce"),
        ("conflicto", "1 copia en conflicto"),
    ],
)
def test_files_left_aside_are_counted_and_not_named(
    populated: Factory, client: FlaskClient, situacion: str, said: str
) -> None:
    populated.note_file("sueldos de Juan.xlsx", situacion)
    assert said in page(client)
    assert "sueldos" not in page(client)


def test_a_renewed_workbook_that_waits_is_told_kindly(populated: Factory, client: FlaskClient) -> None:
    before = states(client)
    populated.note_file("OP (renovada).xlsx", "renovada", "OP")
    assert "Hay una planilla renovada junto a la de siempre" in page(client)
    assert states(client) == before


def test_the_past_knows_no_files_of_today(populated: Factory, client: FlaskClient) -> None:
    populated.note_file("OP.xlsx", "ausente", "OP", populated.carga)
    assert "no está en la carpeta" in page(client)
    assert "no está en la carpeta" not in page(client, "/actualizacion?al=2026-11-19")


def test_a_thousand_problems_do_not_make_an_endless_page(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", TODAY, LAST, errores=MOST_PENDING + 1)
    for number in range(MOST_PENDING + 1):
        populated.observe("CELDA_PENDIENTE", "Programas", f"B{number + 2}")
    shown = page(client)
    assert shown.count(title("CELDA_PENDIENTE")) == MOST_PENDING
    assert f"de {MOST_PENDING + 1}" in shown


def test_each_problem_says_what_to_do_without_the_value(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", TODAY, errores=1)
    populated.observe("REFERENCIA_DESCONOCIDA", "Programas", "C4", valor="L99", hoja="Lineamientos")
    shown = page(client)
    assert "agregue la fila que falta en la otra hoja" in shown
    assert "L99" not in shown


def test_a_held_load_says_why(populated: Factory, client: FlaskClient) -> None:
    reason = "En «Actividades» desaparecen 30 de 66 filas."
    number = populated.load("OP", TODAY, resultado="retenida", detalle=reason)
    populated.note_file("OP.xlsx", "retenido", "OP", number)
    assert reason in page(client)


def test_a_path_the_office_left_behind_says_nothing(populated: Factory, client: FlaskClient) -> None:
    populated.note_file("OP vieja.xlsx", "ausente", "OP", 1)
    assert "no está en la carpeta compartida" not in page(client)
