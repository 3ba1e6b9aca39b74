"""Moving through the days: the links of a page to itself on other days, and the fields that stay with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import request, url_for

from dashboard.day.photo import Photo
from dashboard.site import current_site
from plan.load_days import day_after, day_before

_OF_THE_DAY = frozenset({"al", "pagina", "hasta"})
"""Fields of an address that do not outlive its day."""

_OF_A_SPAN = "cambios.show"
"""The page whose whole span of days moves with its day."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A day near the one that is shown, and the address of the page on it."""

    day: date
    address: str


@dataclass(frozen=True, slots=True)
class Stops:
    """The days with loads around the one that is shown, and today."""

    before: Stop | None
    after: Stop | None
    today: str


def stops(photo: Photo) -> Stops:
    """Find the days with loads around the one that a page shows."""
    site = current_site()
    with site.engine.connect() as connection:
        before = day_before(connection, photo.al, site.config.zona)
        after = day_after(connection, photo.al, site.config.zona)
    here = after if after and after < photo.today else None
    return Stops(_stop(before), _stop(here), on_day())


def on_day(day: date | None = None) -> str:
    """Make the address of the page that is shown on another day; today without one."""
    return _address(al=day.isoformat()) if day else _address()


def carried() -> list[tuple[str, str]]:
    """Give the fields of the address that stay when another day is chosen."""
    return [(name, value) for name, value in request.args.items(multi=True) if name not in _passing()]


def _passing() -> frozenset[str]:
    return _OF_THE_DAY | {"desde"} if request.endpoint == _OF_A_SPAN else _OF_THE_DAY


def _stop(day: date | None) -> Stop | None:
    return Stop(day, on_day(day)) if day else None


def _address(**fields: str) -> str:
    given: dict[str, Any] = request.args.to_dict(flat=False)
    kept = {name: values for name, values in given.items() if name not in _passing()}
    values: dict[str, Any] = (request.view_args or {}) | kept | fields
    return url_for(str(request.endpoint), **values)
