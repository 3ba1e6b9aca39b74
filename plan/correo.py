"""How mail leaves the town hall; config.toml's section `correo`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Seguridad(StrEnum):
    """How the connection with the mail server is kept private."""

    STARTTLS = "starttls"
    SSL = "ssl"
    NINGUNA = "ninguna"


@dataclass(frozen=True, slots=True)
class Correo:
    """The mail server, who writes and who is written to; without a server no mail is sent.

    Args:
        variable_clave: name of the environment variable that holds the password.
        minutos_de_calma: minutes without a save until an office is written to.
        hora: hour of the day, in the town, of the daily digest and the weekly summary.
    """

    servidor: str = ""
    puerto: int = 587
    seguridad: Seguridad = Seguridad.STARTTLS
    usuario: str = ""
    variable_clave: str = "TABLERO_CORREO_CLAVE"
    remitente: str = ""
    administradores: tuple[str, ...] = ()
    coordinadores: tuple[str, ...] = ()
    minutos_de_calma: float = 30
    hora: int = 7

    @property
    def activo(self) -> bool:
        """Whether mail is sent at all."""
        return bool(self.servidor)
