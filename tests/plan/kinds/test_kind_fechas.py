from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from plan.standard.kinds import Cell, Fecha
from tests.plan.kinds.readings import Case, fact, outcome

FECHA = Fecha()

CLEAR: list[Case] = [
    (date(2025, 3, 4), date(2025, 3, 4), ""),
    (datetime.combine(date(2025, 3, 4), time(10, 30)), date(2025, 3, 4), ""),
    (date(1990, 1, 1), date(1990, 1, 1), ""),
    (date(2050, 12, 31), date(2050, 12, 31), ""),
    (date(2100, 12, 31), date(2100, 12, 31), ""),
]

LIKELY: list[Case] = [
    ("15/01/2024", date(2024, 1, 15), "FECHA_TEXTO"),
    ("07/02/2024", date(2024, 2, 7), "FECHA_TEXTO"),
    ("08/12/2024", date(2024, 12, 8), "FECHA_TEXTO"),
    ("5/1/2017", date(2017, 1, 5), "FECHA_TEXTO"),
    ("25-11-2024", date(2024, 11, 25), "FECHA_TEXTO"),
    ("15.1.2024", date(2024, 1, 15), "FECHA_TEXTO"),
    (" 15 / 01 / 2024 ", date(2024, 1, 15), "FECHA_TEXTO"),
    ("15/01/2024 00:00:00", date(2024, 1, 15), "FECHA_TEXTO"),
    ("2024-11-12", date(2024, 11, 12), "FECHA_TEXTO"),
    ("2024-11-12T10:30:00", date(2024, 11, 12), "FECHA_TEXTO"),
    ("2025 jun 09", date(2025, 6, 9), "FECHA_TEXTO"),
    ("9 de junio de 2025", date(2025, 6, 9), "FECHA_TEXTO"),
    ("Lunes 9 de Junio del 2025", date(2025, 6, 9), "FECHA_TEXTO"),
    ("1º de setiembre de 2025", date(2025, 9, 1), "FECHA_TEXTO"),
    ("Junio 9, 2025", date(2025, 6, 9), "FECHA_TEXTO"),
    ("1/15/2025", date(2025, 1, 15), "FECHA_MES_PRIMERO"),
    ("01/21/2025\n", date(2025, 1, 21), "FECHA_MES_PRIMERO"),
    ("06/03/19", date(2019, 3, 6), "FECHA_ANIO_CORTO"),
    ("09-jun-25", date(2025, 6, 9), "FECHA_ANIO_CORTO"),
    ("01/02/95", date(1995, 2, 1), "FECHA_ANIO_CORTO"),
    ("45291", date(2023, 12, 31), "FECHA_NUMERO"),
    ("45291,5", date(2023, 12, 31), "FECHA_NUMERO"),
    (45291.0, date(2023, 12, 31), "FECHA_NUMERO"),
    (45291.75, date(2023, 12, 31), "FECHA_NUMERO"),
]

REFUSED: list[Case] = [
    ("1/3/0205", None, "FECHA_FUERA_DE_RANGO"),
    ("2/2/0205", None, "FECHA_FUERA_DE_RANGO"),
    (date(1900, 2, 14), None, "FECHA_FUERA_DE_RANGO"),
    (date(1989, 12, 31), None, "FECHA_FUERA_DE_RANGO"),
    (date(2101, 1, 1), None, "FECHA_FUERA_DE_RANGO"),
    ("25/06/85", None, "FECHA_FUERA_DE_RANGO"),
    ("02/27/20225", None, "FECHA_ILEGIBLE"),
    ("3011/2025", None, "FECHA_ILEGIBLE"),
    ("31/1272025", None, "FECHA_ILEGIBLE"),
    ("31/12/224", None, "FECHA_ILEGIBLE"),
    ("16/052/2024", None, "FECHA_ILEGIBLE"),
    ("Permanente", None, "FECHA_ILEGIBLE"),
    ("01/01/2025 al 31/12/2025", None, "FECHA_ILEGIBLE"),
    ("Entregado el 15/03/2025", None, "FECHA_ILEGIBLE"),
    ("15 de marzzo de 2025", None, "FECHA_ILEGIBLE"),
    ("mayo " * 40, None, "FECHA_ILEGIBLE"),
    (20251231.0, None, "FECHA_ILEGIBLE"),
    (7.0, None, "FECHA_ILEGIBLE"),
    (True, None, "FECHA_ILEGIBLE"),
    (time(0, 0), None, "FECHA_ILEGIBLE"),
    (timedelta(days=3), None, "FECHA_ILEGIBLE"),
    ("2022", None, "FECHA_IMPRECISA"),
    (2021.0, None, "FECHA_IMPRECISA"),
    (2022.0, None, "FECHA_IMPRECISA"),
    ("10/21", None, "FECHA_IMPRECISA"),
    ("3/2023", None, "FECHA_IMPRECISA"),
    ("01/23", None, "FECHA_IMPRECISA"),
    ("2025-03", None, "FECHA_IMPRECISA"),
    ("15/03", None, "FECHA_IMPRECISA"),
    ("1º semestre 2025", None, "FECHA_IMPRECISA"),
    ("2º semestre 2026", None, "FECHA_IMPRECISA"),
    ("2025-2026", None, "FECHA_IMPRECISA"),
    ("DIC 2025", None, "FECHA_IMPRECISA"),
    ("jun-25", None, "FECHA_IMPRECISA"),
    ("PRIMER TRIMESTRE 2026 (ENERO - FEBRERO - MARZO)", None, "FECHA_IMPRECISA"),
    ("Fin de obra:  Diciembre 2021", None, "FECHA_IMPRECISA"),
    ("fines de 2025", None, "FECHA_IMPRECISA"),
    ("2025 jun 2026", None, "FECHA_IMPRECISA"),
    ("31/02/2026", None, "FECHA_IMPOSIBLE"),
    ("32/01/2026", None, "FECHA_IMPOSIBLE"),
    ("2024-25-11", None, "FECHA_IMPOSIBLE"),
    ("a definir", None, "CELDA_PENDIENTE"),
    ("Pendiente", None, "CELDA_PENDIENTE"),
    ("#REF!", None, "CELDA_CON_ERROR"),
    ("########", None, "CELDA_CON_ERROR"),
    (float("nan"), None, "CELDA_CON_ERROR"),
]

NO_DATA: list[Case] = [
    (words, None, "CELDA_SIN_DATO") for words in ("S/D", "?", "-\n\n", "N/A", "No aplica", "Sin fecha")
]

CASES = [*CLEAR, *LIKELY, *REFUSED, *NO_DATA]


@pytest.mark.parametrize(("cell", "value", "code"), CASES)
def test_a_date_is_read_said_how_or_refused(cell: Cell, value: date | None, code: str) -> None:
    assert outcome(FECHA, cell) == (value, code)


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("2/2/0205", "02/02/2025"),
        (date(205, 2, 2), "02/02/2025"),
        ("02/27/20225", "27/02/2025"),
        ("3011/2025", "30/11/2025"),
        ("31/1272025", "31/12/2025"),
        ("31/1272024", "31/12/2024"),
        ("31/12/224", "31/12/2024"),
        ("16/052/2024", "16/05/2024"),
        ("2024-25-11", "25/11/2024"),
        ("202/5/2025", "20/05/2025"),
        ("31/11/2026", "30/11/2026"),
        ("29/02/2025", "28/02/2025"),
        ("31712/2025", "31/12/2025"),
        ("20255/03/15", "15/03/2025"),
        ("15/03/2025 (prórroga)", "15/03/2025"),
        (20251231.0, "31/12/2025"),
        (31122025.0, "31/12/2025"),
        (1122025.0, "01/12/2025"),
    ],
)
def test_a_slip_of_the_pen_gets_a_suggestion(cell: Cell, meant: str) -> None:
    assert meant in fact(FECHA, cell, "sugerencia")


@pytest.mark.parametrize(
    "cell",
    ["32/13/2025", "99/99/9999", "1/2/3/4/5", "01/01/2025 al 31/12/2025", "5", "1234567890123", "15/45678"],
)
def test_what_may_mean_anything_gets_no_suggestion(cell: str) -> None:
    assert not fact(FECHA, cell, "sugerencia")


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("DIC 2025", "01/12/2025", "31/12/2025"),
        ("10/21", "01/10/2021", "31/10/2021"),
        ("3/2023", "01/03/2023", "31/03/2023"),
        ("1º semestre 2025", "01/01/2025", "30/06/2025"),
        ("II trimestre de 2025", "01/04/2025", "30/06/2025"),
        ("enero a marzo 2025", "01/01/2025", "31/03/2025"),
        ("2025-2026", "01/01/2025", "31/12/2026"),
        (2022.0, "01/01/2022", "31/12/2022"),
    ],
)
def test_a_stretch_of_time_is_answered_with_its_ends(cell: Cell, start: str, end: str) -> None:
    assert f"{start} si es un inicio o {end} si es un fin" in fact(FECHA, cell, "sugerencia")


@pytest.mark.parametrize(
    "cell", ["15/03", "05/06", "2025 trimestre", "trimestre 1 de 2025", "13/2025", "marzo"]
)
def test_a_stretch_of_time_that_is_not_clear_has_no_ends(cell: str) -> None:
    assert outcome(FECHA, cell) == (None, "FECHA_IMPRECISA")
    assert not fact(FECHA, cell, "sugerencia")


MONTH_FIRST = FECHA.survey(["1/15/2025", "07/02/2024", date(2024, 3, 4), None])

IN_A_COLUMN_WITH_MONTH_FIRST: list[Case] = [
    ("07/02/2024", None, "FECHA_AMBIGUA"),
    ("08/12/2024", None, "FECHA_AMBIGUA"),
    ("07/02/24", None, "FECHA_AMBIGUA"),
    ("1/15/2025", date(2025, 1, 15), "FECHA_MES_PRIMERO"),
    ("15/01/2024", date(2024, 1, 15), "FECHA_TEXTO"),
    ("05/05/2024", date(2024, 5, 5), "FECHA_TEXTO"),
    ("2024-02-07", date(2024, 2, 7), "FECHA_TEXTO"),
    ("9 de junio de 2025", date(2025, 6, 9), "FECHA_TEXTO"),
    (date(2024, 2, 7), date(2024, 2, 7), "FECHA_QUIZA_INVERTIDA"),
    (date(2024, 2, 20), date(2024, 2, 20), ""),
    (date(2024, 2, 2), date(2024, 2, 2), ""),
]


@pytest.mark.parametrize(("cell", "value", "code"), IN_A_COLUMN_WITH_MONTH_FIRST)
def test_one_date_that_fits_only_month_first_makes_the_others_doubtful(
    cell: Cell, value: date | None, code: str
) -> None:
    assert outcome(FECHA, cell, MONTH_FIRST) == (value, code)


def test_an_ambiguous_date_is_given_in_both_readings() -> None:
    facts = FECHA.read("07/02/2024", MONTH_FIRST).findings[0].facts
    assert (facts["lectura"], facts["otra"]) == ("7 de febrero de 2024", "2 de julio de 2024")


def test_where_the_month_stands_first_both_dates_are_suggested() -> None:
    assert fact(FECHA, "1/3/0205", "sugerencia", MONTH_FIRST) == " (¿quiso decir 01/03/2025 o 03/01/2025?)"


@pytest.mark.parametrize(
    "column",
    [[], [date(2024, 2, 7)], ["S/D", "15/01/2024", "07/02/2024"], ["2024-01-15", "hola", "31/02/2026"]],
)
def test_without_such_a_date_the_column_is_not_doubted(column: list[Cell]) -> None:
    assert outcome(FECHA, "07/02/2024", FECHA.survey(column)) == (date(2024, 2, 7), "FECHA_TEXTO")
    assert outcome(FECHA, date(2024, 2, 7), FECHA.survey(column)) == (date(2024, 2, 7), "")


def test_the_year_of_the_column_leads_the_suggestion() -> None:
    hint = FECHA.survey([date(2019, 1, 1), date(2019, 5, 1), "31/12/2019", "31/12/201"])
    assert fact(FECHA, "31/12/201", "sugerencia", hint) == " (¿quiso decir 31/12/2019?)"


def test_a_column_of_blanks_in_disguise_tells_no_year() -> None:
    assert fact(FECHA, "31/12/202", "sugerencia", FECHA.survey(["S/D"])) == " (¿quiso decir 31/12/2025?)"
