"""The dependencias as a tree: each with its light, and its programmes with those of the ones under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.day.photo import Line, Photo, Place, fold, in_order, place_of
from dashboard.pages.counting import Bar, bar_of
from plan.evaluado import Frescura, Resumen
from plan.groups import Group
from plan.resumen import Group as Rolled
from plan.resumen import as_part, roll_up
from plan.standard.vocabulary import Row
from plan.umbrales import Umbrales


@dataclass(frozen=True, slots=True)
class Node:
    """A dependencia in the tree; the bar and the light count those under it.

    Args:
        row: of the sheet Dependencias; None for one that the strategy no longer names.
        depth: 0 at the top.
        frescura: None when it neither presents a workbook nor ever did.
        under: how many hang on it, at any depth.
    """

    place: Place
    row: Row | None
    depth: int
    resumen: Resumen
    bar: Bar
    frescura: Frescura | None
    under: int


def tree(photo: Photo, umbrales: Umbrales) -> list[Node]:
    """List the dependencias depth first, in the order of the strategy; those it forgot at the end."""
    return list(_Tree(photo, umbrales).walk())


def uppermost(photo: Photo) -> list[Bar]:
    """Draw the dependencias at the top that have programmes, each with those under it, by name.

    Where one stands above all the others, those right under it; it too if it has programmes of its own.
    """
    rows = photo.panorama.tablas.get("dependencia", ())
    below: dict[str, list[Place]] = {"": []}
    keys = {str(row["clave"]) for row in rows}
    for row in rows:
        above = str(row.get("depende_de_clave") or "")
        below.setdefault(above if above in keys else "", []).append(place_of(row))
    strangers = {line.dependencia for line in photo.lines if line.dependencia.clave not in keys}
    tops = [*below[""], *strangers]
    if len(tops) == 1:
        own = any(line.dependencia == tops[0] for line in photo.lines)
        tops = [*(tops if own else ()), *below.get(tops[0].clave, ())]
    counts = _counts(photo.lines)
    bars = [bar_of(place, counts[place.clave]) for place in tops if place.clave in counts]
    return sorted(bars, key=lambda bar: fold(bar.place.nombre))


class _Tree:
    """Walks down the dependencias of a day."""

    def __init__(self, photo: Photo, umbrales: Umbrales) -> None:
        self._photo, self._umbrales = photo, umbrales
        self._rows = {
            str(row["clave"]): row for row in in_order(photo.panorama.tablas.get("dependencia", ()))
        }
        self._counts = _counts(photo.lines)
        self._seen: set[str] = set()
        self._below: dict[str, list[str]] = {}
        for key, row in self._rows.items():
            self._below.setdefault(str(row.get("depende_de_clave") or ""), []).append(key)

    def walk(self) -> Iterator[Node]:
        """Walk through all of them."""
        tops = [key for key, row in self._rows.items() if row.get("depende_de_clave") not in self._rows]
        for key in tops:
            yield from self._down(key, 0)
        for key in [key for key in self._rows if key not in self._seen]:  # a cycle hangs on no top
            yield self._node(place_of(self._rows[key]), self._rows[key], 0, 0)
        strangers = {line.dependencia.clave: line.dependencia for line in self._photo.lines}
        for key, place in strangers.items():
            if key not in self._rows:
                yield self._node(place, None, 0, 0)

    def _down(self, key: str, depth: int) -> Iterator[Node]:
        below = [node for child in self._below.get(key, ()) for node in self._down(child, depth + 1)]
        self._seen.add(key)
        row = self._rows[key]
        yield self._node(place_of(row), row, depth, len(below))
        yield from below

    def _node(self, place: Place, row: Row | None, depth: int, under: int) -> Node:
        evaluacion = self._photo.evaluacion
        return Node(
            place=place,
            row=row,
            depth=depth,
            resumen=evaluacion.dependencias.get(place.clave) or self._rolled(place),
            bar=bar_of(place, self._counts.get(place.clave, {})),
            frescura=evaluacion.frescuras.get(place.clave),
            under=under,
        )

    def _rolled(self, place: Place) -> Resumen:
        parts = [as_part(line.programa) for line in self._photo.lines if place.clave in line.oficinas]
        return roll_up(Rolled("dependencia", "", place.codigo, place.nombre), parts, self._umbrales)


def _counts(lines: Sequence[Line]) -> Mapping[str, Mapping[Group, int]]:
    counts: dict[str, dict[Group, int]] = {}
    for line in lines:
        for key in line.oficinas:
            tally = counts.setdefault(key, {})
            tally[line.group] = tally.get(line.group, 0) + 1
    return counts
