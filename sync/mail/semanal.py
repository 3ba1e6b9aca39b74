"""The summary of a week for coordinators: lights now and a week ago, which moved and why, who is silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plan import history
from plan.evaluado import Frescura, Resumen, Semaforo
from plan.figures import ago, days, short_date
from plan.groups import Group, Tally, count, group_of, word_of
from plan.history import Record
from plan.standard.vocabulary import Row
from plan.trends import Trend, reason
from sync.mail.calendar import WEEK
from sync.mail.desk import Desk, Post
from sync.mail.letter import Item, Letter, Section, Table, Tag, Tone
from sync.mail.week import Moved, Photo, moved_lights, photo

MOST_MOVED = 40

_SHAPES: Mapping[Group, tuple[str, str]] = {
    Group.ROJO: ("■", "rojo"),
    Group.AMARILLO: ("▲", "amarillo"),
    Group.VERDE: ("●", "verde"),
    Group.AZUL: ("◆", "azul"),
    Group.NO_INICIA: ("○", "gris"),
    Group.SIN_INFORMACION: ("?", "gris"),
    Group.DETENIDO: ("–", "gris"),
}
_TRENDS: Mapping[Trend, tuple[str, str]] = {
    Trend.WORSE: ("empeoró", "empeoraron"),
    Trend.SILENT: ("quedó sin información", "quedaron sin información"),
    Trend.BETTER: ("mejoró", "mejoraron"),
    Trend.OTHER: ("cambió", "cambiaron"),
}


def write(desk: Desk, _row: Record) -> Post:
    """Write to the coordinators how the week was."""
    before, after = photo(desk, desk.today - WEEK), photo(desk, desk.today)
    moved = moved_lights(desk, before, after)
    letter = Letter(
        subject=f"Semana al {desk.today:%d/%m}: {_in_short(moved)}",
        tone=Tone.CALM,
        title=f"La semana del {short_date(before.evaluacion.al)} al {short_date(after.evaluacion.al)}",
        says=_says(desk, before, after),
        sections=[
            _counts(before, after),
            *_movements(desk, moved),
            *_silent(desk, after),
            *_offices(before, after),
        ],
        links=desk.links(
            ("Ver qué cambió, dependencia por dependencia", f"/cambios?desde={before.evaluacion.al}"),
            ("Abrir la página de coordinación", "/coordinacion"),
        ),
        why="Sale los lunes. Lo recibe quien coordina el plan (correo.coordinadores en config.toml).",
    )
    return Post(letter, desk.config.correo.coordinadores)


def _in_short(moved: Sequence[Moved]) -> str:
    if not moved:
        return "ninguna luz se movió"
    found = ((sum(each.trend is way for each in moved), words) for way, words in _TRENDS.items())
    said = [f"{number} {words[number > 1]}" for number, words in found if number]
    return ", ".join(said)


def _says(desk: Desk, before: Photo, after: Photo) -> list[str]:
    town, then = after.evaluacion.municipio, before.evaluacion.municipio
    why = town.semaforo.explicacion
    first = f"El municipio está {_light(town.semaforo)}: {why[:1].lower()}{why[1:]}"
    if before.carga:
        first += f" Hace una semana estaba {_light(then.semaforo)}."
    cargas = history.cargas(desk.connection, after.carga - before.carga) if after.carga > before.carga else []
    taken = {each["origen"] for each in cargas if each["clase"] == "carga" and each["resultado"] == "tomada"}
    names = sorted(desk.name_of(origen) for origen in taken)
    loaded = f"Esta semana cargaron: {', '.join(names)}." if names else "Esta semana no cargó nadie."
    return [first, loaded]


def _light(semaforo: Semaforo) -> str:
    colour = group_of(semaforo).word.lower() if semaforo.luz != "gris" else semaforo.motivo.value
    return f"en {semaforo.luz.value} ({colour})"


def _counts(before: Photo, after: Photo) -> Section:
    then, now = _tally(before), _tally(after)
    rows: list[list[str | Tag]] = [
        [
            _tag(group),
            str(now.get(group, 0)),
            _then(before, then.get(group, 0)),
            _change(before, then, now, group),
        ]
        for group in Group
        if now.get(group) or then.get(group)
    ]
    return Section("Los programas, por luz", table=Table(("Luz", "Hoy", "Hace una semana", "Cambio"), rows))


def _tally(photo: Photo) -> Tally:
    return count(photo.evaluacion.programas.values())


def _then(before: Photo, number: int) -> str:
    return str(number) if before.carga else "—"


def _change(before: Photo, then: Tally, now: Tally, group: Group) -> str:
    difference = now.get(group, 0) - then.get(group, 0)
    if not before.carga or not difference:
        return "igual" if before.carga else "—"
    return f"{'+' if difference > 0 else '−'}{abs(difference)}"


def _offices(before: Photo, after: Photo) -> Iterator[Section]:
    items = [
        _office(resumen, before.evaluacion.dependencias.get(clave), after.evaluacion.frescuras.get(clave))
        for clave, resumen in after.evaluacion.dependencias.items()
        if resumen.conteo
    ]
    if items:
        yield Section("Las dependencias", items=sorted(items, key=lambda item: item.where))


def _office(resumen: Resumen, then: Resumen | None, frescura: Frescura | None) -> Item:
    now, was = word_of(resumen.semaforo), word_of(then.semaforo) if then and then.conteo else ""
    before = f"Hace una semana: {was}." if was and was != now else ("Como hace una semana." if was else "")
    return Item(f"{before} {_informed(frescura)}".strip(), resumen.nombre, _tag_of(resumen))


def _tag_of(resumen: Resumen) -> Tag:
    return _tag(group_of(resumen.semaforo), word_of(resumen.semaforo))


def _tag(group: Group, word: str = "") -> Tag:
    return Tag(word or group.word, *_SHAPES[group])


def _informed(frescura: Frescura | None) -> str:
    if frescura is None:
        return ""
    return "Nunca informó." if frescura.dias is None else f"Informó {ago(frescura.dias)}."


def _movements(desk: Desk, moved: Sequence[Moved]) -> Iterator[Section]:
    if not moved:
        return
    rest = len(moved) - MOST_MOVED
    yield Section(
        f"Luces que se movieron ({len(moved)})",
        items=[_item(desk, each) for each in moved[:MOST_MOVED]],
        after=f"Y {rest} más: están en la página de cambios." if rest > 0 else "",
    )


def _item(desk: Desk, moved: Moved) -> Item:
    row = moved.now.fila
    was, now = word_of(moved.was.semaforo), word_of(moved.now.semaforo)
    why = reason(moved.was, moved.now, touched=moved.touched) or moved.now.semaforo.explicacion
    where = f"{row['codigo']} · {row['nombre']} ({desk.name_of(str(row['origen']))})"
    return Item(f"{moved.trend.value}: de «{was}» a «{now}». {why}", where, _tag(moved.group, now))


def _silent(desk: Desk, after: Photo) -> Iterator[Section]:
    offices = desk.offices()
    found = [
        (frescura, offices[origen])
        for origen, frescura in after.evaluacion.frescuras.items()
        if origen in offices and frescura.esperada and not frescura.fresca
    ]
    items = [_whom_to_call(frescura, row) for frescura, row in sorted(found, key=_longest_first)]
    if items:
        yield Section(
            f"Sin informar ({len(items)})",
            f"Pasaron más de {desk.config.umbrales.dias_sin_cargar} días desde lo último que informaron, y "
            "sus luces se muestran en gris.",
            items,
        )


def _longest_first(found: tuple[Frescura, Row]) -> tuple[float, str]:
    frescura, row = found
    return -(float("inf") if frescura.dias is None else frescura.dias), str(row["nombre"])


def _whom_to_call(frescura: Frescura, row: Row) -> Item:
    silent = "Nunca informó" if frescura.corte is None else f"Informó hasta el {short_date(frescura.corte)}"
    ago = "" if frescura.dias is None else f", hace {days(frescura.dias)}"
    people = " · ".join(str(row[name]) for name in ("titular", "correo") if row[name])
    return Item(
        f"{silent}{ago}. {f'A quién llamar: {people}.' if people else ''}".strip(), str(row["nombre"])
    )
