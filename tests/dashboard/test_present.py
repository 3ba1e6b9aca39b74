"""Kept evaluations: whatever changes, they say what a fresh one says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest
import sqlalchemy as sa

from dashboard.day.visibility import View, hidden_programas, seen
from dashboard.keeping.present import Present
from plan import history
from plan.config import Config
from plan.database import reader
from plan.evaluacion import evaluate
from plan.evaluado import Evaluacion, ProgramaEvaluado, Resumen
from plan.moves import moves
from sync.decisions import Note
from sync.pipeline import Pipeline
from tests.conftest import ESTRATEGIA, Town
from tests.dashboard.factory import Factory
from tests.dashboard.town import estrategia, programa, task

AL = date(2026, 11, 20)

OP = """
## Informe
| Corte      |
|------------|
| 2026-10-31 |

## Programas
| Código | Nombre      | Lineamiento | Avance reportado | Fin planificado | Público | Código anterior |
|--------|-------------|-------------|------------------|-----------------|---------|-----------------|
| P1     | Red pluvial | L1          | 0.5              | 2026-12-31      |         |                 |
| P2     | Bacheo      | L1          | 0.1              | 2026-12-31      |         |                 |

## Actividades
| Código | Programa | Nombre       | Avance |
|--------|----------|--------------|--------|
| A1     | P1       | Relevamiento | 0.6    |
"""
WITHOUT_P1 = OP.replace("| P1     | Red pluvial", "| P3     | Otra cosa  ").replace(
    "| P1       |", "| P2       |"
)
CLAIMED = """
## Programas
| Código | Nombre      | Lineamiento | Avance reportado | Fin planificado | Código anterior |
|--------|-------------|-------------|------------------|-----------------|-----------------|
| S1     | Red pluvial | L2          | 0.5              | 2026-12-31      | OP/P1           |
"""
HIDDEN = OP.replace(
    "2026-12-31      |         |                 |\n| P2",
    "2026-12-31      | No      |                 |\n| P2",
)


class Kept:
    """What is kept from one look to the next, and what a fresh look finds."""

    def __init__(self, config: Config) -> None:
        self._engine = reader(config)
        self._umbrales = config.umbrales
        self._present = {view: Present(view, config.umbrales) for view in View}

    def agree(self, al: date = AL) -> bool:
        """Look in both views."""
        with self._engine.connect() as connection:
            return all(self._agrees(connection, view, al) for view in View)

    def close(self) -> None:
        self._engine.dispose()

    def _agrees(self, connection: sa.Connection, view: View, al: date) -> bool:
        whole = history.panorama(connection)
        fresh = seen(whole, view, hidden_programas(whole))
        panorama, evaluacion = self._present[view].evaluate(connection, al)
        return panorama == fresh and told(evaluacion) == told(evaluate(fresh, al, self._umbrales))


@pytest.fixture
def kept(config: Config) -> Iterator[Kept]:
    config.datos.mkdir(exist_ok=True)
    made = Kept(config)
    yield made
    made.close()


def told(evaluacion: Evaluacion) -> Evaluacion:
    """Spell out what is only found when it is asked for: evaluations that say the same are equal then."""
    return replace(
        evaluacion,
        municipio=_rolled(evaluacion.municipio),
        ejes={key: _rolled(each) for key, each in evaluacion.ejes.items()},
        dependencias={key: _rolled(each) for key, each in evaluacion.dependencias.items()},
        lineamientos={key: _rolled(each) for key, each in evaluacion.lineamientos.items()},
        programas=_measured(evaluacion.programas),
    )


def _measured(
    programas: Mapping[tuple[str, str], ProgramaEvaluado],
) -> Mapping[tuple[str, str], ProgramaEvaluado]:
    return {key: _programa(each) for key, each in programas.items()}


def _rolled(resumen: Resumen) -> Resumen:
    return replace(resumen, pesan=tuple(map(_programa, resumen.pesan)))


def _programa(programa: ProgramaEvaluado) -> ProgramaEvaluado:
    lit = tuple((each._replace(lit=None), each.semaforo, each.marcas) for each in programa.actividades)
    return replace(programa, actividades=lit)


HEAD = OP.partition("| P1")[0]
MANY = HEAD + "\n".join(f"| P{n} | Programa {n} | L1 | 0.5 | 2026-12-31 | | |" for n in range(20))

SAVES: tuple[tuple[str, str | bytes], ...] = (
    ("estrategia.xlsx", ESTRATEGIA),
    ("OP.xlsx", OP),
    ("SAL.xlsx", CLAIMED),  # carries on what is of another office
    ("OP.xlsx", WITHOUT_P1),  # which lets go of it
    ("OP.xlsx", HIDDEN),
    ("OP.xlsx", b"nada"),
    ("estrategia.xlsx", ESTRATEGIA.replace("Salud", "Salud y deporte")),  # and every office is judged again
    ("OP.xlsx", MANY),
    ("OP.xlsx", MANY.replace("2026-12-31", "2026-11-30")),  # so much that it is held
)


def test_after_anything_the_service_does_what_is_kept_says_what_a_fresh_look_says(
    pipeline: Pipeline, town: Town, now: datetime, kept: Kept
) -> None:
    outcomes = []
    for minute, (name, content) in enumerate(SAVES):
        town.save(name, content)
        for seconds in (0, 30):
            outcomes += pipeline.ingest(now + timedelta(minutes=minute, seconds=seconds))
            assert kept.agree()
    held = outcomes[-1].carga
    assert held is not None
    list(pipeline.decisions.carry_out(Note("confirmar", "ana", held), now + timedelta(hours=1)))
    assert kept.agree()
    assert kept.agree(AL + timedelta(days=60))
    assert {"vigente", "rechazado", "retenido"} <= {outcome.situacion for outcome in outcomes}


@pytest.mark.parametrize("seed", range(12))
def test_after_any_loads_in_any_order_what_is_kept_says_what_a_fresh_look_says(
    factory: Factory, kept: Kept, seed: int
) -> None:
    random = Random(seed)
    estrategia(factory)
    for turn in range(12):
        al = AL + timedelta(days=random.choice((0, 0, turn)))
        origen = random.choice(("OP", "SAL", "CUL", ""))
        factory.load(origen, AL, random.choice((None, AL - timedelta(days=random.randrange(90)))))
        for _ in range(random.randrange(4)):
            _anything(factory, origen, random)
        assert kept.agree(al)


def _anything(factory: Factory, origen: str, random: Random) -> None:
    number = random.randrange(4)
    if not origen:
        factory.put(
            "dependencia", codigo="CUL", nombre="Cultura", presenta_planilla=random.choice(("Sí", "No"))
        )
        factory.put("plan", nombre="Plan", inicio=AL, fin=AL + timedelta(days=random.randrange(900)))
        return
    publico = random.choice((None, "No"))
    programa(factory, origen, f"P{number}", publico=publico, ponderacion=random.choice((1.0, 5.0)))
    if origen == "OP":
        task(factory, f"P{number}", f"A{random.randrange(6)}", avance=random.random(), observaciones="Algo")


def test_only_what_changes_rows_moves_an_office(pipeline: Pipeline, town: Town, now: datetime) -> None:
    town.save("estrategia.xlsx", ESTRATEGIA)
    town.save("OP.xlsx", OP)
    list(pipeline.ingest(now))
    before = _moves(pipeline)
    town.save("OP.xlsx", b"nada")
    assert [each.situacion for each in pipeline.ingest(now + timedelta(minutes=1))] == ["rechazado"]
    assert _moves(pipeline) == before
    town.save("OP.xlsx", OP.replace("0.6", "0.7"))
    list(pipeline.ingest(now + timedelta(minutes=2)))
    after = _moves(pipeline)
    assert after["op"] == before["op"] + 2
    assert after[""] == before[""]


def _moves(pipeline: Pipeline) -> Mapping[str, int]:
    with pipeline.memory.engine.connect() as connection:
        return moves(connection)


def test_what_an_office_did_not_touch_is_not_measured_again(factory: Factory, config: Config) -> None:
    estrategia(factory)
    for origen in ("OP", "SAL"):
        factory.load(origen, AL, AL)
        programa(factory, origen, f"{origen}-1")
    engine, present = reader(config), Present(View.WHOLE, config.umbrales)
    with engine.connect() as connection:
        _, before = present.evaluate(connection, AL)
    factory.load("OP", AL, AL)
    programa(factory, "OP", "OP-1", avance_reportado=0.9)
    with engine.connect() as connection:
        _, after = present.evaluate(connection, AL)
    engine.dispose()
    assert after.programas["sal", "sal-1"] is before.programas["sal", "sal-1"]
    assert after.programas["op", "op-1"].reportado == 0.9
