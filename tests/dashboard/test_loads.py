"""Every load of an office, and what was let go without a workbook."""

from __future__ import annotations

import re
from datetime import date

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from dashboard.views.actualizacion import PER_PAGE
from plan.tables import ROW_TABLES
from tests.dashboard.factory import Factory
from tests.dashboard.town import programa
from tests.dashboard.validity import errors

THEN = date(2026, 11, 19)


def page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    shown = answer.get_data(as_text=True)
    assert answer.status_code == 200, shown
    assert errors(shown) == []
    return shown


def rows(shown: str) -> list[str]:
    found = shown.split('<tr role="row">')[2:]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in found]


def let_go(factory: Factory, origen: str, clave: str, resultado: str) -> None:
    """Close a programme in a carga of its own, as a decision or a release does."""
    number = factory.load(
        origen, THEN, clase="decision", resultado=resultado, ruta="", cerradas=1, detalle="canario"
    )
    table = ROW_TABLES["programa"]
    same = sa.and_(table.c.clave == clave, table.c.hasta.is_(None))
    with factory.engine.begin() as connection:
        connection.execute(table.update().where(same).values(hasta=number))


def test_the_loads_of_an_office_are_told_the_newest_first(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", THEN, THEN, tomadas=12, abiertas=3, cerradas=2)
    populated.load("OP", date(2026, 11, 20), resultado="rechazada", errores=4)
    told = rows(page(client, "/actualizacion/op"))
    assert [row[:10] for row in told] == ["20/11/2026", "19/11/2026", "18/11/2026"]
    assert "Rechazada 0 nada 4 0" in told[0]
    assert "Planilla guardada OP.xlsx Tomada 12 3 filas 0 0" in told[1]


def test_a_load_leads_to_what_changed_that_day(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", THEN, THEN, tomadas=12, abiertas=3, cerradas=2)
    shown = page(client, "/actualizacion/OP")
    assert 'href="/cambios?desde=2026-11-18&amp;hasta=2026-11-19&amp;dependencia=OP"' in shown


def test_a_long_history_comes_in_pages(populated: Factory, client: FlaskClient) -> None:
    for _ in range(PER_PAGE):
        populated.load("OP", THEN, THEN)
    assert len(rows(page(client, "/actualizacion/OP"))) == PER_PAGE
    older = page(client, "/actualizacion/OP?pagina=2")
    assert len(rows(older)) == 1
    assert "página 2 de 2" in older
    assert client.get("/actualizacion/OP?pagina=3").status_code == 400


def test_a_past_day_knows_only_the_loads_until_then(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", THEN, THEN)
    assert len(rows(page(client, "/actualizacion/OP?al=2026-11-18"))) == 1


def test_the_strategy_has_its_loads_too(visitor: FlaskClient) -> None:
    assert len(rows(page(visitor, "/actualizacion/estrategia"))) == 1


def test_an_office_that_never_loaded_says_what_to_do(visitor: FlaskClient) -> None:
    assert "CUL.xlsx" in page(visitor, "/actualizacion/CUL")


def test_an_unknown_office_gets_the_nearest(visitor: FlaskClient) -> None:
    answer = visitor.get("/actualizacion/CUL2")
    assert answer.status_code == 404
    assert "/actualizacion/CUL" in answer.get_data(as_text=True)


def test_who_saved_is_told_only_at_the_machine(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", THEN, THEN, guardado_por="Paula Ferreyra")
    assert "Paula Ferreyra" not in page(client, "/actualizacion/OP")
    assert "Paula Ferreyra" in page(client, "/actualizacion/OP?vista=completa")


@pytest.mark.parametrize(
    ("resultado", "said"),
    [
        ("retirada", "Se confirmó que ya no sigue: programa OP-6 ( Vivero )"),
        ("liberada", "Se cerró lo que seguía solo por otras filas: programa OP-6 ( Vivero )"),
    ],
)
def test_what_was_let_go_is_named(populated: Factory, client: FlaskClient, resultado: str, said: str) -> None:
    let_go(populated, "OP", "op-6", resultado)
    assert said in " ".join(rows(page(client, "/actualizacion/OP")))
    assert said in " ".join(rows(page(client, "/actualizacion")))


def test_a_hidden_programme_that_was_let_go_is_not_named(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", THEN, THEN)
    programa(populated, "OP", "OP-66", nombre="Secreto", publico="No")
    let_go(populated, "OP", "op-66", "retirada")
    for address in ("/actualizacion", "/actualizacion/OP", "/actualizacion/OP?al=2026-11-19"):
        shown = page(client, address)
        assert "filas que no se publican" in shown
        assert "Secreto" not in shown
        assert "OP-66" not in shown
        assert "canario" not in shown
    assert "Secreto" in page(client, "/actualizacion/OP?vista=completa")
