"""Writes the answer to one load: the copy first, then the report that tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from plan import informes
from sync.journal import Archive, ArchiveError
from sync.report import notices
from sync.report.account import Account
from sync.report.folder import COPY, REPORT, Found, Known, ReportsFolder, digest_of
from sync.report.marked import Marked, NoCopy, ending
from sync.report.marker import Marker
from sync.report.noted import Answer
from sync.report.page import Home, page


@dataclass(frozen=True, slots=True)
class _Copy:
    """What became of the copy: its name when there is one, and what has to be said of it."""

    name: str = ""
    digest: str = ""
    kept: Sequence[str] = ()
    open: str = ""


class Writer:
    """Writes answers into the reports folder."""

    def __init__(self, folder: ReportsFolder, archive: Archive, home: Home) -> None:
        """Write into a folder, from the bytes of the archive."""
        self._folder = folder
        self._archive = archive
        self._home = home

    def look(self, answer: Answer | None, nombre: str, now: datetime) -> Found:
        """See what lies there of one name."""
        known = answer or Answer(nombre, 0, informes.ESCRIBIENDO)
        interrupted = known.situacion in {informes.ESCRIBIENDO, informes.FALLIDA}
        return self._folder.look(nombre, Known(frozenset({known.copia} - {""}), interrupted), now)

    def mark(self, account: Account, found: Found, marker: Marker) -> Marked | NoCopy | None:
        """Mark the problems in a copy; None when there is nothing to mark."""
        if not account.readable:
            return NoCopy("el archivo no se puede abrir para copiarlo")
        if not account.wants_copy:
            return None
        try:
            data = self._archive.fetch(account.record["sha256"])
        except ArchiveError as error:
            return NoCopy("no se encuentra la planilla que se leyó", str(error))
        return marker.mark(
            data, account.problems, notices.cover(account, (*found.kept, *found.edited.values()))
        )

    def write(self, account: Account, found: Found, marked: Marked | NoCopy | None, before: str) -> Answer:
        """Leave copy and report; `before` is the sha256 of the copy that was left before.

        Raises:
            OSError: when the folder does not let it be written.
        """
        copy = self._leave_copy(account.nombre, found, marked, before)
        said = _notices(account, copy, marked)
        also = list(map(notices.conflict_sentence, account.conflicts))
        names = marked.names if isinstance(marked, Marked) else {}
        report = page(account, self._home, names, said + also, copy.name)
        self._folder.put(f"{account.nombre}{REPORT}", report)
        return Answer(
            account.nombre,
            account.record["id"],
            _situation(copy, marked),
            " ".join(said),
            digest_of(report),
            copy.digest,
        )

    def clear(self, answer: Answer, found: Found) -> None:
        """Take away what was left under a name that nobody needs any more; what somebody edited is kept."""
        for name in found.edited:
            self._folder.keep(name)
        for name in found.copies:
            self._folder.remove(name)
        report = f"{answer.nombre}{REPORT}"
        if self._folder.holds(report, answer.informe):
            self._folder.remove(report)

    def _leave_copy(self, nombre: str, found: Found, marked: Marked | NoCopy | None, before: str) -> _Copy:
        if found.open:
            return _Copy(digest=before, kept=found.kept, open=found.open)
        kept = list(found.kept)
        name = f"{nombre}{COPY}{ending(marked.data)}" if isinstance(marked, Marked) else ""
        try:
            kept += map(self._folder.keep, found.edited)
            for other in set(found.copies) - {name}:
                self._folder.remove(other)
            if isinstance(marked, Marked):
                self._folder.put(name, marked.data)
                return _Copy(name, digest_of(marked.data), kept)
        except PermissionError:  # on Windows, that of a file that is open
            return _Copy(digest=before, kept=kept, open=next(iter([*found.edited, *found.copies]), name))
        return _Copy(kept=kept)


def is_as_told(answer: Answer, found: Found) -> bool:
    """Tell whether what the report says of the copy is so to this moment: it is open, or one was kept."""
    if not found.report:
        return False
    if answer.situacion == informes.ABIERTA:
        return bool(found.open)
    again = found.edited and not found.open
    return answer.situacion == informes.EDITADA and bool(found.kept) and not again


def _notices(account: Account, copy: _Copy, marked: Marked | NoCopy | None) -> list[str]:
    said = [notices.kept_sentence(account, copy.kept)] if copy.kept else []
    if copy.open:
        said.append(notices.open_sentence(copy.open))
    if isinstance(marked, NoCopy):
        said.append(notices.no_copy_sentence(marked.reason))
    return said


def _situation(copy: _Copy, marked: Marked | NoCopy | None) -> str:
    if copy.open:
        return informes.ABIERTA
    if copy.kept:
        return informes.EDITADA
    return informes.SIN_COPIA if isinstance(marked, NoCopy) else informes.ESCRITA
