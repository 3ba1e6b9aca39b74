"""A kind of choice: an option of a closed list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from plan.standard.kinds.base import Cell, Finding, Hint, Mistake, Reading
from plan.standard.kinds.blanks import fold
from plan.standard.kinds.spelling import quoted, spell
from plan.standard.kinds.strict import Strict, found, plain

_NEAR = 0.85
_LONGEST_SLIP = 2
_TICKS = frozenset({"x", "✓", "✔", "☑", "✅", "1", "verdadero", "true"})
_EMPTY_TICKS = frozenset({"0", "falso", "false", "☐"})


@dataclass(frozen=True)
class Lista(Strict):
    """One option of a closed list.

    `aliases` are other words people use for one; `blank` says when the cell is rather left blank.
    """

    options: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict, hash=False)
    blank: str = ""

    def read(self, cell: Cell, hint: Hint = None) -> Reading:
        """Take an option as it is; look closer at anything else."""
        if type(cell) is str and (known := self._known.get(cell)):
            return known
        if isinstance(cell, str) and self._is_yes_no and (tick := self._tick(cell)):
            return self._likely(cell, tick)
        return super().read(cell, hint)

    @property
    def width(self) -> int:
        """Room for the longest option."""
        return max((12, *(len(option) + 4 for option in self.options)))

    def describe(self) -> str:
        """Say in Spanish what may be written."""
        return f"Una opción de la lista: {', '.join(self.options)}."

    def mistakes(self, example: str) -> tuple[Mistake, ...]:
        """Tell what people often get wrong: a tick, or other words for an option."""
        del example
        if self._is_yes_no:
            return (Mistake("X", self._yes_no[1], f"Se elige {' o '.join(self.options)}."),)
        told = [(words.capitalize(), option) for words, option in self.aliases.items()]
        return tuple(Mistake(words, option, "Se elige de la lista.") for words, option in told[:1])

    def _of_text(self, text: str, hint: Hint) -> Reading:
        del hint
        words = fold(text).strip(" .,;:")
        if words in self._folded:
            return plain(self._folded[words])
        if words in self._other_words:
            return self._likely(text, self._other_words[words])
        near = _nearest(words, tuple(self._folded))
        return self._likely(text, self._folded[near]) if near else self._refused(text)

    def _of_number(self, number: float, hint: Hint) -> Reading:
        if self._is_yes_no and number in {0.0, 1.0}:
            return self._likely(number, self._yes_no[int(number)])
        return super()._of_number(number, hint)

    def _of_truth(self, *, truth: bool) -> Reading:
        return plain(self._yes_no[truth]) if self._is_yes_no else self._refused(truth)

    def _refused(self, cell: Cell) -> Reading:
        or_none = f", o deje la celda en blanco {self.blank}" if self.blank else ""
        return found("OPCION_DESCONOCIDA", valor=spell(cell), opciones=f"{quoted(self.options)}{or_none}")

    def _likely(self, cell: Cell, option: str) -> Reading:
        return Reading(option, (Finding("OPCION_PARECIDA", {"valor": spell(cell), "leido": option}),))

    def _tick(self, text: str) -> str:
        words = fold(text)
        if words in _TICKS:
            return self._yes_no[1]
        return self._yes_no[0] if words in _EMPTY_TICKS else ""

    @cached_property
    def _known(self) -> Mapping[str, Reading]:
        return {spelt: Reading(option) for option in self.options for spelt in _spellings(option)}

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        short = {fold(option)[0]: option for option in self._yes_no}
        return short | {fold(option): option for option in self.options}

    @cached_property
    def _other_words(self) -> Mapping[str, str]:
        return {fold(words): option for words, option in self.aliases.items()}

    @cached_property
    def _yes_no(self) -> tuple[str, ...]:
        by_word = {fold(option): option for option in self.options}
        return (by_word["no"], by_word["si"]) if set(by_word) == {"no", "si"} else ()

    @property
    def _is_yes_no(self) -> bool:
        return bool(self._yes_no)


@lru_cache(maxsize=1024)
def _nearest(words: str, options: tuple[str, ...]) -> str:
    """Find the one option that differs by a slip of the pen.

    «iniciado» is no slip for «no iniciado», nor «ascendente» for «descendente»: the first letter and the
    number of words must agree.
    """
    near = {known: _likeness(words, known) for known in options if _comparable(words, known)}
    best = max(near.values(), default=0.0)
    likely = [known for known, likeness in near.items() if likeness == best]
    return likely[0] if best >= _NEAR and len(likely) == 1 else ""


def _comparable(words: str, known: str) -> bool:
    if abs(len(words) - len(known)) > _LONGEST_SLIP or words[:1] != known[:1]:
        return False
    return words.count(" ") == known.count(" ") or words.replace(" ", "") == known.replace(" ", "")


def _likeness(words: str, known: str) -> float:
    return SequenceMatcher(None, words, known).ratio()


def _spellings(option: str) -> tuple[str, ...]:
    bare = fold(option)
    return (option, option.lower(), option.upper(), bare, bare.upper(), bare.capitalize())
