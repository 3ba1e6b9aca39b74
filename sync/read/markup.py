"""Bring the XML of a sheet or of the shared strings to one plain spelling, so that bytes can be searched."""

from __future__ import annotations

import re

from sync.read.unreadable import UnreadableError

_ASIDE = re.compile(rb"<!--.*?-->", re.DOTALL)
_CDATA = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_ROOT = re.compile(rb"<(?![?!])(?:([A-Za-z_][\w.-]*):)?\w+[\s>/]")
_UTF_8_MARK = b"\xef\xbb\xbf"
_HEAD = 4096


def plain(xml: bytes) -> bytes:
    """Give back the same XML without comments, CDATA sections or prefixed names.

    Raises:
        UnreadableError: it declares a document type, or is not UTF-8 as every office program writes it.
    """
    if b"\0" in xml[:_HEAD] or xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError("ARCHIVO_NO_SE_ENTIENDE", detail="not UTF-8")
    if b"!" in xml and b"<!" in xml:
        xml = _without_asides(xml)
    root = _ROOT.search(xml.removeprefix(_UTF_8_MARK), 0, _HEAD)
    prefix = root[1] if root is not None else None
    return xml if prefix is None else re.sub(rb"(</?)" + re.escape(prefix) + rb":", rb"\1", xml)


def section(xml: bytes, name: bytes) -> bytes:
    """Cut out the first element of this name, tags included; an element closed at once comes back so.

    Raises:
        UnreadableError: it is not there, or not whole.
    """
    start = xml.find(b"<" + name)
    closing = b"</" + name + b">"
    end = xml.rfind(closing)
    if 0 <= start < end:
        return xml[start : end + len(closing)]
    if start >= 0 and re.match(rb"<\w+[^>]*/>", xml[start : start + _HEAD]):
        return b"<" + name + b"/>"
    raise UnreadableError("ARCHIVO_NO_SE_ENTIENDE", detail=f"no {name.decode()}")


def _without_asides(xml: bytes) -> bytes:
    if b"<!DOCTYPE" in xml:
        raise UnreadableError("ARCHIVO_XML_PELIGROSO")
    return _CDATA.sub(lambda found: _escaped(found[1]), _ASIDE.sub(b"", xml))


def _escaped(text: bytes) -> bytes:
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
