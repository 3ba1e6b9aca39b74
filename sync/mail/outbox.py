"""The outbox: what is to be told and what was, one subject at a time; the same thing is never told twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from plan.history import Record, moment_text
from plan.tables import CORREO, ENVIO

WAITING = "esperando"
WRITTEN = "escrito"
GATHERED = "reunido"
SILENT = "callado"
UNDONE = "anulado"
TOLD = (WRITTEN, GATHERED, SILENT)
"""What ended a wait so that it counts as told: a mail, a line in another's mail, or nobody to be told."""

READY = "pendiente"
PUT_OFF = "demorado"
SENDING = "enviando"
SENT = "enviado"
REFUSED = "rechazado"
OPEN = (READY, SENDING, PUT_OFF)

_FAR = timedelta(days=2)
"""Nothing waits so long: a time further away was written under a clock that was wrong."""

_AT_ONCE = 200
"""So many envelopes are taken in hand in a round."""
_KEPT = timedelta(days=60)
"""So long the words of a mail are kept after it was written."""


class MovedError(Exception):
    """What a mail was written about is no longer as it was read."""


@dataclass(frozen=True, slots=True)
class News:
    """How a subject stands now.

    Args:
        clase: the kind of mail that tells it.
        tema: what it is about, unique within its kind.
        huella: a fingerprint of what is wrong; empty when all is well.
        moment: when it came to be so.
        wait: how long it has to stay so until it is told.
        carga: the load that brought it.
        detalle: a sentence of it, for kinds that cannot read it anywhere else.
        postpones: whether it begins the wait anew.
    """

    clase: str
    tema: str
    huella: str
    moment: datetime
    wait: timedelta = timedelta()
    carga: int | None = None
    detalle: str = ""
    postpones: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A mail as it will be sent."""

    asunto: str
    texto: str
    html: str


def note(connection: sa.Connection, news: News) -> None:
    """Remember that there is something to tell, or that there is no longer, in the caller's transaction.

    What equals the last thing told is nothing to tell. What is undone before it was told was never there.
    """
    waiting = _last(connection, news, (WAITING,))
    if news.huella == _told(connection, news):
        if waiting is not None:
            _change(connection, waiting, situacion=UNDONE)
        return
    until = moment_text(news.moment + news.wait)
    found = {"carga": news.carga, "huella": news.huella, "detalle": news.detalle}
    if waiting is None:
        connection.execute(CORREO.insert(), _fresh(news) | found | {"desde": until})
    else:
        _change(connection, waiting, **found, **({"desde": until} if news.postpones else {}))


def keep_up(connection: sa.Connection, news: News) -> None:
    """Remember how a subject stands of which something is noted: mail may be sent again some day."""
    if _last(connection, news, (WAITING, *TOLD)) is not None:
        note(connection, news)


def alarmed(connection: sa.Connection, clase: str, kind: str) -> set[str]:
    """Name the subjects of a kind that stand badly, as was noted last."""
    about = sa.and_(CORREO.c.clase == clase, CORREO.c.tema.startswith(kind), CORREO.c.situacion != UNDONE)
    query = sa.select(CORREO.c.tema, CORREO.c.huella).where(about).order_by(CORREO.c.id)
    return {tema for tema, huella in dict(connection.execute(query).all()).items() if huella}


def due(connection: sa.Connection, now: datetime) -> list[Record]:
    """List what is to be written by now, the oldest first."""
    query = sa.select(CORREO).where(CORREO.c.situacion == WAITING, _has_come(CORREO.c.desde, now))
    return [dict(found) for found in connection.execute(query.order_by(CORREO.c.id)).mappings()]


def write(
    connection: sa.Connection, rows: Sequence[Record], written: Written, people: Iterable[str], now: datetime
) -> None:
    """Put a written mail about one or more subjects in the outbox, in the caller's transaction.

    A mail without people is kept nowhere, and what it is about counts as told.

    Raises:
        MovedError: when one of the subjects moved since it was read; the caller's transaction has to go.
    """
    first, *others = rows
    addresses = _once_each(people)
    moment = moment_text(now)
    asides = [_end(connection, row, GATHERED if addresses else SILENT, moment) for row in others]
    if not all([_end(connection, first, WRITTEN if addresses else SILENT, moment), *asides]):
        raise MovedError
    if addresses:
        texts = {"asunto": written.asunto, "texto": written.texto, "html": written.html}
        _change(connection, first, **texts)
        connection.execute(ENVIO.insert(), [_envelope(first["id"], para, moment) for para in addresses])


def delay(connection: sa.Connection, rows: Iterable[Record], until: datetime) -> None:
    """Have subjects that still wait do so until a moment."""
    for row in rows:
        where = sa.and_(CORREO.c.id == row["id"], CORREO.c.situacion == WAITING)
        connection.execute(sa.update(CORREO).where(where).values(desde=moment_text(until)))


def lighten(connection: sa.Connection, now: datetime) -> None:
    """Drop the words of mails that were sent long ago: that they were told stays."""
    unsent = sa.select(ENVIO.c.correo).where(ENVIO.c.situacion != SENT)
    old = sa.and_(CORREO.c.texto != "", CORREO.c.escrito < moment_text(now - _KEPT))
    connection.execute(sa.update(CORREO).where(old, CORREO.c.id.not_in(unsent)).values(texto="", html=""))


def open_envelopes(connection: sa.Connection, now: datetime) -> list[Record]:
    """List what is to be sent now, the oldest first; empty as long as nothing has its time.

    Whatever waits for the server goes along with the first that has its time.
    """
    waiting = sa.and_(ENVIO.c.situacion.in_(OPEN), _has_come(ENVIO.c.proximo, now))
    if not connection.execute(sa.select(sa.exists().where(waiting))).scalar():
        return []
    query = (
        sa.select(CORREO.c.creado, CORREO.c.escrito, CORREO.c.clase, CORREO.c.asunto, CORREO.c.texto)
        .add_columns(CORREO.c.html, ENVIO)
        .join(CORREO, CORREO.c.id == ENVIO.c.correo)
        .where(sa.or_(ENVIO.c.situacion.in_((READY, SENDING)), waiting))
        .order_by(ENVIO.c.correo, ENVIO.c.para)
        .limit(_AT_ONCE)
    )
    return [dict(found) for found in connection.execute(query).mappings()]


def waiting(connection: sa.Connection) -> list[Record]:
    """List what is still to be written, by the time of each."""
    query = sa.select(CORREO).where(CORREO.c.situacion == WAITING).order_by(CORREO.c.desde)
    return [dict(found) for found in connection.execute(query).mappings()]


def posted(connection: sa.Connection, situations: Sequence[str], limit: int | None = None) -> list[Record]:
    """List envelopes that stand so, the last first."""
    query = (
        sa.select(CORREO.c.asunto, ENVIO)
        .join(CORREO, CORREO.c.id == ENVIO.c.correo)
        .where(ENVIO.c.situacion.in_(situations))
        .order_by(ENVIO.c.momento.desc(), ENVIO.c.correo.desc())
        .limit(limit)
    )
    return [dict(found) for found in connection.execute(query).mappings()]


def try_again(connection: sa.Connection, now: datetime) -> None:
    """Have everything that did not go out tried at once, what was refused too."""
    again = sa.update(ENVIO).where(ENVIO.c.situacion.in_((*OPEN, REFUSED)))
    connection.execute(again.values(situacion=READY, proximo=moment_text(now)))


def mark(
    connection: sa.Connection, envelope: Record, situacion: str, now: datetime, **values: object
) -> None:
    """Note what became of an envelope."""
    where = sa.and_(ENVIO.c.correo == envelope["correo"], ENVIO.c.para == envelope["para"])
    changed = {"situacion": situacion, "momento": moment_text(now)} | values
    connection.execute(sa.update(ENVIO).where(where).values(changed))


def _told(connection: sa.Connection, news: News) -> str:
    return str((_last(connection, news, TOLD) or {"huella": ""})["huella"])


def _last(connection: sa.Connection, news: News, situations: Sequence[str]) -> Record | None:
    about = sa.and_(CORREO.c.clase == news.clase, CORREO.c.tema == news.tema)
    names = (CORREO.c.id, CORREO.c.huella, CORREO.c.carga, CORREO.c.desde)
    query = sa.select(*names).where(about, CORREO.c.situacion.in_(situations))
    found = connection.execute(query.order_by(CORREO.c.id.desc()).limit(1)).mappings().first()
    return dict(found) if found else None


def _fresh(news: News) -> Record:
    kept = {"clase": news.clase, "tema": news.tema, "creado": moment_text(news.moment)}
    return kept | dict.fromkeys(("escrito", "asunto", "texto", "html"), "") | {"situacion": WAITING}


def _change(connection: sa.Connection, row: Record, **values: object) -> None:
    connection.execute(sa.update(CORREO).where(CORREO.c.id == row["id"]).values(values))


def _end(connection: sa.Connection, row: Record, situacion: str, moment: str) -> bool:
    """End a wait that is still the one that was read."""
    same = [CORREO.c[name] == row[name] for name in ("id", "huella", "desde")]
    still = sa.update(CORREO).where(CORREO.c.situacion == WAITING, *same)
    return bool(connection.execute(still.values(situacion=situacion, escrito=moment)).rowcount)


def _has_come(column: sa.Column[str], now: datetime) -> sa.ColumnElement[bool]:
    return sa.or_(column <= moment_text(now), column > moment_text(now + _FAR))


def _once_each(people: Iterable[str]) -> list[str]:
    spelt: dict[str, str] = {}
    for address in people:
        spelt.setdefault(address.casefold(), address)
    return list(spelt.values())


def _envelope(correo: int, para: str, moment: str) -> Record:
    return {
        "correo": correo,
        "para": para,
        "situacion": READY,
        "intentos": 0,
        "proximo": moment,
        "detalle": "",
        "momento": moment,
    }
