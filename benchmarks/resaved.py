"""Give a generated workbook the shape in which LibreOffice saves it: texts in a part that cells share."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

_INLINE = re.compile(rb' t="inlineStr"><is><t[^>]*>([^<]*)</t></is></c>')
_ROW = re.compile(rb"<row (r=\"\d+\")[^>]*>")
_SAID_OF_ROWS = (
    rb' customFormat="false" ht="15" hidden="false" customHeight="false" outlineLevel="0" collapsed="false">'
)
_HEAD = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
_KIND = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_CLASS = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_ADDED = {
    "[Content_Types].xml": (
        b"</Types>",
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + _CLASS + b'"/></Types>',
    ),
    "xl/_rels/workbook.xml.rels": (
        b"</Relationships>",
        b'<Relationship Id="texts" Type="' + _KIND + b'" Target="sharedStrings.xml"/></Relationships>',
    ),
}


def resaved(data: bytes) -> bytes:
    """Write a workbook anew as LibreOffice does: shared texts, and what each row says of itself."""
    texts: dict[bytes, int] = {}
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = _row_by_row(_shared(content, texts))
            copy.writestr(name, content.replace(*_ADDED[name]) if name in _ADDED else content)
        listed = b"".join(b'<si><t xml:space="preserve">%b</t></si>' % text for text in texts)
        copy.writestr("xl/sharedStrings.xml", _HEAD + listed + b"</sst>")
    return target.getvalue()


def _shared(sheet: bytes, texts: dict[bytes, int]) -> bytes:
    return _INLINE.sub(lambda found: b' t="s"><v>%d</v></c>' % texts.setdefault(found[1], len(texts)), sheet)


def _row_by_row(sheet: bytes) -> bytes:
    return _ROW.sub(rb"<row \1" + _SAID_OF_ROWS, sheet)
