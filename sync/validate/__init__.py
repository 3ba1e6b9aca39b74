"""Station 3: judge the cells of a workbook; every problem in one pass, every good row taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plan.problems import CATALOGUE, Place, Problem, Severity, problem
from plan.standard import STANDARD, Row, Sheet
from sync.shapes import Book, Checked, CheckedSheet
from sync.validate.address import address
from sync.validate.cells import ReadSheet, read_cells
from sync.validate.findings import Identity, Known, RowFinding
from sync.validate.identify import identify
from sync.validate.layout import Layout, lay_out
from sync.validate.once import once
from sync.validate.plausible import plausible
from sync.validate.references import Targets, circular, strategy_clashes, unresolved
from sync.validate.rows import contradictions, idle, keys, repeated, strange_corte
from sync.validate.suggestions import suggest

__all__ = ["Identity", "Known", "identify", "validate"]


@dataclass(frozen=True, slots=True)
class _Judged:
    """One sheet judged: what is taken, what waits, what was passed over, and all there is to say.

    `fallen` are the rows that wait, with `clave` None where it cannot be read.
    """

    layout: Layout
    taken: Mapping[str, Row]
    quarantined: Mapping[str, int]
    faulty: frozenset[int]
    fallen: Sequence[Row]
    skipped: int
    complete: bool
    findings: Sequence[RowFinding]


def validate(book: Book, identity: Identity, known: Known) -> Checked:
    """Judge a workbook against what is in force; sheets in the order of the standard, parents first.

    The first problem of a workbook that is rejected says why.
    """
    layouts, problems = lay_out(book, STANDARD[identity.tipo])
    if any(map(_is_error, problems)):
        why = sorted(problems, key=_is_error, reverse=True)
        return Checked(identity.tipo, identity.origen, identity.dependencia, {}, tuple(why))
    judged: dict[str, _Judged] = {}
    for sheet in STANDARD[identity.tipo].sheets:
        targets = _targets(identity.tipo, known, judged)
        judged[sheet.table] = _judge(read_cells(layouts[sheet.table]), targets)
    remarks = [*_unasked(identity, known), *problems, *_informe_problems(judged, known)]
    return _checked(identity, judged, remarks, known)


def _targets(tipo: str, known: Known, judged: Mapping[str, _Judged]) -> Targets:
    taken = {table: sheet.taken for table, sheet in judged.items()}
    return Targets(tipo, known, taken, {table: sheet.quarantined for table, sheet in judged.items()})


def _judge(read: ReadSheet, targets: Targets) -> _Judged:
    passed = list(_passed_over(read))
    filas = {finding.fila for finding in passed}
    rows = [row for row in read.rows if row["fila"] not in filas]
    claves = _readable(read, keys(read.sheet, rows))
    findings = [finding for finding in read.findings if finding.fila not in filas]
    findings += repeated(read.sheet, rows, claves)
    for row in rows:
        findings += contradictions(read.sheet.table, row, targets.known)
    taken = {key: {**row, "clave": key} for row in rows if (key := claves.get(row["fila"])) is not None}
    findings += _clashes(read.sheet, taken, targets)
    findings += _settle_references(read.sheet, rows, claves, targets, _faulty(findings))
    faulty = _faulty(findings)
    taken = {key: row for key, row in taken.items() if row["fila"] not in faulty}
    here = replace(targets, taken={**targets.taken, read.sheet.table: taken})
    return _Judged(
        layout=read.layout,
        taken=taken,
        quarantined={key: fila for fila, key in claves.items() if fila in faulty},
        faulty=faulty,
        fallen=[{**row, "clave": claves.get(row["fila"])} for row in rows if row["fila"] in faulty],
        skipped=len(passed) + len(read.layout.skipped),
        complete=len(claves) == len(rows),
        findings=[*suggest(read.sheet, findings, here), *passed],
    )


def _readable(read: ReadSheet, claves: Mapping[int, str]) -> Mapping[int, str]:
    """Leave out rows of which part of the key is there and cannot be read, even a part that may be blank."""
    unread = _faulty(finding for finding in read.findings if finding.column in read.sheet.key)
    return {fila: key for fila, key in claves.items() if fila not in unread}


def _passed_over(read: ReadSheet) -> Iterator[RowFinding]:
    if read.sheet.single:
        for row in read.rows[1:]:
            yield RowFinding(row["fila"], "", "FILA_DE_MAS")
        return
    for row in read.rows:
        if finding := idle(read.sheet.table, row):
            yield finding


def _clashes(sheet: Sheet, taken: Mapping[str, Row], targets: Targets) -> Iterator[RowFinding]:
    if sheet.table == "lineamiento" and targets.tipo == "planilla":
        yield from strategy_clashes(taken, targets.known)


def _settle_references(
    sheet: Sheet, rows: Sequence[Row], claves: Mapping[int, str], targets: Targets, faulty: frozenset[int]
) -> list[RowFinding]:
    """Judge references until no further row falls: a row that falls may be what another one refers to."""
    by_key = {claves[row["fila"]]: row for row in rows if row["fila"] in claves}
    loops = list(circular(sheet, by_key))
    fallen = faulty | _faulty(loops)
    while True:
        here = replace(
            targets,
            taken={
                **targets.taken,
                sheet.table: {k: r for k, r in by_key.items() if r["fila"] not in fallen},
            },
            quarantined={
                **targets.quarantined,
                sheet.table: {key: fila for fila, key in claves.items() if fila in fallen},
            },
        )
        found = list(unresolved(sheet, rows, here))
        if _faulty(found) <= fallen:
            return [*loops, *_beyond_loops(found, loops)]
        fallen |= _faulty(found)


def _beyond_loops(found: Iterable[RowFinding], loops: Iterable[RowFinding]) -> Iterator[RowFinding]:
    """Leave out that a row of a loop waits for the next: that is what a loop is."""
    told = {(loop.fila, loop.column) for loop in loops}
    for finding in found:
        if finding.code != "REFERENCIA_EN_CUARENTENA" or (finding.fila, finding.column) not in told:
            yield finding


def _faulty(findings: Iterable[RowFinding]) -> frozenset[int]:
    return frozenset(
        finding.fila for finding in findings if CATALOGUE[finding.code].severity is Severity.ERROR
    )


def _is_error(found: Problem) -> bool:
    return found.severity is Severity.ERROR


def _unasked(identity: Identity, known: Known) -> Iterator[Problem]:
    row = known.strategy.get("dependencia", {}).get(identity.origen)
    if row is not None and row["presenta_planilla"] == "No":
        yield problem("LIBRO_NO_PRESENTA", Place(), {"valor": identity.dependencia})


def _informe_problems(judged: Mapping[str, _Judged], known: Known) -> Iterator[Problem]:
    if "plan" in judged and not judged["plan"].taken and not judged["plan"].faulty:
        yield problem("PLAN_SIN_FILA", Place(sheet="Plan"))
    if "informe" not in judged:
        return
    informe = judged["informe"]
    if not informe.layout.rows:
        yield problem("INFORME_SIN_CORTE", Place(sheet="Informe"))
    for row in informe.taken.values():
        for finding in strange_corte(row, known):
            yield _problem(informe.layout, finding)


def _checked(
    identity: Identity, judged: Mapping[str, _Judged], problems: Sequence[Problem], known: Known
) -> Checked:
    taken = {table: sheet.taken for table, sheet in judged.items()}
    said = list(plausible(taken, known, {table: sheet.fallen for table, sheet in judged.items()}))
    for table, sheet in judged.items():
        said += [(table, finding) for finding in sheet.findings]
    cells = sorted(
        (_problem(judged[table].layout, finding) for table, finding in once(said)),
        key=_reading_order(identity),
    )
    return Checked(
        tipo=identity.tipo,
        origen=identity.origen,
        dependencia=identity.dependencia,
        sheets={table: _checked_sheet(table, sheet) for table, sheet in judged.items()},
        problems=(*problems, *cells),
    )


def _checked_sheet(table: str, judged: _Judged) -> CheckedSheet:
    return CheckedSheet(
        table=table,
        taken=judged.taken,
        quarantined=frozenset(judged.quarantined),
        written=len(judged.layout.rows) + len(judged.layout.skipped),
        in_quarantine=len(judged.faulty),
        skipped=judged.skipped,
        complete=judged.complete,
    )


def _problem(layout: Layout, finding: RowFinding) -> Problem:
    column = layout.sheet.by_name.get(finding.column)
    position = layout.columns.get(finding.column)
    cell = address(finding.fila, position) if finding.fila and position is not None else ""
    place = Place("", layout.sheet.title, finding.fila or None, column.title if column else "", cell)
    return problem(finding.code, place, {"valor": "", **finding.facts})


def _reading_order(identity: Identity) -> Callable[[Problem], tuple[int, int, str, str]]:
    order = {title: index for index, title in enumerate(STANDARD[identity.tipo].by_title)}

    def key(found: Problem) -> tuple[int, int, str, str]:
        place = found.place
        return order[place.sheet], place.row or 0, f"{len(place.cell)}{place.cell}", found.code

    return key
