"""Saving a workbook of openpyxl without asking the clock: the same content gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import cast
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import DCTERMS_NS

Revise = Callable[[str, bytes], bytes]
"""Gives a part of the package, by its name, as it is to be written."""


def _as_it_is(_name: str, data: bytes) -> bytes:
    return data


def steady_bytes(book: Workbook, revise: Revise = _as_it_is) -> bytes:
    """Save a workbook into memory; its properties alone say when."""
    buffer = BytesIO()
    # `Workbook.save` would write the clock's time over that of the properties.
    ExcelWriter(book, _Archive(buffer, revise)).save()
    return buffer.getvalue()


class Undated:
    """Properties that do not say when; openpyxl cannot leave that out."""

    def __init__(self, properties: DocumentProperties) -> None:
        self.properties = properties

    def to_tree(self) -> Element:
        """Spell them as XML without their dates."""
        tree: Element = self.properties.to_tree()
        for dated in [node for node in tree if node.tag.startswith(f"{{{DCTERMS_NS}}}")]:
            tree.remove(dated)
        return tree


class _Archive(ZipFile):
    """A zip whose entries all bear the same date, so that the same workbook has the same bytes."""

    def __init__(self, target: BytesIO, revise: Revise) -> None:
        super().__init__(target, "w", ZIP_DEFLATED)
        self._revise = revise

    def writestr(self, name: ZipInfo | str, data: bytes | str, *_: object) -> None:  # type: ignore[override]
        """Add an entry without asking the clock."""
        entry = ZipInfo(cast("str", name))
        entry.compress_type = ZIP_DEFLATED
        plain = data.encode() if isinstance(data, str) else data
        super().writestr(entry, self._revise(entry.filename, plain))

    def write(self, filename: str, arcname: str) -> None:  # type: ignore[override]
        """Add a file that openpyxl left in a temporary folder."""
        self.writestr(arcname, Path(filename).read_bytes())
