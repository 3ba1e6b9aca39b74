"""The levels of a plan: ejes, lineamientos and dependencias with those under them, and the second light."""

from __future__ import annotations

from datetime import date

import pytest

from plan.evaluacion import evaluate
from plan.evaluado import Corte, Motivo, Panorama
from plan.umbrales import Umbrales
from tests.plan.notation import AL, Row, as_day, panorama, points
from tests.plan.plans import (
    FAR_OFF,
    MAY,
    YEARLY,
    dependencia,
    eje,
    lineamiento,
    luz,
    programas,
    tree,
)


def test_the_municipality_weighs_its_ejes_whatever_their_number_of_programmes() -> None:
    late = programas(MAY + ", reported 20%", lineamiento_clave="l1")
    fine = programas(*[MAY + ", reported 100%"] * 3, origen="ha", lineamiento_clave="l2")
    even = tree(late + fine).municipio
    assert (points(even.planificado), points(even.real)) == (100.0, 60.0)
    weighed = tree(late + fine, eje=[eje("E1", 3), eje("E2")]).municipio
    assert points(weighed.real) == 40.0


def test_an_eje_in_which_nothing_should_have_begun_weighs_nothing() -> None:
    begun = programas(MAY + ", reported 80%", lineamiento_clave="l1")
    to_come = programas(FAR_OFF, origen="ha", lineamiento_clave="l2")
    assert points(tree(begun + to_come).municipio.real) == 80.0


def test_a_dependencia_counts_those_under_it() -> None:
    rows = programas(YEARLY + ", reported 88%") + programas(YEARLY + ", reported 20%", YEARLY, origen="ha")
    found = tree(rows).dependencias
    assert {clave: (each.con_datos, each.programas) for clave, each in found.items()} == {
        "int": (1, 1),
        "op": (1, 1),
        "ha": (1, 2),
    }
    assert luz(found["int"]) == "verde en término"


def test_a_circle_of_dependencias_ends_where_it_closes() -> None:
    offices = [dependencia("OP", "HA"), dependencia("HA", "OP")]
    found = tree(programas(YEARLY + ", reported 88%"), dependencia=offices).dependencias
    assert {clave: each.programas for clave, each in found.items()} == {"op": 1, "ha": 1}


def test_a_lineamiento_is_looked_for_in_the_workbook_then_up_the_chain_then_in_the_strategy() -> None:
    own = [
        lineamiento("L1", "E1"),
        lineamiento("L1", "E2", "int"),
        lineamiento("L2", "E2"),
        lineamiento("L3", "E1", "ha"),
    ]
    rows = (
        programas(YEARLY, YEARLY, lineamiento_clave="l1")
        + programas(YEARLY, origen="ha", lineamiento_clave="l1")
        + programas(YEARLY, origen="zz", lineamiento_clave="l3")
    )
    found = tree(rows, lineamiento=own)
    assert {llave: each.programas for llave, each in found.lineamientos.items()} == {
        ("", "l1"): 1,
        ("int", "l1"): 2,
        ("", "l2"): 0,
        ("ha", "l3"): 0,
    }
    assert {clave: each.programas for clave, each in found.ejes.items()} == {"e1": 1, "e2": 2}


def test_roll_ups_are_named() -> None:
    found = tree(programas(YEARLY, lineamiento_clave="l1"), lineamiento=[lineamiento("L1", "E1", "op")])
    named = [found.municipio, found.ejes["e1"], found.dependencias["op"], found.lineamientos["op", "l1"]]
    assert [(each.nivel, each.origen, each.codigo, each.nombre) for each in named] == [
        ("municipio", "", "", "Plan 2024-2027"),
        ("eje", "", "E1", "Eje E1"),
        ("dependencia", "", "OP", "OP"),
        ("lineamiento", "op", "L1", "L1"),
    ]


def test_the_programmes_that_pull_most_come_first() -> None:
    lines = "reported 90%", "reported 50%, weight 9", "reported 10%", "reported 100%", "En curso"
    found = tree(programas(*(f"{MAY}, {line}" for line in lines))).municipio
    assert [each.fila["codigo"] for each in found.pesan] == ["op2", "op3", "op1"]


def indicador(codigo: str, **more: object) -> list[Row]:
    row = {"origen": "op", "codigo": codigo, "clave": codigo.casefold(), "sentido": "Ascendente"}
    return [row | more]


def medicion(codigo: str, valor: float) -> Row:
    own = {"origen": "op", "indicador_clave": codigo.casefold()}
    return own | {"fecha": date(2026, 9, 30), "programado": 100.0, "valor": valor}


def test_indicators_give_a_second_light_at_every_level_above_them() -> None:
    rows = programas(f"{YEARLY}, reported 88%", f"{YEARLY}, reported 88%", lineamiento_clave="l1")
    rows[1]["marca"] = "retirado"
    found = tree(
        rows,
        indicador=indicador("I1", programa_clave="op1")
        + indicador("I2", lineamiento_clave="l1")
        + indicador("I3", programa_clave="op2")
        + indicador("I4", programa_clave="op1", lineamiento_clave="l2"),
        medicion=[medicion("I1", 100), medicion("I2", 50), medicion("I3", 10)],
    )
    levels = {
        "programa": found.programas["op", "op1"].resultado,
        "lineamiento": found.lineamientos["", "l1"].resultado,
        "eje": found.ejes["e1"].resultado,
        "dependencia": found.dependencias["int"].resultado,
        "municipio": found.municipio.resultado,
    }
    assert {
        level: each and (each.cumplimiento, each.con_dato, each.total) for level, each in levels.items()
    } == {
        "programa": (1.0, 1, 2),
        "lineamiento": (0.75, 2, 3),
        "eje": (0.75, 2, 3),
        "dependencia": (0.75, 2, 3),
        "municipio": (0.75, 2, 3),
    }
    assert found.ejes["e2"].resultado is None
    assert set(found.indicadores) == {("op", "i1"), ("op", "i2"), ("op", "i3"), ("op", "i4")}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, (False, True)),
        ({"presenta_planilla": "No"}, None),
        ({"vigente_hasta": as_day("19/11/2026")}, None),
        ({"vigente_hasta": AL}, (False, True)),
    ],
)
def test_only_who_should_inform_is_missed(more: Row, expected: tuple[bool, bool] | None) -> None:
    found = tree([], dependencia=[dependencia("SAL", **more)]).frescuras.get("sal")
    assert (found and (found.fresca, found.esperada)) == expected


def test_an_office_that_need_not_inform_any_more_is_still_judged_for_its_programmes() -> None:
    gone = dependencia("OP", vigente_hasta=date(2026, 6, 30))
    drawn = panorama(programas(f"{YEARLY}, reported 88%"), corte=date(2026, 6, 30), dependencia=[gone])
    found = evaluate(drawn, AL, Umbrales())
    assert (found.frescuras["op"].fresca, found.frescuras["op"].esperada) == (False, False)
    assert found.programas["op", "op1"].semaforo.motivo is Motivo.SIN_ACTUALIZAR


def test_each_office_is_measured_by_its_own_corte() -> None:
    rows = programas(YEARLY) + programas(YEARLY, origen="ha")
    cortes = {
        "op": Corte(date(2026, 10, 31), declarado=True, carga=1),
        "ha": Corte(AL, declarado=False, carga=2),
    }
    found = evaluate(Panorama({"programa": rows}, cortes), AL, Umbrales()).programas
    assert {origen: each.medido_al for (origen, _), each in found.items()} == {
        "op": date(2026, 10, 31),
        "ha": AL,
    }


def test_an_empty_plan_can_be_evaluated() -> None:
    found = evaluate(Panorama({}), AL, Umbrales())
    assert (luz(found.municipio), found.programas, found.frescuras) == ("gris sin programas", {}, {})


def test_codes_are_folded_where_the_history_did_not() -> None:
    row = {
        "codigo": "P-1",
        "origen": "op",
        "lineamiento": "l1",
        "inicio_planificado": AL,
        "fin_planificado": AL,
    }
    child = {"codigo": "A", "origen": "op", "programa": "p-1", "avance": 0.5}
    found = evaluate(Panorama({"programa": [row], "actividad": [child]}), AL, Umbrales())
    assert len(found.programas["op", "p-1"].actividades) == 1
