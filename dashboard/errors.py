"""The pages of what goes wrong: each says what happened and what to do, in the site's look."""

from __future__ import annotations

import difflib
import logging
from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from flask import Flask, abort, render_template, request
from werkzeug.exceptions import HTTPException, NotFound

from dashboard.asked import AddressError
from dashboard.nearest import nearest_sections

_LOG = logging.getLogger(__name__)

_SENTENCES = {
    404: ("No se encontró la página", "La dirección no corresponde a ninguna página del tablero."),
    403: (
        "Esta página solo se abre en la máquina del tablero",
        "Muestra también lo que no se publica. Ábrala en la propia máquina, en http://localhost.",
    ),
    405: ("Eso no se puede hacer aquí", "Esta página solo se puede consultar."),
    414: (
        "La dirección es demasiado larga",
        "Un filtro no necesita tanto texto. Pruebe con menos palabras.",
    ),
    413: ("El pedido es demasiado grande", "Esta página solo se puede consultar."),
}
_FIRST_ERROR = 400
_LONGEST_QUERY = 4000
_OTHERWISE = ("No se pudo responder", "El pedido no se entendió.")


Suggestion = tuple[str, str]
"""What may have been meant: a text and its address."""

_LONGEST = 160
"""Beyond it an address is no misspelt code, and comparing it would only take time."""


class UnknownCodeError(NotFound):
    """A code that nothing bears; knows the nearest that something does."""

    def __init__(self, heading: str, sentence: str, near: Sequence[Suggestion]) -> None:
        """Keep what was not found, a Spanish sentence about it, and what may have been meant."""
        super().__init__(sentence)
        self.heading = heading
        self.sentence = sentence
        self.near = near


def nearest(wanted: str, known: Mapping[str, Suggestion]) -> list[Suggestion]:
    """Find what somebody may have meant among what is known by its folded code or address."""
    close = difflib.get_close_matches(wanted[:_LONGEST], known, n=3, cutoff=0.6)
    return [known[each] for each in close]


def register_errors(app: Flask) -> None:
    """Make an application answer errors with its own pages."""
    app.before_request(_refuse_long)
    app.register_error_handler(AddressError, _bad_filter)
    app.register_error_handler(UnknownCodeError, _unknown_code)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _fault)


def _refuse_long() -> None:
    if len(request.query_string) > _LONGEST_QUERY:
        abort(414)


def _bad_filter(error: AddressError) -> tuple[str, int]:
    return _page(400, "La dirección pide algo que no existe", error.reasons, _corrected(error.instead))


def _corrected(instead: Mapping[str, str]) -> list[tuple[str, str]]:
    """Offer the same address with what is nearest to what it asks, or without it."""
    if not instead:
        return []
    asked: dict[str, str] = {**request.args, **instead}
    query = urlencode({name: text for name, text in asked.items() if text})
    text = "con lo más parecido" if any(instead.values()) else "sin esa condición"
    return [(f"Esta misma página, {text}", f"{quote(request.path)}{'?' if query else ''}{query}")]


def _unknown_code(error: UnknownCodeError) -> tuple[str, int]:
    return _page(404, error.heading, (error.sentence,), error.near)


def _http_error(error: HTTPException) -> tuple[str, int] | HTTPException:
    code = error.code or 500
    if code < _FIRST_ERROR:
        return error  # a redirection, which werkzeug raises too
    heading, sentence = _SENTENCES.get(code, _OTHERWISE)
    near = nearest_sections(request.path) if code == NotFound.code else []
    return _page(code, heading, (sentence,), near)


def _fault(error: Exception) -> tuple[str, int]:
    _LOG.error("A page failed", exc_info=error)
    sentence = (
        "El tablero tuvo una falla; quedó anotada. Los datos no se tocaron. Vuelva a intentar en un momento."
    )
    return _page(500, "Algo falló al armar la página", (sentence,))


def _page(
    code: int, heading: str, sentences: tuple[str, ...], near: Sequence[Suggestion] = ()
) -> tuple[str, int]:
    page = render_template("error.html", code=code, heading=heading, sentences=sentences, near=near)
    return page, code
