"""The whole plan measured at a date: freshness, indicators, programmes, and what they amount to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import fsum

from plan.arbol import ESTRATEGIA, Llave, fold, grow, key_of, llave_of
from plan.avance import Datos, positive_weight
from plan.consolidado import consolidate
from plan.evaluado import Evaluacion, Frescura, IndicadorEvaluado, Panorama, ProgramaEvaluado
from plan.frescura import Momento, freshness, moment
from plan.indicadores import Plazo, measure_indicador
from plan.programas import Legajo, measure_programa
from plan.semaforo import RETIRADO
from plan.umbrales import Umbrales

Tablas = Mapping[str, Sequence[Datos]]


def evaluate(panorama: Panorama, al: date, umbrales: Umbrales) -> Evaluacion:
    """Measure a plan as it stood at the end of a day, by the rows in force and the cortes known then."""
    tablas = panorama.tablas
    frescuras = _freshness_by_office(panorama, al, umbrales)
    momentos = {origen: moment(frescura, al, umbrales) for origen, frescura in frescuras.items()}
    indicadores = _measure_indicadores(tablas, _plazo(tablas, al, umbrales))
    programas = _measure_programas(tablas, indicadores, momentos)
    consolidado = consolidate(tablas, grow(tablas), programas, indicadores, umbrales)
    return Evaluacion(
        al=al,
        municipio=consolidado.municipio,
        ejes=consolidado.ejes,
        dependencias=consolidado.dependencias,
        lineamientos=consolidado.lineamientos,
        programas=programas,
        indicadores=indicadores,
        frescuras=frescuras,
    )


def _freshness_by_office(panorama: Panorama, al: date, umbrales: Umbrales) -> dict[str, Frescura]:
    """Judge every office that is expected to inform, or that has anything to be judged."""
    tablas, cortes = panorama.tablas, panorama.cortes
    expected = {key_of(fila): _is_expected(fila, al) for fila in tablas.get("dependencia", ())}
    heard = {fila.get("origen") or ESTRATEGIA for fila in tablas.get("programa", ())} | set(cortes)
    offices = sorted(heard | {office for office, esperada in expected.items() if esperada})
    return {
        office: freshness(cortes.get(office), al, umbrales, esperada=expected.get(office, True))
        for office in offices
    }


def _is_expected(dependencia: Datos, al: date) -> bool:
    """Whether an office presents a workbook and is still in force."""
    hasta = dependencia.get("vigente_hasta")
    return dependencia.get("presenta_planilla") != "No" and (hasta is None or al <= hasta)


def _plazo(tablas: Tablas, al: date, umbrales: Umbrales) -> Plazo:
    fin = next((fila.get("fin") for fila in tablas.get("plan", ())), None)
    return Plazo(al, fin, umbrales.dias_medicion)


def _measure_indicadores(tablas: Tablas, plazo: Plazo) -> dict[Llave, IndicadorEvaluado]:
    mediciones = _by_parent(tablas.get("medicion", ()), "indicador")
    measured: dict[Llave, IndicadorEvaluado] = {}
    for fila in tablas.get("indicador", ()):
        llave = llave_of(fila)
        measured[llave] = measure_indicador(fila, mediciones.get(llave, ()), plazo)
    return measured


def _measure_programas(
    tablas: Tablas, indicadores: Mapping[Llave, IndicadorEvaluado], momentos: Mapping[str, Momento]
) -> dict[Llave, ProgramaEvaluado]:
    filas = tablas.get("programa", ())
    means = _mean_weights(filas)
    actividades = _by_parent(tablas.get("actividad", ()), "programa")
    medidos = _indicators_by_programme(indicadores)
    measured: dict[Llave, ProgramaEvaluado] = {}
    for fila in filas:
        llave = llave_of(fila)
        peso = positive_weight(fila)
        peso /= means.get(llave[0], peso)
        legajo = Legajo(fila, peso, actividades.get(llave, ()), tuple(medidos.get(llave, ())))
        measured[llave] = measure_programa(legajo, momentos[llave[0]])
    return measured


def _by_parent(filas: Iterable[Datos], column: str) -> dict[Llave, list[Datos]]:
    children: defaultdict[Llave, list[Datos]] = defaultdict(list)
    folded = f"{column}_clave"
    for fila in filas:
        parent = fila.get(folded)
        children[fila.get("origen") or ESTRATEGIA, fold(fila, column) if parent is None else parent].append(
            fila
        )
    return children


def _indicators_by_programme(
    indicadores: Mapping[Llave, IndicadorEvaluado],
) -> dict[Llave, list[IndicadorEvaluado]]:
    found: defaultdict[Llave, list[IndicadorEvaluado]] = defaultdict(list)
    for (origen, _), indicador in indicadores.items():
        found[origen, fold(indicador.fila, "programa")].append(indicador)
    return found


def _mean_weights(programas: Iterable[Datos]) -> dict[str, float]:
    """Find the mean weight of each workbook's programmes; a retired one is no longer in its workbook."""
    pesos: defaultdict[str, list[float]] = defaultdict(list)
    for fila in programas:
        if fila.get("marca") != RETIRADO:
            pesos[fila.get("origen") or ESTRATEGIA].append(positive_weight(fila))
    return {origen: fsum(found) / len(found) for origen, found in pesos.items()}
