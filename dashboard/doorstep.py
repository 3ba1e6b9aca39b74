"""Who asks for a page that is kept is answered before the application is asked at all."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from werkzeug.wrappers import Request

from dashboard.asked import from_here
from dashboard.keeping.kept_pages import KEPT, MOST_BYTES
from dashboard.keeping.recent import Recent

if TYPE_CHECKING:
    from _typeshed import OptExcInfo
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_OF_THE_BODY = {"content-type", "content-length", "content-encoding"}
_OK, _NOT_MODIFIED = "200 OK", "304 NOT MODIFIED"


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer as it was sent."""

    headers: list[tuple[str, str]]
    body: bytes
    tag: str

    def send(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Send it again, or only that nothing changed."""
        if self.tag and self.tag in environ.get("HTTP_IF_NONE_MATCH", ""):
            start_response(
                _NOT_MODIFIED, [each for each in self.headers if each[0].lower() not in _OF_THE_BODY]
            )
            return []
        start_response(_OK, list(self.headers))
        return [self.body]


class Doorstep:
    """Remembers whole answers by all that they depend on: the stamp of the data, the address, who asks."""

    def __init__(self, application: WSGIApplication, stamp: Callable[[], str]) -> None:
        self._application = application
        self._stamp = stamp
        self._answers: Recent[_Answer] = Recent(MOST_BYTES, lambda answer: len(answer.body))

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer, as WSGI has it."""
        key = self._key(environ)
        known = self._answers.peek(key) if key else None
        if known is not None:
            return known.send(environ, start_response)
        return self._asked(key, environ, start_response)

    def _key(self, environ: WSGIEnvironment) -> Hashable:
        if environ["REQUEST_METHOD"] != "GET":
            return None
        try:
            stamp = self._stamp()
        except sa.exc.SQLAlchemyError:  # the application meets it too, and says so
            return None
        told = (environ.get(name, "") for name in ("SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_HOST"))
        packed = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
        return stamp, environ["wsgi.url_scheme"], from_here(Request(environ)), packed, *told

    def _asked(
        self, key: Hashable, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        status, headers = "", []

        def heard(
            told: str, named: list[tuple[str, str]], fault: OptExcInfo | None = None
        ) -> Callable[[bytes], object]:
            nonlocal status, headers
            status, headers = told, list(named)
            return start_response(told, named, fault)

        answer = self._application(environ, heard)
        if not (key and environ.get(KEPT) and status == _OK):
            return answer
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        tag = next((value for name, value in headers if name.lower() == "etag"), "")
        self._answers.put(key, _Answer(headers, body, tag))
        return [body]
