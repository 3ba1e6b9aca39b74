"""Letters that a conversion damaged: «LicitaciÃ³n», «NÂ°», «NIŃEZ», «Climá�ca»."""

from __future__ import annotations

import re

# The bytes 80-BF as Windows-1252 shows them; each may follow the first byte of a letter in UTF-8.
_FOLLOWERS = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
)
_UTF8_SHOWN_AS_LATIN = re.compile(f"[ÂÃ][{_FOLLOWERS}]|â[{_FOLLOWERS}]{{2}}")
_BEYOND_REPAIR = re.compile("\ufffd|í¹(?=[a-záéíóú])")
_EASTERN = str.maketrans("Ńń", "Ññ")

_SIGNS = "ÃÂâ\ufffdŃń¹"
"""Without one of these there is nothing to look for; a plain search is cheaper than a pattern."""


def damage(text: str) -> str | None:
    """Look for damaged letters: None without any, else the repaired text, empty when it cannot be told."""
    for sign in _SIGNS:
        if sign in text:
            return _looked_at(text)
    return None


def _looked_at(text: str) -> str | None:
    repaired = _UTF8_SHOWN_AS_LATIN.sub(_decoded, text).translate(_EASTERN)
    if _BEYOND_REPAIR.search(repaired):
        return ""
    if repaired != text:
        return repaired.strip()
    return "" if _UTF8_SHOWN_AS_LATIN.search(text) else None


def _decoded(run: re.Match[str]) -> str:
    try:
        return b"".join(map(_byte, run[0])).decode("utf-8")
    except UnicodeDecodeError:
        return run[0]


def _byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1", "replace")
