"""The history lived again by today's rules: what would be otherwise is told, and nothing is changed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from plan.config import Config
from plan.history import Record
from sync.entry import Entry
from sync.journal import Journal, JournalError
from sync.otherwise import otherwise
from sync.read.pool import ReaderPool
from sync.replay import replay
from tests.commands import tablero
from tests.sync.histories import dump

OP_FIRST, SAL_HELD, OP_WITH_ERROR, SAL_CONFIRMED = 3, 4, 5, 8
"""Cargas of the installation in which all kinds of things happened."""


def told(config: Config, pool: ReaderPool) -> dict[int, tuple[str, ...]]:
    return {judged.carga["id"]: judged.changes for judged in replay(config, pool) if judged.changes}


def judged_otherwise(config: Config, number: int, **carga: object) -> Entry:
    """Write an entry as if other rules had judged its workbook."""
    journal = Journal(config.datos)
    entry = journal.read(number)
    entry = replace(entry, carga=entry.carga | carga)
    journal.write(entry)
    return entry


def first_format(config: Config) -> None:
    for path in (config.datos / "diario").glob("*/*.json"):
        told = json.loads(path.read_bytes().partition(b"\n")[0])
        old = {name: told[name] for name in ("carga", "problemas", "cerradas", "abiertas")}
        path.write_text(json.dumps(old, ensure_ascii=False), encoding="utf-8")


def archived(config: Config, number: int) -> Path:
    digest: str = Journal(config.datos).read(number).carga["sha256"]
    return config.datos / "archivo" / digest[:2] / digest


def test_by_the_same_rules_nothing_is_otherwise(lived: Config, pool: ReaderPool) -> None:
    found = [(judged.carga["id"], judged.changes, judged.lost) for judged in replay(lived, pool)]
    assert found == [(number, (), False) for number in range(1, 9)]


def test_a_history_of_the_first_format_can_be_lived_again(lived: Config, pool: ReaderPool) -> None:
    first_format(lived)
    assert told(lived, pool) == {}


def test_an_outcome_and_counts_that_would_be_otherwise_are_told(lived: Config, pool: ReaderPool) -> None:
    judged_otherwise(lived, SAL_HELD, resultado="tomada")
    judged_otherwise(lived, OP_WITH_ERROR, tomadas=4, cuarentena=0, corte=None)
    assert told(lived, pool) == {
        SAL_HELD: ("Fue tomada; hoy sería retenida: En «Programas» desaparecen 7 de 18 filas.",),
        OP_WITH_ERROR: ("Filas: tomadas 4 → 3, en cuarentena 0 → 1.", "El corte: (vacío) → «2026-10-31»."),
    }


def test_problems_that_come_and_go_are_told_with_their_sentence(lived: Config, pool: ReaderPool) -> None:
    entry = judged_otherwise(lived, OP_WITH_ERROR)
    first = next(found for found in entry.problemas if found["severidad"] == "error")
    without = [found for found in entry.problemas if found is not first]
    moved = first | {"orden": 99, "fila": 9, "celda": "F9"}
    Journal(lived.datos).write(replace(entry, problemas=[*without, moved]))
    come, gone = told(lived, pool)[OP_WITH_ERROR]
    assert come.startswith(f"Aparece el error en Programas!{first['celda']}: ")
    assert gone.startswith("Ya no está el error en Programas!F9: ")
    assert "7,63" in come or "7.63" in come


def test_rows_that_would_be_otherwise_are_told(lived: Config, pool: ReaderPool) -> None:
    journal = Journal(lived.datos)
    entry = journal.read(OP_FIRST)
    opened = {(found["table"], found["clave"]): found for found in entry.abiertas}
    del opened["programa", "op-2"]
    programa = opened["programa", "op-1"]
    opened["programa", "op-1"] = programa | {"values": programa["values"] | {"avance_reportado": 40.0}}
    opened["eje", "e9"] = programa | {"table": "eje", "clave": "e9", "values": {}}
    journal.write(replace(entry, abiertas=list(opened.values()), cerradas=[("actividad", "a7")]))
    assert told(lived, pool) == {
        OP_FIRST: (
            "«eje» e9: hoy no cambiaría.",
            "«programa» op-1: avance_reportado «40.0» → «0.4».",
            "«programa» op-2: hoy cambiaría.",
            "«actividad» a7: hoy no se cerraría.",
        )
    }


def test_a_workbook_that_is_lost_is_told_and_stays_as_it_was(lived: Config, pool: ReaderPool) -> None:
    archived(lived, OP_FIRST).unlink()
    found = list(replay(lived, pool))
    assert [judged.carga["id"] for judged in found if judged.lost] == [OP_FIRST]
    assert not any(judged.changes for judged in found)


def test_nothing_of_it_is_stored(lived: Config, pool: ReaderPool) -> None:
    before = dump(lived)
    judged_otherwise(lived, SAL_HELD, resultado="tomada")
    files = {path: path.stat().st_mtime_ns for path in lived.datos.rglob("*") if path.is_file()}
    list(replay(lived, pool))
    assert {path: path.stat().st_mtime_ns for path in lived.datos.rglob("*") if path.is_file()} == files
    assert dump(lived) == before


def test_a_journal_that_is_not_whole_is_told(lived: Config, pool: ReaderPool) -> None:
    (lived.datos / "diario" / "00000" / "00000002.json").unlink()
    with pytest.raises(JournalError, match="falta la carga 2"):
        list(replay(lived, pool))


def test_a_sentence_that_names_a_fact_not_noted_then_gives_way_to_its_title() -> None:
    fault: Record = {"codigo": "LIBRO_DUPLICADO", "severidad": "error", "hechos": "{}"}
    fault |= {"hoja": "", "fila": None, "columna": "", "celda": ""}
    carga: Record = {"resultado": "rechazada", "detalle": "", "corte": None}
    carga |= dict.fromkeys(("escritas", "tomadas", "cuarentena", "omitidas"), 0)
    (line,) = otherwise(Entry(carga, [fault]), Entry(carga))
    assert line.startswith("Ya no está el error: ")
    assert line.endswith(".")


def test_the_command_tells_what_would_change_and_ends_with_1(lived: Config) -> None:
    assert tablero(lived, "rebuild", "--revalidar").stdout == (
        "Con las reglas de hoy, en 8 cargas, nada cambia.\n"
    )
    judged_otherwise(lived, SAL_HELD, resultado="tomada")
    archived(lived, OP_FIRST).unlink()
    done = tablero(lived, "rebuild", "--revalidar")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"Carga {OP_FIRST}, OP.xlsx, 20/11/2026 12:00:",
        "  Su planilla falta en el archivo o está dañada: queda como fue.",
        f"Carga {SAL_HELD}, SAL.xlsx, 20/11/2026 12:01:",
        "  Fue tomada; hoy sería retenida: En «Programas» desaparecen 7 de 18 filas.",
        "No se pudieron juzgar de nuevo 1 cargas: sus planillas faltan en el archivo.",
        "Con las reglas de hoy cambian 1 de 8 cargas. No se tocó nada.",
    ]
