"""Who the cells name: one person however it was written, and her address.

Columns that name people: `Responsable` of Programas and of Actividades (several, separated by «;») and
`Titular` of Dependencias. Indicators name nobody: whoever answers for their programme answers for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from dashboard.photo import fold
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
    """Make of a name what stands in an address: letters and figures of any script, joined by hyphens.

    What is too long for a name ends in a digest of it, so that two of them never share an address.
    """
    words = "".join(char if char.isalnum() else " " for char in fold(nombre)).split()
    joined = "-".join(words) or _SIGNS_ONLY
    if len(joined) <= _LONGEST:
        return joined
    return f"{joined[: _LONGEST - 10].rstrip('-')}-{sha256(joined.encode()).hexdigest()[:8]}"


_LONGEST = 120


_SIGNS_ONLY = "-"
"""Stands for names without any letter."""
