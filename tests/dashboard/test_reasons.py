"""«¿Por qué este color?»: every light says its rule, its thresholds, what weighs most and its source."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.day.photo import Photo
from dashboard.day.visibility import View
from dashboard.keeping.evaluations import Evaluations
from dashboard.pages.metodologia import slug
from dashboard.pages.reasons import of_programa, of_resumen
from dashboard.pages.weighing import MOST, Shares, alike, by_eje
from plan.config import Config
from plan.database import reader
from plan.evaluado import Motivo, Resumen
from plan.umbrales import Umbrales
from tests.dashboard.factory import Factory
from tests.dashboard.town import LAST, programa, task


@pytest.fixture
def photo(populated: Factory, config: Config, today: date) -> Photo:
    _, evaluations = populated, Evaluations(reader(config), config)
    return evaluations.photo(View.WHOLE, today, today)


def page(client: FlaskClient, address: str) -> str:
    return html.unescape(client.get(address).get_data(as_text=True))


def test_the_method_has_a_place_for_every_reason_and_every_rule(visitor: FlaskClient) -> None:
    there = re.findall(r' id="([^"]+)"', page(visitor, "/metodologia"))
    assert {slug(motivo) for motivo in Motivo} <= set(there)
    assert {f"regla-{number}" for number in range(1, 10)} <= set(there)
    assert len(there) == len(set(there))


@pytest.mark.parametrize("address", ["/", "/programas/OP/OP-1", "/dependencias/OP", "/ejes/E1"])
def test_whatever_weighs_most_leads_to_its_own_page(visitor: FlaskClient, address: str) -> None:
    weights = re.findall(r'<table class="lista pesos".*?</table>', page(visitor, address), re.DOTALL)
    links = [link for table in weights for link in re.findall(r'<a href="([^"]+)"', table)]
    assert links or address == "/"
    assert [link for link in links if visitor.get(link).status_code != 200] == []


@pytest.mark.parametrize("address", ["/", "/programas/OP/OP-1", "/programas/OP/OP-3", "/programas/SAL/SAL-1"])
def test_what_explains_a_light_is_there_to_be_read(visitor: FlaskClient, address: str) -> None:
    there = set(re.findall(r' id="([^"]+)"', page(visitor, "/metodologia")))
    asked = re.findall(r'href="/metodologia#([^"]+)"', page(visitor, address))
    assert asked
    assert set(asked) <= there


def test_a_programme_names_its_rule_its_thresholds_and_its_row(visitor: FlaskClient) -> None:
    why = page(visitor, "/programas/OP/OP-1").split('id="h-porque"')[1].split("</section>")[0]
    assert "la regla 7" in why
    assert "verde hasta 5 puntos por debajo de lo planificado" in why
    assert "OP.xlsx" in why
    assert "hoja «Programas», fila" in why


def test_only_the_thresholds_that_decided_are_told(photo: Photo) -> None:
    overdue = next(line.programa for line in photo.lines if line.programa.semaforo.motivo is Motivo.VENCIDO)
    told = " ".join(of_programa(overdue, Umbrales()).thresholds)
    assert "10 días de tolerancia" in told
    assert "razón" not in told


def test_the_thresholds_are_those_of_the_configuration(populated: Factory, config: Config) -> None:
    del populated
    stern = replace(config, umbrales=Umbrales(verde_puntos=0.02))
    pages = create_app(stern, reader(stern), lambda: date(2026, 11, 20)).test_client()
    assert "verde hasta 2 puntos por debajo" in page(pages, "/programas/OP/OP-1")


def test_the_activities_that_hold_a_programme_back_come_first(photo: Photo) -> None:
    line = next(line for line in photo.lines if line.codigo == "OP-1")
    weights = of_programa(line.programa, Umbrales()).weights
    assert [weight.codigo for weight in weights] == ["OP-1.1", "OP-1.2"]
    assert weights[0].points < weights[1].points < 0


def test_what_programmes_add_is_the_whole_gap_of_the_municipality(photo: Photo) -> None:
    assert gap(photo.evaluacion.municipio) == pytest.approx(added(by_eje(photo)))


def test_what_programmes_add_is_the_whole_gap_of_a_dependencia(photo: Photo) -> None:
    lines = [line for line in photo.lines if line.dependencia.clave == "op"]
    assert gap(photo.evaluacion.dependencias["op"]) == pytest.approx(added(alike(lines)))


def test_a_roll_up_names_those_that_pull_it_down_most_and_no_more_than_five(
    populated: Factory, config: Config, today: date
) -> None:
    populated.load("OP", LAST, LAST)
    for number in range(8):
        programa(populated, "OP", f"OP-9{number}", ponderacion=float(number + 1))
        task(populated, f"OP-9{number}", f"OP-9{number}.1", avance=0.1)
    found = Evaluations(reader(config), config).photo(View.WHOLE, today, today)
    lines = [line for line in found.lines if line.dependencia.clave == "op"]
    reason = of_resumen(found.evaluacion.dependencias["op"], alike(lines), Umbrales())
    assert [weight.codigo for weight in reason.weights][:2] == ["OP-97", "OP-96"]
    assert len(reason.weights) == MOST


def test_a_grey_roll_up_blames_no_programme(photo: Photo) -> None:
    lines = [line for line in photo.lines if line.dependencia.clave == "sal"]
    assert not of_resumen(photo.evaluacion.dependencias["sal"], alike(lines), Umbrales()).weights


def gap(resumen: Resumen) -> float:
    return (resumen.real or 0.0) - (resumen.planificado or 0.0)


def added(shares: Shares) -> float:
    firm = [part for _, part in shares if part.firm]
    total = sum(part.peso for part in firm)
    return sum(part.peso * (part.real - part.planificado) for part in firm) / total


def test_a_roll_up_without_enough_data_tells_only_how_much_it_needs(photo: Photo) -> None:
    lines = [line for line in photo.lines if line.dependencia.clave == "sal"]
    reason = of_resumen(photo.evaluacion.dependencias["sal"], alike(lines), Umbrales())
    assert reason.thresholds == ["datos de al menos el 50 % del peso"]
