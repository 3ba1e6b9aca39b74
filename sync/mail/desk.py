"""What letters are written from: the database as it is then, the installation, the moment; and who reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath

import sqlalchemy as sa

from plan import history
from plan.config import Config
from plan.figures import short_date
from plan.history import Record
from plan.standard.kinds.base import items
from plan.standard.kinds.correos import is_address
from plan.standard.vocabulary import Row
from plan.tables import CARGA
from sync.mail.letter import Letter, Link

_ROW = "agréguela en la hoja «Dependencias»"
_COLUMN = "corrija la columna «Correo» de la hoja «Dependencias»"
TO_ADMINISTRATORS = "Lo recibe quien administra el tablero (correo.administradores en config.toml)."


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads a letter; `instead` says why it goes to the administrators and not to whom it is about."""

    people: Sequence[str]
    why: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A letter with the addresses it goes to."""

    letter: Letter
    people: Sequence[str]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where letters are written."""

    connection: sa.Connection
    config: Config
    now: datetime

    @property
    def today(self) -> date:
        """The day in the town."""
        return self.now.astimezone(self.config.zona).date()

    @property
    def administrators(self) -> tuple[str, ...]:
        """Who keeps the installation running."""
        return self.config.correo.administradores

    def carga(self, number: int) -> Record:
        """Read a load that is there."""
        return history.carga(self.connection, number) or {}

    def offices(self) -> dict[str, Row]:
        """Give the rows of the dependencias, by clave."""
        return history.by_key(history.rows(self.connection, "dependencia", origen=""))

    def has_data(self, origen: str) -> bool:
        """Tell whether any version of a workbook was ever taken."""
        taken = sa.select(CARGA.c.id).where(CARGA.c.origen == origen, CARGA.c.resultado == "tomada")
        return self.connection.execute(taken.limit(1)).first() is not None

    def name_of(self, origen: str) -> str:
        """Name an office; one that the strategy does not name goes by its code."""
        if not origen:
            return "Estrategia"
        row = self.offices().get(origen)
        return str(row["nombre"]) if row else origen.upper()

    def readers(self, origen: str) -> Readers:
        """Say who reads what is to be told to an office; nobody when it is closed."""
        if not origen:
            coordination = self.config.correo.coordinadores or self.administrators
            return Readers(
                coordination, "Lo recibe quien coordina el plan, porque la estrategia es de todos."
            )
        row = self.offices().get(origen)
        if row is None:
            return Readers(
                self.administrators, TO_ADMINISTRATORS, _unreachable(origen.upper(), "no figura", _ROW)
            )
        if row["vigente_hasta"] and row["vigente_hasta"] < self.today:
            return Readers((), "")
        written = items(str(row["correo"] or ""))
        people = [address for address in written if is_address(address)]
        if people:
            why = f"Lo recibe {row['nombre']} en la dirección que la estrategia tiene como su correo."
            return Readers(people, why)
        lack = f"«{row['correo']}» no es una dirección de correo" if written else "no tiene correo"
        return Readers(self.administrators, TO_ADMINISTRATORS, _unreachable(row["codigo"], lack, _COLUMN))

    def moment(self, text: str | datetime) -> str:
        """Spell a stored moment as people of the town say it."""
        moment = datetime.fromisoformat(text) if isinstance(text, str) else text
        here = moment.astimezone(self.config.zona)
        return f"el {short_date(here.date())} a las {here:%H:%M}"

    def links(self, *pages: tuple[str, str]) -> list[Link]:
        """Point to pages of the site, when it has an address for people."""
        base = self.config.direccion
        return [Link(says, f"{base}{path}") for says, path in pages] if base else []


def file_name(ruta: str) -> str:
    """Name a file without its folder."""
    return PurePosixPath(ruta).name or ruta


def _unreachable(codigo: str, lack: str, remedy: str) -> str:
    return (
        f"No se le pudo escribir a {codigo}: en la estrategia {lack}. Por favor, hágale llegar este correo, "
        f"y {remedy}."
    )
