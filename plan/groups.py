"""How lights are counted and shown: four colours and three families of grey, each with its word and shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

from plan.evaluado import Luz, Motivo, ProgramaEvaluado, Semaforo


class Group(StrEnum):
    """A counter of the first page; the value is how it is called in addresses and in the stylesheet."""

    ROJO = "rojo"
    AMARILLO = "amarillo"
    VERDE = "verde"
    AZUL = "azul"
    NO_INICIA = "no-inicia"
    SIN_INFORMACION = "sin-informacion"
    DETENIDO = "detenido"

    @property
    def word(self) -> str:
        """The word that stands beside the shape."""
        return _WORDS[self]

    @property
    def detail(self) -> str:
        """What the group holds, in a phrase."""
        return _DETAILS[self]

    @property
    def hatched(self) -> bool:
        """Whether its segments are drawn with a pattern, to tell the greys apart."""
        return self in {Group.SIN_INFORMACION, Group.DETENIDO}

    @property
    def grey(self) -> bool:
        """Whether it is one of the greys."""
        return self in GREYS


_WORDS: Mapping[Group, str] = {
    Group.ROJO: "Atrasado o vencido",
    Group.AMARILLO: "En riesgo",
    Group.VERDE: "En término",
    Group.AZUL: "Finalizado",
    Group.NO_INICIA: "Aún no inicia",
    Group.SIN_INFORMACION: "Sin información",
    Group.DETENIDO: "Detenido",
}

_DETAILS: Mapping[Group, str] = {
    Group.ROJO: "muy por debajo de lo planificado, o con el plazo vencido",
    Group.AMARILLO: "algo por debajo, por cerrar o con una actividad vencida",
    Group.VERDE: "al ritmo planificado o adelantado",
    Group.AZUL: "todo lo previsto está hecho",
    Group.NO_INICIA: "su plazo todavía no empezó",
    Group.SIN_INFORMACION: "sin cronograma, sin datos o sin actualizar",
    Group.DETENIDO: "suspendido, cancelado o retirado",
}

GREYS = (Group.NO_INICIA, Group.SIN_INFORMACION, Group.DETENIDO)
"""The three families of grey; they are never added up: silence must not look benign."""

_BY_LIGHT: Mapping[Luz, Group] = {
    Luz.ROJO: Group.ROJO,
    Luz.AMARILLO: Group.AMARILLO,
    Luz.VERDE: Group.VERDE,
    Luz.AZUL: Group.AZUL,
}

_BY_REASON: Mapping[Motivo, Group] = {
    Motivo.AUN_NO_INICIA: Group.NO_INICIA,
    Motivo.SUSPENDIDO: Group.DETENIDO,
    Motivo.CANCELADO: Group.DETENIDO,
    Motivo.RETIRADO: Group.DETENIDO,
}

Tally = Mapping[Group, int]
"""How many programmes stand in each group; groups without any are missing or 0."""


def group_of(semaforo: Semaforo) -> Group:
    """Say in which group a light is counted."""
    return group_of_light(semaforo.luz, semaforo.motivo)


def group_of_light(luz: Luz, motivo: Motivo) -> Group:
    """Say in which group a colour is counted, given its reason."""
    if luz is Luz.GRIS:
        return _BY_REASON.get(motivo, Group.SIN_INFORMACION)
    return _BY_LIGHT[luz]


def group_of_programa(programa: ProgramaEvaluado) -> Group:
    """Say in which group a programme is counted; one that vanished from its workbook counts apart."""
    return Group.DETENIDO if programa.retirado else group_of(programa.semaforo)


def count(programas: Iterable[ProgramaEvaluado]) -> Tally:
    """Count programmes by group."""
    return Counter(group_of_programa(programa) for programa in programas)


def word_of(semaforo: Semaforo) -> str:
    """Give the word of a tag: the reason, which says more than the colour."""
    phrase = semaforo.motivo.value
    return phrase[:1].upper() + phrase[1:]
