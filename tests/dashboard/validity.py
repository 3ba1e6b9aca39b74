"""Whether a page is valid HTML, by the book."""

from __future__ import annotations

import html5lib
from html5lib.constants import E


def errors(page: str) -> list[str]:
    parser = html5lib.HTMLParser()
    parser.parse(page)
    return [f"{place}: {E[code] % facts}" for place, code, facts in parser.errors]
