"""What the cells of a column of theirs are like, and how well they read as a column of ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from plan.problems import CATALOGUE, Severity
from plan.standard import Column, Sheet
from plan.standard.kinds import Fecha, Numero, Porcentaje
from plan.standard.kinds.base import Cell, Finding, Hint, Kind, Reading, Storage
from plan.standard.kinds.blanks import disguised
from plan.standard.kinds.codigos import is_code
from plan.standard.kinds.spelling import spell
from sync.foreign.shapes import Heading, Remark, Table
from sync.shapes import BrokenCell, RawCell
from sync.validate.address import address
from sync.validate.skipping import filled

UNKNOWN = 0.6
"""How well an empty column reads: it says nothing for nor against."""

_SAMPLE = 200
_BY_NAME = 0.9
"""How well names do where codes are due: nearly as well, for a code can be made of each."""
_PROSE = "Una frase con varias palabras, larga"
_REPEATED = 0.5
_FEW = 12
_LONG = 40
_MOST = 0.8
_UNIQUE = 0.9
"""How many codes must differ for a column to be the code of its rows; some may be there twice by mistake."""
_AGAINST = -0.5
"""What a column says that cannot be what its title promises: codes that repeat are of something else."""
_UNLISTED = 0.7
"""How well a column does that plainly holds options, only not those of our list."""

_PERCENTAGES = "porcentajes"
_LOOKALIKES: Sequence[tuple[Kind, str]] = (
    (Fecha(), "fechas"),
    (Porcentaje(), _PERCENTAGES),
    (Numero(), "números"),
)


class Content:
    """The cells of one column of theirs, read as whatever kind they are held against."""

    def __init__(self, table: Table, heading: Heading) -> None:
        self.heading = heading
        self.cells = [
            (row, cell) for row in table.looked if filled(cell := table.cell(row, heading.position))
        ]
        told = [(row, cell) for row, cell in self.cells if not _says_nothing(cell)]
        self._sample = [cell for _, cell in told[:: len(told) // _SAMPLE + 1]]
        self._shares: dict[Kind, float] = {}

    @property
    def distinct(self) -> float:
        """How many of its cells differ, of all that are filled."""
        keys = {spell(cell).casefold() if isinstance(cell, str) else cell for cell in self._sample}
        return len(keys) / len(self._sample) if self._sample else 1.0

    def fits(self, sheet: Sheet, column: Column) -> float:
        """Say how well its cells suit a column of ours: 1 well, 0 not at all, less speaks against it."""
        if not self._sample:
            return UNKNOWN
        if column.kind.refers_to:
            return (1.0 - self._share_of(date)) * (_BY_NAME + (1 - _BY_NAME) * self._reads(column.kind))
        if column.kind.options:
            return max(self._reads(column.kind), _UNLISTED if self._is_choice() else 0.0)
        if takes_prose(column.kind):
            return self._worded()
        reads = self._reads(column.kind)
        repeated = sheet.key == (column.name,) and self.distinct < _UNIQUE
        return _AGAINST if repeated else reads

    def are_codes(self) -> bool:
        """Tell whether most of its cells are codes; a single word is a name, though it would do."""
        codes = sum(isinstance(cell, float) or _is_code(cell) for cell in self._sample)
        return codes > _MOST * len(self._sample)

    def are(self, kind: Kind) -> bool:
        """Tell whether most of its cells read as a kind."""
        return bool(self._sample) and self._reads(kind) > _MOST

    def holds(self) -> str:
        """Say in Spanish what it holds."""
        if not self.cells:
            return "vacía"
        if not self._sample:
            return "sin datos («N/A», «-»…)"
        for kind, words in _LOOKALIKES:
            if self.are(kind) and not (words == _PERCENTAGES and self._counts()):
                return words
        texts = [cell for cell in self._sample if isinstance(cell, str)]
        if len(texts) > len(self._sample) / 2:
            return "textos largos" if sum(map(len, texts)) > _LONG * len(texts) else "textos"
        return "números" if self._share_of(float) > 1 / 2 else "de todo un poco"

    def remarks(self, kind: Kind) -> tuple[int, tuple[Remark, ...]]:
        """Read all its cells as a kind: how many read without error, and what is said of them."""
        hint = kind.survey([cell for _, cell in self.cells if not isinstance(cell, BrokenCell)])
        counts: Counter[str] = Counter()
        first: dict[str, tuple[str, str]] = {}
        clean = 0
        for row, cell in self.cells:
            findings = _findings(cell, kind, hint)
            clean += not any(CATALOGUE[found.code].severity is Severity.ERROR for found in findings)
            for found in findings:
                spot = address(row, self.heading.position)
                first.setdefault(found.code, (spot, found.facts.get("valor", "")))
                counts[found.code] += 1
        return clean, tuple(Remark(code, count, *first[code]) for code, count in counts.most_common())

    def _reads(self, kind: Kind) -> float:
        if kind not in self._shares:
            self._shares[kind] = _share(kind, self._sample)
        return self._shares[kind]

    def _share_of(self, kind: type) -> float:
        return sum(isinstance(cell, kind) for cell in self._sample) / len(self._sample)

    def _counts(self) -> bool:
        """Tell that all its numbers are whole: they count something, though 0 and 1 would do as fractions."""
        return all(not isinstance(cell, float) or cell.is_integer() for cell in self._sample)

    def _worded(self) -> float:
        texts = sum(isinstance(cell, str) and any(map(str.isalpha, cell)) for cell in self._sample)
        return texts / len(self._sample)

    def _is_choice(self) -> bool:
        keys = {cell for cell in self._sample if isinstance(cell, str)}
        return 0 < len(keys) <= _FEW and (self.distinct <= _REPEATED or len(keys) < _FEW / 2)


@lru_cache(maxsize=64)
def takes_prose(kind: Kind) -> bool:
    """Tell whether a kind takes any text: then that its cells read says nothing."""
    return kind.read(_PROSE).value is not None


def _share(kind: Kind, cells: Sequence[RawCell]) -> float:
    sound = [cell for cell in cells if not isinstance(cell, BrokenCell)]
    if not sound:
        return UNKNOWN
    hint = kind.survey(sound)
    return sum(_clean(kind.read(cell, hint), kind, cell) for cell in sound) / len(sound)


def _clean(reading: Reading, kind: Kind, cell: Cell) -> bool:
    """A number that is a date by its serial, or a date that is a number, is no evidence of either."""
    unlike = kind.storage is Storage.DATE and isinstance(cell, float)
    return reading.value is not None and not unlike


def _findings(cell: RawCell, kind: Kind, hint: Hint) -> Sequence[Finding]:
    if isinstance(cell, BrokenCell):
        return (Finding("CELDA_CON_ERROR" if cell.error else "CELDA_SIN_CALCULAR", {"valor": cell.error}),)
    return kind.read(cell, hint).findings


def _is_code(cell: RawCell) -> bool:
    if not isinstance(cell, str) or is_code(cell.strip()) is None:
        return False
    return cell.isupper() or any(map(str.isdigit, cell))


def _says_nothing(cell: RawCell) -> bool:
    reading = disguised(cell) if isinstance(cell, str) else None
    return reading is not None or (isinstance(cell, BrokenCell))
