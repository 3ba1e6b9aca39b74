"""A mail before it is spelt: what it says, piece by piece; text and HTML are made of the same pieces."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from sync.mail.outbox import Written

_LONGEST_SUBJECT = 140
_WIDTH = 76
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What a cell may hold and a mail may not: controls, halves of characters, what Unicode will never assign."""


class Tone(StrEnum):
    """How a mail sounds; the value is its word, which stands beside its shape."""

    GOOD = "Todo en orden"
    LOOK = "Para revisar"
    BAD = "Hay que actuar"
    CALM = "Para su información"

    @property
    def shape(self) -> str:
        """The shape that stands beside the colour."""
        return _SHAPES[self]


_SHAPES = {Tone.GOOD: "✔", Tone.LOOK: "▲", Tone.BAD: "■", Tone.CALM: "●"}


@dataclass(frozen=True, slots=True)
class Tag:
    """A word with a shape and a colour: the severity of a problem, a light."""

    word: str
    shape: str
    colour: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a list: what it is, where, and what is to be said of it."""

    says: str
    where: str = ""
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Figures side by side; the first cell of a row names it."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str | Tag]]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a mail under its own heading."""

    title: str
    says: str = ""
    items: Sequence[Item] = ()
    table: Table | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An address of the site, and what is there."""

    says: str
    address: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole mail.

    Args:
        says: its first paragraphs: what happened, and what that means.
        todo: what to do, step by step.
        why: why whoever reads it gets it.
    """

    subject: str
    tone: Tone
    title: str
    says: Sequence[str]
    sections: Sequence[Section] = ()
    todo: Sequence[str] = ()
    links: Sequence[Link] = ()
    why: str = ""


def spell(letter: Letter, town: str) -> Written:
    """Spell a letter as text and as HTML."""
    return Written(
        asunto=_one_line(letter.subject),
        texto=_seen(_TEMPLATES.get_template("carta.txt").render(letter=letter, town=town)).strip() + "\n",
        html=_seen(_TEMPLATES.get_template("carta.html").render(letter=letter, town=town)),
    )


def wrapped(text: str, indent: int = 0, hanging: int = 0) -> str:
    """Break a text into lines that a mail shows whole; those after the first hang further in."""
    margin = " " * indent
    paragraphs = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(
        textwrap.fill(
            line,
            _WIDTH,
            initial_indent=margin,
            subsequent_indent=margin + " " * hanging,
            break_on_hyphens=False,
            break_long_words=False,
        )
        for line in paragraphs
        if line
    )


def as_line(row: Sequence[str | Tag], heads: Sequence[str]) -> str:
    """Spell a row of a table where there are no columns: its name, then each figure with its heading."""
    first, *cells = (cell.word if isinstance(cell, Tag) else cell for cell in row)
    figures = (f"{head.lower()}: {cell}" for head, cell in zip(heads[1:], cells, strict=True) if cell)
    return f"- {' · '.join((first, *figures))}"


def _seen(text: str) -> str:
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _one_line(text: str) -> str:
    line = _seen(" ".join(text.split()))
    return line if len(line) <= _LONGEST_SUBJECT else f"{line[: _LONGEST_SUBJECT - 1]}…"


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("sync.mail", "plantillas"),
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["wrapped"] = wrapped
    made.filters["as_line"] = as_line
    made.tests["tag"] = lambda value: isinstance(value, Tag)
    return made


_TEMPLATES = _environment()
