"""The kind of dates: a day of the calendar, however it was typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from plan.standard.kinds.base import Cell, Finding, Hint, Mistake, Reading, Storage
from plan.standard.kinds.date_guess import TYPICAL_YEAR, Span, guess, last_day, likely_year, span
from plan.standard.kinds.date_text import Triple, calendar_day, is_plausible, serial_day, triple
from plan.standard.kinds.spelling import did_you_mean, in_words, plain_number, spell, spell_date, spell_digits
from plan.standard.kinds.strict import FIRST_YEAR, LAST_YEAR, Strict, found, plain


@dataclass(frozen=True, slots=True)
class DateColumn:
    """What a look at a column of dates told: whether some were typed MM/DD, and its most frequent year."""

    month_first: bool = False
    year: int = TYPICAL_YEAR

    def __bool__(self) -> bool:
        """Whether its dates are to be doubted."""
        return self.month_first


_is_serial = re.compile(r"[0-9]{5}(?:[.,][0-9]+)?").fullmatch
_NO_HINT = DateColumn()

_MISTAKES = (
    Mistake(
        "2º semestre 2026", "31/12/2026", "Hace falta el día: en un fin, el último.", right=date(2026, 12, 31)
    ),
    Mistake("03/15/2026", "15/03/2026", "Primero el día y después el mes.", right=date(2026, 3, 15)),
    Mistake("31/11/2026", "30/11/2026", "Ese día no existe, y queda como texto.", right=date(2026, 11, 30)),
    Mistake("a definir", "", "Sin fecha todavía, la celda va vacía."),
)


@dataclass(frozen=True)
class Fecha(Strict):
    """A date."""

    def survey(self, cells: Iterable[Cell]) -> Hint:
        """Look for text dates that fit only MM/DD: they make the others of the column doubtful."""
        written = list(cells)
        if str not in map(type, written):
            return None
        texts = [apart for cell in written if isinstance(cell, str) and (apart := triple(cell))]
        month_first = any(apart.month_first and not apart.day_first for apart in texts)
        return DateColumn(month_first, _typical_year([*written, *texts]))

    def read(self, cell: Cell, hint: Hint = None) -> Reading:
        """Take a date as it is; look closer at anything else."""
        if type(cell) is date and not hint and FIRST_YEAR <= cell.year <= LAST_YEAR:
            return plain(cell)
        return super().read(cell, hint)

    @property
    def storage(self) -> Storage:
        """Stored as a date."""
        return Storage.DATE

    @property
    def excel_format(self) -> str:
        """Day first, four-digit year."""
        return "dd/mm/yyyy"

    @property
    def width(self) -> int:
        """Room for a date below a title of two words."""
        return 14

    def describe(self) -> str:
        """Say in Spanish what may be written."""
        return "Una fecha con día, mes y año: 31/12/2026."

    def mistakes(self, example: str) -> tuple[Mistake, ...]:
        """Tell what people often get wrong."""
        del example
        return _MISTAKES

    def _of_date(self, day: date, hint: Hint) -> Reading:
        column = _column(hint)
        if not is_plausible(day.year):
            return _out_of_range(spell(day), Triple(day.day, day.month, day.year, certain=True), column)
        turned = calendar_day(day.year, day.day, day.month) if column.month_first else None
        if turned and turned != day:
            facts = {"valor": spell_date(day), "leido": in_words(day), "otra": in_words(turned)}
            return Reading(day, (Finding("FECHA_QUIZA_INVERTIDA", facts),))
        return plain(day)

    def _of_number(self, number: float, hint: Hint) -> Reading:
        if day := serial_day(number):
            return _likely("FECHA_NUMERO", spell_digits(number), day)
        return self._no_date(plain_number(number), _column(hint))

    def _of_text(self, text: str, hint: Hint) -> Reading:
        column = _column(hint)
        apart = triple(text)
        if apart is not None:
            return _of_triple(text, apart, column)
        if _is_serial(text) and (day := serial_day(float(text.replace(",", ".")))):
            return _likely("FECHA_NUMERO", text, day)
        return self._no_date(text, column)

    def _no_date(self, text: str, column: DateColumn) -> Reading:
        if named := span(text):
            return found("FECHA_IMPRECISA", valor=spell(text), sugerencia=_ends(named))
        return found("FECHA_ILEGIBLE", valor=spell(text), sugerencia=_meant(guess(text, column.year), column))

    def _refused(self, cell: Cell) -> Reading:
        return found("FECHA_ILEGIBLE", valor=spell(cell), sugerencia="")


def _column(hint: Hint) -> DateColumn:
    return hint if isinstance(hint, DateColumn) else _NO_HINT


def _typical_year(dated: Iterable[Cell | Triple]) -> int:
    years = Counter(
        item.year for item in dated if isinstance(item, (date, Triple)) and is_plausible(item.year)
    )
    return years.most_common(1)[0][0] if years else TYPICAL_YEAR


def _of_triple(text: str, apart: Triple, column: DateColumn) -> Reading:
    if not is_plausible(apart.year):
        return _out_of_range(text, apart, column)
    day, turned = apart.day_first, apart.month_first
    if day and turned and day != turned and column.month_first:
        return found("FECHA_AMBIGUA", valor=spell(text), lectura=in_words(day), otra=in_words(turned))
    if day:
        return _likely("FECHA_ANIO_CORTO" if apart.short_year else "FECHA_TEXTO", text, day)
    return _likely("FECHA_MES_PRIMERO", text, turned) if turned else _impossible(text, apart, column)


def _likely(code: str, text: str, day: date) -> Reading:
    return Reading(day, (Finding(code, {"valor": spell(text), "leido": in_words(day)}),))


def _impossible(text: str, apart: Triple, column: DateColumn) -> Reading:
    turned = calendar_day(apart.year, apart.first, apart.second)
    meant = turned or last_day(apart.year, apart.second, apart.first)
    return found("FECHA_IMPOSIBLE", valor=spell(text), sugerencia=_meant(meant, column))


def _out_of_range(valor: str, apart: Triple, column: DateColumn) -> Reading:
    year = likely_year(str(apart.year), column.year)
    likely = replace(apart, year=year) if year else apart
    meant = (likely.day_first or likely.month_first) if year else None
    limits = {"desde": str(FIRST_YEAR), "hasta": str(LAST_YEAR)}
    return found("FECHA_FUERA_DE_RANGO", valor=spell(valor), sugerencia=_meant(meant, column), **limits)


def _meant(day: date | None, column: DateColumn) -> str:
    """Ask for the date that may be meant; for both where the column makes day and month doubtful."""
    turned = calendar_day(day.year, day.day, day.month) if day and column.month_first else None
    days = dict.fromkeys(spell_date(meant) for meant in (day, turned) if meant)
    return did_you_mean(" o ".join(days))


def _ends(named: Span) -> str:
    if not (named.start and named.end):
        return ""
    return f" (por ejemplo, {spell_date(named.start)} si es un inicio o {spell_date(named.end)} si es un fin)"
