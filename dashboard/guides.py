"""Which documents the help of the site shows, where they lie, and the pictures they may show."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
"""The documents lie beside the packages, in the source tree and where it was installed."""

_PICTURES = DOCS / "imagenes"
_SIZE_OF_PNG = struct.Struct(">16xII")
"""Where a PNG says how wide and how high it is."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A document of the help.

    Args:
        slug: how the site calls it.
        file: its name in the folder of documents.
        name: how links to it read.
        about: what it is for, in a sentence.
        wide: whether it is made of wide tables.
        readers: for whom it is; empty for what everybody looks things up in.
    """

    slug: str
    file: str
    name: str
    about: str
    wide: bool = False
    readers: str = ""


GUIDES = (
    Guide(
        "oficinas",
        "guia-oficinas.md",
        "Guía para las oficinas",
        "Qué completar en la planilla, cómo contesta el tablero y cómo corregir lo que marca.",
        wide=True,
        readers="Quien carga la planilla de una dependencia",
    ),
    Guide(
        "coordinacion",
        "guia-coordinacion.md",
        "Guía para la coordinación",
        "Cómo leer una luz, qué decidir sobre una carga retenida y cómo preparar la reunión.",
        readers="Quien sigue el plan y prepara la reunión",
    ),
    Guide(
        "administracion",
        "guia-administracion.md",
        "Guía para la administración",
        "Instalar, poner en marcha, compartir la carpeta, y qué hacer ante cada aviso.",
        readers="Quien cuida la máquina del tablero",
    ),
    Guide(
        "planillas-sueltas",
        "de-planillas-sueltas.md",
        "De planillas sueltas al Tablero",
        "Cómo pasar a las planillas del tablero los libros de Excel que ya hay.",
    ),
    Guide(
        "problemas",
        "problemas.md",
        "Qué quiere decir cada problema",
        "Todo lo que el tablero puede observar en una planilla, con lo que hay que hacer.",
        wide=True,
    ),
    Guide(
        "columnas",
        "diccionario.md",
        "Diccionario de columnas",
        "Cada hoja y cada columna de la estrategia y de la planilla.",
        wide=True,
    ),
)
"""Every document of the help, in the order in which it is offered."""

BY_SLUG: Mapping[str, Guide] = {guide.slug: guide for guide in GUIDES}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the documents: its file, its size in points of a screen, a fingerprint of its bytes."""

    path: Path
    width: int
    height: int
    fingerprint: str


@cache
def pictures() -> Mapping[str, Picture]:
    """Give every picture there is by its name; no other name is ever looked for."""
    return {path.name: _picture(path) for path in sorted(_PICTURES.glob("*.png"))}


@cache
def text_of(guide: Guide) -> str:
    """Read a document."""
    return (DOCS / guide.file).read_text(encoding="utf-8")


def _picture(path: Path) -> Picture:
    content = path.read_bytes()
    width, height = _SIZE_OF_PNG.unpack_from(content)
    return Picture(path, width, height, hashlib.sha256(content).hexdigest()[:12])
