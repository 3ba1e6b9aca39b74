"""How lights are counted and shown: four colours and three families of grey, each with its word and shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

from plan.evaluado import Luz, Motivo, ProgramaEvaluado, Semaforo


class Grupo(StrEnum):
    """A counter of the first page; the value is how it is called in addresses and in the stylesheet."""

    ROJO = "rojo"
    AMARILLO = "amarillo"
    VERDE = "verde"
    AZUL = "azul"
    NO_INICIA = "no-inicia"
    SIN_INFORMACION = "sin-informacion"
    DETENIDO = "detenido"

    @property
    def palabra(self) -> str:
        """The word that stands beside the shape."""
        return _WORDS[self]

    @property
    def detalle(self) -> str:
        """What the group holds, in a phrase."""
        return _DETAILS[self]

    @property
    def rayado(self) -> bool:
        """Whether its segments are drawn with a pattern, to tell the greys apart."""
        return self in {Grupo.SIN_INFORMACION, Grupo.DETENIDO}

    @property
    def gris(self) -> bool:
        """Whether it is one of the greys."""
        return self in GRISES


_WORDS: Mapping[Grupo, str] = {
    Grupo.ROJO: "Atrasado o vencido",
    Grupo.AMARILLO: "En riesgo",
    Grupo.VERDE: "En término",
    Grupo.AZUL: "Finalizado",
    Grupo.NO_INICIA: "Aún no inicia",
    Grupo.SIN_INFORMACION: "Sin información",
    Grupo.DETENIDO: "Detenido",
}

_DETAILS: Mapping[Grupo, str] = {
    Grupo.ROJO: "muy por debajo de lo planificado, o con el plazo vencido",
    Grupo.AMARILLO: "algo por debajo, por cerrar o con una actividad vencida",
    Grupo.VERDE: "al ritmo planificado o adelantado",
    Grupo.AZUL: "todo lo previsto está hecho",
    Grupo.NO_INICIA: "su plazo todavía no empezó",
    Grupo.SIN_INFORMACION: "sin cronograma, sin datos o sin actualizar",
    Grupo.DETENIDO: "suspendido, cancelado o retirado",
}

GRISES = (Grupo.NO_INICIA, Grupo.SIN_INFORMACION, Grupo.DETENIDO)
"""The three families of grey; they are never added up: silence must not look benign."""

_BY_LIGHT: Mapping[Luz, Grupo] = {
    Luz.ROJO: Grupo.ROJO,
    Luz.AMARILLO: Grupo.AMARILLO,
    Luz.VERDE: Grupo.VERDE,
    Luz.AZUL: Grupo.AZUL,
}

_GREYS: Mapping[Motivo, Grupo] = {
    Motivo.AUN_NO_INICIA: Grupo.NO_INICIA,
    Motivo.SUSPENDIDO: Grupo.DETENIDO,
    Motivo.CANCELADO: Grupo.DETENIDO,
    Motivo.RETIRADO: Grupo.DETENIDO,
}

Conteo = Mapping[Grupo, int]
"""How many programmes stand in each group; groups without any are missing or 0."""


def group_of(semaforo: Semaforo) -> Grupo:
    """Say in which group a light is counted."""
    if semaforo.luz is Luz.GRIS:
        return _GREYS.get(semaforo.motivo, Grupo.SIN_INFORMACION)
    return _BY_LIGHT[semaforo.luz]


def group_of_programa(programa: ProgramaEvaluado) -> Grupo:
    """Say in which group a programme is counted; one that vanished from its workbook counts apart."""
    return Grupo.DETENIDO if programa.retirado else group_of(programa.semaforo)


def count(programas: Iterable[ProgramaEvaluado]) -> Conteo:
    """Count programmes by group."""
    return Counter(group_of_programa(programa) for programa in programas)


def word_of(semaforo: Semaforo) -> str:
    """Give the word of a tag: the reason, which says more than the colour."""
    phrase = semaforo.motivo.value
    return phrase[:1].upper() + phrase[1:]
