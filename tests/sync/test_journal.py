"""The journal: entries come back as they were written, and one that did not is never believed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from plan.config import Config
from plan.tables import ROW_TABLES
from sync.entry import Entry, decode, encode
from sync.journal import Journal, JournalError, sweep
from tests.conftest import Town
from tests.sync.drawings import OP, Ingest

CARGA = {
    "id": 7,
    "momento": "2026-11-20T15:00:00.000000+00:00",
    "corte": date(2026, 10, 31),
    "origen": "op",
    "ruta": "OP.xlsx",
    "sha256": "ab",
    "tamano": 3,
    "resultado": "tomada",
}


def made(**values: object) -> Entry:
    opened = {"table": "programa", "clave": "op-1", "values": values, "fila": 2, "marca": None, "al": None}
    return Entry(CARGA, cerradas=[("programa", "op-1")], abiertas=[opened], archivo={"ruta": "OP.xlsx"})


def entry_path(config: Config, number: int) -> Path:
    return config.datos / "diario" / "00000" / f"{number:08d}.json"


_CELLS = st.fixed_dictionaries(
    {
        str(column.name): {
            sa.Date: st.dates(),
            sa.Float: st.floats(allow_nan=False, allow_infinity=False),
        }.get(type(column.type), st.text(st.characters(exclude_categories=["Cs"])))
        | st.none()
        for column in ROW_TABLES["actividad"].c
        if column.name not in {"origen", "clave", "desde", "hasta", "fila", "marca", "al"}
    }
)


@given(_CELLS, st.dates() | st.none())
def test_every_value_comes_back_as_it_was(values: dict[str, object], al: date | None) -> None:
    opened = {
        "table": "actividad",
        "clave": "a1",
        "values": values,
        "fila": 2,
        "marca": "pendiente",
        "al": al,
    }
    told = {"umbrales": {"brecha": 0.1}}
    entry = Entry(CARGA, [], [("actividad", "a1")], [opened], None, "confirmada 3", told)
    assert decode(encode(entry)) == entry


def test_what_a_load_leaves_tells_the_file_the_hand_and_the_rules(
    town: Town, ingest: Ingest, config: Config
) -> None:
    town.save("OP.xlsx", OP)
    ingest()
    entry = Journal(config.datos).read(2)
    assert entry.archivo is not None
    assert (entry.archivo["ruta"], entry.archivo["situacion"]) == ("OP.xlsx", "vigente")
    assert (entry.decision, entry.reglas["estandar"], entry.reglas["umbrales"]["brecha"]) == ("", "1", 0.1)


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def unsealed(data: bytes) -> bytes:
    return data.partition(b"\n")[0]


def altered(data: bytes) -> bytes:
    return data.replace(b"OP.xlsx", b"OQ.xlsx")


def of_another_number(data: bytes) -> bytes:
    del data
    return encode(Entry(CARGA | {"id": 8}))


def without_its_carga(data: bytes) -> bytes:
    del data
    return b'{"problemas":[]}'


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (cut, "está cortada"),
        (unsealed, "le falta el sello"),
        (altered, "su sello no corresponde"),
        (of_another_number, "es la de la carga 8"),
        (without_its_carga, "le falta algo"),
        (lambda _: b"[]", "está cortada"),
        (lambda _: b"\xff\xfe\n", "su sello no corresponde"),
    ],
)
def test_a_damaged_entry_is_told_with_its_number_and_file(
    config: Config, damage: Callable[[bytes], bytes], reason: str
) -> None:
    journal = Journal(config.datos)
    journal.write(made())
    path = entry_path(config, 7)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(JournalError) as told:
        journal.read(7)
    assert f"está dañada la carga 7 ({path}: " in str(told.value)
    assert reason in str(told.value)


def test_every_single_damaged_byte_is_noticed(config: Config) -> None:
    journal = Journal(config.datos)
    journal.write(made(nombre="Red pluvial"))
    path = entry_path(config, 7)
    whole = path.read_bytes()
    for place in range(len(whole) - 1):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(JournalError):
            journal.read(7)


def test_a_missing_entry_is_told(config: Config) -> None:
    journal = Journal(config.datos)
    for number in (1, 2, 4, 7):
        journal.write(Entry(CARGA | {"id": number}))
    assert (journal.last(), journal.missing()) == (7, [3, 5, 6])
    with pytest.raises(JournalError, match="falta la carga 3"):
        list(journal.entries())


@pytest.mark.parametrize(
    "newer",
    [{"formato": 3}, {"formato": 2, "carga": {"id": 7, "columna_nueva": 1}}],
    ids=["its format", "a column"],
)
def test_an_entry_of_a_newer_program_is_told(config: Config, newer: dict[str, object]) -> None:
    text = json.dumps(json.loads(unsealed(encode(Entry(CARGA)))) | newer).encode()
    entry_path(config, 7).parent.mkdir(parents=True)
    entry_path(config, 7).write_bytes(b"%s\n%s\n" % (text, sha256(text).hexdigest().encode()))
    with pytest.raises(JournalError, match="versión más nueva del programa"):
        Journal(config.datos).read(7)


def test_an_entry_of_the_first_format_is_read_and_tells_its_file_without_times(config: Config) -> None:
    written = {"carga": CARGA | {"corte": "2026-10-31"}, "problemas": [], "cerradas": [], "abiertas": []}
    entry_path(config, 7).parent.mkdir(parents=True)
    entry_path(config, 7).write_text(json.dumps(written), encoding="utf-8")
    entry = Journal(config.datos).read(7)
    assert entry.carga == CARGA
    assert entry.archivo is not None
    told = [entry.archivo[name] for name in ("situacion", "sha256", "mtime_ns", "ctime_ns")]
    assert told == ["vigente", "ab", 0, -1]


def test_what_was_being_written_when_the_power_went_is_removed(config: Config) -> None:
    journal = Journal(config.datos)
    journal.write(made())
    left = entry_path(config, 7).with_name(".00000008.json.tmp")
    left.write_bytes(b"{")
    sweep(config.datos)
    assert (left.exists(), journal.last()) == (False, 7)
