"""What a reference that leads nowhere may have meant: the nearest code, or the code of what it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from plan.standard import Row, Sheet
from plan.standard.kinds.base import clave
from plan.standard.kinds.spelling import did_you_mean
from sync.validate.findings import RowFinding
from sync.validate.references import TABLE_OF, Targets
from sync.validate.titles import fold

MOST = 100
"""So many wrong codes of a sheet are looked up; more of them are no slips, and each look-up costs."""

_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
"""Leading zeros of the numbers in a code: people type OP-1 for OP-01."""

_SPELT = re.compile("«(.+)»")
_LIKE_ENOUGH = 0.6


class Codes:
    """The rows that a code may mean, by code and by name."""

    def __init__(self, known: Mapping[str, Row]) -> None:
        self._known = known
        self._plain = {_ZEROS.sub("", key): key for key in known}
        self._named = {fold(row.get("nombre")): key for key, row in known.items() if row.get("nombre")}

    def __contains__(self, code: str) -> bool:
        """Whether there is a row with this code."""
        return clave(code) in self._known

    def nearest(self, text: str) -> str:
        """Give the code that a text most likely means; empty when none is near."""
        key = self._plain.get(_ZEROS.sub("", clave(text))) or self._named.get(fold(text))
        near = [key] if key else get_close_matches(clave(text), self._known, 1, _LIKE_ENOUGH)
        return str(self._known[near[0]]["codigo"]) if near else ""


def suggest(sheet: Sheet, findings: Iterable[RowFinding], targets: Targets) -> Iterator[RowFinding]:
    """Add to each reference that leads nowhere what it may have meant."""
    lookups: dict[str, Codes] = {}
    told: dict[tuple[str, str], str] = {}
    for finding in findings:
        column = sheet.by_name.get(finding.column)
        title = column.kind.refers_to if column and finding.code in _SPELLINGS else ""
        if not title:
            yield finding
            continue
        key = (title, finding.facts["valor"])
        if key not in told:
            codes = lookups.setdefault(title, Codes(targets.candidates(TABLE_OF[title])))
            told[key] = _meant(finding, codes) if len(told) < MOST else ""
        hint = _SPELLINGS[finding.code](told[key])
        yield replace(finding, facts={**finding.facts, "sugerencia": hint})


def asked(code: str) -> str:
    """Ask for a code in a sentence of its own: « ¿Quiso decir «OP»?», or nothing."""
    return f" ¿Quiso decir «{code}»?" if code else ""


def _meant(finding: RowFinding, codes: Codes) -> str:
    """Keep a spelling already suggested where it names a row, or several codes."""
    spelt = _SPELT.search(finding.facts.get("sugerencia", ""))
    if spelt and (spelt[1] in codes or ";" in spelt[1]):
        return spelt[1]
    return codes.nearest(finding.facts["valor"])


def _in_brackets(code: str) -> str:
    return did_you_mean(f"«{code}»" if code else "")


_SPELLINGS = {"REFERENCIA_DESCONOCIDA": asked, "CODIGO_INVALIDO": _in_brackets}
"""How each problem with a suggestion words it."""
