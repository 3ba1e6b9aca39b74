"""Notes of what people decide: none is lost, none is done twice, and a broken one holds nothing up."""

from __future__ import annotations

import logging

import pytest

from plan.config import Config
from sync.decisions import Note, collect, done, leave


def notes(config: Config) -> list[Note]:
    return [note for _, note in collect(config.datos)]


def test_a_note_comes_back_as_it_was_left(config: Config) -> None:
    left = Note("retirar", "ñandú", dependencia="OP", codigo="../OP-1")
    leave(config.datos, left)
    assert notes(config) == [left]


def test_the_oldest_load_goes_first(config: Config) -> None:
    for number in (12, 3):
        leave(config.datos, Note("confirmar", "ana", number))
    assert [note.carga for note in notes(config)] == [3, 12]


def test_the_same_decision_twice_is_one_note(config: Config) -> None:
    for _ in range(2):
        leave(config.datos, Note("confirmar", "ana", 3))
    leave(config.datos, Note("rechazar", "ana", 3))
    assert len(notes(config)) == 2


def test_a_note_stays_until_it_is_done_with(config: Config) -> None:
    leave(config.datos, Note("confirmar", "ana", 3))
    ((path, _),) = collect(config.datos)
    assert len(notes(config)) == 1
    done(path)
    assert notes(config) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"accion": "borrar"}',
        b'{"accion": "confirmar", "carga": "3"}',
        b'{"accion": "confirmar", "otra": 3}',
    ],
)
def test_a_note_that_cannot_be_read_is_told_once_and_moved_aside(
    config: Config, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    leave(config.datos, Note("confirmar", "ana", 3))
    folder = config.datos / "decisiones"
    (folder / "rota.json").write_bytes(content)
    with caplog.at_level(logging.ERROR):
        assert notes(config) == [Note("confirmar", "ana", 3)]
        assert notes(config) == [Note("confirmar", "ana", 3)]
    assert len(caplog.records) == 1
    assert "No se entiende la decisión anotada en rota.json" in caplog.text
    assert (folder / "ilegibles" / "rota.json").read_bytes() == content
