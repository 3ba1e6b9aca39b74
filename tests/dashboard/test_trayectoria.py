"""The whole past of one programme, read with few queries."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from plan.trayectoria import Trayectoria, trayectoria
from tests.dashboard.factory import Factory
from tests.dashboard.town import estrategia, programa

DAY = date(2026, 10, 1)


def task(factory: Factory, of: str, codigo: str, **cells: object) -> None:
    factory.put("actividad", "OP", codigo=codigo, programa=of, **({"nombre": codigo} | cells))


def close(factory: Factory, codigo: str) -> None:
    with factory.engine.begin() as connection:
        connection.execute(
            sa.text("UPDATE actividad SET hasta = :carga WHERE clave = :clave AND hasta IS NULL"),
            {"carga": factory.carga, "clave": codigo},
        )


def past(factory: Factory, key: str = "p1", carga: int | None = None) -> Trayectoria:
    with factory.engine.connect() as connection:
        return trayectoria(connection, ("op", key), carga)


def told(found: Trayectoria, table: str = "actividad") -> dict[str, list[object]]:
    return {key: [each["avance"] for each in each_life] for (_, key), each_life in found.hijos[table].items()}


def test_what_hung_on_a_programme_is_told_under_all_its_codes_and_until_it_went(factory: Factory) -> None:
    estrategia(factory)
    first = factory.load("OP", DAY)
    programa(factory, "OP", "P1")
    for codigo in ("A1", "A2", "A3"):
        task(factory, "P1", codigo, avance=0.1)
    factory.load("OP", DAY)
    programa(factory, "OP", "P2", codigo_anterior="P1")
    close(factory, "a1")
    task(factory, "P2", "A9", codigo_anterior="A1", avance=0.2)
    close(factory, "a2")
    task(factory, "P2", "A3", avance=0.3)
    assert told(past(factory, "p2")) == {"a9": [0.1, 0.2], "a2": [0.1], "a3": [0.1, 0.3]}
    assert [each["clave"] for each in past(factory, "p2").programa] == ["p1", "p2"]
    assert told(past(factory, "p1", first)) == {"a1": [0.1], "a2": [0.1], "a3": [0.1]}


def test_an_activity_that_moved_to_another_programme_is_told_by_both(factory: Factory) -> None:
    estrategia(factory)
    factory.load("OP", DAY)
    programa(factory, "OP", "P1")
    programa(factory, "OP", "P2")
    task(factory, "P1", "A1", avance=0.1)
    factory.load("OP", DAY)
    task(factory, "P2", "A1", avance=0.2)
    assert told(past(factory, "p1")) == told(past(factory, "p2")) == {"a1": [0.1, 0.2]}


def test_three_hundred_activities_cost_no_more_queries_than_three(factory: Factory) -> None:
    estrategia(factory)
    factory.load("OP", DAY)
    programa(factory, "OP", "P1")
    factory.put_many(
        "actividad",
        "OP",
        ({"codigo": f"A{each}", "programa": "P1", "nombre": "x"} for each in range(300)),
    )
    asked: list[str] = []
    sa.event.listen(factory.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    assert len(past(factory).hijos["actividad"]) == 300
    assert len([each for each in asked if each.startswith("SELECT")]) <= 10


def test_a_programme_that_never_was_has_no_past(factory: Factory) -> None:
    estrategia(factory)
    found = past(factory, "nada")
    assert (found.programa, found.hijos["actividad"]) == ([], {})
