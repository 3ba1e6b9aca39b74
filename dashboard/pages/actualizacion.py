"""Who loaded when and what is pending: the record of the loads -> the state of each workbook."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dashboard.day.photo import Photo, Place, fold, place_of
from dashboard.pages.cargas import Carga, File, Pending, Planilla, Register, Standing, Updates
from plan.evaluado import Frescura
from plan.problems import Problem, Severity, advice, title

MOST_PENDING = 100

ESTRATEGIA = Place("", "", "estrategia", "Estrategia del municipio")

_NOBODY = "?"

_SITUATIONS: Mapping[str, str] = {
    "pendiente": "Se está copiando: se toma en cuanto esté completa.",
    "rechazado": "El archivo que está en la carpeta no se pudo tomar; siguen los últimos datos buenos.",
    "retenido": "Cambió demasiado de una vez: espera que la coordinación lo confirme.",
    "descartado": "La coordinación descartó lo último que se guardó; siguen los datos de antes.",
    "duplicado": "Hay otro archivo de la misma dependencia en la carpeta: no se toma.",
    "renovada": "Hay una planilla renovada junto a la de siempre: revísela y póngala en su lugar.",
    "ausente": "La planilla no está en la carpeta compartida; siguen sus últimos datos.",
}


_UNTAKEN: Mapping[str, Standing] = {"rechazada": Standing.REJECTED, "descartada": Standing.DROPPED}


def compose(photo: Photo, register: Register) -> Updates:
    """Put the state of every workbook together, the most pressing first; the strategy heads them."""
    books = [_book(photo, register, place) for place in _offices(photo)]
    known = {ESTRATEGIA.clave, *(book.place.clave for book in books)}
    return Updates(
        [_book(photo, register, ESTRATEGIA), *sorted(books, key=_most_pressing_first)],
        strangers=sum(_is_stranger(file, known) for file in register.files),
        copies=sum(file.situacion == "conflicto" for file in register.files),
    )


def state(decided: Carga | None, frescura: Frescura | None, files: Sequence[File]) -> Standing:
    """Say how an office stands with its workbook."""
    if any(file.situacion == "retenido" for file in files):
        return Standing.HELD
    if decided is None:
        return Standing.NEVER
    if decided.resultado in _UNTAKEN:
        return _UNTAKEN[decided.resultado]
    if frescura is not None and not frescura.fresca:
        return Standing.NEVER if frescura.corte is None else Standing.STALE
    return Standing.WITH_CORRECTIONS if decided.errores else Standing.UP_TO_DATE


def _is_stranger(file: File, known: Collection[str]) -> bool:
    """Tell a file of nobody, or of an office that has no line among the workbooks."""
    return file.own and (
        file.origen == _NOBODY or (file.situacion == "rechazado" and file.origen not in known)
    )


def _offices(photo: Photo) -> list[Place]:
    named = {place.clave: place for place in map(place_of, photo.panorama.tablas.get("dependencia", ()))}
    present = {origen: named[origen] for origen in photo.evaluacion.frescuras if origen in named}
    others = {line.dependencia.clave: line.dependencia for line in photo.lines}
    return list((others | present).values())


def _book(photo: Photo, register: Register, place: Place) -> Planilla:
    decided = register.decided.get(place.clave)
    frescura = photo.evaluacion.frescuras.get(place.clave)
    files = [file for file in register.files if file.origen == place.clave and _counts(file)]
    problems = register.problems.get(place.clave, ())
    return Planilla(
        place=place,
        frescura=frescura,
        standing=state(decided, frescura, files),
        taken=register.taken.get(place.clave),
        decided=decided,
        pending=[_pending(found) for found in sorted(problems, key=_gravest_first)[:MOST_PENDING]],
        total=len(problems),
        notices=_notices(files, decided),
    )


def _counts(file: File) -> bool:
    """Tell a file that says something of its office: one that is gone only if the rows come from it."""
    return file.situacion in _SITUATIONS and (file.owner or file.situacion != "ausente")


def _notices(files: Sequence[File], decided: Carga | None) -> list[str]:
    said = [*map(_notice, files), decided.detalle if decided else ""]
    return [notice for notice in dict.fromkeys(said) if notice]


def _notice(file: File) -> str:
    if file.situacion == "pendiente" and file.problema:
        return f"{title(file.problema)}. {advice(file.problema)}"
    return _SITUATIONS[file.situacion]


def _most_pressing_first(book: Planilla) -> tuple[int, str]:
    return list(Standing).index(book.standing), fold(book.place.nombre)


def _pending(found: Problem) -> Pending:
    place = found.place
    spot = place.cell or (f"fila {place.row}" if place.row else place.column)
    return Pending(found.severity, place.sheet, spot, title(found.code), advice(found.code), found.code)


def _gravest_first(found: Problem) -> int:
    return list(Severity).index(found.severity)
