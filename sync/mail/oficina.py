"""The letter to an office about its own workbook: all right, with corrections, held, rejected."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from plan import history
from plan.figures import counted
from plan.history import Record
from plan.problems import Problem, Severity
from sync.mail.announcing import TURNED_AWAY
from sync.mail.desk import Desk, Post, Readers, file_name
from sync.mail.faults import errors_alone, how_many, of, sections
from sync.mail.letter import Letter, Link, Tone
from sync.names import REPORTS_FOLDER
from sync.report.due import name_of
from sync.report.folder import COPY

_SAME_PLACE = "Guárdela en el mismo lugar de siempre: se revisa sola, en segundos."


def write(desk: Desk, row: Record) -> Post:
    """Write to an office how its workbook stands."""
    carga = desk.carga(row["carga"])
    readers = desk.readers(carga["origen"])
    problems = history.problems(desk.connection, carga["id"])
    writers = {
        "tomada": _corrections if row["huella"] else _in_order,
        "retenida": _held,
        "rechazada": _rejected,
        "descartada": _dropped,
    }
    told_already = carga["resultado"] in TURNED_AWAY and readers.people == desk.administrators
    people = () if told_already else readers.people
    return Post(writers[carga["resultado"]](desk, carga, problems, readers), people)


def _in_order(desk: Desk, carga: Record, _: Sequence[Problem], readers: Readers) -> Letter:
    name = file_name(carga["ruta"])
    return Letter(
        subject=f"{desk.name_of(carga['origen'])}: todo en orden en {name}",
        tone=Tone.GOOD,
        title=f"«{name}» está completa y sin observaciones",
        says=[
            *_instead(readers),
            f"{_saved(desk, carga)} se tomó entera{_settled(carga)}",
            "No hace falta que haga nada más.",
        ],
        links=_links(desk, carga),
        why=readers.why,
    )


def _settled(carga: Record) -> str:
    """Say why nothing is pending: somebody decided so, or the office put it right."""
    if decided := carga["detalle"]:
        return f". {decided}"
    return ": lo que se le había señalado ya está corregido. ¡Gracias!"


def _corrections(desk: Desk, carga: Record, problems: Sequence[Problem], readers: Readers) -> Letter:
    name = file_name(carga["ruta"])
    errors, warnings = (len(of(problems, each)) for each in (Severity.ERROR, Severity.ADVERTENCIA))
    count = how_many(errors, warnings)
    return Letter(
        subject=f"{desk.name_of(carga['origen'])}: {count} en {name}",
        tone=Tone.LOOK,
        title=f"{count} en «{name}»",
        says=[*_instead(readers), f"{_saved(desk, carga)} {_verdict(carga)}. {_taken(carga, errors)}"],
        todo=_corrected(desk, carga),
        sections=sections(problems),
        links=_links(desk, carga),
        why=readers.why,
    )


def _rejected(desk: Desk, carga: Record, problems: Sequence[Problem], readers: Readers) -> Letter:
    name = file_name(carga["ruta"])
    return Letter(
        subject=f"{desk.name_of(carga['origen'])}: no se pudo tomar {name}",
        tone=Tone.BAD,
        title=f"«{name}» no se pudo tomar",
        says=[
            *_instead(readers),
            f"{_saved(desk, carga)} no se pudo tomar. {_still_shown(desk, carga)}",
        ],
        todo=["Lea abajo qué le pasa al archivo y corríjalo.", _SAME_PLACE],
        sections=errors_alone(problems),
        links=_links(desk, carga),
        why=readers.why,
    )


def _held(desk: Desk, carga: Record, problems: Sequence[Problem], readers: Readers) -> Letter:
    name = file_name(carga["ruta"])
    return Letter(
        subject=f"{desk.name_of(carga['origen'])}: {name} espera una confirmación",
        tone=Tone.LOOK,
        title=f"«{name}» espera que la coordinación la confirme",
        says=[
            *_instead(readers),
            (
                f"{_saved(desk, carga)} trae muchos cambios de una sola vez, y por si fue sin querer "
                "todavía no se publicó. El tablero sigue mostrando los datos de antes."
            ),
            f"Lo que llamó la atención: {carga['detalle']}",
        ],
        todo=[
            "Si el cambio es a propósito, avise a la coordinación, que lo confirma con un paso.",
            (
                "Si no lo es (una columna ordenada sola, filas borradas de más), recupere los datos en su "
                "planilla y guárdela: se revisa sola, en segundos."
            ),
        ],
        sections=errors_alone(problems, "Además, estas filas no se publican hasta que se corrijan."),
        links=_links(desk, carga),
        why=readers.why,
    )


def _dropped(desk: Desk, carga: Record, _: Sequence[Problem], readers: Readers) -> Letter:
    name = file_name(carga["ruta"])
    return Letter(
        subject=f"{desk.name_of(carga['origen'])}: no se tomó lo último guardado en {name}",
        tone=Tone.LOOK,
        title=f"La coordinación descartó lo último que se guardó en «{name}»",
        says=[*_instead(readers), f"{carga['detalle']} La decisión se tomó {desk.moment(carga['momento'])}."],
        todo=["Vea con la coordinación qué debe decir la planilla.", f"Corríjala. {_SAME_PLACE}"],
        links=_links(desk, carga),
        why=readers.why,
    )


def _still_shown(desk: Desk, carga: Record) -> str:
    if desk.has_data(carga["origen"]):
        return "Nada de lo que ya estaba cargado cambió: el tablero sigue mostrando sus últimos datos buenos."
    return "En el tablero todavía no hay datos de esta planilla: aparecen cuando se la pueda tomar."


def _instead(readers: Readers) -> list[str]:
    return [readers.instead] if readers.instead else []


def _saved(desk: Desk, carga: Record) -> str:
    by = f" por {carga['guardado_por']}" if carga["guardado_por"] and carga["clase"] == "carga" else ""
    when = carga["guardado_en"] if carga["clase"] == "carga" and carga["guardado_en"] else carga["momento"]
    said = "guardada" if by or when == carga["guardado_en"] else "revisada"
    return f"La planilla «{carga['ruta']}», {said}{by} {desk.moment(when)},"


def _verdict(carga: Record) -> str:
    """Say what became of a workbook; of one that mostly waits not simply that it was taken."""
    taken, waiting = carga["tomadas"], carga["cuarentena"]
    if taken >= waiting:
        return "se tomó"
    return (
        f"se tomó solo en una parte: {counted(taken, 'fila está', 'filas están')} bien y {waiting} no se "
        "pudieron tomar"
    )


def _taken(carga: Record, errors: int) -> str:
    if not errors:
        return "Todas sus filas están en el tablero; hay datos que conviene mirar."
    waiting = carga["cuarentena"]
    if not waiting:
        return "Lo señalado como error espera la corrección. Lo demás ya se ve en el tablero."
    rows = counted(waiting, "fila con errores espera", "filas con errores esperan")
    loaded = "si ya estaba cargada" if waiting == 1 else "si ya estaban cargadas"
    return (
        f"{rows} la corrección; {loaded}, siguen sus últimos datos buenos. Lo demás ya se ve en el tablero."
    )


def _corrected(desk: Desk, carga: Record) -> list[str]:
    steps = ["Abra su planilla de siempre y corrija las celdas de esta lista.", _SAME_PLACE]
    if desk.config.informes:
        name = name_of(carga["origen"], desk.offices().get(carga["origen"], {}))
        steps.append(
            f"Si le sirve, en la carpeta «{REPORTS_FOLDER}» está «{name}{COPY}»: una copia de su "
            "planilla con cada celda marcada. Corrija en la suya, no en la copia."
        )
    return steps


def _links(desk: Desk, carga: Record) -> list[Link]:
    if not carga["origen"]:
        return desk.links(("Ver quién cargó y qué falta", "/actualizacion"))
    office = desk.offices().get(carga["origen"])
    if office is None:
        return []
    return desk.links(
        (f"Ver {office['nombre']} en el tablero", f"/dependencias/{quote(str(office['codigo']))}")
    )
