"""Who loaded when and what is pending: the record of the loads -> the state of each workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.cargas import Actualizacion, Archivo, Carga, Estado, Pendiente, Planilla, Registro
from dashboard.foto import Foto, Lugar, fold, place_of
from plan.evaluado import Frescura
from plan.problems import Problem, Severity, title

MOST_PENDING = 100

ESTRATEGIA = Lugar("", "", "estrategia", "Estrategia del municipio")

_NOBODY = "?"

_SITUATIONS: Mapping[str, str] = {
    "pendiente": "Se está copiando: se toma en cuanto esté completa.",
    "rechazado": "El archivo que está en la carpeta no se pudo tomar; siguen los últimos datos buenos.",
    "retenido": "Cambió demasiado de una vez: espera que la coordinación lo confirme.",
    "duplicado": "Hay otro archivo de la misma dependencia en la carpeta: no se toma.",
    "ausente": "La planilla no está en la carpeta compartida; siguen sus últimos datos.",
}


def compose(foto: Foto, registro: Registro) -> Actualizacion:
    """Put the state of every workbook together, the most pressing first; the strategy heads them."""
    books = [_book(foto, registro, lugar) for lugar in _offices(foto)]
    return Actualizacion(
        [_book(foto, registro, ESTRATEGIA), *sorted(books, key=_most_pressing_first)],
        desconocidos=sum(file.origen == _NOBODY and file.propio for file in registro.archivos),
        copias=sum(file.situacion == "conflicto" for file in registro.archivos),
    )


def state(decidida: Carga | None, frescura: Frescura | None, files: Sequence[Archivo]) -> Estado:
    """Say how an office stands with its workbook."""
    if any(file.situacion == "retenido" for file in files):
        return Estado.RETENIDA
    if decidida is None:
        return Estado.NUNCA
    if decidida.resultado == "rechazada":
        return Estado.RECHAZADA
    if frescura is not None and not frescura.fresca:
        return Estado.NUNCA if frescura.corte is None else Estado.SIN_ACTUALIZAR
    return Estado.CON_CORRECCIONES if decidida.errores else Estado.AL_DIA


def _offices(foto: Foto) -> list[Lugar]:
    named = {place.clave: place for place in map(place_of, foto.panorama.tablas.get("dependencia", ()))}
    present = {origen: named[origen] for origen in foto.evaluacion.frescuras if origen in named}
    others = {line.dependencia.clave: line.dependencia for line in foto.renglones}
    return list((others | present).values())


def _book(foto: Foto, registro: Registro, lugar: Lugar) -> Planilla:
    decidida = registro.decididas.get(lugar.clave)
    frescura = foto.evaluacion.frescuras.get(lugar.clave)
    files = [
        file for file in registro.archivos if file.origen == lugar.clave and file.situacion in _SITUATIONS
    ]
    problems = registro.problemas.get(lugar.clave, ())
    return Planilla(
        lugar=lugar,
        frescura=frescura,
        estado=state(decidida, frescura, files),
        tomada=registro.tomadas.get(lugar.clave),
        decidida=decidida,
        pendientes=[_pending(found) for found in sorted(problems, key=_gravest_first)[:MOST_PENDING]],
        total=len(problems),
        avisos=list(dict.fromkeys(_SITUATIONS[file.situacion] for file in files)),
    )


def _most_pressing_first(book: Planilla) -> tuple[int, str]:
    return list(Estado).index(book.estado), fold(book.lugar.nombre)


def _pending(found: Problem) -> Pendiente:
    place = found.place
    spot = place.cell or (f"fila {place.row}" if place.row else place.column)
    return Pendiente(found.severity, place.sheet, spot, title(found.code))


def _gravest_first(found: Problem) -> int:
    return list(Severity).index(found.severity)
