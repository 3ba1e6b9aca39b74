"""Workbooks that know what they are: every row carries the version of the whole, and a checksum of itself.

So whatever is stored tells by itself whether it is all of one save, or torn, or mixed of two.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO

from tests.conftest import drawn_bytes

BULK = 12_288
"""Every version of every workbook has this many bytes, so that size alone tells nothing."""

CODES = (
    *(("programa", code) for code in ("P1", "P2", "P3")),
    *(("actividad", code) for code in ("A1", "A2", "A3")),
)

FRAGILE = ("D01", "D02")
"""Offices with a programme under a lineamiento of the strategy that comes and goes."""

Key = tuple[str, str]
"""Table and clave of a row."""
Stored = Mapping[Key, tuple[str, float | None]]
"""What a version must look like once stored: stamp and progress of each row."""

_TEXTS = "xl/sharedStrings.xml"
_PADDING = "xl/printerSettings/printerSettings1.bin"
_INLINE = re.compile(rb't="inlineStr"><is><t>([^<]*)</t></is>')
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


@dataclass(frozen=True, slots=True)
class Version:
    """One save of one office, before it is written anywhere."""

    office: str
    number: int

    def stored(self) -> Stored:
        """Say what must be stored of it."""
        rows: dict[Key, tuple[str, float | None]] = {("informe", ""): (self._stamp("", None), None)}
        for turn, (table, code) in enumerate(CODES):
            progress = ((self.number * 7 + turn * 11) % 90 + 5) / 100
            rows[table, code.casefold()] = (self._stamp(code, progress), progress)
        return rows

    def bytes(self) -> bytes:
        """Write it as Excel does: deflated parts, shared texts; all versions of one size."""
        parts = dict(_template(self.office))
        for turn, (stamp, progress) in enumerate(self.stored().values()):
            parts[_TEXTS] = parts[_TEXTS].replace(_mark(turn).encode(), stamp.encode())
            for name in filter(_is_sheet, parts):
                parts[name] = parts[name].replace(_figure(turn).encode(), str(progress).encode())
        return _packed(parts, BULK - len(_packed(parts, 0)))

    def _stamp(self, code: str, progress: float | None) -> str:
        seal = sha256(f"{self.office}|{self.number}|{code}|{progress}".encode()).hexdigest()[:12]
        return f"v{self.number:07d} {seal}"


def strategy(offices: tuple[str, ...], *lineamientos: str) -> bytes:
    """Write the strategy of a town with these offices and lineamientos, besides the one they all use."""
    drawing = (
        "## Plan",
        "| Nombre | Inicio | Fin |",
        "|---|---|---|",
        "| Plan 2024-2027 | 2023-12-10 | 2027-12-09 |",
        "## Ejes",
        "| Código | Nombre |",
        "|---|---|",
        "| E1 | Ciudad cercana |",
        "## Dependencias",
        "| Código | Nombre | Tipo | Presenta planilla |",
        "|---|---|---|---|",
        *(f"| {code} | Oficina {code} | Secretaría | Sí |" for code in offices),
        "## Relaciones",
        "| Dependencia | Eje |",
        "|---|---|",
        *(f"| {code} | E1 |" for code in offices),
        "## Lineamientos",
        "| Código | Eje | Nombre |",
        "|---|---|---|",
        *(f"| {code} | E1 | Lineamiento {code} |" for code in ("L1", *lineamientos)),
    )
    return drawn_bytes("\n".join(drawing), "estrategia")


@cache
def _template(office: str) -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(BytesIO(drawn_bytes(_drawing(office), office))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return tuple(_sharing(parts).items())


def _sharing(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Move the texts out of the sheets into the part where Excel keeps them."""
    texts: dict[bytes, int] = {}

    def share(found: re.Match[bytes]) -> bytes:
        return b't="s"><v>%d</v>' % texts.setdefault(found[1], len(texts))

    for name in filter(_is_sheet, parts):
        parts[name] = _INLINE.sub(share, parts[name])
    items = b"".join(b"<si><t>%s</t></si>" % text for text in texts)
    parts[_TEXTS] = f'<sst xmlns="{_MAIN}" uniqueCount="{len(texts)}">'.encode() + items + b"</sst>"
    relations, types = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
    link = f'<Relationship Type="{_RELATED}" Target="sharedStrings.xml" Id="rIdS" /></Relationships>'
    parts[relations] = parts[relations].replace(b"</Relationships>", link.encode())
    kind = f'<Override PartName="/{_TEXTS}" ContentType="{_KIND}" /></Types>'
    parts[types] = parts[types].replace(b"</Types>", kind.encode())
    return parts


def _drawing(office: str) -> str:
    dates = "2026-01-05 | 2026-12-18"
    lines: dict[str, list[str]] = {"programa": [], "actividad": []}
    for turn, (table, code) in enumerate(CODES, 1):
        parent = "P1" if table == "actividad" else "L9" if code == "P3" and office in FRAGILE else "L1"
        cells = (code, parent, f"Tarea {code}", dates, _figure(turn), _mark(turn))
        lines[table].append(f"| {' | '.join(cells)} |")
    head = "Inicio planificado | Fin planificado"
    return "\n".join(
        (
            "## Informe",
            "| Corte | Comentario |",
            "|---|---|",
            f"| 2026-10-31 | {_mark(0)} |",
            "## Programas",
            f"| Código | Lineamiento | Nombre | {head} | Avance reportado | Descripción |",
            "|---|---|---|---|---|---|---|",
            *lines["programa"],
            "## Actividades",
            f"| Código | Programa | Nombre | {head} | Avance | Observaciones |",
            "|---|---|---|---|---|---|---|",
            *lines["actividad"],
        )
    )


def _is_sheet(name: str) -> bool:
    return name.startswith("xl/worksheets/")


def _mark(turn: int) -> str:
    return f"aquí va el sello {turn}"


def _figure(turn: int) -> str:
    return f"0.10101{turn}"


def _packed(parts: Mapping[str, bytes], padding: int) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        package.writestr(zipfile.ZipInfo(_PADDING), bytes(padding), zipfile.ZIP_STORED)
    return stream.getvalue()
