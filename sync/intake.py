"""Stations 3 and 4 for one workbook that was read: whose it is, judge, decide, store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import PurePosixPath

from plan.collector import collector_at_rest
from plan.config import Config
from plan.problems import Place, Problem, problem
from plan.standard import STANDARD
from plan.standard.identidad import GENERATOR, TABLERO
from plan.standard.kinds.base import clave
from sync.decide import Decision, decide
from sync.holds import hold_sentence
from sync.journal import Archive
from sync.known import gather, in_force
from sync.memory import Memory
from sync.shapes import Book, Checked, Copy, Refusal, Sighting
from sync.store import FileState, Load, Store
from sync.validate import Identity, identify, validate

WANTED = (TABLERO, *(title for book in STANDARD.values() for title in book.by_title))
"""The titles of the sheets that are read."""

_SITUACION = {"tomada": "vigente", "retenida": "retenido", "rechazada": "rechazado"}


@dataclass(frozen=True, slots=True)
class Job:
    """One workbook on its way.

    Args:
        clase: "carga" by a person, "revalidacion", or "confirmada" when somebody decided to take a held load.
        origen: whose the workbook of this path was the last time; "?" when not known.
        rivals: the other workbooks that are in the shared folder, by path: whose each is ("?" when not known)
            and whether it is in force.
        detalle: what somebody decided about it, when that is why it is taken.
    """

    sighting: Sighting
    copy: Copy
    clase: str
    now: datetime
    origen: str = "?"
    rivals: Mapping[str, tuple[str, bool]] | None = None
    detalle: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one workbook; `load` is None when nothing was recorded because it has to wait."""

    ruta: str
    situacion: str
    load: Load | None = None
    carga: int | None = None
    problems: tuple[Problem, ...] = ()
    decision: Decision = field(default_factory=Decision)

    @property
    def moved(self) -> bool:
        """Whether any row changed."""
        return bool(self.decision.opened or self.decision.closed)


class Intake:
    """Takes workbooks that were read into the database."""

    def __init__(self, config: Config, memory: Memory, store: Store) -> None:
        """Write through `store`; read what is in force beside it."""
        self._config = config
        self._memory = memory
        self._store = store
        self._archive = Archive(config.datos)

    @collector_at_rest()
    def take(self, job: Job, book: Book | Refusal) -> Outcome:
        """Judge, decide and store one workbook; always leaves a carga."""
        if job.copy.sha256:  # a file too large to be read has none
            self._archive.keep(job.copy.data, job.copy.sha256)
        if isinstance(book, Refusal):
            return self._reject(job, Identity("", self._guess(job)), (book.problem,))
        strategy = self._memory.strategy()
        with self._memory.engine.connect() as connection:
            identity = identify(book, job.copy.path, strategy.dependencias)
            if isinstance(identity, Problem):
                return self._reject(job, Identity("", self._guess(job)), (identity,), book)
            rival = _rival(job, identity)
            if rival:
                return self._reject(job, identity, (_duplicate(job, identity, rival),), book, "duplicado")
            today = job.now.astimezone(self._config.zona).date()
            known = gather(connection, strategy, identity, today, self._config.umbrales)
            checked = validate(book, identity, known)
            if checked.rejected:
                return self._reject(job, identity, checked.problems, book)
            decision = decide(checked, in_force(connection, strategy, known, identity.origen))
        return self._settle(job, book, checked, decision)

    def _guess(self, job: Job) -> str:
        if job.origen != "?":
            return job.origen
        stem = clave(PurePosixPath(job.copy.path).stem)
        return stem if stem in self._memory.strategy().dependencias else "?"

    def _settle(self, job: Job, book: Book, checked: Checked, decision: Decision) -> Outcome:
        load = _counted(self._load(job, book, Identity(checked.tipo, checked.origen)), checked)
        if decision.holds and job.clase != "confirmada":
            detail = " ".join(hold_sentence(hold) for hold in decision.holds)
            held = replace(load, resultado="retenida", detalle=detail)
            return self._commit(job, held, Decision(holds=decision.holds), checked.problems)
        corte, declared = _corte(checked, book, job, self._config)
        taken = replace(load, resultado="tomada", corte=corte, corte_declarado=declared)
        return self._commit(job, taken, decision, checked.problems)

    def _reject(
        self,
        job: Job,
        identity: Identity,
        problems: Sequence[Problem],
        book: Book | None = None,
        situacion: str = "rechazado",
    ) -> Outcome:
        load = replace(self._load(job, book, identity), resultado="rechazada")
        return self._commit(job, load, Decision(), tuple(problems), situacion)

    def _load(self, job: Job, book: Book | None, identity: Identity) -> Load:
        clase = "carga" if job.clase == "confirmada" else job.clase
        return Load(
            momento=job.now,
            clase="generada" if clase == "carga" and book and _as_generated(book) else clase,
            tipo=identity.tipo,
            origen=identity.origen,
            ruta=job.copy.path,
            sha256=job.copy.sha256,
            tamano=job.sighting.size,
            resultado="",
            guardado_por=book.saved_by if book else "",
            guardado_en=book.saved_at if book else None,
            detalle=job.detalle,
            decision=job.clase if job.clase == "confirmada" else "",
        )

    def _commit(
        self,
        job: Job,
        load: Load,
        decision: Decision,
        problems: tuple[Problem, ...],
        situacion: str = "",
    ) -> Outcome:
        problems = tuple(replace(found, place=replace(found.place, workbook=load.ruta)) for found in problems)
        first = problems[0] if load.resultado == "rechazada" else None
        state = FileState(
            situacion=situacion or _SITUACION[load.resultado],
            visto=job.now,
            sha256=load.sha256,
            origen=load.origen,
            problema=first.code if first else "",
            hechos=first.facts if first else {},
        )
        number = self._store.commit(load, decision, problems, (job.sighting, state))
        return Outcome(load.ruta, state.situacion, load, number, problems, decision)


def _rival(job: Job, identity: Identity) -> str:
    """Name the other workbook of the same office that goes before this one, if there is one."""
    rivals = job.rivals or {}
    owners = [path for path, (origen, owns) in rivals.items() if origen == identity.origen and owns]
    if owners:
        return owners[0]
    if clave(PurePosixPath(job.copy.path).stem) == identity.origen or not identity.origen:
        return ""
    return next((path for path in rivals if clave(PurePosixPath(path).stem) == identity.origen), "")


def _duplicate(job: Job, identity: Identity, rival: str) -> Problem:
    facts = {"valor": identity.dependencia or "la estrategia", "vigente": rival}
    return problem("LIBRO_DUPLICADO", Place(job.copy.path), facts)


def _counted(load: Load, checked: Checked) -> Load:
    sheets = checked.sheets.values()
    return replace(
        load,
        escritas=sum(sheet.written for sheet in sheets),
        tomadas=sum(len(sheet.taken) for sheet in sheets),
        cuarentena=sum(sheet.in_quarantine for sheet in sheets),
        omitidas=sum(sheet.skipped for sheet in sheets),
    )


def _corte(checked: Checked, book: Book, job: Job, config: Config) -> tuple[date | None, bool]:
    """Say up to which date the workbook informs: declared, else when it was saved; never after the load."""
    if checked.tipo != "planilla" or _as_generated(book):
        return None, False
    today = job.now.astimezone(config.zona).date()
    informe = checked.sheets["informe"].taken.get("", {})
    if informe.get("corte"):
        return min(informe["corte"], today), True
    saved = book.saved_at or datetime.fromtimestamp(job.copy.mtime_ns / 1e9, UTC)
    return min(saved.astimezone(config.zona).date(), today), False


def _as_generated(book: Book) -> bool:
    """Tell a workbook as the service wrote it: any program that saves it writes when it did."""
    return book.saved_by == GENERATOR and book.saved_at is None
