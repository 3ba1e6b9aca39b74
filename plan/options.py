"""The options of config.toml: each with its default, its comment and how it is read."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

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


OPTIONS: tuple[Option, ...] = (
    Option("municipio", "nombre", '"Municipio de ejemplo"', "Nombre que encabeza las páginas.", text),
    Option(
        "municipio",
        "zona_horaria",
        '"America/Argentina/Buenos_Aires"',
        "Zona horaria del municipio: decide en qué día cae cada carga.",
        zone,
    ),
    Option(
        "carpetas",
        "compartida",
        '"shared_folder"',
        "Carpeta compartida donde las oficinas guardan sus planillas (relativa a este archivo, o absoluta).",
        text,
    ),
    Option(
        "carpetas",
        "datos",
        '"datos"',
        "Carpeta de la base, el archivo de planillas y el diario; en un disco local, no en la red.",
        text,
    ),
    Option(
        "web",
        "host",
        '"127.0.0.1"',
        "Dirección en la que escucha el sitio; 0.0.0.0 para que se vea desde otras máquinas.",
        text,
    ),
    Option("web", "puerto", "8000", "Puerto del sitio.", whole(1, 65535)),
    Option("web", "hilos", "8", "Cuántas páginas se atienden a la vez.", whole(1, 64)),
    Option(
        "base_de_datos",
        "url",
        '""',
        "Dirección de la base de datos; vacía: SQLite dentro de carpetas.datos.",
        text_or_empty,
    ),
    Option(
        "watch",
        "intervalo",
        "60",
        "Cada cuántos segundos se recorre la carpeta aunque nadie avise de un cambio.",
        between(0.2, 3600),
    ),
    Option(
        "watch",
        "gracia",
        "30",
        "Segundos que se espera a que un archivo a medio copiar esté completo antes de darlo por dañado.",
        between(0, 3600),
    ),
    Option(
        "watch",
        "paciencia",
        "20",
        "Segundos sin respuesta de la carpeta o de un archivo tras los que se sigue con lo demás y se avisa.",
        between(0.1, 600),
    ),
    Option(
        "umbrales",
        "verde_puntos",
        "5",
        "Verde mientras lo real no esté más de estos puntos por debajo de lo planificado.",
        points,
    ),
    Option(
        "umbrales",
        "verde_razon",
        "0.90",
        "Verde también desde esta razón entre lo real y lo planificado.",
        between(0, 1),
    ),
    Option("umbrales", "amarillo_puntos", "10", "Amarillo hasta estos puntos por debajo; más, rojo.", points),
    Option("umbrales", "amarillo_razon", "0.70", "Amarillo también desde esta razón.", between(0, 1)),
    Option(
        "umbrales",
        "tolerancia",
        "10",
        "Días después del fin planificado en que un programa todavía no se da por vencido.",
        whole(0, 365),
    ),
    Option(
        "umbrales",
        "dias_sin_cargar",
        "45",
        "Días desde el corte de una oficina hasta que se la da por desactualizada.",
        whole(1, 3650),
    ),
    Option(
        "umbrales",
        "brecha",
        "10",
        "Puntos entre lo reportado y lo real desde los que se marca una discrepancia.",
        points,
    ),
    Option(
        "umbrales",
        "dias_medicion",
        "15",
        "Días que se espera una medición después de cumplida su frecuencia.",
        whole(0, 365),
    ),
    Option(
        "umbrales",
        "recesos",
        "[]",
        "Recesos: sus días no cuentan para dar por desactualizada una oficina; [[2027-01-01, 2027-01-31]].",
        recesses,
    ),
)
"""Every option there is, in the order of the file."""
