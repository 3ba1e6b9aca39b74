"""Who the cells name: one person however it was written, and her address.

Columns that name people: `Responsable` of Programas and of Actividades (several, separated by «;») and
`Titular` of Dependencias. Indicators name nobody: whoever answers for their programme answers for them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from dashboard.day.photo import fold
from plan.standard.kinds.base import items


@dataclass(frozen=True, slots=True)
class Named:
    """A person as a cell names her; `slug` is the same whatever the case, accents, spaces and signs."""

    nombre: str
    slug: str


def named(text: object) -> list[Named]:
    """Read whom a cell names, each once."""
    found: dict[str, Named] = {}
    for nombre in items(str(text or "")):
        found.setdefault(slug(nombre), Named(nombre, slug(nombre)))
    return list(found.values())


def slug(nombre: str) -> str:
    """Make of a name what stands in an address: letters and figures of any script, joined by hyphens."""
    words = "".join(char if char.isalnum() else " " for char in fold(nombre)).split()
    whole = "-".join(words) or _SIGNS_ONLY
    return whole if len(whole) <= _LONGEST else f"{whole[: _LONGEST - 20].rstrip('-')}-{_digest(whole)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


_LONGEST = 80
"""Longer ones are no names, and addresses have an end; what stands for one is shorter, and stays itself."""

_SIGNS_ONLY = "-"
"""Stands for names without any letter."""
