"""What is measured: an indicator, and its measurements up to a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

from plan.standard.kinds.base import Value
from plan.standard.vocabulary import Row
from sync.example.dates import month_ends
from sync.example.shapes import Measure

MONTHS = {"Mensual": 1, "Trimestral": 3, "Semestral": 6, "Anual": 12}

CUMULATIVE = "suma"
WEAK = "floja"
BAD = "mala"
NEGLECTED = "olvidada"
UNMEASURED = "sin medir"
UNPROGRAMMED = "sin programar"
BASELESS = "sin base"
TRAITS = frozenset({CUMULATIVE, WEAK, BAD, NEGLECTED, UNMEASURED, UNPROGRAMMED, BASELESS})
"""In which ways an indicator may be peculiar."""

PACE = {WEAK: 0.8, BAD: 0.55}
LATE = timedelta(days=5)
"""Days after the end of a period in which it is measured."""

FORGOTTEN = timedelta(days=150)
SMALLEST_SHARE = 0.08
WHOLE_FROM = 20


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator with the dates of what it measures; open-ended while that is not finished."""

    codigo: str
    measure: Measure
    inicio: date
    fin: date
    open_ended: bool

    @property
    def due(self) -> date:
        """The day of its target: the last end of a period."""
        ends = month_ends(self.inicio, self.fin, MONTHS[self.measure.frecuencia])
        return ends[-1] if ends else self.fin

    def indicador(self, evidence: str) -> dict[str, Value]:
        """Spell the indicator, but for what it is of."""
        measure = self.measure
        descending = measure.base is not None and measure.meta < measure.base
        cumulative = CUMULATIVE in measure.traits
        return {
            "codigo": self.codigo,
            "nombre": measure.nombre,
            "tipo": "Resultado" if descending or measure.unidad == "%" else "Producto",
            "metodo_de_calculo": _method(measure),
            "unidad": measure.unidad,
            "sentido": "Descendente" if descending else "Ascendente",
            "acumulacion": "Suma" if cumulative else "Último valor",
            "frecuencia": measure.frecuencia,
            "linea_base": None if cumulative else measure.base,
            "meta": measure.meta,
            "fecha_de_la_meta": self.due,
            "medio_de_verificacion": evidence,
        }

    def mediciones(self, corte: date) -> Iterator[Row]:
        """Spell its measurements up to a day, and what is programmed for the next one."""
        traits = self.measure.traits
        if UNMEASURED in traits:
            return
        before = 0.0
        last = corte - LATE - (FORGOTTEN if NEGLECTED in traits else timedelta())
        for day in self._days(corte):
            share = self._share(day)
            programmed = self._programmed(before, share)
            value = self._value(day, before, share) if day <= last else None
            if programmed is not None or value is not None:
                yield {"indicador": self.codigo, "fecha": day, "programado": programmed, "valor": value}
            if value is None:
                return
            before = share

    def _days(self, corte: date) -> list[date]:
        """List the ends of its periods once there is something to measure, up to the one that runs."""
        months = MONTHS[self.measure.frecuencia]
        until = corte + timedelta(days=31 * months)
        until = until if self.open_ended else min(self.due, until)
        return [day for day in month_ends(self.inicio, until, months) if self._share(day) >= SMALLEST_SHARE]

    def _share(self, day: date) -> float:
        return min(1.0, ((day - self.inicio).days + 1) / ((self.due - self.inicio).days + 1))

    def _programmed(self, before: float, share: float) -> float | None:
        if UNPROGRAMMED in self.measure.traits:
            return None
        if BASELESS in self.measure.traits:
            return 0.0
        return self._amount(before, share)

    def _value(self, day: date, before: float, share: float) -> float:
        noise = (crc32(f"{self.codigo}{day.toordinal()}".encode()) % 9 - 4) / 100
        pace = next((PACE[trait] for trait in self.measure.traits if trait in PACE), 1.0)
        if CUMULATIVE in self.measure.traits:
            return self._amount(before, before + (share - before) * pace * (1 + noise))
        return self._amount(before, share * pace * (1 + noise))

    def _amount(self, before: float, share: float) -> float:
        """Turn a share of the way into units: since the measurement before, or since the base."""
        measure = self.measure
        base = measure.base or 0.0
        amount = (
            measure.meta * (share - before)
            if CUMULATIVE in measure.traits
            else base + (measure.meta - base) * share
        )
        return float(round(amount)) if abs(measure.meta - base) >= WHOLE_FROM else round(amount, 1)


def _method(measure: Measure) -> str:
    if CUMULATIVE in measure.traits:
        return f"Suma de {measure.unidad} de cada período."
    if measure.unidad == "%":
        return "Casos que cumplen sobre el total de casos, al cierre del período."
    return f"Recuento de {measure.unidad} al cierre del período."
