"""The small workbook that the engine is fed: the rows, shared texts and styles of a file, and nothing else.

So the engine and the scan see the very same bytes, and no macro, drawing or link of the file is parsed.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def feed(sheets: Iterable[bytes], *, strings: bytes, styles: bytes, counts_from_1904: bool) -> BytesIO:
    """Build a workbook whose sheets are these rows, in their order, named by their number."""
    bodies = list(sheets)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        _write(package, "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        _write(package, "xl/workbook.xml", _workbook(len(bodies), counts_from_1904=counts_from_1904))
        _write(
            package,
            "xl/_rels/workbook.xml.rels",
            _relations(("worksheet", f"{number}.xml") for number in range(len(bodies))),
        )
        _write(package, "xl/sharedStrings.xml", _unsized(strings))
        _write(package, "xl/styles.xml", styles)
        for number, rows in enumerate(bodies):
            # Calamine looks for merged cells from the top, all through the sheet when there are none.
            _write(package, f"xl/{number}.xml", b"<worksheet><mergeCells/>" + rows + b"</worksheet>")
    stream.seek(0)
    return stream


def _write(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    package.writestr(zipfile.ZipInfo(name), content)


def _workbook(sheets: int, *, counts_from_1904: bool) -> bytes:
    epoch = ' date1904="1"' if counts_from_1904 else ""
    listed = "".join(f'<sheet name="{number}" r:id="r{number}"/>' for number in range(sheets))
    return f"<workbook><workbookPr{epoch}/><sheets>{listed}</sheets></workbook>".encode()


def _relations(targets: Iterable[tuple[str, str]]) -> bytes:
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{_KIND}{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets)
    )
    return f"<Relationships>{listed}</Relationships>".encode()


def _unsized(strings: bytes) -> bytes:
    """Take away the number of texts announced: the engine reserves memory for as many as it says."""
    _, _, texts = strings.partition(b">")
    return b"<sst>" + texts if texts else strings
