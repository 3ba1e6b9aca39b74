"""DESIGN section 6: rules that compare with what was in force, quarantine, and titles nearly right."""

from __future__ import annotations

import pytest

from plan.problems import message
from sync.shapes import Book
from tests.catalogue.breaking import spelt, with_cells
from tests.mess.columns import Judge, with_column
from tests.mess.sheets import ACTIVIDADES, PLANILLA, completed, renamed, taken, with_sheet

BEFORE_A = "| A1 | P1 | Obra | 2026-02-02 | 2026-06-30 | 2026-02-02 | | 0.6 | | |"
OTHER_A = "| A2 | P1 | Cierre | 2026-02-02 | 2026-06-30 | 2026-02-02 | | 0.4 | | |"

After = tuple[str, str, str, str, str]
"""The rule, the activities of before and of now, all that is said, and words of what people read."""

CHANGES: tuple[After, ...] = (
    (
        "progress that goes back",
        BEFORE_A,
        BEFORE_A.replace("0.6", "0.5"),
        "Actividades!H2 AVANCE_RETROCEDE",
        "El avance era 60 % y ahora es 50 %. Si fue un error, vuelva a poner el avance anterior",
    ),
    ("progress that goes on", BEFORE_A.replace("0.6", "0.4"), BEFORE_A.replace("0.6", "0.45"), "", ""),
    (
        "dates moved later without a word",
        BEFORE_A,
        BEFORE_A.replace("2026-06-30", "2026-12-18"),
        "Actividades!E2 FECHA_CORRIDA_SIN_JUSTIFICACION",
        "«Fin planificado» pasó del 30/06/2026 al 18/12/2026 sin que se explicara en esta carga.",
    ),
    (
        "dates moved later with the word of another load",
        BEFORE_A.replace("0.6 | | |", "0.6 | | Lluvias |"),
        BEFORE_A.replace("0.6 | | |", "0.6 | | Lluvias |").replace("2026-06-30", "2026-12-18"),
        "Actividades!E2 FECHA_CORRIDA_SIN_JUSTIFICACION",
        "si ya había un texto, agréguele el nuevo motivo.",
    ),
    (
        "dates moved later with a word of this load",
        BEFORE_A,
        BEFORE_A.replace("2026-06-30", "2026-12-18").replace("0.6 | | |", "0.6 | | Lluvias |"),
        "",
        "",
    ),
)


@pytest.mark.parametrize(
    ("before", "now", "expected", "words"), [pytest.param(*case, id=rule) for rule, *case in CHANGES]
)
def test_a_rule_of_what_was_before_is_kept(
    judge: Judge, before: str, now: str, expected: str, words: str
) -> None:
    checked = judge(_activities(now), before=_activities(before))
    assert spelt(checked.problems) == expected
    assert words in " ".join(map(message, checked.problems))


def test_a_code_used_for_another_thing_is_told(judge: Judge) -> None:
    now = with_column(("Programas", "Nombre"), ["Vacunas en las escuelas"])
    before = with_column(("Programas", "Nombre"), ["Red pluvial del barrio Norte"])
    (found,) = judge(now, before=before).problems
    assert f"{found.place} {found.code}" == "Programas!A2 CODIGO_REUTILIZADO"
    assert "era de «Red pluvial del barrio Norte» y ahora es de «Vacunas en las escuelas»" in message(found)


def test_a_corte_that_goes_back_is_told(judge: Judge) -> None:
    now = with_cells("Informe", "Corte", "2026-09-30", PLANILLA)
    (found,) = judge(now, before=PLANILLA).problems
    assert f"{found.place} {found.code}" == "Informe!A2 CORTE_RETROCEDE"
    assert message(found).startswith(
        "El corte (30/09/2026) es anterior al de la última planilla tomada (31/10/2026)"
    )


def test_a_row_with_an_error_keeps_the_children_of_its_version_in_force(judge: Judge) -> None:
    now = with_cells("Programas", "Fin planificado", "pronto", _activities(BEFORE_A, OTHER_A))
    checked = judge(now, before=_activities(BEFORE_A, OTHER_A))
    assert checked.sheets["programa"].quarantined == {"p1"}
    assert taken(checked, "actividad") == "a1, a2"


def test_a_row_with_an_error_never_seen_before_makes_its_children_wait(judge: Judge) -> None:
    checked = judge(with_cells("Programas", "Fin planificado", "pronto", _activities(BEFORE_A, OTHER_A)))
    assert checked.sheets["actividad"].quarantined == {"a1", "a2"}


@pytest.mark.parametrize(
    ("title", "hint"),
    [
        ("Programa", "Programas"),
        ("Actividad", "Actividades"),
        ("Indicadores 2026", "Indicadores"),
        ("Mediciónes.", ""),
    ],
)
def test_a_renamed_sheet_is_suggested(judge: Judge, title: str, hint: str) -> None:
    original = hint or "Mediciones"
    checked = judge(renamed(PLANILLA, original, title))
    said = message(checked.problems[0]) if checked.problems else ""
    assert checked.rejected == bool(hint)
    assert not hint or said.startswith(f"Falta la hoja «{original}». ¿Es la que se llama «{title}»?")


@pytest.mark.parametrize(
    "title", ["Codigo del programa", "Cod. programa", "Programa presupuestario", "Progama", "PROGRAMA N°"]
)
def test_a_near_miss_of_a_title_is_suggested(judge: Judge, title: str) -> None:
    checked = judge(with_sheet(f"## Presupuesto\n| {title} | Ejercicio | Fuente | Asignado | Ejecutado |"))
    assert checked.rejected
    assert f"Falta la columna «Programa», que es obligatoria. ¿Es la que se llama «{title}»?" in message(
        checked.problems[0]
    )


@pytest.mark.parametrize("title", ["programa", "PROGRAMA *", "Prográma:", "  Programa\\n", "Programa."])
def test_a_title_is_known_however_it_is_typed(judge: Judge, title: str) -> None:
    drawing = (
        f'## Presupuesto\n| "{title}" | Ejercicio | Fuente | Asignado | Ejecutado |\n| P1 | 2026 | | 1 | 1 |'
    )
    assert taken(judge(with_sheet(drawing)), "presupuesto") == "p1·2026·"


def _activities(*rows: str) -> Book:
    body = "\n".join((f"## Actividades\n{ACTIVIDADES}\n|---|", *rows))
    return completed(body)
