"""The línea base of a row: the dates or targets with which it was first accepted, and how they moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from plan.history import Record

_DATES = ("inicio_planificado", "fin_planificado")
_TARGETS = ("meta", "fecha_de_la_meta")


@dataclass(frozen=True, slots=True)
class Cambio:
    """A carga that moved what had been committed; `antes` and `despues` in the order of `LineaBase`."""

    carga: int
    antes: tuple[Any, ...]
    despues: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Plazo:
    """The línea base of the dates of a row; a date filled in later counts from when it was.

    Args:
        carga: the one with which the row was first accepted.
        dias: how many days later the end stands now; negative when earlier, None when either is missing.
    """

    carga: int
    inicio: date | None
    fin: date | None
    dias: int | None
    cambios: tuple[Cambio, ...]

    @property
    def veces(self) -> int:
        """How many times it was reprogrammed."""
        return len(self.cambios)


@dataclass(frozen=True, slots=True)
class Meta:
    """The línea base of the target of an indicator."""

    carga: int
    meta: float | None
    fecha: date | None
    cambios: tuple[Cambio, ...]

    @property
    def veces(self) -> int:
        """How many times it was changed."""
        return len(self.cambios)


def plazo(versions: Sequence[Record]) -> Plazo | None:
    """Find the línea base of the dates in a life (see `plan.life`); None when nothing was ever accepted."""
    if not versions:
        return None
    inicio, fin = _base(versions, _DATES)
    now = versions[-1].get("fin_planificado")
    return Plazo(
        carga=versions[0]["desde"],
        inicio=inicio,
        fin=fin,
        dias=(now - fin).days if now and fin else None,
        cambios=tuple(_moves(versions, _DATES)),
    )


def meta(versions: Sequence[Record]) -> Meta | None:
    """Find the línea base of the target in the life of an indicator; None when nothing was ever accepted."""
    if not versions:
        return None
    value, fecha = _base(versions, _TARGETS)
    return Meta(versions[0]["desde"], value, fecha, tuple(_moves(versions, _TARGETS)))


def _base(versions: Sequence[Record], columns: Sequence[str]) -> tuple[Any, ...]:
    """Take the first value of each column: once a coordinator can approve another, it will begin there."""
    return tuple(
        next((version[name] for version in versions if version.get(name) is not None), None)
        for name in columns
    )


def _moves(versions: Sequence[Record], columns: Sequence[str]) -> Iterator[Cambio]:
    """Find where a value gave way to another; one that was blank for a while counts as if it had stayed."""
    standing: tuple[Any, ...] = tuple(None for _ in columns)
    for version in versions:
        written = tuple(version.get(name) for name in columns)
        now = tuple(old if new is None else new for old, new in zip(standing, written, strict=True))
        if any(old is not None and old != new for old, new in zip(standing, now, strict=True)):
            yield Cambio(version["desde"], standing, now)
        standing = now
