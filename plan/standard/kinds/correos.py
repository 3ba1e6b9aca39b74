"""Kinds of mail addresses: one, or several."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from plan.standard.kinds.base import Cell, Finding, Hint, Kind, Mistake, Reading, items
from plan.standard.kinds.blanks import unassigned, visible, without_invisible
from plan.standard.kinds.spelling import did_you_mean, spell
from plan.standard.kinds.textos import as_text, parts_of, separated

_ADDRESS = re.compile(r"[^@\s;,:<>()\"]+@[^@\s;,<>()\".]+(?:\.[^@\s;,<>()\".]+)+")
_BETWEEN_ADDRESSES = re.compile(r"[;,\s]+")
_LONGEST_ADDRESS = 320


@dataclass(frozen=True)
class Correo(Kind):
    """One mail address; what is none is kept and pointed out."""

    def read(self, cell: Cell, hint: Hint = None) -> Reading:
        """Keep an address as it was written."""
        del hint
        return _address(cell) if isinstance(cell, str) else _no_address(cell)

    @property
    def width(self) -> int:
        """Room for an address."""
        return 32

    def describe(self) -> str:
        """Say in Spanish what may be written."""
        return "Una dirección de correo: obras@muni.gob."

    def mistakes(self, example: str) -> tuple[Mistake, ...]:
        """Tell what people often get wrong."""
        del example
        return (Mistake("obras@muni", "obras@muni.gob", "La dirección entera, con lo que sigue al punto."),)


@dataclass(frozen=True)
class Correos(Correo):
    """One or more mail addresses."""

    def read(self, cell: Cell, hint: Hint = None) -> Reading:
        """Take the addresses apart."""
        del hint
        return _addresses(cell) if isinstance(cell, str) else _no_address(cell)

    @property
    def many(self) -> bool:
        """Several addresses may stand in a cell."""
        return True

    def describe(self) -> str:
        """Say in Spanish what may be written."""
        return (
            "Direcciones de correo; si son varias, separadas con punto y coma: ana@muni.gob; obras@muni.gob."
        )

    def mistakes(self, example: str) -> tuple[Mistake, ...]:
        """Tell what people often get wrong."""
        two = ("ana@muni.gob", "obras@muni.gob")
        why = "Se separan con punto y coma."
        return (*super().mistakes(example), Mistake(", ".join(two), "; ".join(two), why))


def is_address(text: str) -> bool:
    """Tell whether a text can be a mail address."""
    return _ADDRESS.fullmatch(text) is not None


@lru_cache(maxsize=1024)
def _address(cell: str) -> Reading:
    if blank := unassigned(cell):
        return blank
    text = visible(cell)
    return Reading(text, () if is_address(text) else (_wrong_address(text),))


@lru_cache(maxsize=1024)
def _addresses(cell: str) -> Reading:
    if blank := unassigned(cell):
        return blank
    text = without_invisible(cell)
    by_semicolon = tuple(visible(part) for part in items(text))
    everywhere = parts_of(_BETWEEN_ADDRESSES, text)
    parts = everywhere if all(map(is_address, everywhere)) else by_semicolon
    if blank := unassigned("; ".join(parts)):
        return blank
    wrong = [part for part in parts if not is_address(part)]
    notes = [_wrong_address("; ".join(wrong))] if wrong else []
    if parts != by_semicolon:
        notes.append(separated(cell, parts))
    return Reading("; ".join(parts) or None, tuple(notes))


def _wrong_address(part: str) -> Finding:
    facts = {"valor": spell(part), "sugerencia": did_you_mean(_likely_address(part))}
    return Finding("CORREO_INVALIDO", facts)


def _likely_address(part: str) -> str:
    inside = _ADDRESS.findall(part.removeprefix("mailto:")[:_LONGEST_ADDRESS])
    if inside:
        return str(inside[0])
    joined = "".join(part.split()).replace(",", ".")
    return joined if is_address(joined) else ""


def _no_address(cell: Cell) -> Reading:
    spelt = as_text(cell)
    return Reading(spelt.value, (_wrong_address(str(spelt.value)),)) if spelt.value is not None else spelt
