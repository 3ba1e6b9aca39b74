"""The digest of a day for administrators: everything that is open, a line per dependencia."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from plan import history, informes, salidas
from plan.evaluacion import freshness_by_office
from plan.evaluado import Frescura, Panorama
from plan.figures import ago, counted
from plan.folder import BIEN
from plan.history import Record
from plan.problems import Place, message, problem
from plan.tables import RESPUESTA
from sync.mail.desk import TO_ADMINISTRATORS, Desk, Post
from sync.mail.letter import Item, Letter, Section, Tag, Tone

MOST = 15
"""So many things of one kind are named; the rest are counted."""
_HELD = Tag("Retenida", "▲", "amarillo")
_REJECTED = Tag("Rechazada", "■", "rojo")
_NEVER = Tag("Nunca cargó", "?", "gris")
_STALE = Tag("Sin actualizar", "?", "gris")
_WRONG = Tag("Con errores", "■", "rojo")
_LOOK = Tag("Para revisar", "▲", "amarillo")
_FINE = Tag("Al día", "●", "verde")
_ORDER = (_HELD, _REJECTED, _NEVER, _STALE, _WRONG, _LOOK, _FINE)


@dataclass(frozen=True, slots=True)
class Line:
    """How one dependencia stands."""

    nombre: str
    tag: Tag
    errores: int
    advertencias: int
    frescura: Frescura
    carga: int = 0

    @property
    def item(self) -> Item:
        """Spell it as an item of the list."""
        silent = self.frescura.dias
        said = [
            *([f"la carga {self.carga} espera una decisión"] if self.tag is _HELD else []),
            *([counted(self.errores, "error", "errores")] if self.errores else []),
            *([counted(self.advertencias, "advertencia", "advertencias")] if self.advertencias else []),
            "nunca cargó" if silent is None else f"informó {ago(silent)}",
        ]
        sentence = " · ".join(said)
        return Item(f"{sentence[:1].upper()}{sentence[1:]}.", self.nombre, self.tag)


def write(desk: Desk, row: Record) -> Post:
    """Write to the administrators what is open today; to nobody for a day that went by unwritten."""
    people = desk.administrators if row["tema"] >= desk.today.isoformat() else ()
    lines = _lines(desk)
    waiting = [line for line in lines if line.tag is not _FINE]
    sections = [*_offices(waiting, len(lines)), *_files(desk), *_installation(desk), *_mails(desk)]
    if not sections:
        return Post(_nothing_open(desk, len(lines)), people)
    letter = Letter(
        subject=f"Tablero, resumen del {desk.today:%d/%m}: {_in_short(waiting, sections)}",
        tone=Tone.LOOK,
        title=f"Lo que está abierto al {desk.today:%d/%m/%Y}",
        says=["Lo más urgente va primero. Lo que ya estaba cargado se sigue viendo en el tablero."],
        sections=sections,
        links=desk.links(("Ver quién cargó y qué falta", "/actualizacion")),
        why=f"Sale todos los días a las {desk.config.correo.hora}. {TO_ADMINISTRATORS}",
    )
    return Post(letter, people)


def _nothing_open(desk: Desk, offices: int) -> Letter:
    return Letter(
        subject=f"Tablero, resumen del {desk.today:%d/%m}: todo en orden",
        tone=Tone.GOOD,
        title=f"Nada abierto al {desk.today:%d/%m/%Y}",
        says=[f"{counted(offices, 'dependencia', 'dependencias')} al día, sin errores ni archivos sueltos."],
        why=f"Sale todos los días a las {desk.config.correo.hora}, también cuando no hay nada que hacer: "
        f"así se sabe que el correo anda. {TO_ADMINISTRATORS}",
    )


def _in_short(lines: Sequence[Line], sections: Sequence[Section]) -> str:
    if lines:
        return counted(len(lines), "dependencia con algo abierto", "dependencias con algo abierto")
    return sections[0].title[:1].lower() + sections[0].title[1:]


def _lines(desk: Desk) -> list[Line]:
    """Give a line for every dependencia that has to present a workbook, the most pressing first."""
    connection = desk.connection
    offices = desk.offices()
    panorama = Panorama({"dependencia": list(offices.values())}, history.cortes(connection))
    last = history.last_cargas(connection)
    held = {found["origen"]: found for found in history.held(connection)}
    found = [
        _line(str(offices[origen]["nombre"]), frescura, held.get(origen), last.get(origen))
        for origen, frescura in freshness_by_office(panorama, desk.today, desk.config.umbrales).items()
        if origen in offices and frescura.esperada
    ]
    if (strategy := held.get("") or last.get("")) and (
        strategy["errores"] or strategy["resultado"] != "tomada"
    ):
        found.append(_line("Estrategia", Frescura(None, 0, fresca=True), strategy, None))
    return sorted(found, key=lambda line: (_ORDER.index(line.tag), -line.errores, line.nombre))


def _line(nombre: str, frescura: Frescura, held: Record | None, last: Record | None) -> Line:
    shown = held or last or {"errores": 0, "advertencias": 0, "resultado": ""}
    return Line(
        nombre, _tag(frescura, shown), shown["errores"], shown["advertencias"], frescura, shown.get("id", 0)
    )


def _tag(frescura: Frescura, carga: Record) -> Tag:
    by_fate = {"retenida": _HELD, "rechazada": _REJECTED}
    if carga["resultado"] in by_fate:
        return by_fate[carga["resultado"]]
    if not frescura.fresca:
        return _NEVER if frescura.corte is None else _STALE
    if carga["errores"]:
        return _WRONG
    return _LOOK if carga["advertencias"] else _FINE


def _offices(lines: Sequence[Line], total: int) -> Iterator[Section]:
    if not lines:
        return
    fine = total - len(lines)
    after = f"Al día y sin observaciones: {counted(fine, 'dependencia', 'dependencias')}." if fine else ""
    yield Section(f"Dependencias ({len(lines)})", items=[line.item for line in lines], after=after)


def _files(desk: Desk) -> Iterator[Section]:
    files = history.files(desk.connection)
    nobodys = [each for each in files if each["situacion"] == "rechazado" and each["origen"] == "?"]
    copies = [each for each in files if each["situacion"] in {"conflicto", "duplicado"}]
    yield from _section("Archivos que nadie reconoce", map(_file, nobodys))
    yield from _section("Copias que no se leen", map(_file, copies))


def _file(record: Record) -> Item:
    found = (
        problem(record["problema"], Place(record["ruta"]), record["hechos"]) if record["problema"] else None
    )
    return Item(message(found) if found else "No se lee.", f"«{record['ruta']}»")


def _installation(desk: Desk) -> Iterator[Section]:
    noted = history.folder(desk.connection)
    items = []
    if noted and noted["situacion"] != BIEN:
        items.append(Item(noted["detalle"], f"Carpeta compartida, desde {desk.moment(noted['desde'])}"))
    answers = desk.connection.execute(
        sa.select(RESPUESTA.c.nombre, RESPUESTA.c.detalle).where(RESPUESTA.c.situacion.in_(informes.TROUBLE))
    )
    items += [
        Item(found.detalle, f"Informe de {found.nombre}" if found.nombre else "_informes")
        for found in answers
    ]
    yield from _section("Carpeta e informes", items)


def _mails(desk: Desk) -> Iterator[Section]:
    zona = desk.config.zona
    refused = salidas.refused(desk.connection, zona)
    espera = salidas.waiting(desk.connection, zona)
    said = [*map(salidas.refused_sentence, refused), *([salidas.waiting_sentence(espera)] if espera else [])]
    yield from _section("Correos que no llegaron", map(Item, said))


def _section(title: str, items: Iterable[Item]) -> Iterator[Section]:
    told = list(items)
    if told:
        rest = len(told) - MOST
        yield Section(f"{title} ({len(told)})", items=told[:MOST], after=f"Y {rest} más." if rest > 0 else "")
