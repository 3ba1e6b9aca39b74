"""The guide to problems: the catalogue told to people, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plan.problems import CATALOGUE, Entry, Severity

MEANING = {
    Severity.ERROR: "La fila no se toma (o el libro entero, si el problema es del libro).",
    Severity.ADVERTENCIA: "Se toma, pero conviene mirarlo.",
    Severity.NOTA: "Se toma; es solo para saber.",
}
_FACT = re.compile(r"\{(\w+)\}")


def render() -> str:
    """Spell the whole guide."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Qué quiere decir cada problema"
    yield ""
    yield "<!-- Se genera del catálogo (`make docs`); no se edita a mano. -->"
    yield ""
    yield "Cada observación tiene su código, que no cambia. Donde dice «…» va lo que se encontró en la planilla."
    for severity, meaning in MEANING.items():
        yield ""
        yield f"## {severity.value.capitalize()}"
        yield ""
        yield meaning
        yield ""
        yield "| código | qué es | qué dice | qué hacer |"
        yield "|---|---|---|---|"
        yield from (_row(entry) for entry in CATALOGUE.values() if entry.severity is severity)


def _row(entry: Entry) -> str:
    return f"| `{entry.code}` | {entry.title} | {_shown(entry.says)} | {_shown(entry.remedy)} |"


def _shown(sentence: str) -> str:
    """Show where the facts go: «{valor}» -> «…»."""
    return _FACT.sub("…", sentence).replace("|", "\\|")
