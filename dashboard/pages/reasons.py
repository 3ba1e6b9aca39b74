"""«¿Por qué este color?» of any light: the rule that decided, its thresholds, what weighs most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.pages.cargas import Carga
from dashboard.pages.metodologia import Anchor, anchor_of, in_short, limits_in_short
from dashboard.pages.weighing import Shares, Weight, of_actividades, of_indicadores, of_programas
from plan.evaluado import (
    ActividadEvaluada,
    IndicadorEvaluado,
    Luz,
    Motivo,
    ProgramaEvaluado,
    Resultado,
    Resumen,
    Semaforo,
)
from plan.indicadores import limits_of
from plan.standard import TABLES
from plan.standard.vocabulary import Row
from plan.umbrales import Umbrales


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures come from: a row of a workbook, or the workbooks of several `offices`."""

    carga: Carga | None
    sheet: str = ""
    row: int | None = None
    offices: int = 0


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a light has its colour.

    Args:
        anchors: where the method explains it.
        thresholds: those in force that matter to the rule, in short phrases.
        heading: what `weights` are; they are empty where nothing smaller decides.
        columns: what is laid beside what in them.
    """

    semaforo: Semaforo
    anchors: Sequence[Anchor]
    thresholds: Sequence[str]
    source: Source | None = None
    heading: str = ""
    weights: Sequence[Weight] = ()
    columns: tuple[str, str] = ("Planificado", "Real")


def of_programa(programa: ProgramaEvaluado, umbrales: Umbrales, source: Source | None = None) -> Reason:
    """Explain the light of a programme by its activities."""
    told = programa.semaforo.luz not in {Luz.GRIS, Luz.AZUL}
    weights = of_actividades(programa.actividades) if told else ()
    return _ruled(programa.semaforo, umbrales, source, _heading(weights, "actividades"), weights)


def of_actividad(actividad: ActividadEvaluada, umbrales: Umbrales, source: Source | None = None) -> Reason:
    """Explain the light of an activity; nothing is smaller."""
    return _ruled(actividad.semaforo, umbrales, source)


def of_indicador(indicador: IndicadorEvaluado, source: Source | None = None) -> Reason:
    """Explain the light of an indicator by its own thresholds."""
    thresholds = limits_in_short(*limits_of(indicador.fila))
    grey = indicador.semaforo.luz is Luz.GRIS
    anchors = [anchor_of(indicador.semaforo.motivo)] if grey else []
    return Reason(indicador.semaforo, [*anchors, _INDICADORES], thresholds, source)


def of_resultado(
    resultado: Resultado, indicadores: Sequence[IndicadorEvaluado], umbrales: Umbrales
) -> Reason:
    """Explain the second light by its indicators."""
    weights = [weight for weight in of_indicadores(indicadores) if weight.points < 0][:_MOST_INDICATORS]
    return Reason(
        resultado.semaforo,
        [_RESULTADO],
        in_short(umbrales, "resultado"),
        heading="Los indicadores a los que más les falta" if weights else "",
        weights=weights,
        columns=("Debe cumplir", "Cumple"),
    )


def of_resumen(resumen: Resumen, shares: Shares, umbrales: Umbrales, source: Source | None = None) -> Reason:
    """Explain a roll-up by the programmes in it, each with what it weighs there."""
    weights = of_programas(shares) if resumen.semaforo.luz is not Luz.GRIS else ()
    anchors = [_RULE_7, _CONJUNTO] if resumen.planificado else [_CONJUNTO]
    return Reason(
        resumen.semaforo,
        anchors,
        in_short(umbrales, _BY_REASON.get(resumen.semaforo.motivo, "conjunto")),
        source,
        _heading(weights, "programas"),
        weights,
    )


def source_of(table: str, row: Row, cargas: Mapping[int, Carga]) -> Source:
    """Say where a row stands; `cargas` are the loads by number."""
    number = row.get("fila")
    return Source(
        cargas.get(int(str(row["desde"]))), TABLES[table].title, number if isinstance(number, int) else None
    )


def source_of_offices(cargas: Mapping[str, Carga], offices: Sequence[str]) -> Source:
    """Say on whose workbooks a roll-up stands; `cargas` are the last loads of the offices."""
    found = [cargas[office] for office in offices if office in cargas]
    return Source(max(found, key=lambda carga: carga.momento, default=None), offices=len(found))


_MOST_INDICATORS = 3
"""The second light stands behind the first, and so do its reasons."""

_BY_REASON: Mapping[Motivo, str] = {
    Motivo.SIN_INFORMACION_SUFICIENTE: "cobertura",
    Motivo.AUN_NO_INICIA: "",
    Motivo.SIN_PROGRAMAS: "",
    Motivo.ADELANTADO: "",
}
"""What decided a roll-up that was not laid beside its plan."""

_RULE_7 = Anchor("la regla 7", "regla-7")
_CONJUNTO = Anchor("cómo se mide el conjunto", "conjunto")
_INDICADORES = Anchor("cómo se mide un indicador", "indicadores")
_RESULTADO = Anchor("cómo se mide el resultado", "resultado")


def _ruled(
    semaforo: Semaforo,
    umbrales: Umbrales,
    source: Source | None,
    heading: str = "",
    weights: Sequence[Weight] = (),
) -> Reason:
    regla = semaforo.regla
    anchor = Anchor(f"la regla {regla}", f"regla-{regla}") if regla else anchor_of(semaforo.motivo)
    return Reason(semaforo, [anchor], in_short(umbrales, str(regla)), source, heading, weights)


def _heading(weights: Sequence[Weight], children: str) -> str:
    if not weights:
        return ""
    article = "Las" if children == "actividades" else "Los"
    return f"{article} {children} que más {'atrasan' if weights[0].points < 0 else 'pesan'}"
