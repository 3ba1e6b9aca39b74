"""What changed between two days: each row that came, went or moved, by dependencia and programme."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dashboard.day.photo import Photo, Place, fold, place_of
from dashboard.day.visibility import Key
from dashboard.pages.cambio import Block, Change, Kind, Office, Span
from dashboard.pages.differences import Difference, differences
from dashboard.pages.luces import Movement
from dashboard.pages.rows import name_of, subject_of
from plan.pairs import Pair
from plan.standard import TABLES
from plan.standard.vocabulary import Row

ESTRATEGIA = Place("", "", "estrategia", "Estrategia del municipio")

_TOLD_WHEN_NEW: Mapping[str, Sequence[str]] = {
    "actividad": ("Inicio planificado", "Fin planificado", "Avance"),
    "presupuesto": ("Asignado", "Ejecutado"),
    "medicion": ("Programado", "Valor"),
    "indicador": ("Meta",),
    "informe": ("Corte",),
}
_COUNTED_FIRST = frozenset({TABLES[table].title for table in ("programa", "actividad")})
_GONE_MARKS = frozenset({"retirado", "retenido"})


def compose(span: Span, movements: Iterable[Movement]) -> list[Office]:
    """Put together what changed, by workbook: the strategy first, the others by name."""
    rows: defaultdict[str, defaultdict[Key | None, list[Change]]] = defaultdict(lambda: defaultdict(list))
    subjects = _Subjects(span, {_line_key(each): each for each in movements})
    for each in span.pairs:
        if change := _change(span, each):
            rows[str(each.row["origen"])][subjects.of(each)].append(change)
    places = _places(span.after) | {"": ESTRATEGIA}
    offices = [_office(span, places, origen, found, subjects) for origen, found in rows.items()]
    return sorted(offices, key=lambda office: (bool(office.place.clave), fold(office.place.nombre)))


def moved_keys(pairs: Iterable[Pair]) -> Mapping[Key, Key]:
    """Say under which key each programme that was renamed stood before."""
    return {
        _key(each.after): _key(each.before)
        for each in pairs
        if each.table == "programa" and each.renamed and each.after and each.before
    }


class _Subjects:
    """Finds the programme that a row belongs to."""

    def __init__(self, span: Span, movements: Mapping[Key, Movement]) -> None:
        self.movements = movements
        self.now = {_key(row): row for row in span.after.panorama.tablas.get("programa", ())}
        self.then = {_key(row): row for row in span.before.panorama.tablas.get("programa", ())}
        self._heirs = {old: new for new, old in moved_keys(span.pairs).items()}
        photos = (span.before, span.after)
        indicadores = (row for photo in photos for row in photo.panorama.tablas.get("indicador", ()))
        self._indicadores = {_key(row): row for row in indicadores}

    def of(self, each: Pair) -> Key | None:
        """Name the programme of a row as it is called now; None when it has none."""
        key = subject_of(each.table, each.row, self._indicadores)
        return self._heirs.get(key, key) if key else None


def _change(span: Span, each: Pair) -> Change | None:
    cells = differences(each.table, each.before, each.after)
    if not cells:
        return None
    kind = _kind(each)
    rows = [row for row in (each.before, each.after) if row is not None]
    numbers = sorted({number for row in rows for number in span.changed.get((each.table, _key(row)), ())})
    loads = [span.loads[number] for number in numbers if number in span.loads]
    codigo, nombre = name_of(each.table, each.row)
    return Change(kind, each.table, codigo, nombre, _worth_telling(each, cells), loads)


def _worth_telling(each: Pair, cells: Sequence[Difference]) -> Sequence[Difference]:
    if each.before is not None:
        return cells if each.after else ()
    return [cell for cell in cells if cell.title in _TOLD_WHEN_NEW.get(each.table, ())]


def _kind(each: Pair) -> Kind:
    if each.before is None:
        return Kind.CAME
    if each.after is None:
        return Kind.GONE
    if each.renamed:
        return Kind.RENAMED
    left = each.after.get("marca") in _GONE_MARKS and each.before.get("marca") not in _GONE_MARKS
    return Kind.GONE if left else Kind.CHANGED


def _office(
    span: Span,
    places: Mapping[str, Place],
    origen: str,
    found: Mapping[Key | None, Sequence[Change]],
    subjects: _Subjects,
) -> Office:
    place = places.get(origen) or Place("", origen, origen.upper(), origen.upper())
    loads = [load for load in span.loads.values() if load.origen == origen and load.resultado == "tomada"]
    blocks = [_block(place, key, changes, subjects) for key, changes in found.items()]
    ordered = sorted(blocks, key=_in_order)
    known = any(key[0] == origen for key in subjects.then) if origen else not span.before.empty
    if not known:
        return Office(place, ordered, loads, first=True, counts=_counts(found.values()))
    return Office(place, ordered, loads)


def _counts(found: Iterable[Sequence[Change]]) -> Mapping[str, int]:
    counts = Counter(change.sheet for changes in found for change in changes if change.table != "informe")
    return dict(sorted(counts.items(), key=lambda pair: pair[0] not in _COUNTED_FIRST))


def _block(place: Place, key: Key | None, changes: Sequence[Change], subjects: _Subjects) -> Block:
    if key is None:
        return Block(place, "", "", None, shown=False, hanging=changes)
    own = next((change for change in changes if change.table == "programa"), None)
    hanging = [change for change in changes if change is not own]
    row = subjects.now.get(key) or subjects.then.get(key) or {"codigo": key[1].upper(), "nombre": ""}
    whole = own is not None and own.kind in {Kind.CAME, Kind.GONE}
    along = [change for change in hanging if whole and own and change.kind is own.kind]
    return Block(
        place,
        str(row["codigo"]),
        str(row["nombre"]),
        own,
        shown=key in subjects.now,
        hanging=[change for change in hanging if change not in along],
        along=along,
        movement=subjects.movements.get(key),
    )


def _in_order(block: Block) -> tuple[bool, int, str]:
    return bool(block.codigo), list(Kind).index(block.kind), fold(block.codigo)


def _places(photo: Photo) -> dict[str, Place]:
    return {place.clave: place for place in map(place_of, photo.panorama.tablas.get("dependencia", ()))}


def _line_key(moved: Movement) -> Key:
    return _key(moved.line.programa.fila)


def _key(row: Row) -> Key:
    return str(row["origen"]), str(row["clave"])
