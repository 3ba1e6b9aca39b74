"""What holds of every plan, however blank, unsorted or odd."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.evaluacion import evaluate
from plan.evaluado import Corte, Evaluacion, Luz, Motivo, Panorama, Resumen, Semaforo
from plan.umbrales import Receso, Umbrales

Row = dict[str, Any]

untimed = settings(deadline=None, max_examples=60)

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
DATES = st.none() | DAYS
FRACTIONS = st.none() | st.sampled_from([0.0, 0.99, 1.0]) | st.floats(0, 1)
WEIGHTS = st.none() | st.sampled_from([0.0, 1.0, 2.5, 100.0])
HEAVY = st.sampled_from([0.5, 1.0, 2.0, 3.0, 40.0])
MARKS = st.sampled_from([None, None, None, "pendiente", "retirado", "retenido"])
SI_NO = st.sampled_from([None, None, "Sí", "No"])
WORDS = st.sampled_from([None, "Una razón"])
OFFICES = st.sampled_from(["op", "ha", "zz"])
LINES = st.sampled_from([None, "l1", "l2", "zz"])
NUMBERS = st.none() | st.sampled_from([-5.0, 0.0, 1.0, 10.0, 50.0])

ACTIVITY = st.fixed_dictionaries(
    {
        "origen": OFFICES,
        "programa_clave": st.sampled_from(["p0", "p1", "p2"]),
        "hito": SI_NO,
        "estado": st.sampled_from([None, None, "Suspendida", "Cancelada"]),
        "inicio_planificado": DATES,
        "fin_planificado": DATES,
        "inicio_real": DATES,
        "fin_real": DATES,
        "avance": FRACTIONS,
        "ponderacion": WEIGHTS,
        "justificacion": WORDS,
        "marca": MARKS,
    }
)
PROGRAMME = st.fixed_dictionaries(
    {
        "origen": OFFICES,
        "lineamiento_clave": LINES,
        "inicio_planificado": DATES,
        "fin_planificado": DATES,
        "estado": st.sampled_from([None, "No iniciado", "En curso", "Finalizado", "Suspendido", "Cancelado"]),
        "avance_reportado": FRACTIONS,
        "ponderacion": HEAVY | st.none(),
        "justificacion": WORDS,
        "marca": MARKS,
    }
)
INDICATOR = st.fixed_dictionaries(
    {
        "origen": OFFICES,
        "programa_clave": st.sampled_from([None, "p0", "p1"]),
        "lineamiento_clave": LINES,
        "sentido": st.sampled_from([None, "Ascendente", "Descendente"]),
        "acumulacion": st.sampled_from([None, "Último valor", "Suma"]),
        "frecuencia": st.sampled_from([None, "Mensual", "Anual"]),
        "linea_base": NUMBERS,
        "meta": NUMBERS,
        "fecha_de_la_meta": DATES,
        "umbral_verde": FRACTIONS,
    }
)
MEASUREMENT = st.fixed_dictionaries(
    {
        "origen": OFFICES,
        "indicador_clave": st.sampled_from(["i0", "i1"]),
        "fecha": DATES,
        "programado": NUMBERS,
        "valor": NUMBERS,
    }
)
THRESHOLDS = st.builds(
    Umbrales,
    tolerancia=st.integers(0, 40),
    dias_sin_cargar=st.integers(0, 90),
    por_cerrar=st.sampled_from([0.9, 0.99, 1.0]),
    recesos=st.lists(st.builds(Receso, DAYS, DAYS), max_size=2).map(tuple),
)


def numbered(letter: str, rows: list[Row]) -> list[Row]:
    return [{"codigo": f"{letter}{n}".upper(), "clave": f"{letter}{n}"} | row for n, row in enumerate(rows)]


def measurement_key(row: Row) -> tuple[object, ...]:
    return row["origen"], row["indicador_clave"], row["fecha"]


@st.composite
def plans(draw: st.DrawFn) -> Panorama:
    """Draw a plan with whatever blanks; its programmes P0, P1… may share a code between offices."""

    def rows(kind: st.SearchStrategy[Row], most: int) -> list[Row]:
        return draw(st.lists(kind, max_size=most))

    tables = {
        "programa": numbered("p", rows(PROGRAMME, 4)),
        "actividad": numbered("a", rows(ACTIVITY, 6)),
        "indicador": numbered("i", rows(INDICATOR, 2)),
        "medicion": draw(st.lists(MEASUREMENT, max_size=4, unique_by=measurement_key)),
        "lineamiento": [
            {"clave": "l1", "eje_clave": "e1"},
            {"clave": "l2", "eje_clave": "e2", "origen": "op"},
        ],
        "eje": [{"clave": "e1", "ponderacion": draw(HEAVY | st.none())}, {"clave": "e2"}],
        "dependencia": [
            {"clave": "op", "depende_de_clave": draw(st.sampled_from([None, "ha", "op"]))},
            {"clave": "ha", "depende_de_clave": draw(st.sampled_from([None, "op"]))},
        ],
    }
    cortes = draw(st.dictionaries(OFFICES, st.builds(Corte, DAYS, st.booleans(), st.just(1))))
    return Panorama(tables, cortes)


def lights(found: Evaluacion) -> list[Semaforo]:
    """Every light there is in an evaluation."""
    rollups = [
        found.municipio,
        *found.ejes.values(),
        *found.dependencias.values(),
        *found.lineamientos.values(),
    ]
    programmes = found.programas.values()
    results = [each.resultado for each in (*rollups, *programmes)]
    return [
        *(each.semaforo for each in (*rollups, *programmes, *found.indicadores.values())),
        *(activity.semaforo for each in programmes for activity in each.actividades),
        *(result.semaforo for result in results if result),
    ]


def rolled_up(found: Evaluacion) -> list[Resumen]:
    """Every roll-up but the programmes it names, whose activities stand in the order of their rows."""
    branches = [found.ejes, found.dependencias, found.lineamientos]
    resumenes = [found.municipio, *(branch[key] for branch in branches for key in sorted(branch))]
    return [replace(each, pesan=()) for each in resumenes]


def scaled(panorama: Panorama, table: str, factor: float) -> Panorama:
    """Multiply the weights of a table; blanks are spelt out first, for they stand for 1."""
    weights = [row.get("ponderacion") for row in panorama.tablas[table]]
    spelt = [(1.0 if weight is None else weight) * factor for weight in weights]
    rows = [row | {"ponderacion": weight} for row, weight in zip(panorama.tablas[table], spelt, strict=True)]
    return Panorama(dict(panorama.tablas) | {table: rows}, panorama.cortes)


@untimed
@given(plans(), DAYS, THRESHOLDS)
def test_no_plan_is_too_odd_and_every_light_gives_one_rule_and_a_sentence(
    panorama: Panorama, al: date, umbrales: Umbrales
) -> None:
    for semaforo in lights(evaluate(panorama, al, umbrales)):
        assert semaforo.regla in range(10)
        assert isinstance(semaforo.luz, Luz)
        assert isinstance(semaforo.motivo, Motivo)
        assert semaforo.explicacion.endswith(".")
        assert semaforo.explicacion == semaforo.explicacion.strip()


@untimed
@given(plans(), DAYS, THRESHOLDS)
def test_every_figure_is_a_fraction(panorama: Panorama, al: date, umbrales: Umbrales) -> None:
    found = evaluate(panorama, al, umbrales)
    for programme in found.programas.values():
        figures = [programme.planificado, programme.real, programme.reportado, programme.avance]
        figures += [figure for each in programme.actividades for figure in (each.planificado, each.real)]
        assert all(figure is None or 0 <= figure <= 1 for figure in figures)
        assert programme.brecha is None or -1 <= programme.brecha <= 1


@untimed
@given(plans(), DAYS)
def test_a_roll_up_never_does_more_than_is_planned(panorama: Panorama, al: date) -> None:
    found = evaluate(panorama, al, Umbrales())
    for each in (found.municipio, *found.ejes.values(), *found.dependencias.values()):
        assert each.con_datos <= each.programas <= sum(each.conteo.values())
        if each.planificado is not None:
            assert each.real is not None
            assert each.real <= each.planificado + 1e-9 <= 1 + 2e-9


@untimed
@given(plans(), DAYS, st.integers(1, 120))
def test_the_plan_never_goes_back(panorama: Panorama, al: date, days: int) -> None:
    before, after = (evaluate(panorama, day, Umbrales()) for day in (al, al + timedelta(days=days)))
    for llave, programme in before.programas.items():
        later = after.programas[llave].planificado
        if programme.planificado is not None and later is not None:
            assert programme.planificado <= later + 1e-9


@untimed
@given(plans(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(panorama: Panorama, al: date, random: Random) -> None:
    shuffled = {table: random.sample(rows, len(rows)) for table, rows in panorama.tablas.items()}
    one, other = (evaluate(each, al, Umbrales()) for each in (panorama, Panorama(shuffled, panorama.cortes)))
    assert rolled_up(one) == rolled_up(other)
    for llave, programme in one.programas.items():
        found = other.programas[llave]
        assert (programme.planificado, programme.real, programme.semaforo, programme.marcas) == (
            found.planificado, found.real, found.semaforo, found.marcas,
        )  # fmt: skip


@untimed
@given(plans(), DAYS, st.sampled_from([0.01, 3.0, 100.0]))
def test_only_the_proportion_of_weights_matters(panorama: Panorama, al: date, factor: float) -> None:
    for table in ("programa", "actividad"):
        once, again = (evaluate(scaled(panorama, table, times), al, Umbrales()) for times in (1.0, factor))
        assert once.municipio.semaforo[:3] == again.municipio.semaforo[:3]
        assert once.municipio.real == pytest.approx(again.municipio.real)
        assert [each.peso for each in once.programas.values()] == pytest.approx(
            [each.peso for each in again.programas.values()]
        )
        assert [each.semaforo[:3] for each in once.programas.values()] == [
            each.semaforo[:3] for each in again.programas.values()
        ]


@untimed
@given(plans(), DAYS, FRACTIONS)
def test_what_an_office_reports_of_a_programme_with_activities_moves_no_light(
    panorama: Panorama, al: date, reported: float | None
) -> None:
    children = panorama.tablas["actividad"]
    live = {(row["origen"], row["programa_clave"]) for row in children if row["estado"] != "Cancelada"}
    rows = [row | {"avance_reportado": reported} for row in panorama.tablas["programa"]]
    once = evaluate(panorama, al, Umbrales())
    again = evaluate(Panorama(dict(panorama.tablas) | {"programa": rows}, panorama.cortes), al, Umbrales())
    for llave in live & set(once.programas):
        assert once.programas[llave].semaforo == again.programas[llave].semaforo
