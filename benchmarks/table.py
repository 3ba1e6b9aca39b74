"""The table of figures: what was reached beside what was asked, as Markdown between two markers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmarks.clock import Spent

BEGIN, END = "<!-- medición: inicio -->", "<!-- medición: fin -->"

_HEAD = "| qué | tamaño | nuestro | piso o par | razón (de procesador) | a alcanzar | ¿se alcanzó? |"
_LINE = "|---|---|--:|--:|--:|--:|---|"
_ANSWERS: Mapping[bool | None, str] = {True: "sí", False: "**no**", None: "solo se mide"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; `reached` is None for what is only measured."""

    what: str
    size: str
    ours: str
    beside: str = "—"
    ratio: str = "—"
    asked: str = "—"
    reached: bool | None = None


def at_most(what: str, size: str, ours: Spent, floor: Spent, limit: float) -> Figure:
    """Lay what was spent beside a floor, of which it may be so many times by the clock."""
    ratio, beside = ours.wall / floor.wall, f"piso {milliseconds(floor.wall)}"
    shown = f"{times(ratio)} ({times(ours.processor / floor.processor)})"
    return Figure(what, size, milliseconds(ours.wall), beside, shown, f"≤ {times(limit)}", ratio <= limit)


def faster(what: str, size: str, ours: Spent, peer: tuple[str, Spent], least: float) -> Figure:
    """Lay what was spent beside a peer, who must take at least so many times as long by the clock."""
    name, theirs = peer
    ratio, beside = theirs.wall / ours.wall, f"{name} {milliseconds(theirs.wall)}"
    shown = f"{times(ratio)} ({times(theirs.processor / ours.processor)})"
    return Figure(what, size, milliseconds(ours.wall), beside, shown, f"≥ {times(least)}", ratio >= least)


def render(figures: Iterable[Figure]) -> str:
    """Spell the table."""
    return "\n".join([_HEAD, _LINE, *map(_row, figures)])


def placed(document: str, content: str) -> str:
    """Put content between the markers of a document, in place of what stands there."""
    before, _, rest = document.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n{content}\n{END}{after}"


def milliseconds(seconds: float) -> str:
    """Spell a span: «4,1 ms», «152 ms»."""
    thousandths = seconds * 1000
    return f"{decimal(thousandths, 1 if thousandths < 100 else 0)} ms"


def times(ratio: float) -> str:
    """Spell a ratio: «4,2 ×»."""
    return f"{decimal(ratio, 0 if ratio == round(ratio) else 1)} ×"


def decimal(number: float, places: int) -> str:
    """Spell a number with the decimal comma."""
    return f"{number:.{places}f}".replace(".", ",")


def _row(figure: Figure) -> str:
    cells = (figure.what, figure.size, figure.ours, figure.beside, figure.ratio, figure.asked)
    return f"| {' | '.join(cells)} | {_ANSWERS[figure.reached]} |"
