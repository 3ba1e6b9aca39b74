"""Figures, dates and spans as people read them in Spanish."""

from __future__ import annotations

from datetime import date

import pytest

from plan import figures


@pytest.mark.parametrize(
    ("spelt", "expected"),
    [
        (figures.percent(0.801), "80,1 %"),
        (figures.percent(0), "0,0 %"),
        (figures.percent(1), "100,0 %"),
        (figures.percent(2), "200,0 %"),
        (figures.percent(12.5), "1.250,0 %"),
        (figures.percent(-0.25), "−25,0 %"),
        (figures.points(0.251), "25,1 puntos"),
        (figures.points(-0.1), "−10,0 puntos"),
        (figures.ratio(0.687), "0,69"),
        (figures.ratio(2), "2,00"),
        (figures.ratio(27), "27,00"),
        (figures.ratio(-0.5), "−0,50"),
        (figures.number(1234.5), "1.234,5"),
        (figures.number(1234567), "1.234.567"),
        (figures.number(45.0), "45"),
        (figures.number(100), "100"),
        (figures.number(0.125), "0,12"),
        (figures.number(-3.1), "−3,1"),
        (figures.number(-0.001), "0"),
        (figures.short_date(date(2026, 3, 7)), "07/03/2026"),
        (figures.days(1), "1 día"),
        (figures.days(3), "3 días"),
        (figures.ago(0), "hoy"),
        (figures.ago(1), "hace 1 día"),
        (figures.ahead(0), "hoy"),
        (figures.ahead(31), "dentro de 31 días"),
        (figures.counted(1, "programa", "programas"), "1 programa"),
        (figures.counted(1200, "programa", "programas"), "1.200 programas"),
    ],
)
def test_it_is_spelt_as_people_read_it(spelt: str, expected: str) -> None:
    assert spelt == expected
