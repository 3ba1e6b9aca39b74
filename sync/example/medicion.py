"""What is measured: an indicator, and its measurements up to a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

from plan.standard.kinds.base import Value
from plan.standard.vocabulary import Row
from sync.example.calendario import month_ends
from sync.example.shapes import Medida

MONTHS = {"Mensual": 1, "Trimestral": 3, "Semestral": 6, "Anual": 12}

SUMA = "suma"
FLOJA = "floja"
MALA = "mala"
OLVIDADA = "olvidada"
SIN_MEDIR = "sin medir"
SIN_PROGRAMAR = "sin programar"
SIN_BASE = "sin base"
RASGOS = frozenset({SUMA, FLOJA, MALA, OLVIDADA, SIN_MEDIR, SIN_PROGRAMAR, SIN_BASE})
"""In which ways an indicator may be peculiar."""

PACE = {FLOJA: 0.8, MALA: 0.55}
LATE = timedelta(days=5)
"""Days after the end of a period in which it is measured."""

FORGOTTEN = timedelta(days=150)
SMALLEST_SHARE = 0.08
WHOLE_FROM = 20


@dataclass(frozen=True, slots=True)
class Serie:
    """An indicator with the dates of what it measures; open-ended while that is not finished."""

    codigo: str
    medida: Medida
    inicio: date
    fin: date
    open_ended: bool

    @property
    def due(self) -> date:
        """The day of its target: the last end of a period."""
        ends = month_ends(self.inicio, self.fin, MONTHS[self.medida.frecuencia])
        return ends[-1] if ends else self.fin

    def indicador(self, medio: str) -> dict[str, Value]:
        """Spell the indicator, but for what it is of."""
        medida = self.medida
        descendente = medida.base is not None and medida.meta < medida.base
        suma = SUMA in medida.rasgos
        return {
            "codigo": self.codigo,
            "nombre": medida.nombre,
            "tipo": "Resultado" if descendente or medida.unidad == "%" else "Producto",
            "metodo_de_calculo": _method(medida),
            "unidad": medida.unidad,
            "sentido": "Descendente" if descendente else "Ascendente",
            "acumulacion": "Suma" if suma else "Último valor",
            "frecuencia": medida.frecuencia,
            "linea_base": None if suma else medida.base,
            "meta": medida.meta,
            "fecha_de_la_meta": self.due,
            "medio_de_verificacion": medio,
        }

    def mediciones(self, corte: date) -> Iterator[Row]:
        """Spell its measurements up to a day, and what is programmed for the next one."""
        rasgos = self.medida.rasgos
        if SIN_MEDIR in rasgos:
            return
        before = 0.0
        last = corte - LATE - (FORGOTTEN if OLVIDADA in rasgos else timedelta())
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
        months = MONTHS[self.medida.frecuencia]
        until = corte + timedelta(days=31 * months)
        until = until if self.open_ended else min(self.due, until)
        return [day for day in month_ends(self.inicio, until, months) if self._share(day) >= SMALLEST_SHARE]

    def _share(self, day: date) -> float:
        return min(1.0, ((day - self.inicio).days + 1) / ((self.due - self.inicio).days + 1))

    def _programmed(self, before: float, share: float) -> float | None:
        if SIN_PROGRAMAR in self.medida.rasgos:
            return None
        if SIN_BASE in self.medida.rasgos:
            return 0.0
        return self._amount(before, share)

    def _value(self, day: date, before: float, share: float) -> float:
        noise = (crc32(f"{self.codigo}{day.toordinal()}".encode()) % 9 - 4) / 100
        pace = next((PACE[rasgo] for rasgo in self.medida.rasgos if rasgo in PACE), 1.0)
        if SUMA in self.medida.rasgos:
            return self._amount(before, before + (share - before) * pace * (1 + noise))
        return self._amount(before, share * pace * (1 + noise))

    def _amount(self, before: float, share: float) -> float:
        """Turn a share of the way into units: since the measurement before, or since the base."""
        medida = self.medida
        base = medida.base or 0.0
        amount = (
            medida.meta * (share - before) if SUMA in medida.rasgos else base + (medida.meta - base) * share
        )
        return float(round(amount)) if abs(medida.meta - base) >= WHOLE_FROM else round(amount, 1)


def _method(medida: Medida) -> str:
    if SUMA in medida.rasgos:
        return f"Suma de {medida.unidad} de cada período."
    if medida.unidad == "%":
        return "Casos que cumplen sobre el total de casos, al cierre del período."
    return f"Recuento de {medida.unidad} al cierre del período."
