"""What a load changes, decided purely: versions opened and closed, rows kept, loads held."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from plan.standard import STANDARD, TABLES, Row
from sync.decide import Decision, InForce, decide
from sync.holds import hold_sentence
from sync.shapes import Checked, CheckedSheet

CORTE = date(2026, 10, 31)


def row(table: str, fila: int = 2, marca: str | None = None, **values: object) -> dict[str, object]:
    sheet = TABLES[table]
    blank: dict[str, object] = {column.name: None for column in sheet.columns}
    twins = {
        f"{column.name}_clave": str(values[column.name]).casefold() if values.get(column.name) else None
        for column in sheet.columns
        if column.kind.keyed and column.kind.refers_to
    }
    return blank | values | twins | {"fila": fila, "marca": marca, "al": None}


def programa(codigo: str, fila: int = 2, marca: str | None = None, **values: object) -> dict[str, object]:
    return row("programa", fila, marca, **{"codigo": codigo, "nombre": codigo, "lineamiento": "L1"} | values)


def actividad(codigo: str, programa: str, fila: int = 2, **values: object) -> dict[str, object]:
    return row("actividad", fila, **{"codigo": codigo, "programa": programa, "nombre": codigo} | values)


def rows(*found: Mapping[str, object]) -> dict[str, Row]:
    keyed = {str(one["codigo"]).casefold(): one for one in found}
    return {key: {**one, "clave": key} for key, one in keyed.items()}


def checked(
    taken: Mapping[str, Mapping[str, Row]],
    quarantined: Mapping[str, set[str]] | None = None,
    *,
    tipo: str = "planilla",
    complete: bool = True,
) -> Checked:
    sheets = {
        sheet.table: CheckedSheet(
            table=sheet.table,
            taken=taken.get(sheet.table, {}),
            quarantined=frozenset((quarantined or {}).get(sheet.table, set())),
            written=0,
            in_quarantine=0,
            skipped=0,
            complete=complete,
        )
        for sheet in STANDARD[tipo].sheets
    }
    return Checked(tipo, "op" if tipo == "planilla" else "", "OP", sheets)


def summary(decision: Decision) -> tuple[list[tuple[str, str, str | None]], list[tuple[str, str]]]:
    opened = [(opening.table, opening.clave, opening.marca) for opening in decision.opened]
    return sorted(opened, key=str), sorted(decision.closed)


def test_a_new_row_is_opened() -> None:
    decision = decide(checked({"programa": rows(programa("P1"))}), InForce({}))
    assert summary(decision) == ([("programa", "p1", None)], [])


def test_the_same_row_changes_nothing_even_when_it_moved_down_the_sheet() -> None:
    old = rows(programa("P1", fila=2))
    decision = decide(checked({"programa": rows(programa("P1", fila=9))}), InForce({"programa": old}))
    assert summary(decision) == ([], [])


def test_a_changed_row_closes_the_old_version_and_opens_a_new_one() -> None:
    old = rows(programa("P1", avance_reportado=0.2))
    decision = decide(
        checked({"programa": rows(programa("P1", avance_reportado=0.3))}), InForce({"programa": old})
    )
    assert summary(decision) == ([("programa", "p1", None)], [("programa", "p1")])
    assert decision.opened[0].values["avance_reportado"] == 0.3


def test_a_row_with_errors_keeps_its_last_good_values_and_says_of_when_they_are() -> None:
    old = rows(programa("P1", avance_reportado=0.2))
    decision = decide(checked({}, {"programa": {"p1"}}), InForce({"programa": old}, corte=CORTE))
    (opening,) = decision.opened
    assert (opening.marca, opening.al, opening.values["avance_reportado"]) == ("pendiente", CORTE, 0.2)


def test_a_row_that_stays_in_error_is_not_marked_twice() -> None:
    old = rows(programa("P1", marca="pendiente"))
    assert summary(decide(checked({}, {"programa": {"p1"}}), InForce({"programa": old}))) == ([], [])


def test_a_corrected_row_loses_its_mark() -> None:
    old = rows(programa("P1", marca="pendiente"))
    decision = decide(checked({"programa": rows(programa("P1"))}), InForce({"programa": old}))
    assert summary(decision) == ([("programa", "p1", None)], [("programa", "p1")])


def test_a_programme_that_vanishes_stays_as_retirado() -> None:
    decision = decide(checked({}), InForce({"programa": rows(programa("P1"))}))
    assert summary(decision) == ([("programa", "p1", "retirado")], [("programa", "p1")])


def test_an_activity_that_vanishes_is_closed() -> None:
    own = {"programa": rows(programa("P1")), "actividad": rows(actividad("A1", "P1"))}
    decision = decide(checked({"programa": rows(programa("P1"))}), InForce(own))
    assert summary(decision) == ([], [("actividad", "a1")])


def test_nothing_vanishes_while_a_code_cannot_be_read() -> None:
    own = {"programa": rows(programa("P1")), "actividad": rows(actividad("A1", "P1"))}
    assert summary(decide(checked({}, complete=False), InForce(own))) == ([], [])


def test_an_activity_that_another_one_follows_stays_until_nothing_hangs_on_it() -> None:
    own = {"actividad": rows(actividad("A1", "P1"), actividad("A2", "P1", predecesora="A1"))}
    kept = decide(checked({"actividad": rows(actividad("A2", "P1", predecesora="A1"))}), InForce(own))
    assert ("actividad", "a1", "retenido") in summary(kept)[0]
    freed = decide(checked({"actividad": rows(actividad("A2", "P1"))}), InForce(own))
    assert ("actividad", "a1") in summary(freed)[1]
    assert ("actividad", "a1", "retenido") not in summary(freed)[0]


def test_a_kept_row_keeps_what_it_refers_to() -> None:
    chain = (
        actividad("A1", "P1"),
        actividad("A2", "P1", predecesora="A1"),
        actividad("A3", "P1", predecesora="A2"),
    )
    decision = decide(checked({"actividad": rows(chain[2])}), InForce({"actividad": rows(*chain)}))
    assert {opening.clave for opening in decision.opened if opening.marca == "retenido"} == {"a1", "a2"}


def test_a_lineamiento_stays_while_a_retired_programme_hangs_on_it() -> None:
    lineamiento = row("lineamiento", codigo="L1", eje="E1", nombre="Uno")
    own = {"lineamiento": rows(lineamiento), "programa": rows(programa("P1"))}
    decision = decide(checked({}), InForce(own))
    assert ("lineamiento", "l1", "retenido") in summary(decision)[0]


def test_a_strategy_row_stays_while_offices_hang_on_it() -> None:
    eje = rows(row("eje", codigo="E1", nombre="Uno"), row("eje", codigo="E2", nombre="Dos"))
    decision = decide(checked({}, tipo="estrategia"), InForce({"eje": eje}, {"eje": {"e1": 2}}))
    assert summary(decision) == ([("eje", "e1", "retenido")], [("eje", "e1"), ("eje", "e2")])


def test_a_load_is_held_when_more_than_a_third_and_more_than_five_rows_vanish() -> None:
    old = rows(*(actividad(f"A{n}", "P1", fila=n) for n in range(18)))
    left = {key: old[key] for key in list(old)[7:]}
    decision = decide(checked({"actividad": left}), InForce({"actividad": old}))
    assert [hold_sentence(hold) for hold in decision.holds] == ["En «Actividades» desaparecen 7 de 18 filas."]


def test_five_rows_may_vanish_and_a_third_may_vanish() -> None:
    for total, gone in ((8, 5), (18, 6)):
        old = rows(*(actividad(f"A{n}", "P1", fila=n) for n in range(total)))
        left = {key: old[key] for key in list(old)[gone:]}
        assert not decide(checked({"actividad": left}), InForce({"actividad": old})).holds


def test_a_load_is_held_when_one_column_was_sorted_alone() -> None:
    old = rows(*(actividad(f"A{n:02}", "P1", fila=n) for n in range(12)))
    new = rows(*(actividad(f"A{n:02}", "P1", fila=n, nombre=f"A{11 - n:02}") for n in range(12)))
    (hold,) = decide(checked({"actividad": new}), InForce({"actividad": old})).holds
    assert (hold.hoja, hold.motivo, hold.cuantas) == ("Actividades", "cambian", 12)


def test_a_load_is_held_when_dates_are_wiped_everywhere() -> None:
    old = rows(*(actividad(f"A{n:02}", "P1", fila=n, fin_planificado=CORTE) for n in range(12)))
    new = rows(*(actividad(f"A{n:02}", "P1", fila=n) for n in range(12)))
    (hold,) = decide(checked({"actividad": new}), InForce({"actividad": old})).holds
    assert (hold.motivo, hold.cuantas) == ("cambian", 12)


def test_filling_in_real_dates_everywhere_is_everyday_work() -> None:
    old = rows(*(actividad(f"A{n:02}", "P1", fila=n) for n in range(12)))
    new = rows(*(actividad(f"A{n:02}", "P1", fila=n, inicio_real=CORTE) for n in range(12)))
    assert not decide(checked({"actividad": new}), InForce({"actividad": old})).holds


def test_a_strategy_is_held_when_a_row_vanishes_on_which_more_than_five_hang() -> None:
    eje = rows(row("eje", codigo="E1", nombre="Uno"), row("eje", codigo="E2", nombre="Dos"))
    now = InForce({"eje": eje}, {"eje": {"e1": 6}})
    (hold,) = decide(checked({"eje": rows(eje["e2"])}, tipo="estrategia"), now).holds
    assert (hold.motivo, hold.cuantas) == ("sostienen", 6)
    spared = InForce({"eje": eje}, {"eje": {"e1": 5}})
    assert not decide(checked({"eje": rows(eje["e2"])}, tipo="estrategia"), spared).holds
