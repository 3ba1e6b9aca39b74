"""What changed between two days: rows that came, went or moved, and lights."""

from __future__ import annotations

import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from plan.tables import ROW_TABLES
from tests.dashboard.factory import Factory
from tests.dashboard.town import populate, programa, task
from tests.dashboard.validity import errors

THEN = date(2026, 11, 19)
"""A day after the last load of the town and before today."""

AT_THE_MACHINE = {"base_url": "http://localhost", "environ_overrides": {"REMOTE_ADDR": "127.0.0.1"}}


def page(client: FlaskClient, address: str = "/cambios?desde=2026-11-18") -> str:
    answer = client.get(address)
    shown = answer.get_data(as_text=True)
    assert answer.status_code == 200, shown
    assert errors(shown) == []
    return shown


def text(shown: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", shown.rsplit("</form>", maxsplit=1)[-1]).split())


def closed(factory: Factory, table: str, clave: str) -> None:
    """Take a row out of force with the last load."""
    rows = ROW_TABLES[table]
    with factory.engine.begin() as connection:
        connection.execute(
            rows.update().where(rows.c.clave == clave, rows.c.hasta.is_(None)).values(hasta=factory.carga)
        )


def test_a_cell_that_moved_is_told_with_both_values_and_when(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", THEN, THEN)
    programa(populated, "OP", "OP-2", nombre="Alumbrado LED", avance_reportado=0.93)
    told = text(page(client))
    assert "Avance reportado: 88 % → pasó a 93 % 19/11/2026, 12:00" in told
    assert "1 con cambios" in told


def test_what_hangs_on_a_programme_is_told_below_it(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", THEN, THEN)
    task(populated, "OP-1", "OP-1.2", predecesora="OP-1.1", avance=0.6)
    populated.put("medicion", "OP", indicador="I1", fecha=THEN, programado=1000.0, valor=800.0)
    told = text(page(client))
    below = told[told.index("Red pluvial") :]
    assert below.index("Actividad OP-1.2") < below.index("Avance: 40 % → pasó a 60 %")
    assert "Medición I1 · 19/11/2026 Nuevo Programado: 1.000 Valor: 800" in below


def test_a_new_programme_counts_what_came_with_it(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", THEN, THEN)
    programa(populated, "OP", "OP-20", nombre="Ciclovía")
    task(populated, "OP-20", "OP-20.1")
    task(populated, "OP-20", "OP-20.2")
    told = text(page(client))
    assert "1 programa nuevo" in told
    assert "Nuevo con 2 actividades" in told
    assert "OP-20.1" not in told


def test_a_programme_that_left_its_workbook_is_gone(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", THEN, THEN)
    programa(populated, "OP", "OP-6", nombre="Vivero", estado="Finalizado", marca="retirado")
    populated.load("OP", THEN, THEN)
    closed(populated, "programa", "op-5")
    told = text(page(client))
    assert "2 que ya no están" in told
    assert "Terminal OP-5" in told


def test_a_row_under_a_new_code_moved_and_did_not_go_and_come(
    populated: Factory, client: FlaskClient
) -> None:
    populated.load("OP", THEN, THEN)
    programa(populated, "OP", "OP-2B", nombre="Alumbrado LED", avance_reportado=0.88, codigo_anterior="OP-2")
    closed(populated, "programa", "op-2")
    told = text(page(client))
    assert "1 que cambió de código" in told
    assert "0 programas nuevos, 0 que ya no están" in told
    assert "Código: OP-2 → pasó a OP-2B" in told


def test_a_code_changed_twice_is_followed(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", THEN, THEN)
    programa(populated, "OP", "OP-2B", nombre="Alumbrado LED", avance_reportado=0.88, codigo_anterior="OP-2")
    closed(populated, "programa", "op-2")
    populated.load("OP", THEN, THEN)
    programa(populated, "OP", "OP-2C", nombre="Alumbrado LED", avance_reportado=0.88, codigo_anterior="OP-2B")
    closed(populated, "programa", "op-2b")
    told = text(page(client))
    assert "Código: OP-2 → pasó a OP-2C" in told
    assert "0 programas nuevos, 0 que ya no están" in told


def test_what_hangs_on_a_renamed_programme_goes_with_it(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", THEN, THEN)
    programa(populated, "OP", "OP-1B", nombre="Red", avance_reportado=0.9, codigo_anterior="OP-1")
    closed(populated, "programa", "op-1")
    budget = {"programa": "OP-1B", "ejercicio": 2026.0, "fuente": "Tesoro", "asignado": 1000.0}
    populated.put("presupuesto", "OP", **budget, ejecutado=450.0)
    closed(populated, "presupuesto", "op-1\x1f2026\x1ftesoro")
    assert "Presupuesto 2026 · Tesoro" in (told := text(page(client)))
    assert "Ejecutado: 300 → pasó a 450" in told


def test_a_light_that_moved_says_from_what_to_what_and_why(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", THEN, THEN)
    programa(populated, "OP", "OP-2", nombre="Alumbrado LED", avance_reportado=0.3)
    told = text(page(client))
    assert "1 semáforo se movió: 1 empeoró" in told
    assert "En término → pasó a Atrasado Empeoró" in told
    assert re.search(r"lo real pasó de 88 % a 30 %\.", told)


def test_a_light_moved_by_time_alone_says_so(populated: Factory, client: FlaskClient) -> None:
    programa(
        populated, "OP", "OP-8", nombre="Plaza", fin_planificado=date(2026, 11, 9), avance_reportado=0.98
    )
    del populated
    told = text(page(client, "/cambios?desde=2026-11-18&hasta=2026-11-20"))
    assert "En riesgo" in told or "Vencido" in told
    assert "Ninguna de sus filas cambió: pasó el tiempo." in told


def test_what_changed_and_went_back_is_not_told(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", THEN, THEN)
    programa(populated, "OP", "OP-2", nombre="Alumbrado LED", avance_reportado=0.5)
    populated.load("OP", THEN, THEN)
    programa(populated, "OP", "OP-2", nombre="Alumbrado LED", avance_reportado=0.88)
    assert "No cambió nada" in page(client)


def test_a_day_is_not_compared_with_itself(visitor: FlaskClient) -> None:
    assert "Se pidió dos veces el mismo día" in page(visitor, "/cambios?desde=2026-11-20")


def test_first_loads_are_counted_and_told_on_demand(factory: Factory, client: FlaskClient) -> None:
    populate(factory)
    told = text(page(client, "/cambios?desde=2026-10-01"))
    assert "7 programas se cargaron por primera vez" in told
    assert "Alumbrado LED" not in told
    listed = text(page(client, "/cambios?desde=2026-10-01&dependencia=OP&detalle=si"))
    assert "Alumbrado LED" in listed


def test_a_day_before_the_first_load_says_since_when_there_are_data(visitor: FlaskClient) -> None:
    assert "La primera carga es del 01/09/2026" in page(visitor, "/cambios?desde=2026-08-01")
    assert "No hay datos del 15/08/2026" in page(visitor, "/cambios?desde=2026-08-01&hasta=2026-08-15")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("desde=2026-11-20&hasta=2026-11-10", "el primero anterior al segundo"),
        ("desde=ayer", "no es una fecha"),
        ("hasta=2026-12-31", "hasta hoy"),
        ("dependencia=OPP", "¿Quiso decir «OP»?"),
        ("pagina=9", "van de la 1 a la 1"),
    ],
)
def test_what_cannot_be_compared_is_said(visitor: FlaskClient, query: str, said: str) -> None:
    answer = visitor.get(f"/cambios?{query}")
    assert answer.status_code == 400
    assert said in answer.get_data(as_text=True)


def test_only_one_office_is_told_when_it_is_asked_for(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", THEN, THEN)
    programa(populated, "OP", "OP-2", nombre="Alumbrado LED", avance_reportado=0.93)
    populated.load("SAL", THEN, THEN)
    programa(populated, "SAL", "SAL-1", nombre="Vacunación", avance_reportado=0.9)
    told = text(page(client, "/cambios?desde=2026-11-18&dependencia=sal"))
    assert "Vacunación" in told
    assert "Alumbrado" not in told


def test_a_programme_hidden_today_vanishes_from_past_changes(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", THEN, THEN)
    programa(populated, "OP", "OP-1", nombre="Red secreta", avance_reportado=0.95)
    task(populated, "OP-1", "OP-1.2", avance=0.77)
    populated.put("medicion", "OP", indicador="I1", fecha=THEN, programado=1000.0, valor=800.0)
    populated.load("OP", date(2026, 11, 20), date(2026, 11, 20))
    programa(populated, "OP", "OP-1", nombre="Red secreta", publico="No")
    told = text(page(client, "/cambios?desde=2026-11-18&hasta=2026-11-19"))
    assert "Red" not in told
    assert "OP-1" not in told
    assert "I1" not in told


def test_private_columns_and_who_saved_are_told_only_at_the_machine(
    populated: Factory, client: FlaskClient
) -> None:
    populated.load("OP", THEN, THEN, guardado_por="Paula Ferreyra")
    programa(populated, "OP", "OP-2", nombre="Alumbrado", avance_reportado=0.93, observaciones="delicado")
    public = page(client)
    assert "delicado" not in public
    assert "Paula Ferreyra" not in text(public)
    whole = client.get("/cambios?desde=2026-11-18&vista=completa", **AT_THE_MACHINE).get_data(as_text=True)
    assert "delicado" in whole
    assert "guardó <bdi>Paula Ferreyra" in whole


def test_without_a_day_the_last_week_is_told(visitor: FlaskClient) -> None:
    assert "Desde el cierre del viernes 13 de noviembre de 2026" in page(visitor, "/cambios")


def test_everything_told_can_be_taken_away(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", THEN, THEN, guardado_por="Paula Ferreyra")
    programa(populated, "OP", "OP-2", nombre="Alumbrado LED", avance_reportado=0.93)
    programa(populated, "OP", "OP-20", nombre="=Ciclovía")
    task(populated, "OP-20", "OP-20.1")
    answer = client.get("/cambios.csv?desde=2026-11-18&dependencia=op")
    lines = answer.get_data().decode("utf-8-sig").splitlines()
    assert "cambios-2026-11-18-a-2026-11-20.csv" in answer.headers["Content-Disposition"]
    changed = "OP-2;Alumbrado LED;Programas;OP-2;Alumbrado LED;Cambió;Avance reportado;88 %;93 %"
    assert set(lines[1:]) == {
        f"OP;Obras Públicas;{told};2026-11-19 12:00;4"
        for told in (
            changed,
            "OP-20;'=Ciclovía;Actividades;OP-20.1;Tarea OP-20.1;Nuevo;Inicio planificado;;'01/01/2026",
            "OP-20;'=Ciclovía;Actividades;OP-20.1;Tarea OP-20.1;Nuevo;Fin planificado;;'31/12/2026",
            "OP-20;'=Ciclovía;Programas;OP-20;'=Ciclovía;Nuevo;;;",
        )
    }
    assert "Paula" not in answer.get_data(as_text=True)


def test_the_first_page_leads_to_what_changed_on_its_day(visitor: FlaskClient) -> None:
    assert 'href="/cambios">' in page(visitor, "/")
    assert 'href="/cambios?al=2026-11-19">' in page(visitor, "/?al=2026-11-19")
