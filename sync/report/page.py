"""The report of one load as a page that stands alone: no script, no other file, every text escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from plan.figures import counted, number
from plan.problems import Problem, advice, remedy, says, title
from sync.changes import SheetChanges
from sync.report import words
from sync.report.account import Account
from sync.report.marked import Names
from sync.report.notices import archived, corte_sentence, good_sentences, saved_sentence
from sync.report.places import Group, told
from sync.report.words import GRAVITY, Word

SHOWN = 25
"""Of the rows that changed in the same way so many are named."""
WHOLE_BOOK = "Todo el libro"


@dataclass(frozen=True, slots=True)
class Line:
    """One problem as it is told."""

    word: Word
    title: str
    spot: str
    row: str
    says: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is told of one sheet."""

    title: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class More:
    """Problems alike that are told together."""

    word: Word
    title: str
    sheet: str
    count: str
    advice: str


@dataclass(frozen=True, slots=True)
class Change:
    """Rows of a sheet that changed in one way."""

    head: str
    rows: Sequence[str]
    left: int


@dataclass(frozen=True, slots=True)
class Home:
    """Where the report comes from: the name of the town, and the address of its site if it has one."""

    municipio: str
    direccion: str = ""


def page(account: Account, home: Home, names: Names, notices: Sequence[str], copy: str = "") -> bytes:
    """Write the report of a load; `copy` is the name of the marked copy, if there is one."""
    in_full, rest = told(account.problems)
    return (
        _template()
        .render(
            account=account,
            record=account.record,
            municipio=home.municipio,
            site=_site(account, home),
            fate=account.fate,
            saved=saved_sentence(account),
            counts=_counts(account),
            steps=_steps(account, copy),
            notices=notices,
            sheets=_sheets(in_full, names),
            rest=[_more(group) for group in rest],
            whole_book=WHOLE_BOOK,
            shown=len(in_full),
            changes=[(change.title, list(_changes(change))) for change in account.changes],
            corte=corte_sentence(account),
            good=good_sentences(account),
            archived=archived(account.record["sha256"]) if account.record["sha256"] else "",
        )
        .encode()
    )


@cache
def _template() -> Template:
    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["num"] = number
    return environment.get_template("informe.html")


def _site(account: Account, home: Home) -> str:
    """Give the page of the office on the site; the strategy has none."""
    code: str = account.record["origen"]
    if not (home.direccion and account.oficina and code):
        return ""
    return f"{home.direccion}/dependencias/{quote(code.upper())}"


def _counts(account: Account) -> list[tuple[str, str]]:
    record = account.record
    if not record["escritas"]:
        return []
    said = (
        (record["tomadas"], "fila bien", "filas bien"),
        (record["cuarentena"], "espera una corrección", "esperan una corrección"),
        (record["omitidas"], "pasada por alto", "pasadas por alto"),
    )
    return [(number(count), one if count == 1 else many) for count, one, many in said if count]


def _steps(account: Account, copy: str) -> list[str]:
    fate, file = account.fate, account.file
    if fate is words.TAKEN:
        return ["No hace falta hacer nada. La próxima vez que guarde la planilla, este informe se renueva."]
    if fate is words.UNTOUCHED:
        return [
            f"Abra «{file}», complete lo que le toca a su dependencia y guarde.",
            "El tablero la lee solo, en segundos, y este informe se renueva.",
        ]
    if fate is words.HELD:
        return [
            f"Si es a propósito, avise a la coordinación que confirme la carga {account.record['id']}.",
            f"Si no lo es, corrija «{file}» y guárdelo otra vez: esa carga queda en nada.",
        ]
    if fate is words.DROPPED:
        return [f"Si algo de lo que cambió era correcto, hágalo otra vez en «{file}» y guarde."]
    if fate is words.DUPLICATE:
        return [remedy(account.problems[0])]
    whole = next((found for found in account.problems if not found.place.sheet), None)
    first = [remedy(whole)] if fate is words.REJECTED and whole else _corrections(file, copy)
    return [*first, "El tablero la lee solo, en segundos, y este informe se renueva."]


def _corrections(file: str, copy: str) -> Iterator[str]:
    where = f" Las celdas están señaladas en «{copy}», que es solo una copia." if copy else ""
    yield f"Abra su planilla, «{file}».{where}"
    yield "Corrija en ella lo que dice la lista de abajo, empezando por los errores, y guarde."


def _sheets(problems: Sequence[Problem], names: Names) -> list[Sheet]:
    by_sheet: dict[str, list[Line]] = {}
    for found in problems:
        by_sheet.setdefault(found.place.sheet, []).append(_line(found, names))
    return [Sheet(sheet or WHOLE_BOOK, lines) for sheet, lines in by_sheet.items()]


def _line(found: Problem, names: Names) -> Line:
    place = found.place
    spot = place.cell or (f"Fila {place.row}" if place.row else place.column)
    row = names.get(place.sheet, {}).get(place.row, "") if place.row else ""
    return Line(GRAVITY[found.severity], title(found.code), spot, row, says(found), remedy(found))


def _more(group: Group) -> More:
    word = GRAVITY[group.severity]
    return More(word, title(group.code), group.sheet, word.count(group.count), advice(group.code))


def _changes(change: SheetChanges) -> Iterator[Change]:
    edited = [
        f"{row.name}: " + ("; ".join(f"{edit.column}: {edit.before} → {edit.after}" for edit in row.edits))
        if row.edits
        else f"{row.name}: vuelve a estar bien"
        for row in (*change.suspicious, *change.edited)
    ]
    kinds = (
        ("agregada", "agregadas", change.opened),
        ("con cambios", "con cambios", edited),
        ("que ya no está", "que ya no están", change.vanishing),
        (
            "que espera una corrección, con sus últimos datos buenos",
            "que esperan una corrección, con sus últimos datos buenos",
            change.waiting,
        ),
    )
    for one, many, rows in kinds:
        if rows:
            head = counted(len(rows), f"fila {one}", f"filas {many}")
            yield Change(head, rows[:SHOWN], len(rows[SHOWN:]))
