"""plotly.js out of the installed package, compressed once: alone in the program in knowing where it is."""

from __future__ import annotations

import gzip
import hashlib
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import NamedTemporaryFile

_INSIDE = Path("package_data") / "plotly.min.js"
_LEVEL = 9
_GUARD = re.compile(r'if\(!document\.getElementById\("([0-9a-f]{32,})"\)\)')


class MissingLibraryError(Exception):
    """The package that brings plotly.js is not installed."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("plotly is not installed: pip install -r requirements.txt")


@cache
def fingerprint() -> str:
    """Give a name that changes when the library does, so that browsers may keep it for good."""
    return hashlib.sha256(plain()).hexdigest()[:16]


def plain() -> bytes:
    """Read the library as it is.

    Raises:
        MissingLibraryError: when the package is not there.
    """
    spec = find_spec("plotly")  # to import it would take longer than to serve its file
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise MissingLibraryError
    return (Path(folders[0]) / _INSIDE).read_bytes()


@cache
def own_styles() -> tuple[str, ...]:
    """Name the elements whose presence keeps the library from writing styles of its own into a page.

    One of the libraries inside it does so as soon as it is read, for maps that nobody here draws.
    """
    return tuple(sorted(set(_GUARD.findall(plain().decode()))))


def compressed(folder: Path) -> bytes:
    """Give the library compressed, out of a folder that keeps it from one start to the next."""
    kept = folder / f"plotly-{fingerprint()}.js.gz"
    if not kept.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        _write(kept, gzip.compress(plain(), _LEVEL, mtime=0))
    return kept.read_bytes()


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: two requests may come at once."""
    with NamedTemporaryFile(dir=path.parent, delete=False) as draft:
        draft.write(data)
    Path(draft.name).replace(path)
