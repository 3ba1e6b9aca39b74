"""The sections of the site that an address without a page may have meant."""

from __future__ import annotations

import difflib

from flask import url_for

from dashboard.day.photo import fold
from dashboard.menu import menu

_MOST_READ = 60


def nearest_sections(path: str) -> list[tuple[str, str]]:
    """Give the sections whose address is like the beginning of a path: pairs of text and address."""
    first = fold(path.strip("/").partition("/")[0][:_MOST_READ])
    known = {url_for(section.endpoint).strip("/"): section for section in menu()}
    found = difflib.get_close_matches(first, [name for name in known if name], n=3, cutoff=0.55)
    return [(known[name].text, url_for(known[name].endpoint)) for name in found]
