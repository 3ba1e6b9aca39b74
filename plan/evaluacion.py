"""The whole plan measured at a date: freshness, indicators, programmes, and what they amount to.

What hangs on one office alone is measured apart from what offices amount to together, so that who keeps the
one (see `dashboard.keeping.present`) need not measure it again after another office saved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from plan.avance import Record, positive_weight
from plan.collector import collector_at_rest
from plan.evaluado import Evaluacion, Frescura, IndicadorEvaluado, Panorama, ProgramaEvaluado
from plan.frescura import Moment, freshness, moment_of
from plan.indicadores import Term, measure_indicador
from plan.programas import Dossier, measure_programa
from plan.rollups import consolidate
from plan.semaforo import RETIRADO
from plan.tree import ESTRATEGIA, FullKey, fold, full_key_of, grow, key_of
from plan.umbrales import Umbrales

Tables = Mapping[str, Sequence[Record]]


@dataclass(frozen=True, slots=True)
class Measured:
    """The programmes and indicators of some offices, each measured by nothing but the rows of its own."""

    programas: Mapping[FullKey, ProgramaEvaluado]
    indicadores: Mapping[FullKey, IndicadorEvaluado]


def evaluate(panorama: Panorama, al: date, umbrales: Umbrales) -> Evaluacion:
    """Measure a plan as it stood at the end of a day, by the rows in force and the cortes known then."""
    frescuras = freshness_by_office(panorama, al, umbrales)
    measured = measure(panorama.tablas, frescuras, term_of(panorama, al, umbrales), umbrales)
    return sum_up(panorama, frescuras, measured, al, umbrales)


def freshness_by_office(panorama: Panorama, al: date, umbrales: Umbrales) -> dict[str, Frescura]:
    """Judge every office that is expected to inform, or that has anything to be judged."""
    tables, cortes = panorama.tablas, panorama.cortes
    expected = {key_of(row): _is_expected(row, al) for row in tables.get("dependencia", ())}
    heard = {row.get("origen") or ESTRATEGIA for row in tables.get("programa", ())} | set(cortes)
    offices = sorted(heard | {office for office, esperada in expected.items() if esperada})
    return {
        office: freshness(cortes.get(office), al, umbrales, esperada=expected.get(office, True))
        for office in offices
    }


def term_of(panorama: Panorama, al: date, umbrales: Umbrales) -> Term:
    """Say when indicators are measured and by when their targets are due."""
    fin = next((row.get("fin") for row in panorama.tablas.get("plan", ())), None)
    return Term(al, fin, umbrales.dias_medicion)


@collector_at_rest()
def measure(tables: Tables, frescuras: Mapping[str, Frescura], term: Term, umbrales: Umbrales) -> Measured:
    """Measure what the rows of one office, or of several, hold.

    Args:
        tables: all the rows of each of them, of every table.
        frescuras: how fresh each of them is.
        term: the day, and by when targets are due.
        umbrales: the thresholds.
    """
    moments = {origen: moment_of(frescura, term.al, umbrales) for origen, frescura in frescuras.items()}
    indicadores = _measure_indicadores(tables, term)
    return Measured(_measure_programas(tables, indicadores, moments), indicadores)


@collector_at_rest()
def sum_up(
    panorama: Panorama, frescuras: Mapping[str, Frescura], measured: Measured, al: date, umbrales: Umbrales
) -> Evaluacion:
    """Put together what was measured of every office, and say what it amounts to."""
    tables = panorama.tablas
    rollups = consolidate(tables, grow(tables), measured.programas, measured.indicadores, umbrales)
    return Evaluacion(
        al=al,
        municipio=rollups.municipio,
        ejes=rollups.ejes,
        dependencias=rollups.dependencias,
        lineamientos=rollups.lineamientos,
        programas=measured.programas,
        indicadores=measured.indicadores,
        frescuras=frescuras,
    )


def _is_expected(dependencia: Record, al: date) -> bool:
    """Whether an office presents a workbook and is still in force."""
    hasta = dependencia.get("vigente_hasta")
    return dependencia.get("presenta_planilla") != "No" and (hasta is None or al <= hasta)


def _measure_indicadores(tables: Tables, term: Term) -> dict[FullKey, IndicadorEvaluado]:
    mediciones = _by_parent(tables.get("medicion", ()), "indicador")
    measured: dict[FullKey, IndicadorEvaluado] = {}
    for row in tables.get("indicador", ()):
        full_key = full_key_of(row)
        measured[full_key] = measure_indicador(row, mediciones.get(full_key, ()), term)
    return measured


def _measure_programas(
    tables: Tables, indicadores: Mapping[FullKey, IndicadorEvaluado], moments: Mapping[str, Moment]
) -> dict[FullKey, ProgramaEvaluado]:
    rows = tables.get("programa", ())
    means = _mean_weights(rows)
    actividades = _by_parent(tables.get("actividad", ()), "programa")
    its_indicadores = _indicators_by_programme(indicadores)
    measured: dict[FullKey, ProgramaEvaluado] = {}
    for row in rows:
        full_key = full_key_of(row)
        peso = positive_weight(row)
        peso /= means.get(full_key[0], peso)
        dossier = Dossier(row, peso, actividades.get(full_key, ()), tuple(its_indicadores.get(full_key, ())))
        measured[full_key] = measure_programa(dossier, moments[full_key[0]])
    return measured


def _by_parent(rows: Iterable[Record], column: str) -> dict[FullKey, list[Record]]:
    children: defaultdict[FullKey, list[Record]] = defaultdict(list)
    folded = f"{column}_clave"
    for row in rows:
        parent = row.get(folded)
        children[row.get("origen") or ESTRATEGIA, fold(row, column) if parent is None else parent].append(row)
    return children


def _indicators_by_programme(
    indicadores: Mapping[FullKey, IndicadorEvaluado],
) -> dict[FullKey, list[IndicadorEvaluado]]:
    found: defaultdict[FullKey, list[IndicadorEvaluado]] = defaultdict(list)
    for (origen, _), indicador in indicadores.items():
        found[origen, fold(indicador.fila, "programa")].append(indicador)
    return found


def _mean_weights(programas: Iterable[Record]) -> dict[str, float]:
    """Find the mean weight of each workbook's programmes; a retired one is no longer in its workbook."""
    pesos: defaultdict[str, list[float]] = defaultdict(list)
    for row in programas:
        if row.get("marca") != RETIRADO:
            pesos[row.get("origen") or ESTRATEGIA].append(positive_weight(row))
    return {origen: fsum(found) / len(found) for origen, found in pesos.items()}
