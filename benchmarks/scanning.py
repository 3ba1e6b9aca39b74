"""Measure a round over a shared folder in which nothing changed."""

from __future__ import annotations

import os
from functools import partial

from benchmarks import town
from benchmarks.clock import least
from benchmarks.floor import list_and_stat
from benchmarks.installation import Installation, installation
from benchmarks.table import Figure, at_most
from sync.store import FileState
from sync.watch import scan

_PER_FOLDER = 50
_LONG_AGO = 1_700_000_000


def unchanged(turns: int, count: int = 2_000) -> list[Figure]:
    """Scan workbooks that are remembered as they are."""
    with installation(1) as there:
        _fill(there, count)
        ours, floor = least(
            turns,
            lambda _: partial(_look, there),
            lambda _: partial(list_and_stat, there.config.compartida),
        )
    what = "Recorrido de la carpeta sin cambios, comparado con lo recordado"
    return [at_most(what, f"{count} planillas en {count // _PER_FOLDER} carpetas", ours, floor, 3)]


def _fill(there: Installation, count: int) -> None:
    """Make workbooks that were seen long ago: what they hold does not matter to a scan."""
    for number in range(count):
        path = (
            there.config.compartida / f"oficina-{number // _PER_FOLDER:03d}" / f"planilla-{number:04d}.xlsx"
        )
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
        os.utime(path, (_LONG_AGO, _LONG_AGO))
    for sighting in scan(there.config.compartida).workbooks:
        if "/" in sighting.path:
            there.store.note_file(sighting, FileState("vigente", town.NOW, "0" * 64))


def _look(there: Installation) -> None:
    if there.ingest():
        raise ChangedError


class ChangedError(Exception):
    """A workbook that was taken for changed."""
