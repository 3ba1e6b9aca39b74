"""Indicators that cannot tell good from bad as they are set up."""

from __future__ import annotations

from collections.abc import Iterator

from plan.avance import Record
from plan.standard import TABLES
from sync.validate.plausible.load import Load, Said, percentage, quantity, say

GREEN = "umbral_verde"
YELLOW = "umbral_amarillo"


def crossed_umbrales(load: Load) -> Iterator[Said]:
    """A yellow threshold above the green one; blanks count as their defaults."""
    for row in load.rows["indicador"]:
        green, yellow = _umbral(row, GREEN), _umbral(row, YELLOW)
        if yellow > green:
            column = GREEN if row[YELLOW] is None else YELLOW
            facts = {"verde": percentage(green), "amarillo": percentage(yellow)}
            yield say(("indicador", row, column), "UMBRALES_AL_REVES", **facts)


def idle_meta(load: Load) -> Iterator[Said]:
    """A target that is where the indicator started, or lies the other way."""
    for row in load.rows["indicador"]:
        base, meta = row["linea_base"], row["meta"]
        if base is None or meta is None:
            continue
        facts = {"meta": quantity(meta), "base": quantity(base)}
        if meta == base:
            yield say(("indicador", row, "meta"), "META_IGUAL_A_LINEA_BASE", **facts)
        elif row["sentido"] == ("Ascendente" if meta < base else "Descendente"):
            yield say(("indicador", row, "meta"), "META_CONTRA_SENTIDO", **facts, sentido=row["sentido"])


def _umbral(row: Record, column: str) -> float:
    given = row[column]
    return float(str(TABLES["indicador"].by_name[column].default)) if given is None else float(given)
