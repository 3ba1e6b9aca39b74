"""Keeps an eye on the shared folder as a whole: lists it, marks it, and notes how it stands."""

from __future__ import annotations

from datetime import datetime, timedelta

from plan.config import Config
from plan.folder import BIEN
from sync.drive import Drive
from sync.facts import Facts, is_noted
from sync.memory import Memory
from sync.remembered import Owners, Seen, held, lost
from sync.standing import Standing, counted_from, judge
from sync.watch import FolderMissingError, Listing


class Lookout:
    """What the pipeline asks of the folder beyond single files."""

    def __init__(self, config: Config, facts: Facts, memory: Memory) -> None:
        """Note how the folder stands among the facts."""
        self.drive = Drive(config)
        self.facts = facts
        self.standing = Standing(BIEN)
        self.unnamed: tuple[str, ...] = ()
        self._memory = memory
        self._grace = timedelta(seconds=config.gracia)

    def list(self, seen: Seen, now: datetime) -> Listing:
        """Scan the folder.

        Raises:
            FolderMissingError: when it cannot be listed, does not answer, or is not the folder it was.
        """
        try:
            listing = self.drive.list(held(seen))
        except FolderMissingError as error:
            self._stand(Standing(error.situacion, str(error)), now)
            raise
        self.unnamed = listing.unnamed
        return listing

    def conclude(self, listing: Listing, seen: Seen, now: datetime) -> None:
        """Note how the folder stands at the end of a scan, and leave the marker in it."""
        self.drive.mark(listing, held(seen))
        offices = self._offices()
        missing = lost(seen, offices, self._memory.refusals(), now - self._grace)
        since = counted_from(now, self._memory.folder())
        self._stand(judge(listing, self.drive.late, missing, len(offices), since), now)

    def _stand(self, standing: Standing, now: datetime) -> None:
        self.standing = standing
        if not is_noted(standing, self._memory.folder()):
            self.facts.note_folder(standing, now)

    def _offices(self) -> Owners:
        """Give the path of the workbook of the strategy and of each office that has to present one."""
        rows = self._memory.strategy().dependencias
        expected = {key for key, row in rows.items() if row["presenta_planilla"] == "Sí"} | {""}
        return {origen: path for origen, path in self._memory.owners().items() if origen in expected}
