"""One option of config.toml, and the readers that turn what is written there into values."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plan.correo import Seguridad
from plan.standard.kinds.correos import is_address
from plan.umbrales import Receso

Options = dict[str, Any]
"""Values by key («web.puerto»), each of the type its reader gives."""


class WrongValueError(Exception):
    """A value that an option cannot take; the message says what it takes."""


@dataclass(frozen=True)
class Option:
    """One option; `default` is spelt in TOML."""

    section: str
    name: str
    default: str
    comment: str
    read: Callable[[object], Any]

    @property
    def key(self) -> str:
        """How the option is called: section.name."""
        return f"{self.section}.{self.name}"

    @cached_property
    def parsed_default(self) -> object:
        """The default as TOML reads it."""
        return tomllib.loads(f"v = {self.default}")["v"]


def text(value: object) -> str:
    """Read a text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise WrongValueError("debe ser un texto entre comillas")
    return value


def text_or_empty(value: object) -> str:
    """Read a text."""
    if not isinstance(value, str):
        raise WrongValueError("debe ser un texto entre comillas")
    return value


def zone(value: object) -> ZoneInfo:
    """Read the name of a time zone."""
    try:
        return ZoneInfo(text(value))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise WrongValueError(
            f"«{value}» no es una zona horaria; por ejemplo «America/Argentina/Buenos_Aires»"
        ) from error


def between(low: float, high: float) -> Callable[[object], float]:
    """Make a reader of numbers from `low` to `high`."""

    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise WrongValueError(f"debe ser un número de {low:g} a {high:g}")
        return float(value)

    return read


def whole(low: int, high: int) -> Callable[[object], int]:
    """Make a reader of whole numbers from `low` to `high`."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise WrongValueError(f"debe ser un número entero de {low} a {high}")
        return value

    return read


def yes_or_no(value: object) -> bool:
    """Read `true` or `false`."""
    if not isinstance(value, bool):
        raise WrongValueError("debe ser true o false")
    return value


def security(value: object) -> Seguridad:
    """Read how a connection is kept private."""
    try:
        return Seguridad(text(value))
    except ValueError as error:
        names = " o ".join(f"«{each}»" for each in Seguridad)
        raise WrongValueError(f"debe ser {names}") from error


def address_or_empty(value: object) -> str:
    """Read a mail address, or nothing."""
    written = text_or_empty(value)
    if written and not is_address(written):
        raise WrongValueError(f"«{written}» no es una dirección de correo")
    return written


def addresses(value: object) -> tuple[str, ...]:
    """Read a list of mail addresses."""
    if not isinstance(value, list):
        raise WrongValueError('debe ser una lista de direcciones, ["ana@muni.gob"]')
    return tuple(filter(None, map(address_or_empty, value)))


def points(value: object) -> float:
    """Read percentage points, 5 for five, as a fraction."""
    return between(0, 100)(value) / 100


def recesses(value: object) -> tuple[Receso, ...]:
    """Read a list of [first day, last day]."""
    if not isinstance(value, list):
        raise WrongValueError("debe ser una lista de pares de fechas, [[2027-01-01, 2027-01-31]]")
    return tuple(_recess(pair) for pair in value)


def _recess(pair: object) -> Receso:
    match pair:
        case [date() as first, date() as last] if first <= last and not isinstance(first, datetime):
            return Receso(first, last)
    raise WrongValueError("cada receso es un par de fechas en orden, [2027-01-01, 2027-01-31]")
