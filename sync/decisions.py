"""What people decide while the service runs: notes left for it in the data folder."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from sync.journal import write_durably

LOG = logging.getLogger("tablero.decisiones")

ACTIONS = ("confirmar", "rechazar", "retirar")


@dataclass(frozen=True, slots=True)
class Note:
    """A decision: `confirmar` or `rechazar` a held load, or `retirar` a programme of a dependencia.

    `por` is who decided.
    """

    accion: str
    por: str = ""
    carga: int = 0
    dependencia: str = ""
    codigo: str = ""


def leave(datos: Path, note: Note) -> None:
    """Leave a note for the service; the same decision twice is one."""
    content = json.dumps(asdict(note), ensure_ascii=False, sort_keys=True).encode()
    name = f"{note.accion}-{hashlib.sha256(content).hexdigest()[:16]}.json"
    write_durably(_folder(datos) / name, content)


def collect(datos: Path) -> Iterator[tuple[Path, Note]]:
    """Hand over the notes left, oldest load first; each stays until it is done with.

    A note that cannot be read is told in the log and moved aside.
    """
    found = []
    for path in sorted(_folder(datos).glob("*.json")):
        note = _read(path)
        if note is None:
            _set_aside(path)
        else:
            found.append((path, note))
    yield from sorted(found, key=lambda each: (each[1].carga, each[0].name))


def done(path: Path) -> None:
    """Forget a note that was carried out, or that nothing is left to do for."""
    path.unlink(missing_ok=True)


def _read(path: Path) -> Note | None:
    try:
        written = json.loads(path.read_bytes())
        note = Note(**written)
    except (ValueError, TypeError):
        return None
    return note if _well_made(note) else None


def _well_made(note: Note) -> bool:
    """Tell a note whose fields are what they should be: JSON holds anything."""
    return note.accion in ACTIONS and all(
        isinstance(getattr(note, field.name), type(field.default)) for field in fields(Note)[1:]
    )


def _set_aside(path: Path) -> None:
    aside = path.parent / "ilegibles" / path.name
    aside.parent.mkdir(exist_ok=True)
    path.replace(aside)
    LOG.error("No se entiende la decisión anotada en %s: quedó en %s. Vuelva a tomarla.", path.name, aside)


def _folder(datos: Path) -> Path:
    return datos / "decisiones"
