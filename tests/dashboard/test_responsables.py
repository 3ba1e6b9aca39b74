"""What each person answers for, however her name was written."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from dashboard.day.people import named, slug
from tests.dashboard.factory import Factory
from tests.dashboard.town import LAST, programa, task


def page(client: FlaskClient, address: str) -> str:
    return html.unescape(client.get(address).get_data(as_text=True))


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("Ana Ruiz", "ANA  RUÍZ"),
        ("José Ñandú", "jose nandu"),
        ("A. Ruiz", "A Ruiz"),
        ("Ruiz/Paz", "ruiz paz"),
        ("Dr. Luis J. Paz", "dr luis j paz"),
    ],
)
def test_one_person_written_two_ways_is_one(written: str, same: str) -> None:
    assert slug(written) == slug(same)


@pytest.mark.parametrize(
    "name", ["a/b", "../x", "..", ".", "/", "//x", "محمد علي", "李 小龙", "x" * 3000, "%2F"]
)
def test_any_name_has_an_address_of_its_own(populated: Factory, client: FlaskClient, name: str) -> None:
    programa(populated, "OP", "OP-77", nombre="El suyo", responsable=name)
    there = re.findall(r'href="(/responsables/[^"]+)"', page(client, "/programas/OP/OP-77"))
    listed = re.findall(r'href="(/responsables/[^"]+)"', page(client, "/responsables"))
    hers = next(each for each in listed if "paula" not in each and "sin-responsable" not in each)
    assert there == [hers]
    assert "El suyo" in page(client, hers)


def test_a_cell_may_name_several_and_the_same_one_twice() -> None:
    assert [each.slug for each in named("Ana Ruiz; Luis Paz; ana ruiz;")] == ["ana-ruiz", "luis-paz"]


def test_each_of_several_answers(populated: Factory, client: FlaskClient) -> None:
    programa(populated, "OP", "OP-2", nombre="Alumbrado LED", responsable="Ana Ruiz; Luis Paz")
    for name in ("ana-ruiz", "luis-paz"):
        assert "Alumbrado LED" in page(client, f"/responsables/{name}")


def test_the_most_written_name_is_shown_and_the_others_told(populated: Factory, client: FlaskClient) -> None:
    programa(populated, "OP", "OP-2", responsable="PAULA FERREYRA")
    shown = page(client, "/responsables/paula-ferreyra")
    assert '<h1 dir="auto">Paula Ferreyra</h1>' in shown
    assert "También figura como «PAULA FERREYRA»" in re.sub("</?bdi>", "", shown)


def test_overdue_activities_come_first_then_those_that_end_soon(
    populated: Factory, client: FlaskClient
) -> None:
    populated.load("OP", LAST, LAST)
    dates = {"a": date(2027, 1, 31), "b": date(2026, 12, 1), "c": date(2026, 11, 1), "d": date(2026, 2, 1)}
    for code, fin in dates.items():
        task(populated, "OP-2", code, fin_planificado=fin, responsable="Luis Paz", avance=0.1)
    task(populated, "OP-2", "e", fin_real=date(2026, 3, 1), responsable="Luis Paz")
    task(populated, "OP-2", "f", estado="Cancelada", responsable="Luis Paz")
    shown = page(client, "/responsables/luis-paz")
    rows = shown.split('id="actividades"')[1].split("</table>")[0]
    assert re.findall(r"<bdi>([a-f])</bdi>", rows) == ["d", "c", "b", "a", "e"]
    assert "venció hace 292 días" in rows
    assert "vence en 11 días" in rows
    assert "vence el 31/01/2027" in rows
    assert "terminada" in rows


def test_who_has_most_overdue_is_listed_first(populated: Factory, client: FlaskClient) -> None:
    task(populated, "OP-2", "x", fin_planificado=date(2026, 2, 1), responsable="Zulema Vega", avance=0.1)
    names = re.findall(r'href="/responsables/([^"]+)"><bdi>', page(client, "/responsables"))
    assert names[0] == "zulema-vega"


def test_activities_of_a_stopped_programme_are_nobodys_debt(populated: Factory, client: FlaskClient) -> None:
    task(populated, "OP-3", "x", fin_planificado=date(2026, 2, 1), responsable="Luis Paz", avance=0.1)
    assert client.get("/responsables/luis-paz").status_code == 404


def test_what_nobody_answers_for_stands_apart(populated: Factory, client: FlaskClient) -> None:
    programa(populated, "OP", "OP-2", nombre="Alumbrado LED", responsable=None)
    shown = page(client, "/responsables")
    assert "Sin responsable:</strong> 1 programa y" in shown
    assert "Alumbrado LED" in page(client, "/responsables/sin-responsable")


def test_the_indicators_of_her_programmes_are_hers(visitor: FlaskClient) -> None:
    assert "Metros de conducto" in page(visitor, "/responsables/paula-ferreyra")


def test_a_name_is_found_by_a_part_of_it(visitor: FlaskClient) -> None:
    assert "Paula Ferreyra" in page(visitor, "/responsables?texto=ferre").split("Lista de responsables")[1]
    assert "Ningún nombre contiene" in page(visitor, "/responsables?texto=zzz")


def test_her_whole_name_asks_for_her_programmes_only(populated: Factory, client: FlaskClient) -> None:
    programa(populated, "OP", "OP-2", responsable="Ana Paz")
    programa(populated, "OP", "OP-5", responsable="Mariana Paz")
    shown = page(client, "/programas?responsable=ana+paz")
    assert re.findall(r'href="/programas/OP/(OP-\d)"', shown) == ["OP-2"]
    shown = page(client, "/programas?responsable=paz")
    assert set(re.findall(r'href="/programas/OP/(OP-\d)"', shown)) == {"OP-2", "OP-5"}


def test_the_address_of_a_name_too_long_for_one_stays_itself() -> None:
    long = slug("palabra " * 4000)
    assert len(long) <= 80
    assert slug(long) == long
    assert slug("palabra " * 4001) != long
