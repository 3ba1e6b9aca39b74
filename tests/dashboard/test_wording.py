"""How pages spell what they show."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from markupsafe import Markup

from dashboard import wording
from dashboard.pages.counting import Counter
from dashboard.pages.metodologia import SPELT, in_force
from plan import VERSION
from plan.groups import Group
from plan.umbrales import Receso, Umbrales


@pytest.mark.parametrize(
    ("fraction", "spelt"),
    [(None, "—"), (0.0, "0 %"), (0.801, "80,1 %"), (1.0, "100 %"), (12.345, "1.234,5 %")],
)
def test_percentages_have_a_comma_and_no_idle_decimals(fraction: float | None, spelt: str) -> None:
    assert wording.pct(fraction) == spelt


@pytest.mark.parametrize(
    ("fraction", "spelt"), [(None, "—"), (0.0, "0"), (-0.123, "\u221212,3"), (0.04, "+4"), (-0.0001, "0")]
)
def test_gaps_have_their_sign(fraction: float | None, spelt: str) -> None:
    assert wording.gap(fraction) == spelt


def test_dates_are_spelt_for_people() -> None:
    day = date(2026, 11, 20)
    assert (wording.day(day), wording.long_day(day), wording.brief_day(day), wording.day(None)) == (
        "20/11/2026",
        "viernes 20 de noviembre de 2026",
        "20 nov",
        "—",
    )


@pytest.mark.parametrize(
    ("inicio", "fin", "spelt"),
    [
        (None, None, "sin fechas"),
        (date(2026, 3, 2), date(2026, 4, 10), "02/03/2026 a 10/04/2026"),
        (None, date(2026, 4, 10), "— a 10/04/2026"),
        (date(2026, 4, 10), date(2026, 4, 10), "10/04/2026"),
    ],
)
def test_spans_are_spelt_as_short_as_they_can_be(inicio: date | None, fin: date | None, spelt: str) -> None:
    assert wording.span(inicio, fin) == spelt


@pytest.mark.parametrize(
    ("change", "spelt"),
    [
        (None, "sin dato de hace 7 días"),
        (0, "igual que hace 7 días"),
        (3, "3 más que hace 7 días"),
        (-1, "1 menos que hace 7 días"),
    ],
)
def test_the_change_of_a_counter_is_said_in_words(change: int | None, spelt: str) -> None:
    assert wording.change(Counter(Group.ROJO, 5, 0.1, change)) == spelt


def test_what_a_page_may_not_hold_is_replaced_and_markup_stays_markup() -> None:
    assert wording.plain("a\x00b\n") == "a\N{REPLACEMENT CHARACTER}b\n"
    assert isinstance(wording.plain(Markup("<b>\x00</b>")), Markup)
    assert wording.plain(7) == 7


def test_every_threshold_stands_on_the_page_of_the_method(visitor: FlaskClient) -> None:
    page = visitor.get("/metodologia").get_data(as_text=True)
    assert set(SPELT) == {field.name for field in fields(Umbrales)}
    assert all(threshold.text in page and threshold.value in page for threshold in in_force(Umbrales()))


def test_thresholds_are_spelt_as_they_are_configured() -> None:
    spelt = {each.text: each.value for each in in_force(Umbrales(tolerancia=1, brecha=0.125))}
    assert "1 día" in spelt.values()
    assert "12,5 puntos" in spelt.values()
    recess = Umbrales(recesos=(Receso(date(2027, 1, 1), date(2027, 1, 31)),))
    assert "01/01/2027 a 31/01/2027" in {each.value for each in in_force(recess)}


def test_the_version_of_the_site_is_that_of_the_project() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION
