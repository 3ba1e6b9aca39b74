"""Keeps an eye on the shared folder as a whole: lists it, marks it, and notes how it stands."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from plan import history
from plan.config import Config
from plan.database import reading_side
from plan.folder import BIEN
from sync.drive import Drive
from sync.facts import Facts
from sync.remembered import Owners, Seen, held, lost
from sync.standing import Standing, counted_from, judge
from sync.watch import FolderMissingError, Listing


class Lookout:
    """What the pipeline asks of the folder beyond single files."""

    def __init__(self, config: Config, engine: sa.Engine) -> None:
        """Note through the writing engine."""
        self.drive = Drive(config)
        self.facts = Facts(engine)
        self.standing = Standing(BIEN)
        self.unnamed: tuple[str, ...] = ()
        self._engine = reading_side(engine)
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
        refused = [found["carga"] for found in seen.values() if found["situacion"] == "rechazado"]
        with self._engine.connect() as connection:
            before = history.folder(connection)
            moments = history.moments(connection, refused)
            offices = _offices(connection)
        missing = lost(seen, offices, moments, now - self._grace)
        since = counted_from(now, before)
        self._stand(judge(listing, self.drive.late, missing, len(offices), since), now)

    def _stand(self, standing: Standing, now: datetime) -> None:
        self.standing = standing
        self.facts.note_folder(standing, now)


def _offices(connection: sa.Connection) -> Owners:
    """Give the path of the workbook of the strategy and of each office that has to present one."""
    rows = history.rows(connection, "dependencia", origen="")
    expected = {row["clave"] for row in rows if row["presenta_planilla"] == "Sí"} | {""}
    return {origen: path for origen, path in history.owners(connection).items() if origen in expected}
