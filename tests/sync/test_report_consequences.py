"""Causes are told before what only waits for them, and that once for each cause."""

from __future__ import annotations

from plan.problems import Place, Problem, message, places, problem
from sync.mail.faults import sections
from sync.report.places import told


def waits(row: int, fila: str = "4") -> Problem:
    place = Place("OP.xlsx", "Actividades", row, "Programa", f"B{row}")
    return problem("REFERENCIA_EN_CUARENTENA", place, {"valor": "P1", "fila": fila, "hoja": "Programas"})


CAUSE = problem("NUMERO_ILEGIBLE", Place("OP.xlsx", "Programas", 4, "Avance", "F4"), {"valor": "x"})
FOUND = [*(waits(row) for row in range(2, 6)), waits(7, "9"), CAUSE]


def test_the_cause_comes_first_and_what_waits_is_told_once_with_all_its_rows() -> None:
    (cause, first, other), rest = told(FOUND)
    assert (cause, other, rest) == (CAUSE, waits(7, "9"), [])
    assert "3 filas más: 3 a 5" in message(first)
    assert [place.cell for place in places(first)] == ["B2", "B3", "B4", "B5"]


def test_a_mail_counts_all_and_tells_causes_first() -> None:
    (errors,) = sections(FOUND)
    assert errors.title == "Errores (6)"
    assert errors.items[0].where == str(CAUSE.place)
    assert len(errors.items) == 3
    assert "se toman solas" in errors.says
