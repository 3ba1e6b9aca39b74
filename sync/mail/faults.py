"""Problems as letters tell them: the same words as everywhere, the first in full, the rest counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from plan.figures import counted
from plan.problems import Problem, Severity, message, title
from sync.mail.letter import Item, Section, Tag
from sync.report.consequences import causes_first, is_waiting

IN_FULL = 50
"""So many problems are told in full; whoever has more begins with these."""

ERROR = Tag("Error", "✖", "rojo")
ADVERTENCIA = Tag("Advertencia", "▲", "amarillo")

_UNTIL_CORRECTED = "Estas filas no se publican hasta que se corrijan."
_THOSE_THAT_WAIT = " Las que solo esperan a otra van al final, y se toman solas cuando esa se corrige."
_TAGS = {Severity.ERROR: ERROR, Severity.ADVERTENCIA: ADVERTENCIA}


def of(problems: Sequence[Problem], severity: Severity) -> list[Problem]:
    """Pick the problems of a severity."""
    return [found for found in problems if found.severity is severity]


def errors_alone(problems: Sequence[Problem], says: str = "") -> list[Section]:
    """Tell the errors of a workbook that was not taken; what is less pressing can wait until it is."""
    errors = of(problems, Severity.ERROR)
    section = _section(f"Errores ({len(errors)})", says, causes_first(errors), IN_FULL)
    return [section] if section.items else []


def sections(problems: Sequence[Problem]) -> list[Section]:
    """Tell errors, then warnings, each with its cell, what is wrong and what to do."""
    errors, warnings = of(problems, Severity.ERROR), of(problems, Severity.ADVERTENCIA)
    room = max(IN_FULL - len(errors), min(len(warnings), IN_FULL // 5))
    says = f"{_UNTIL_CORRECTED}{_THOSE_THAT_WAIT if any(map(is_waiting, errors)) else ''}"
    told = (
        _section(f"Errores ({len(errors)})", says, causes_first(errors), IN_FULL),
        _section(f"Advertencias ({len(warnings)})", "Conviene mirarlas.", warnings, room),
    )
    return [section for section in told if section.items]


def items(problems: Iterable[Problem]) -> list[Item]:
    """Tell problems one by one."""
    return [Item(message(found), str(found.place), _TAGS[found.severity]) for found in problems]


def how_many(errors: int, warnings: int) -> str:
    """Count what is to be corrected and what is to be looked at."""
    said = [counted(errors, "dato por corregir", "datos por corregir")] if errors else []
    if warnings:
        said.append(f"{counted(warnings, 'dato', 'datos')} para revisar" if not errors else _more(warnings))
    return " y ".join(said)


def _more(warnings: int) -> str:
    return f"{warnings} para revisar"


def _section(heading: str, says: str, problems: Sequence[Problem], room: int) -> Section:
    rest = problems[room:]
    kinds = Counter(title(found.code) for found in rest).most_common()
    named = "; ".join(f"{name} ({number})" for name, number in kinds)
    after = f"Y {counted(len(rest), 'más', 'más')} que no caben aquí: {named}." if rest else ""
    return Section(heading, says, items(problems[:room]), after=after)
