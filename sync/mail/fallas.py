"""Alarms: what of the installation fails, as it is noted and as administrators are told of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from plan import informes
from plan.config import Config
from plan.history import Record
from sync.mail.desk import TO_ADMINISTRATORS, Desk, Post
from sync.mail.letter import Letter, Tone
from sync.mail.outbox import News

FALLA = "falla"

CARPETA = "carpeta"
RECORRIDO = "recorrido"
DISCO = "disco"
DIRECCION = "dirección"
INFORME = "informe"


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a kind of fault is told; without `mended` its end needs no letter."""

    broken: str
    mended: str = ""


_KINDS: Mapping[str, _Kind] = {
    CARPETA: _Kind("hay un problema con la carpeta compartida", "la carpeta compartida está bien otra vez"),
    RECORRIDO: _Kind("no se puede revisar la carpeta", "la carpeta se revisa otra vez"),
    DISCO: _Kind("no queda lugar en el disco de los datos", "ya hay lugar en el disco de los datos"),
    DIRECCION: _Kind("una dirección no recibe los correos"),
    INFORME: _Kind("hay algo que ver en los informes de las planillas"),
}


def subject(kind: str, which: str = "") -> str:
    """Name what fails as a subject of its own: a kind of fault, and of what."""
    return f"{kind} {which}".strip()


def write(desk: Desk, row: Record) -> Post:
    """Write to the administrators of a fault, or of its end."""
    kind = _KINDS[row["tema"].partition(" ")[0]]
    since = desk.moment(row["creado"])
    if row["huella"] and _is_edited(row):
        return Post(_edited(row["detalle"]), [*desk.administrators, *_concerned(desk, row)])
    if _is_edited(row):
        return Post(_edited(row), [*desk.administrators, *_concerned(desk, row)])
    if row["huella"]:
        return Post(_broken(kind, since, row["detalle"]), desk.administrators)
    letter = Letter(
        subject=f"Tablero: {kind.mended}",
        tone=Tone.GOOD,
        title=_capital(kind.mended),
        says=[f"Se resolvió {since}. No hace falta que haga nada: el servicio siguió solo."],
        why=TO_ADMINISTRATORS,
    )
    return Post(letter, desk.administrators if kind.mended else ())


def urgent(config: Config, news: News, now: datetime) -> Letter:
    """Write of a fault that could not be noted: without the database, which may be what fails."""
    here = now.astimezone(config.zona)
    kind = _KINDS[news.tema.partition(" ")[0]]
    return _broken(kind, f"el {here:%d/%m/%Y} a las {here:%H:%M}", news.detalle)


def _broken(kind: _Kind, since: str, sentence: str) -> Letter:
    return Letter(
        subject=f"Tablero: {kind.broken}",
        tone=Tone.BAD,
        title=_capital(kind.broken),
        says=[f"Empezó {since}.", sentence],
        todo=[
            (
                "Si no sabe por dónde empezar, ejecute «python tablero.py doctor» en el equipo del tablero: "
                "revisa la instalación y dice qué hacer."
            ),
        ],
        why=f"Mientras dure no se repite este aviso. {TO_ADMINISTRATORS}",
    )


def _edited(sentence: str) -> Letter:
    return Letter(
        subject="Tablero: alguien hizo cambios en una copia, y no se cargaron",
        tone=Tone.LOOK,
        title="Alguien hizo cambios en una copia, y no se cargaron",
        says=[
            sentence,
            (
                "La copia con observaciones solo muestra qué celdas revisar: de ella no se lee nada. Lo que "
                "se escribió no se perdió: está en el archivo que se nombra arriba, dentro de «_informes»."
            ),
        ],
        todo=[
            "Abra ese archivo y pase a la planilla de siempre lo que se cambió en él.",
            "Guarde la planilla: se revisa sola, en segundos.",
            "Borre ese archivo.",
        ],
        why="Lo reciben la dependencia, y quien administra el tablero.",
    )


def _is_edited(row: Record) -> bool:
    return bool(row["tema"].startswith(f"{INFORME} ") and row["huella"].startswith(informes.EDITADA))


def _is_edited(row: Record) -> bool:
    return bool(row["tema"].startswith(f"{INFORME} ") and row["huella"].startswith(informes.EDITADA))


def _edited(row: Record) -> Letter:
    return Letter(
        subject="Tablero: hay cambios hechos en una copia, que no se cargaron",
        tone=Tone.LOOK,
        title="Alguien trabajó en la copia marcada y no en la planilla",
        says=[row["detalle"]],
        todo=[
            "Pase esos cambios a la planilla de siempre, y guárdela: las copias no se leen.",
            "Cuando ya no haga falta, borre de «_informes» el archivo apartado.",
        ],
        why="Lo reciben la dependencia y quien administra el tablero.",
    )


def _concerned(desk: Desk, row: Record) -> Sequence[str]:
    """Name who worked in a copy in vain."""
    return desk.readers(desk.carga(row["carga"])["origen"]).people if row["carga"] else ()


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
