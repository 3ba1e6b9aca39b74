"""The sentences in which lights give their reason, with the numbers and thresholds that decided."""

from __future__ import annotations

from datetime import date

from plan.evaluado import ActividadEvaluada, Luz, Motivo, Semaforo
from plan.figures import ago, ahead, counted, days, number, percent, short_date
from plan.frescura import Moment
from plan.umbrales import Umbrales

RETIRADO = (
    "Ya no figura en la planilla de su dependencia y falta confirmar que se retiró; no cuenta en los totales."
)
CANCELADA = "La actividad está cancelada y no cuenta en el avance del programa."
SUSPENDIDA = "La actividad está suspendida, con su justificación."
REPORTED_FINISHED = "No tiene actividades, y la dependencia lo informa finalizado y al 100 %."

ALL_TOGETHER = "En conjunto y sin contar adelantos debería llevar"

_DONE = {Motivo.SUSPENDIDO: "Está suspendido", Motivo.CANCELADO: "Está cancelado"}


def stopped(motivo: Motivo, last: date | None, dias: int | None) -> str:
    """Rule 1, with the last day on which anything happened."""
    says = f"{_DONE[motivo]}, con su justificación"
    if last is None or dias is None:
        return f"{says}."
    return f"{says}; lo último que consta es del {short_date(last)}, {ago(dias)}."


def finished(fin_real: date, fin: date | None) -> str:
    """Rule 2."""
    says = f"Terminó el {short_date(fin_real)}"
    if fin is None:
        return f"{says}; no tenía fecha de fin planificada."
    late = (fin_real - fin).days
    if not late:
        return f"{says}, el día planificado."
    word = "después" if late > 0 else "antes"
    return f"{says}, {days(abs(late))} {word} de lo planificado ({short_date(fin)})."


def unscheduled(inicio: date | None, fin: date | None) -> str:
    """Rule 3, naming the date that is missing."""
    if inicio is None and fin is None:
        return "No tiene fechas planificadas, y sin ellas no se puede decir cuánto debería llevar."
    missing = "inicio" if inicio is None else "fin"
    return f"No tiene fecha de {missing} planificada, y sin ella no se puede decir cuánto debería llevar."


def to_close(fin: date, dias: int, por_cerrar: float) -> str:
    """Rule 4, when only the closing is missing."""
    return (
        f"Debía terminar el {short_date(fin)}, {ago(dias)}, "
        f"y todo está al {number(por_cerrar * 100)} % o más: solo falta registrar que terminó."
    )


def overdue(fin: date, dias: int, so_far: float | None, tolerancia: int) -> str:
    """Rule 4; `so_far` is none when there is no data."""
    word = "dentro" if dias <= tolerancia else "fuera"
    stands = "no hay datos de su avance" if so_far is None else f"lleva {percent(so_far)}"
    return (
        f"Debía terminar el {short_date(fin)}, {ago(dias)} ({word} de los {days(tolerancia)} de tolerancia), "
        f"y {stands}."
    )


def early(inicio: date | None, real: float, al: date, medido_al: date) -> str:
    """Rule 5, when something is done already."""
    return f"{_begins(inicio, al, medido_al)}, y ya lleva {percent(real)}."


def not_begun(inicio: date | None, al: date, medido_al: date) -> str:
    """Rule 5, when nothing is done."""
    return f"{_begins(inicio, al, medido_al)}."


def without_data(coverage: float, umbrales: Umbrales) -> str:
    """Rule 6."""
    if not coverage:
        return "No hay datos de su avance."
    return (
        f"Hay datos solo para el {percent(coverage)} de lo que ya debería estar hecho "
        f"(se necesita al menos el {number(umbrales.datos_minimos * 100)} %)."
    )


def late_within(worst: ActividadEvaluada, more: int, dias: int, otherwise: str) -> str:
    """Rule 8: name what is longest past its end, and say what decided otherwise."""
    what = "El hito" if worst.hito else "La actividad"
    name = " ".join(str(worst.fila[part]) for part in ("codigo", "nombre") if worst.fila.get(part))
    named = f"{what} «{name}»" if name else what
    fin = "" if worst.fin is None else f" el {short_date(worst.fin)}"
    others = f" ({_others(more)})" if more else ""
    return (
        f"{named} debía terminar{fin}, {ago(dias)}, y lleva {percent(worst.real)}{others}; "
        f"por lo demás, {_inner(otherwise)}"
    )


def unheard(semaforo: Semaforo, moment: Moment) -> str:
    """Rule 9, with what the light would be if the old data still held."""
    corte, dias = moment.frescura.corte, moment.frescura.dias
    would = f"con lo que consta sería {semaforo.luz}: {_inner(semaforo.explicacion)}"
    if corte is None or dias is None:
        return f"La dependencia todavía no informó; {would}"
    admitted = days(moment.umbrales.dias_sin_cargar)
    return (
        f"La dependencia informó por última vez al {short_date(corte)} y pasaron {days(dias)}, "
        f"más de los {admitted} que se admiten; {would}"
    )


def over_programmes(count: tuple[int, int]) -> str:
    """End the sentence of a roll-up with how many programmes it stands on, of how many."""
    told, total = count
    return f", sobre {number(told)} de {counted(total, 'programa', 'programas')}"


def not_enough(count: tuple[int, int], coverage: float, umbrales: Umbrales) -> str:
    """Say that a roll-up stands on too little."""
    told, total = count
    needed = number(umbrales.datos_minimos * 100)
    return (
        f"Solo se puede medir {number(told)} de {counted(total, 'programa', 'programas')}, "
        f"el {percent(coverage)} del peso (se necesita al menos el {needed} %)."
    )


def all_early(count: tuple[int, int]) -> str:
    """Say that whatever is done was not due yet."""
    return f"Nada debía estar hecho todavía y ya hay avance{over_programmes(count)}."


def none_begun(to_come: int) -> str:
    """Say that everything is yet to begin."""
    return f"Ningún programa debía empezar todavía ({number(to_come)} por empezar)."


def no_programmes(total: int) -> str:
    """Say that there is nothing to roll up."""
    if not total:
        return "No tiene programas."
    return f"No tiene programas en marcha ({number(total)} entre suspendidos, cancelados y retirados)."


def unmeasured(al: date) -> str:
    """Say that an indicator has no measurement."""
    return f"No tiene ninguna medición hasta el {short_date(al)}."


def measurement_overdue(last: date, due: date, dias: int) -> str:
    """Say that the next measurement should be there."""
    return (
        f"La última medición es del {short_date(last)} y la siguiente debía estar "
        f"a más tardar el {short_date(due)}, {ago(dias)}."
    )


def unprogrammed(valor: float, meta: float | None, cumplimiento: float | None) -> str:
    """Say that nothing tells what the value should be by now."""
    says = f"Vale {number(valor)} y para esta fecha no hay valor programado ni meta"
    if meta is None or cumplimiento is None:
        return f"{says}."
    return f"{says}; es el {percent(cumplimiento)} de la meta de {number(meta)}."


def no_denominator(valor: float, referencia: float) -> str:
    """Say that no percentage can be calculated."""
    return (
        f"Vale {number(valor)} y debía valer {number(referencia)}: sin línea base no hay sobre qué calcular."
    )


def fulfilled(
    reading: tuple[float, float, float | None], cumplimiento: float, luz: Luz, limits: tuple[float, float]
) -> str:
    """Lay a value beside its reference; `reading` is value, reference, base."""
    valor, referencia, base = reading
    since = "" if base is None else f", desde una línea base de {number(base)}"
    return (
        f"Vale {number(valor)} y debía valer {number(referencia)}{since}: "
        f"cumple el {percent(cumplimiento)} ({_band(luz, limits)})."
    )


def result(mean: float, luz: Luz, limits: tuple[float, float], count: tuple[int, int]) -> str:
    """Say what the indicators yield together; `count` is how many count, of how many."""
    told, total = count
    return (
        f"Cumplimiento medio del {percent(mean)}, sobre {number(told)} de "
        f"{counted(total, 'indicador', 'indicadores')} ({_band(luz, limits)})."
    )


def no_result(total: int) -> str:
    """Say that no indicator counts."""
    return f"Ninguno de sus indicadores ({number(total)}) tiene una medición vigente que comparar."


def _band(luz: Luz, limits: tuple[float, float]) -> str:
    verde, amarillo = (f"{number(limit * 100)} %" for limit in limits)
    if luz is Luz.VERDE:
        return f"verde desde {verde}"
    if luz is Luz.AMARILLO:
        return f"amarillo desde {amarillo} y hasta {verde}"
    return f"rojo por debajo de {amarillo}"


def _others(more: int) -> str:
    return "otra también venció" if more == 1 else f"otras {number(more)} también vencieron"


def _begins(inicio: date | None, al: date, medido_al: date) -> str:
    if inicio is not None and inicio > al:
        return f"Empieza el {short_date(inicio)}, {ahead((inicio - al).days)}"
    return f"Según su plan, al {short_date(medido_al)} todavía no debía llevar avance"


def _inner(sentence: str) -> str:
    """Fit a sentence into another one."""
    return sentence[:1].lower() + sentence[1:]
