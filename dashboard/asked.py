"""What an address asks of every page: which day it shows, and whether all of it or what is public."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from ipaddress import ip_address
from typing import Any, cast

from flask import g, request, url_for
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Request

from dashboard.day.visibility import View
from plan.figures import short_date

FIRST_DAY = date(1970, 1, 1)
WHOLE = "completa"
"""What `vista` says in an address to ask for what is not public too."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via")
_LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})


class AddressError(Exception):
    """An address that asks for what does not exist; says every reason at once."""

    def __init__(self, reasons: Sequence[str], instead: Mapping[str, str] | None = None) -> None:
        """Keep the reasons, each a Spanish sentence, and what to ask instead: nearest values by field.

        A field of the address with an empty value is better left out.
        """
        self.reasons = tuple(reasons)
        self.instead: Mapping[str, str] = instead or {}
        super().__init__(" ".join(reasons))


class NotFromHereError(Forbidden):
    """Somebody on another machine asks for what is not public."""


def asked_day(today: date) -> date | None:
    """Read `al` from the address.

    Raises:
        AddressError: when it is no day that can be shown.
    """
    return day_of(request.args, "al", today)


def day_of(asked: Mapping[str, str], name: str, today: date) -> date | None:
    """Read a day from a field of an address; None when it is blank.

    Raises:
        AddressError: when it is no day that can be shown.
    """
    text = asked.get(name, "").strip()
    if not text:
        return None
    found = _parse(text)
    if found is None:
        raise AddressError(
            [f"{name}: «{text[:40]}» no es una fecha; se escribe AAAA-MM-DD, por ejemplo {today}."],
            {name: ""},
        )
    if not FIRST_DAY <= found <= today:
        raise AddressError(
            [f"{name}: se puede ver desde el {short_date(FIRST_DAY)} hasta hoy, {short_date(today)}."],
            {name: ""},
        )
    return found


def view() -> View:
    """Say what may be seen.

    Everybody is the public; who sits at the machine itself may ask for the whole plan, and some pages always
    do (see `require_whole`). Later, who has logged in.

    Raises:
        AddressError: when the address asks for a view there is not.
        NotFromHereError: when somebody elsewhere asks for the whole plan.
    """
    text = request.args.get("vista", "").strip()
    if text not in {"", WHOLE}:
        raise AddressError([f"No hay ninguna vista «{text[:40]}». ¿Quiso decir «{WHOLE}»?"], {"vista": ""})
    if text == WHOLE:
        require_whole()
    return View.WHOLE if g.get("whole", False) else View.PUBLIC


def require_whole() -> None:
    """Make the page that is being answered show the whole plan.

    Raises:
        NotFromHereError: when it is asked for from another machine.
    """
    if not from_here(request):
        raise NotFromHereError
    g.whole = True


def from_here(asked: Request) -> bool:
    """Tell whether a request comes from a program on this machine, and not through one for somebody else.

    A name that only points here (a page elsewhere can make one up) is not enough.
    """
    return (
        _is_loopback(asked.remote_addr)
        and _name(asked.host) in _LOCAL_NAMES
        and not any(header in asked.headers for header in _FORWARDED)
    )


def kept() -> dict[str, str]:
    """Give what links and forms carry on from page to page: the day and the view."""
    return dict(_kept(request.args.get("al", "").strip(), WHOLE if g.get("whole", False) else ""))


def link(endpoint: str, **arguments: str | int) -> str:
    """Make a link that stays on the day and in the view of the page."""
    values: dict[str, str | int] = {**kept(), **arguments}
    if sum(len(str(value)) for value in values.values()) > _LONGEST:
        return url_for(endpoint, **cast("dict[str, Any]", values))
    return _address(request.script_root, endpoint, tuple(values.items()))


_LONGEST = 200
"""Addresses with more than this to tell are made each time: they come from who asks, and fill the memory."""


@lru_cache(maxsize=1_000)
def _kept(al: str, vista: str) -> tuple[tuple[str, str], ...]:
    day = _parse(al)
    return (*((("al", day.isoformat()),) if day else ()), *((("vista", vista),) if vista else ()))


@lru_cache(maxsize=20_000)
def _address(_root: str, endpoint: str, values: tuple[tuple[str, str | int], ...]) -> str:
    """Spell an address once: the same question has the same one as long as the program runs."""
    return url_for(endpoint, **cast("dict[str, Any]", dict(values)))


def _is_loopback(address: str | None) -> bool:
    try:
        return ip_address(address or "").is_loopback
    except ValueError:
        return False


def _name(host: str) -> str:
    name, _, port = host.rpartition(":")
    return name if name and port.isdigit() else host


def _parse(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
