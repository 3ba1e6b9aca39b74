"""The pages of what goes wrong: each says what happened and what to do, in the site's look."""

from __future__ import annotations

import logging

from flask import Flask, render_template
from werkzeug.exceptions import HTTPException, NotFound

from dashboard.asked import AddressError

_LOG = logging.getLogger(__name__)

_SENTENCES = {
    404: ("No se encontró la página", "La dirección no corresponde a ninguna página del tablero."),
    403: (
        "Esta página solo se abre en la máquina del tablero",
        "Muestra también lo que no se publica. Ábrala en la propia máquina, en http://localhost.",
    ),
    405: ("Eso no se puede hacer aquí", "Esta página solo se puede consultar."),
    413: ("El pedido es demasiado grande", "Esta página solo se puede consultar."),
}
_FIRST_ERROR = 400
_OTHERWISE = ("No se pudo responder", "El pedido no se entendió.")


class UnknownCodeError(NotFound):
    """A code that nothing bears; knows the nearest that something does."""

    def __init__(self, sentence: str, near: list[tuple[str, str]]) -> None:
        """Keep a Spanish sentence and the suggestions: pairs of text and address."""
        super().__init__(sentence)
        self.sentence = sentence
        self.near = near


def register_errors(app: Flask) -> None:
    """Make an application answer errors with its own pages."""
    app.register_error_handler(AddressError, _bad_filter)
    app.register_error_handler(UnknownCodeError, _unknown_code)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _fault)


def _bad_filter(error: AddressError) -> tuple[str, int]:
    return _page(400, "La dirección pide algo que no existe", error.reasons)


def _unknown_code(error: UnknownCodeError) -> tuple[str, int]:
    return _page(404, "No se encontró el programa", (error.sentence,), error.near)


def _http_error(error: HTTPException) -> tuple[str, int] | HTTPException:
    code = error.code or 500
    if code < _FIRST_ERROR:
        return error  # a redirection, which werkzeug raises too
    heading, sentence = _SENTENCES.get(code, _OTHERWISE)
    return _page(code, heading, (sentence,))


def _fault(error: Exception) -> tuple[str, int]:
    _LOG.error("A page failed", exc_info=error)
    sentence = (
        "El tablero tuvo una falla; quedó anotada. Los datos no se tocaron. Vuelva a intentar en un momento."
    )
    return _page(500, "Algo falló al armar la página", (sentence,))


def _page(
    code: int, heading: str, sentences: tuple[str, ...], near: list[tuple[str, str]] | None = None
) -> tuple[str, int]:
    page = render_template("error.html", code=code, heading=heading, sentences=sentences, near=near or [])
    return page, code
