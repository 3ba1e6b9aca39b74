"""All the roll-ups of a plan: which programmes and indicators hang on which branch of its tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from plan.avance import Record, positive_weight
from plan.evaluado import IndicadorEvaluado, ProgramaEvaluado, Resumen
from plan.resumen import Group, Part, as_part, as_shares, roll_up
from plan.tree import ESTRATEGIA, FullKey, Tree, fold, full_key_of, key_of
from plan.umbrales import Umbrales

Programas = Mapping[FullKey, ProgramaEvaluado]
Indicadores = Mapping[FullKey, IndicadorEvaluado]


@dataclass(frozen=True, slots=True)
class RollUps:
    """The roll-ups of every level."""

    municipio: Resumen
    ejes: Mapping[str, Resumen]
    dependencias: Mapping[str, Resumen]
    lineamientos: Mapping[FullKey, Resumen]


@dataclass(frozen=True, slots=True)
class Branch:
    """What hangs on one branch of the tree."""

    programas: list[Part] = field(default_factory=list)
    indicadores: list[IndicadorEvaluado] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Branches:
    """The branches of the tree, by level."""

    trunk: Branch
    ejes: Mapping[str, Branch]
    dependencias: Mapping[str, Branch]
    lineamientos: Mapping[FullKey | None, Branch]

    def of(self, origen: str, lineamiento: FullKey | None, tree: Tree) -> Iterable[Branch]:
        """List the branches on which something hangs."""
        yield self.trunk
        yield self.lineamientos[lineamiento]
        yield self.ejes[tree.lineamientos.get(lineamiento, "") if lineamiento else ""]
        for dependencia in tree.chain(origen):
            yield self.dependencias[dependencia]


def consolidate(
    tables: Mapping[str, Sequence[Record]],
    tree: Tree,
    programas: Programas,
    indicadores: Indicadores,
    umbrales: Umbrales,
) -> RollUps:
    """Roll up everything, level by level."""
    branches = _hang(tree, programas, indicadores)
    ejes = tables.get("eje", ())
    return RollUps(
        municipio=_municipio(tables, branches, umbrales),
        ejes={key_of(row): _rolled("eje", row, branches.ejes[key_of(row)], umbrales) for row in ejes},
        dependencias={
            key_of(row): _rolled("dependencia", row, branches.dependencias[key_of(row)], umbrales)
            for row in tables.get("dependencia", ())
        },
        lineamientos={
            full_key_of(row): _rolled("lineamiento", row, branches.lineamientos[full_key_of(row)], umbrales)
            for row in tables.get("lineamiento", ())
        },
    )


def _hang(tree: Tree, programas: Programas, indicadores: Indicadores) -> Branches:
    """Hang each programme and each indicator on its branches; those of a retired programme hang on none."""
    branches = Branches(Branch(), defaultdict(Branch), defaultdict(Branch), defaultdict(Branch))
    lineamientos = {full_key: tree.lineamiento_of(programa.fila) for full_key, programa in programas.items()}
    for full_key, programa in programas.items():
        part = as_part(programa)
        for branch in branches.of(full_key[0], lineamientos[full_key], tree):
            branch.programas.append(part)
    for (origen, _), indicador in indicadores.items():
        owner = (origen, fold(indicador.fila, "programa"))
        if owner in programas and programas[owner].retirado:
            continue
        lineamiento = lineamientos[owner] if owner in programas else tree.lineamiento_of(indicador.fila)
        for branch in branches.of(origen, lineamiento, tree):
            branch.indicadores.append(indicador)
    return branches


def _rolled(nivel: str, row: Record, branch: Branch, umbrales: Umbrales) -> Resumen:
    origen = row.get("origen") or ESTRATEGIA
    group = Group(
        nivel, origen, str(row.get("codigo") or ""), str(row.get("nombre") or ""), branch.indicadores
    )
    return roll_up(group, branch.programas, umbrales)


def _municipio(tables: Mapping[str, Sequence[Record]], branches: Branches, umbrales: Umbrales) -> Resumen:
    nombre = next((str(row["nombre"]) for row in tables.get("plan", ()) if row.get("nombre")), "")
    pesos = {key_of(row): positive_weight(row) for row in tables.get("eje", ())}
    parts = as_shares({eje: branch.programas for eje, branch in branches.ejes.items()}, pesos)
    return roll_up(Group("municipio", ESTRATEGIA, "", nombre, branches.trunk.indicadores), parts, umbrales)
