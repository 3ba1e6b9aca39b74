"""The drawings and the files of a timetable that people take away."""

from __future__ import annotations

import csv
import io
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from dashboard.charts.palette import of_light
from dashboard.gantt.sheet import clipped, hatch, px
from plan.evaluado import Luz
from tests.dashboard.factory import Factory
from tests.dashboard.town import programa, task

SVG = "{http://www.w3.org/2000/svg}"
DRAWINGS = ("/programas/OP/OP-1/cronograma.svg", "/cronograma.svg", "/cronograma.svg?al=2026-11-19")


def drawing(client: FlaskClient, address: str) -> ET.Element:
    answer = client.get(address)
    assert answer.mimetype == "image/svg+xml"
    return ET.fromstring(answer.get_data())


def texts(root: ET.Element) -> list[str]:
    return [each.text or "" for each in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("address", DRAWINGS)
def test_a_drawing_stands_alone(visitor: FlaskClient, address: str) -> None:
    root = drawing(visitor, address)
    for each in root.iter():
        assert not {"class", "style"} & set(each.attrib)
        assert not [name for name, value in each.attrib.items() if "%" in value or "url(" in value]
    assert root.find(f"{SVG}rect").attrib["fill"] == "#ffffff"  # type: ignore[union-attr]


def test_a_drawing_names_its_rows_its_day_and_its_town(visitor: FlaskClient) -> None:
    told = texts(drawing(visitor, DRAWINGS[0]))
    for part in ("El programa en conjunto", "Tarea OP-1.1", "Vencido", "Hoy 20/11/2026", "Línea base"):
        assert part in told
    assert any("Municipio" in each for each in told)


def test_the_drawing_of_the_road_map_has_the_programmes_of_the_filter(visitor: FlaskClient) -> None:
    told = texts(drawing(visitor, "/cronograma.svg?dependencia=SAL"))
    assert "Vacunación en los barrios" in told
    assert "Terminal" not in told


def test_nothing_is_drawn_outside_the_sheet(visitor: FlaskClient) -> None:
    root = drawing(visitor, DRAWINGS[0])
    for each in root.iter(f"{SVG}rect"):
        assert 0 <= float(each.attrib["x"]) <= float(root.attrib["width"])
        assert float(each.attrib["y"]) <= float(root.attrib["height"])


def test_what_has_no_dates_says_that_there_is_nothing_to_draw(
    populated: Factory, client: FlaskClient
) -> None:
    populated.load("OP", date(2026, 11, 19))
    programa(populated, "OP", "OP-9", inicio_planificado=None, fin_planificado=None)
    answer = client.get("/programas/OP/OP-9/cronograma.svg")
    assert answer.status_code == 404
    assert "no tiene fechas planificadas" in answer.get_data(as_text=True)


def test_slanting_lines_stay_within_their_rectangle() -> None:
    numbers = [float(each) for each in hatch(10, 5, 20, 8).replace("M", " ").replace("L", " ").split()]
    assert all(10 <= x <= 30 for x in numbers[::2])
    assert all(5 <= y <= 13 for y in numbers[1::2])


def test_the_chart_begins_after_the_names_and_ends_before_the_edge() -> None:
    assert (px(0), px(100)) == (480.0, 1216.0)


def test_a_long_name_is_cut_and_its_lines_joined() -> None:
    assert clipped("uno\ndos  tres", 8) == "uno dos…"


def test_colours_are_those_of_the_stylesheet() -> None:
    assert of_light(Luz.AMARILLO) == ("#e8a90c", "#8a5d00", "#6b4700", "#fdeebf")


def test_the_file_of_a_programme_opens_in_a_spanish_spreadsheet(
    populated: Factory, client: FlaskClient
) -> None:
    populated.load("OP", date(2026, 11, 19))
    task(populated, "OP-1", "OP-1.1", nombre="=1+1", avance=0.505, fin_planificado=date(2026, 7, 30))
    answer = client.get("/programas/OP/OP-1/cronograma.csv")
    data = answer.get_data()
    assert data.startswith(b"\xef\xbb\xbf")
    assert "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert [row["Nivel"] for row in rows] == ["Programa", "Actividad", "Actividad", "Hito"]
    moved = rows[1]
    assert (moved["Nombre"], moved["Avance (%)"]) == ("'=1+1", "50,5")
    assert (moved["Línea base, fin"], moved["Días que se corrió el fin"]) == ("2026-06-30", "30")
    assert "Justificación" not in moved


@pytest.mark.parametrize("formato", ["xlsx", "json"])
def test_the_same_is_given_in_the_other_formats(visitor: FlaskClient, formato: str) -> None:
    assert visitor.get(f"/programas/OP/OP-1/cronograma.{formato}").status_code == 200


def test_a_drawing_seen_before_is_not_sent_again(visitor: FlaskClient) -> None:
    tag = visitor.get(DRAWINGS[0]).headers["ETag"]
    assert visitor.get(DRAWINGS[0], headers={"If-None-Match": tag}).status_code == 304
