"""The first page: what it counts is what the list shows."""

from __future__ import annotations

import html
import re
from datetime import date

from flask.testing import FlaskClient

from dashboard.charts.bars import Segment, stack
from plan.groups import Group
from tests.dashboard.factory import Factory
from tests.dashboard.town import programa

TODAY = date(2026, 11, 20)


def page(client: FlaskClient, address: str = "/") -> str:
    return html.unescape(client.get(address).get_data(as_text=True))


def listed(client: FlaskClient, address: str) -> int:
    found = re.search(r"([\d.]+) programas?", page(client, address))
    return int(found[1]) if found else 0


def test_every_counter_links_to_as_many_programmes_as_it_counts(visitor: FlaskClient) -> None:
    counters = re.findall(
        r'<a class="contador[^"]*" href="([^"]+)">.*?<span class="cifra">(\d+)</span>',
        page(visitor),
        re.DOTALL,
    )
    assert len(counters) == len(Group)
    assert [(address, listed(visitor, address)) for address, _ in counters] == [
        (address, int(number)) for address, number in counters
    ]


def test_every_segment_links_to_as_many_programmes_as_it_draws(visitor: FlaskClient) -> None:
    segments = re.findall(r'<a href="(/programas\?[^"]+)"><title>[^:]+: (\d+) ', page(visitor))
    assert len(segments) >= 8
    assert all(listed(visitor, address) == int(number) for address, number in segments)


def test_the_greys_are_counted_apart(visitor: FlaskClient) -> None:
    shown = page(visitor)
    assert all(group.word in shown for group in (Group.NO_INICIA, Group.SIN_INFORMACION, Group.DETENIDO))


def test_a_counter_says_how_it_moved_in_a_week(populated: Factory, client: FlaskClient) -> None:
    before = page(client)
    assert "más que hace 7 días" in before
    populated.load("SAL", date(2026, 11, 12), date(2026, 11, 12))
    assert "igual que hace 7 días" in page(client)


def test_the_offices_that_went_silent_are_named_above_all(visitor: FlaskClient) -> None:
    band = re.sub("<[^>]+>", "", page(visitor).split('class="banda"')[1].split("</p>")[0])
    assert "Secretaría de Salud (hace 80 días)" in band
    assert "Cultura (nunca cargó)" in band
    assert "Obras Públicas" not in band


def test_the_municipality_says_on_how_many_programmes_it_stands(visitor: FlaskClient) -> None:
    assert re.search(r"sobre <strong>\d+ de \d+ programas</strong>", page(visitor))


def test_the_worst_need_attention_first(visitor: FlaskClient) -> None:
    rows = page(visitor).split("Requieren atención")[1].split("</table>")[0]
    assert re.findall(r'/programas/OP/(OP-\d)"', rows)[:2] == ["OP-1", "OP-7"]


def test_an_overdue_programme_without_data_is_no_less_alarming(
    populated: Factory, client: FlaskClient
) -> None:
    programa(populated, "OP", "OP-77", nombre="Callado", fin_planificado=date(2026, 3, 31))
    rows = page(client).split("Requieren atención")[1].split("</table>")[0]
    assert re.findall(r'/programas/OP/([\w-]+)"', rows)[0] == "OP-77"
    assert "sin dato" in rows


def test_the_dependencias_right_under_the_top_are_drawn_with_those_under_them(
    populated: Factory, client: FlaskClient
) -> None:
    populated.load("", date(2026, 11, 18))
    populated.put("dependencia", codigo="VIAL", nombre="Vialidad", depende_de="OP", presenta_planilla="Sí")
    populated.load("VIAL", date(2026, 11, 18), date(2026, 11, 18))
    programa(populated, "VIAL", "V-1")
    rows = page(client).split('id="por-dependencia"')[1].split("</table>")[0]
    totals = re.findall(r'href="/dependencias/(\w+)".*?<td>(\d+)<span', rows)
    assert totals == [("OP", "8"), ("SAL", "1")]


def test_the_top_is_drawn_too_when_it_has_programmes_of_its_own(
    populated: Factory, client: FlaskClient
) -> None:
    populated.load("INT", date(2026, 11, 18), date(2026, 11, 18))
    programa(populated, "INT", "I-1")
    rows = page(client).split('id="por-dependencia"')[1].split("</table>")[0]
    assert re.findall(r'href="/dependencias/(\w+)"', rows) == ["INT", "OP", "SAL"]


def test_both_lights_of_the_municipality_are_explained(visitor: FlaskClient) -> None:
    why = page(visitor).split('id="porque-municipio"')[1].split("</details>")[0]
    assert "/metodologia#conjunto" in why
    assert "Cumplimiento medio del 82,4 %" in why


def test_what_needs_attention_unfolds_its_reason(visitor: FlaskClient) -> None:
    rows = page(visitor).split("Requieren atención")[1].split("</table>")[0]
    assert rows.count('<details class="por"') == rows.count('#h-porque">Ver') > 1


def test_discrepancies_stand_beside_what_the_activities_show(visitor: FlaskClient) -> None:
    rows = page(visitor).split("Lo reportado no coincide")[1].split("</table>")[0]
    assert "Red pluvial del barrio Ñandú" in rows


def test_the_trend_has_a_column_for_each_week_with_data(visitor: FlaskClient) -> None:
    table = page(visitor).split('id="semanas"')[1].split("</table>")[0]
    assert table.count('href="/?al=') == 12
    assert "20/11/2026" in table
    assert "04/09/2026" in table


def test_a_stack_fills_the_bar_in_the_order_of_the_groups() -> None:
    assert stack({Group.VERDE: 3, Group.ROJO: 1}) == (
        Segment(Group.ROJO, 1, 0.0, 25.0, fits=True),
        Segment(Group.VERDE, 3, 25.0, 75.0, fits=True),
    )


def test_a_figure_that_does_not_fit_is_left_to_the_title() -> None:
    assert [segment.fits for segment in stack({Group.ROJO: 1, Group.VERDE: 99})] == [False, True]
