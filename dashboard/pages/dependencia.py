"""What the page of one dependencia shows, with those under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.day.indicadores import Indicador
from dashboard.day.photo import Line, Photo, Place, place_of
from dashboard.pages.counting import Bar, bar_of
from dashboard.pages.dependencias import Node, tree
from dashboard.pages.lado import Among, Known, Lado, look
from dashboard.pages.responsables import Persona, people
from plan.evaluado import Resumen
from plan.groups import count
from plan.standard.kinds.base import clave
from plan.tree import FullKey


@dataclass(frozen=True, slots=True)
class Answered:
    """A lineamiento that a dependencia answers to; its bar counts only the programmes of the dependencia."""

    place: Place
    eje: Place | None
    resumen: Resumen
    bar: Bar


@dataclass(frozen=True, slots=True)
class Answering:
    """Somebody who answers for programmes or activities of a dependencia: how many, and how many overdue."""

    persona: Persona
    programas: int
    tareas: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Oficina:
    """Everything the page of one dependencia shows.

    Args:
        above: those it depends on, from the top.
        ejes: those it works for, by the strategy.
        loose: indicators that measure a lineamiento and no programme.
    """

    node: Node
    above: Sequence[Node]
    below: Sequence[Node]
    ejes: Sequence[Place]
    lineamientos: Sequence[Answered]
    loose: Sequence[Indicador]
    people: Sequence[Answering]
    lado: Lado


def find(known: Known, codigo: str) -> Oficina | None:
    """Find a dependencia by the code of its address, whatever its case."""
    nodes = tree(known.photo, known.umbrales)
    wanted = clave(codigo)
    at = next((index for index, node in enumerate(nodes) if node.place.clave == wanted), None)
    if at is None:
        return None
    below = nodes[at + 1 : at + 1 + nodes[at].under]
    offices = frozenset(node.place.clave for node in (nodes[at], *below))
    lado = look(known, nodes[at].resumen, _among(nodes[at].place, offices))
    return Oficina(
        node=nodes[at],
        above=_above(nodes[:at], nodes[at].depth),
        below=below,
        ejes=_ejes(known.photo, wanted),
        lineamientos=_lineamientos(known.photo, lado.lines, offices),
        loose=[each for each in known.indicadores if each.line is None and wanted in each.oficinas],
        people=_people(known.photo, wanted),
        lado=lado,
    )


def _among(place: Place, offices: frozenset[str]) -> Among:
    return Among(
        line=lambda line: place.clave in line.oficinas,
        standing=lambda programa, _: programa[0] in offices,
        indicador=lambda indicador: place.clave in indicador.oficinas,
        asked={"dependencia": place.codigo},
    )


def _above(before: Sequence[Node], depth: int) -> Sequence[Node]:
    """Find, among the nodes that come before one, those it hangs on."""
    found: list[Node] = []
    for node in reversed(before):
        if node.depth == depth - len(found) - 1:
            found.append(node)
    return found[::-1]


def _people(photo: Photo, office: str) -> list[Answering]:
    found = [_answering(persona, office) for persona in people(photo).personas]
    return [each for each in found if each.programas or each.tareas]


def _answering(persona: Persona, office: str) -> Answering:
    tareas = [tarea for tarea in persona.tareas if office in tarea.line.oficinas]
    programas = sum(office in line.oficinas for line in persona.programas)
    return Answering(persona, programas, len(tareas), sum(tarea.overdue for tarea in tareas))


def _ejes(photo: Photo, office: str) -> list[Place]:
    tables = photo.panorama.tablas
    named = {str(row["clave"]): place_of(row) for row in tables.get("eje", ())}
    related = (row for row in tables.get("relacion", ()) if row.get("dependencia_clave") == office)
    return [named[key] for row in related if (key := str(row.get("eje_clave"))) in named]


def _lineamientos(photo: Photo, lines: Sequence[Line], offices: frozenset[str]) -> list[Answered]:
    by_place: dict[FullKey, list[Line]] = {}
    for line in lines:
        if line.lineamiento:
            by_place.setdefault((line.lineamiento.origen, line.lineamiento.clave), []).append(line)
    ejes = {str(row["clave"]): place_of(row) for row in photo.panorama.tablas.get("eje", ())}
    found: list[Answered] = []
    for row in photo.panorama.tablas.get("lineamiento", ()):
        place = place_of(row)
        key = (place.origen, place.clave)
        if key in by_place or place.origen in offices:
            bar = bar_of(place, count(line.programa for line in by_place.get(key, ())))
            eje = ejes.get(str(row.get("eje_clave")))
            found.append(Answered(place, eje, photo.evaluacion.lineamientos[key], bar))
    return found
