"""Which files of the shared folder need no look, as long as they are as they are remembered."""

from __future__ import annotations

from datetime import UTC, datetime

from sync.condemned import is_pardoned
from sync.remembered import Seen, sighting_of
from sync.shapes import Sighting
from sync.watch import Listing, changed

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Unmoved:
    """Leaves out of a scan the files that need no look; which these are is worked out once per memory."""

    def __init__(self) -> None:
        """Know of no file."""
        self._seen: Seen = {}
        self._sightings: frozenset[Sighting] = frozenset()
        self._since = _LONG_AGO

    def others(self, listing: Listing, seen: Seen, now: datetime) -> list[Sighting]:
        """Give the workbooks of a listing that may need a look.

        Args:
            listing: what a scan saw.
            seen: what is remembered of the folder; the same object as long as that is the same.
            now: the moment; by a clock before some of those that the files were looked at, all may need one.
        """
        if seen is not self._seen:
            self._learn(seen)
        if now < self._since:
            return [*listing.workbooks]
        return [sighting for sighting in listing.workbooks if sighting not in self._sightings]

    def _learn(self, seen: Seen) -> None:
        looked = {path: datetime.fromisoformat(found["visto"]) for path, found in seen.items()}
        files = ((sighting_of(found), found) for found in seen.values() if found["situacion"] != "duplicado")
        self._sightings = frozenset(
            sighting
            for sighting, found in files
            if not changed(sighting, found, looked[sighting.path]) and not is_pardoned(found)
        )
        self._since = max(looked.values(), default=_LONG_AGO)
        self._seen = seen
