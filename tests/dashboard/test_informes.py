"""The report to print: of any day with data, only on the machine itself."""

from __future__ import annotations

import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from tests.dashboard.factory import Factory
from tests.dashboard.town import programa, task
from tests.dashboard.validity import errors

TODAY = "/informes/2026-11-20"
THEN = date(2026, 11, 19)


def page(client: FlaskClient, address: str = TODAY) -> str:
    answer = client.get(address, base_url="http://localhost")
    shown = answer.get_data(as_text=True)
    assert answer.status_code == 200, shown
    assert errors(shown) == []
    return shown


def text(shown: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", shown.rsplit("<article", maxsplit=1)[-1]).split())


@pytest.mark.parametrize("address", ["/informes", TODAY])
def test_only_the_machine_itself_may_open_it(visitor: FlaskClient, address: str) -> None:
    elsewhere = visitor.get(address, environ_overrides={"REMOTE_ADDR": "10.0.0.7"})
    assert elsewhere.status_code == 403


def test_the_list_names_today_and_the_days_with_loads(visitor: FlaskClient) -> None:
    links = re.findall(r'href="(/informes/[^"]+)"', page(visitor, "/informes"))
    assert links == ["/informes/2026-11-20", "/informes/2026-11-18", "/informes/2026-09-01"]


def test_the_cover_says_whose_of_when_and_on_what_it_stands(visitor: FlaskClient) -> None:
    cover = text(page(visitor)).split("1. Estado por eje")[0]
    assert "Plan de Gobierno 2024-2027" in cover
    assert "Situación al viernes 20 de noviembre de 2026" in cover
    assert "la última carga es del 18/11/2026, 12:00" in cover
    assert "1 de 3 dependencias que presentan planilla están al día" in cover
    assert "Secretaría de Salud (hace 80 días)" in cover


def test_every_eje_and_dependencia_has_its_light_and_its_bar(visitor: FlaskClient) -> None:
    told = text(page(visitor))
    state = told.split("1. Estado por eje")[1].split("3. Evolución")[0]
    for name in ("Ciudad cercana", "Salud para todos", "Obras Públicas", "Secretaría de Salud"):
        assert name in state
    assert 'aria-label="2 atrasado o vencido' in page(visitor)


def test_programmes_in_red_and_disputed_have_a_chapter_with_reason_and_drawing(
    populated: Factory, client: FlaskClient
) -> None:
    programa(populated, "OP", "OP-9", nombre="Plaza seca", avance_reportado=1.0)
    task(populated, "OP-9", "OP-9.1", avance=0.85)
    shown = page(client)
    chapters = shown.split('<section class="capitulo')[2:]
    names = [re.findall(r"<bdi>([^<]+)</bdi>", chapter)[0] for chapter in chapters]
    assert names == ["Red pluvial del barrio Ñandú", "Plaza seca"]
    assert 'class="disputada"' in chapters[1]
    assert 'id="meses-1"' in chapters[0]
    assert 'href="#meses-1"' in chapters[0]


def test_a_programme_without_activities_is_told_in_a_line(visitor: FlaskClient) -> None:
    told = text(page(visitor)).split("Sin actividades cargadas")[1]
    assert "Mercado OP-7 · Obras Públicas Vencido 31/08/2026 60 %" in told


def test_a_programme_with_many_activities_shows_first_what_is_open(
    populated: Factory, client: FlaskClient
) -> None:
    for number in range(40):
        done = {"avance": 1.0, "fin_real": date(2026, 9, 1)} if number < 20 else {"avance": 0.1}
        task(populated, "OP-1", f"OP-1.{number + 50}", **done)
    chapters = page(client).split('<section class="capitulo')
    chapter = next(each for each in chapters if "Tarea OP-1.1<" in each)
    assert "Van 30 de 43 actividades" in chapter
    assert "OP-1.89" in chapter


def test_a_moved_programme_shows_where_it_stood_first(populated: Factory, client: FlaskClient) -> None:
    assert "Línea base" not in page(client)
    populated.load("OP", THEN, THEN)
    programa(
        populated, "OP", "OP-1", nombre="Red pluvial", avance_reportado=0.9, fin_planificado=date(2027, 3, 1)
    )
    shown = page(client)
    assert "Línea base (primeras fechas)" in shown
    assert "reprogramado 1 vez" in shown


def test_what_changed_since_the_week_before_is_told(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", THEN, THEN)
    programa(populated, "OP", "OP-2", nombre="Alumbrado LED", avance_reportado=0.3)
    told = text(page(client)).split("4. Qué cambió")[1]
    assert "desde el 13/11/2026" in told


def test_the_date_of_the_header_leads_to_the_report_of_that_day(visitor: FlaskClient) -> None:
    answer = visitor.get(f"{TODAY}?al=2026-11-18")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/informes/2026-11-18"


@pytest.mark.parametrize("fecha", ["ayer", "2026-13-01", "2026-12-31"])
def test_a_day_that_cannot_be_reported_is_refused(visitor: FlaskClient, fecha: str) -> None:
    answer = visitor.get(f"/informes/{fecha}")
    assert answer.status_code == 400
    assert errors(answer.get_data(as_text=True)) == []


def test_before_the_first_load_there_is_nothing_to_report(visitor: FlaskClient) -> None:
    assert "La primera carga es del 01/09/2026" in page(visitor, "/informes/2026-08-01")


def test_with_nothing_loaded_the_report_says_what_to_do_first(factory: Factory, client: FlaskClient) -> None:
    del factory
    assert "estrategia.xlsx" in page(client)
    assert "estrategia.xlsx" in page(client, "/informes")
