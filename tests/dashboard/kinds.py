"""Which kind of page an address is of, as the routes of the site tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from flask import Flask

from dashboard.views import BLUEPRINTS


def _routes() -> Flask:
    site = Flask("rutas")
    for blueprint in BLUEPRINTS:
        site.register_blueprint(blueprint)
    return site


_MATCHER = _routes().url_map.bind("localhost")


def kind_of(address: str) -> str:
    """Name the view that answers, and the ending of the file if it is one."""
    path = urlsplit(address).path
    endpoint, _ = _MATCHER.match(path)
    ending = re.search(r"\.[a-z]+$", path)
    return f"{endpoint}{ending.group() if ending else ''}"


def one_of_each(addresses: Iterable[str]) -> list[str]:
    """Keep the first address of each kind."""
    kept: dict[str, str] = {}
    for address in addresses:
        kept.setdefault(kind_of(address), address)
    return list(kept.values())
