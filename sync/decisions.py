"""What people decide about held loads while the service runs: notes left for it in the data folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from sync.journal import write_durably


@dataclass(frozen=True, slots=True)
class Note:
    """A decision on a held load: `confirmar` or `rechazar`."""

    carga: int
    accion: str


def leave(datos: Path, note: Note) -> None:
    """Leave a note for the service; the same decision twice is one."""
    write_durably(_folder(datos) / f"{note.carga}.json", json.dumps(asdict(note)).encode())


def collect(datos: Path) -> Iterator[Note]:
    """Hand over the notes left, oldest load first; each is gone once its turn is over."""
    folder = _folder(datos)
    paths = folder.glob("*.json") if folder.is_dir() else ()
    for path in sorted(paths, key=lambda found: (len(found.name), found.name)):
        yield Note(**json.loads(path.read_bytes()))
        path.unlink()


def _folder(datos: Path) -> Path:
    return datos / "decisiones"
