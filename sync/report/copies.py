"""Notices copies that somebody worked in since they were left, at the price of a look at size and time."""

from __future__ import annotations

from collections.abc import Callable

from sync.report.folder import Found, ReportsFolder, Stamps


class Copies:
    """Remembers how the copies lay there when they were last found as they were left; from one thread."""

    def __init__(self, folder: ReportsFolder) -> None:
        """Watch the copies of a folder."""
        self._folder = folder
        self._seen: dict[str, Stamps] = {}

    def is_worked_in(self, nombre: str, look: Callable[[], Found]) -> bool:
        """Tell whether somebody worked in a copy and closed it; `look` reads it, and is seldom needed."""
        stamps = self._folder.stamps(nombre)
        if stamps == self._seen.get(nombre):
            return False
        found = look()
        if found.open:
            return False
        if not found.edited:
            self._seen[nombre] = stamps
        return bool(found.edited)
