"""The letter to administrators about workbooks that were turned away, held, or are nobody's."""

from __future__ import annotations

from collections.abc import Sequence

from plan import history
from plan.figures import counted
from plan.history import Record
from plan.problems import message
from sync.mail.announcing import NOBODY
from sync.mail.desk import TO_ADMINISTRATORS, Desk, Post
from sync.mail.letter import Item, Letter, Section, Tag, Tone

_REASONS = 3
_MOST = 50

_NOTHING_LOST = (
    "Lo que ya estaba cargado no cambió y se sigue viendo en el tablero. A cada dependencia que tiene "
    "correo se le avisa por su lado; de lo demás solo se entera usted."
)
_HELD = Tag("Retenida", "▲", "amarillo")
_REJECTED = Tag("Rechazada", "■", "rojo")
_UNKNOWN = Tag("Sin dueño", "■", "rojo")


def write(desk: Desk, rows: Sequence[Record]) -> Post:
    """Write to the administrators of one or more workbooks; what is all right again needs no letter."""
    cargas = [desk.carga(row["carga"]) for row in rows if row["huella"]]
    items = [_item(desk, carga) for carga in cargas]
    held = any(carga["resultado"] == "retenida" for carga in cargas)
    letter = Letter(
        subject=_subject(desk, cargas),
        tone=Tone.BAD,
        title=_title(cargas),
        says=[_NOTHING_LOST],
        sections=[_section(items)],
        todo=[
            "Mire si la dependencia necesita ayuda para corregir su archivo.",
            *(["Confirme o descarte lo retenido, con la orden que figura al lado."] if held else []),
        ],
        links=desk.links(("Ver lo pendiente en la página de coordinación", "/coordinacion")),
        why=TO_ADMINISTRATORS,
    )
    return Post(letter, desk.administrators if cargas else ())


def _section(items: Sequence[Item]) -> Section:
    rest = len(items) - _MOST
    after = f"Y {rest} más: véalas con «python tablero.py cargas»." if rest > 0 else ""
    return Section(f"Qué pasó ({len(items)})", items=items[:_MOST], after=after)


def _title(cargas: Sequence[Record]) -> str:
    held = sum(carga["resultado"] == "retenida" for carga in cargas)
    said = [
        counted(number, *words)
        for number, words in (
            (len(cargas) - held, ("planilla que no se pudo tomar", "planillas que no se pudieron tomar")),
            (held, ("que espera confirmación", "que esperan confirmación")),
        )
        if number
    ]
    if held and held == len(cargas):
        return counted(held, "planilla espera confirmación", "planillas esperan confirmación")
    return " y ".join(said)


def _subject(desk: Desk, cargas: Sequence[Record]) -> str:
    if len(cargas) != 1:
        return f"Tablero: {_title(cargas)}"
    (carga,) = cargas
    if carga["origen"] == NOBODY:
        return f"Tablero: «{carga['ruta']}» no es de ninguna dependencia"
    fate = "espera confirmación" if carga["resultado"] == "retenida" else "no se pudo tomar"
    return f"Tablero: {desk.name_of(carga['origen'])}, «{carga['ruta']}» {fate}"


def _item(desk: Desk, carga: Record) -> Item:
    number = carga["id"]
    alone = "" if carga["origen"] == NOBODY else desk.readers(carga["origen"]).instead
    whose = "" if carga["origen"] == NOBODY else f"{desk.name_of(carga['origen'])} · "
    where = f"«{carga['ruta']}» · {whose}carga {number}, {desk.moment(carga['momento'])}"
    if carga["resultado"] == "retenida":
        says = (
            f"{carga['detalle']} Para tomarla: «python tablero.py cargas confirmar {number}»; para "
            f"descartarla: «python tablero.py cargas rechazar {number}»."
        )
        return Item(f"{says} {alone}".rstrip(), where, _HELD)
    errors = [each for each in history.problems(desk.connection, number) if each.severity == "error"]
    rest = len(errors) - _REASONS
    said = [*map(message, errors[:_REASONS]), f"Y {rest} más." if rest > 0 else "", alone]
    return Item(" ".join(filter(None, said)), where, _UNKNOWN if carga["origen"] == NOBODY else _REJECTED)
