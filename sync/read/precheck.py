"""A look at the bytes before anything reads them: is this a whole, sane zip with a workbook in it?"""

from __future__ import annotations

from plan.problems import Place, Problem, problem
from sync.read.container import CONTENT_TYPES, MAX_BYTES, MIB, Container
from sync.read.unreadable import UnreadableError

LASTING = frozenset(
    {
        "ARCHIVO_CON_CONTRASENA",
        "ARCHIVO_EMPAQUETADO_RARO",
        "ARCHIVO_HTML",
        "ARCHIVO_INFLADO",
        "ARCHIVO_MUY_GRANDE",
        "ARCHIVO_ODS",
        "ARCHIVO_TEXTO",
        "ARCHIVO_XLS",
        "ARCHIVO_XLSB",
        "ARCHIVO_XML_PELIGROSO",
    }
)
"""Codes of files that are what they are, however long one waits; the others may be copies half made."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"mime-version:", b"<workbook")
_CLASSES = (
    (b"%PDF", "un PDF"),
    (b"\x89PNG", "una imagen"),
    (b"\xff\xd8\xff", "una imagen"),
    (b"GIF8", "una imagen"),
    (b"Rar!", "un archivo comprimido"),
    (b"7z\xbc\xaf", "un archivo comprimido"),
    (b"\x1f\x8b", "un archivo comprimido"),
    (b"MZ", "un programa"),
)
_ZIP_CLASSES = (("word/", "un documento de Word"), ("ppt/", "una presentación"))
_TEXT_BYTES = bytes((*b"\t\n\v\f\r\x1a", *range(32, 256)))
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_OPEN_DOCUMENT = (b"application/vnd.oasis.opendocument.spreadsheet", b"application/vnd.sun.xml.calc")


def precheck(data: bytes, path: str = "") -> Problem | None:
    """Say why these bytes cannot be a workbook, or nothing when they may be one.

    Every part is unpacked once, within limits, and held against its checksum.
    """
    try:
        _inspect(data)
    except UnreadableError as flaw:
        return problem(flaw.code, Place(workbook=path), flaw.facts)
    return None


def too_large(size: int, path: str = "") -> Problem | None:
    """Say that a file of this many bytes is beyond the limit, before reading it."""
    if size <= MAX_BYTES:
        return None
    facts = {"medida": f"{size / MIB:.1f}".replace(".", ","), "limite": f"{MAX_BYTES / MIB:.0f}"}
    return problem("ARCHIVO_MUY_GRANDE", Place(workbook=path), facts)


def _inspect(data: bytes) -> None:
    found = too_large(len(data))
    if found is not None:
        raise UnreadableError(found.code, found.facts)
    if not data.startswith(_ZIP):
        raise _foreign(data)
    container = Container(data)
    _refuse_other_packages(container)
    for name in container.names:
        _inspect_part(name, container.part(name))


def _foreign(data: bytes) -> UnreadableError:
    """Tell what bytes are that do not even begin as a zip does."""
    if not data:
        return UnreadableError("ARCHIVO_VACIO")
    if _ZIP.startswith(data) or not data.strip(b"\0"):
        return UnreadableError("ARCHIVO_INCOMPLETO")
    if data.startswith(_OLE):
        return _old_office(data)
    for magic, kind in _CLASSES:
        if data.startswith(magic):
            return UnreadableError("ARCHIVO_DE_OTRA_CLASE", {"clase": kind})
    if data.removeprefix(_BYTE_ORDER_MARK).lstrip()[:64].lower().startswith(_MARKUP):
        return UnreadableError("ARCHIVO_HTML")
    return _text_or_unknown(data)


def _old_office(data: bytes) -> UnreadableError:
    """Tell the three things an OLE2 file may be by the names in its directory, which are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableError("ARCHIVO_CON_CONTRASENA")
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return UnreadableError("ARCHIVO_XLS")
    return UnreadableError("ARCHIVO_DE_OTRA_CLASE", {"clase": "un documento antiguo de Office"})


def _text_or_unknown(data: bytes) -> UnreadableError:
    sample = data[:4096]
    if sample.startswith(_UTF_16) or not sample.translate(None, _TEXT_BYTES):
        return UnreadableError("ARCHIVO_TEXTO")
    return UnreadableError("ARCHIVO_DE_OTRA_CLASE", {"clase": "un archivo de otro programa"})


def _refuse_other_packages(container: Container) -> None:
    if "mimetype" in container and container.part("mimetype").startswith(_OPEN_DOCUMENT):
        raise UnreadableError("ARCHIVO_ODS")
    if _has(container, "workbook.bin"):
        raise UnreadableError("ARCHIVO_XLSB")
    workbook = _has(container, "workbook.xml")
    if workbook and CONTENT_TYPES in container:
        return
    raise UnreadableError("ARCHIVO_DE_OTRA_CLASE", {"clase": _zip_class(container)})


def _zip_class(container: Container) -> str:
    for start, kind in _ZIP_CLASSES:
        if any(name.startswith(start) for name in container.names):
            return kind
    return "un archivo comprimido (zip)"


def _has(container: Container, ending: str) -> bool:
    return any(name.endswith(ending) for name in container.names)


def _inspect_part(name: str, content: bytes) -> None:
    if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in content:
        raise UnreadableError("ARCHIVO_XML_PELIGROSO", detail=name)
