"""The shapes an evaluation yields: progress, lights and their reasons, from activity to municipality."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from plan.standard.vocabulary import Row


class Luz(StrEnum):
    """The five lights."""

    ROJO = "rojo"
    AMARILLO = "amarillo"
    VERDE = "verde"
    AZUL = "azul"
    GRIS = "gris"


class Motivo(StrEnum):
    """Why a light has its colour; the value is the phrase people read."""

    EN_TERMINO = "en término"
    ADELANTADO = "adelantado"
    EN_RIESGO = "en riesgo"
    ATRASADO = "atrasado"
    VENCIDO = "vencido"
    VENCIDO_EN_TOLERANCIA = "vencido en tolerancia"
    POR_CERRAR = "por cerrar"
    ACTIVIDAD_VENCIDA = "actividad vencida"
    FINALIZADO = "finalizado"
    AUN_NO_INICIA = "aún no inicia"
    SIN_CRONOGRAMA = "sin cronograma"
    SIN_DATO = "sin dato"
    SIN_ACTUALIZAR = "sin actualizar"
    SUSPENDIDO = "suspendido"
    CANCELADO = "cancelado"
    RETIRADO = "retirado"
    SIN_INFORMACION_SUFICIENTE = "sin información suficiente"
    SIN_PROGRAMAS = "sin programas"
    SIN_PROGRAMACION = "sin programación"
    SIN_BASE_DE_CALCULO = "sin base de cálculo"
    MEDICION_VENCIDA = "medición vencida"
    SIN_MEDICION = "sin medición"


class Marca(StrEnum):
    """What is to be seen beside a light without changing it; the value is the phrase people read."""

    DISCREPANCIA = "discrepancia"
    SIN_ACTUALIZAR = "sin actualizar"
    SIN_RESPALDO = "sin respaldo"
    POR_CERRAR = "por cerrar"
    SEGUN_LO_REPORTADO = "real según lo reportado"
    CORRECCION_PENDIENTE = "corrección pendiente"


class Semaforo(NamedTuple):
    """A light that explains itself.

    A named tuple, as is `ActividadEvaluada`: an evaluation makes tens of thousands, and a frozen dataclass
    costs four times as much.

    Args:
        regla: number of the rule that decided (DESIGN section 8: 1 to 9; 7 for roll-ups; 0 elsewhere).
        explicacion: one Spanish sentence with the numbers and thresholds that decided.
        dias: days late, overdue or suspended, where the reason has days.
    """

    luz: Luz
    motivo: Motivo
    regla: int
    explicacion: str
    dias: int | None = None


@dataclass(frozen=True, slots=True)
class Corte:
    """The date up to which an office informs, as its last load by a person declared or implied."""

    fecha: date
    declarado: bool
    carga: int


@dataclass(frozen=True, slots=True)
class Frescura:
    """Whether an office is fresh at a date; `dias` are those that count, recesses out.

    Without a corte it never informed. Only one that is `esperada` (presents a workbook and is in force)
    is silent when it is not fresh.
    """

    corte: date | None
    dias: int | None
    fresca: bool
    esperada: bool = True


class ActividadEvaluada(NamedTuple):
    """An activity measured; fractions from 0 to 1, None when unknown; dates are those that count.

    Its light and its marks are found out when somebody asks for them: pages show those of one programme, and
    finding them for a whole plan takes a third of its evaluation.

    Args:
        sin_respaldo: whether it has progress and never began, which marks its programme too.
        lit: finds out its light and its marks, given itself.
    """

    fila: Row
    inicio: date | None
    fin: date | None
    planificado: float | None
    real: float
    peso: float
    hito: bool
    cancelada: bool
    con_dato: bool
    sin_respaldo: bool
    lit: Callable[[ActividadEvaluada], tuple[Semaforo, tuple[Marca, ...]]]

    @property
    def semaforo(self) -> Semaforo:
        """Its light."""
        return self.lit(self)[0]

    @property
    def marcas(self) -> tuple[Marca, ...]:
        """What is to be seen beside its light."""
        return self.lit(self)[1]


@dataclass(frozen=True, slots=True)
class Resultado:
    """The second light: mean fulfilment of indicators (each capped at 1), `con_dato` of `total` count."""

    semaforo: Semaforo
    cumplimiento: float | None
    con_dato: int
    total: int


@dataclass(frozen=True, slots=True)
class Punto:
    """One measurement of an indicator's series."""

    fecha: date
    programado: float | None
    valor: float | None


@dataclass(frozen=True, slots=True)
class IndicadorEvaluado:
    """An indicator measured; `cumplimiento` is a fraction of its reference and may exceed 1."""

    fila: Row
    semaforo: Semaforo
    cumplimiento: float | None
    valor: float | None
    referencia: float | None
    fecha: date | None
    serie: tuple[Punto, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgramaEvaluado:
    """A programme measured; `peso` is its weight divided by the mean of its workbook.

    `real` is none where there is no plan to lay it against (sin cronograma); `avance` says even then how much
    its activities, or without them its report, add up to: none when nobody gave a figure.
    """

    fila: Row
    inicio: date | None
    fin: date | None
    medido_al: date
    planificado: float | None
    real: float | None
    reportado: float | None
    brecha: float | None
    peso: float
    semaforo: Semaforo
    marcas: tuple[Marca, ...]
    actividades: tuple[ActividadEvaluada, ...]
    canceladas: int
    sin_dato: int
    con_datos: bool
    retirado: bool
    indicadores: tuple[IndicadorEvaluado, ...] = ()
    resultado: Resultado | None = None
    avance: float | None = None


@dataclass(frozen=True, slots=True)
class Resumen:
    """A roll-up: municipio, eje, lineamiento or dependencia (with those under it).

    `conteo` counts all its programmes by light and reason; `programas` counts the live ones that should have
    begun (those sin cronograma too: silence is not benign), `con_datos` those of them on which the figures
    stand. `real` counts no programme beyond its own plan, so real / planificado is the ratio that was judged.
    """

    nivel: str
    origen: str
    codigo: str
    nombre: str
    semaforo: Semaforo
    planificado: float | None
    real: float | None
    programas: int
    con_datos: int
    conteo: Mapping[tuple[Luz, Motivo], int]
    resultado: Resultado | None = None
    pesan: tuple[ProgramaEvaluado, ...] = ()


@dataclass(frozen=True, slots=True)
class Panorama:
    """Everything there is to evaluate: rows in force by table (see `plan.standard`), and cortes by origen."""

    tablas: Mapping[str, Sequence[Row]]
    cortes: Mapping[str, Corte] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evaluacion:
    """A whole plan measured at a date.

    Keys: programas, indicadores and lineamientos (origen, clave), those of the strategy with origen "";
    ejes, dependencias and frescuras by clave.
    """

    al: date
    municipio: Resumen
    ejes: Mapping[str, Resumen]
    dependencias: Mapping[str, Resumen]
    lineamientos: Mapping[tuple[str, str], Resumen]
    programas: Mapping[tuple[str, str], ProgramaEvaluado]
    indicadores: Mapping[tuple[str, str], IndicadorEvaluado]
    frescuras: Mapping[str, Frescura]
