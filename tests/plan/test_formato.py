"""Figures, dates and spans as people read them in Spanish."""

from __future__ import annotations

from datetime import date

import pytest

from plan import formato


@pytest.mark.parametrize(
    ("spelt", "expected"),
    [
        (formato.percent(0.801), "80,1 %"),
        (formato.percent(0), "0,0 %"),
        (formato.percent(1), "100,0 %"),
        (formato.percent(2), "200,0 %"),
        (formato.percent(12.5), "1.250,0 %"),
        (formato.percent(-0.25), "−25,0 %"),
        (formato.points(0.251), "25,1 puntos"),
        (formato.points(-0.1), "−10,0 puntos"),
        (formato.ratio(0.687), "0,69"),
        (formato.ratio(2), "2,00"),
        (formato.ratio(27), "27,00"),
        (formato.ratio(-0.5), "−0,50"),
        (formato.number(1234.5), "1.234,5"),
        (formato.number(1234567), "1.234.567"),
        (formato.number(45.0), "45"),
        (formato.number(100), "100"),
        (formato.number(0.125), "0,12"),
        (formato.number(-3.1), "−3,1"),
        (formato.number(-0.001), "0"),
        (formato.short_date(date(2026, 3, 7)), "07/03/2026"),
        (formato.days(1), "1 día"),
        (formato.days(3), "3 días"),
        (formato.ago(0), "hoy"),
        (formato.ago(1), "hace 1 día"),
        (formato.ahead(0), "hoy"),
        (formato.ahead(31), "dentro de 31 días"),
        (formato.counted(1, "programa", "programas"), "1 programa"),
        (formato.counted(1200, "programa", "programas"), "1.200 programas"),
    ],
)
def test_it_is_spelt_as_people_read_it(spelt: str, expected: str) -> None:
    assert spelt == expected
