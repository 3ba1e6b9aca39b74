"""All the roll-ups of a plan: which programmes and indicators hang on which branch of its tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from plan.arbol import ESTRATEGIA, Arbol, Llave, fold, key_of, llave_of
from plan.avance import Datos, positive_weight
from plan.evaluado import IndicadorEvaluado, ProgramaEvaluado, Resumen
from plan.resumen import Grupo, Parte, as_part, as_shares, roll_up
from plan.umbrales import Umbrales

Programas = Mapping[Llave, ProgramaEvaluado]
Indicadores = Mapping[Llave, IndicadorEvaluado]


@dataclass(frozen=True, slots=True)
class Consolidado:
    """The roll-ups of every level."""

    municipio: Resumen
    ejes: Mapping[str, Resumen]
    dependencias: Mapping[str, Resumen]
    lineamientos: Mapping[Llave, Resumen]


@dataclass(frozen=True, slots=True)
class Rama:
    """What hangs on one branch of the tree."""

    programas: list[Parte] = field(default_factory=list)
    indicadores: list[IndicadorEvaluado] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ramas:
    """The branches of the tree, by level."""

    tronco: Rama
    ejes: Mapping[str, Rama]
    dependencias: Mapping[str, Rama]
    lineamientos: Mapping[Llave | None, Rama]

    def of(self, origen: str, lineamiento: Llave | None, arbol: Arbol) -> Iterable[Rama]:
        """List the branches on which something hangs."""
        yield self.tronco
        yield self.lineamientos[lineamiento]
        yield self.ejes[arbol.lineamientos.get(lineamiento, "") if lineamiento else ""]
        for dependencia in arbol.chain(origen):
            yield self.dependencias[dependencia]


def consolidate(
    tablas: Mapping[str, Sequence[Datos]],
    arbol: Arbol,
    programas: Programas,
    indicadores: Indicadores,
    umbrales: Umbrales,
) -> Consolidado:
    """Roll up everything, level by level."""
    ramas = _hang(arbol, programas, indicadores)
    ejes = tablas.get("eje", ())
    return Consolidado(
        municipio=_municipio(tablas, ramas, umbrales),
        ejes={key_of(fila): _rolled("eje", fila, ramas.ejes[key_of(fila)], umbrales) for fila in ejes},
        dependencias={
            key_of(fila): _rolled("dependencia", fila, ramas.dependencias[key_of(fila)], umbrales)
            for fila in tablas.get("dependencia", ())
        },
        lineamientos={
            llave_of(fila): _rolled("lineamiento", fila, ramas.lineamientos[llave_of(fila)], umbrales)
            for fila in tablas.get("lineamiento", ())
        },
    )


def _hang(arbol: Arbol, programas: Programas, indicadores: Indicadores) -> Ramas:
    """Hang each programme and each indicator on its branches; those of a retired programme hang on none."""
    ramas = Ramas(Rama(), defaultdict(Rama), defaultdict(Rama), defaultdict(Rama))
    lineamientos = {llave: arbol.lineamiento_of(programa.fila) for llave, programa in programas.items()}
    for llave, programa in programas.items():
        parte = as_part(programa)
        for rama in ramas.of(llave[0], lineamientos[llave], arbol):
            rama.programas.append(parte)
    for (origen, _), indicador in indicadores.items():
        owner = (origen, fold(indicador.fila, "programa"))
        if owner in programas and programas[owner].retirado:
            continue
        lineamiento = lineamientos[owner] if owner in programas else arbol.lineamiento_of(indicador.fila)
        for rama in ramas.of(origen, lineamiento, arbol):
            rama.indicadores.append(indicador)
    return ramas


def _rolled(nivel: str, fila: Datos, rama: Rama, umbrales: Umbrales) -> Resumen:
    origen = fila.get("origen") or ESTRATEGIA
    grupo = Grupo(
        nivel, origen, str(fila.get("codigo") or ""), str(fila.get("nombre") or ""), rama.indicadores
    )
    return roll_up(grupo, rama.programas, umbrales)


def _municipio(tablas: Mapping[str, Sequence[Datos]], ramas: Ramas, umbrales: Umbrales) -> Resumen:
    nombre = next((str(fila["nombre"]) for fila in tablas.get("plan", ()) if fila.get("nombre")), "")
    pesos = {key_of(fila): positive_weight(fila) for fila in tablas.get("eje", ())}
    partes = as_shares({eje: rama.programas for eje, rama in ramas.ejes.items()}, pesos)
    return roll_up(Grupo("municipio", ESTRATEGIA, "", nombre, ramas.tronco.indicadores), partes, umbrales)
