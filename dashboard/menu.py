"""The menu of the site: its sections in order, those of the whole view only for who may open them."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, request

from dashboard.asked import from_here


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the menu; `whole` ones answer only to who may see the whole plan."""

    endpoint: str
    text: str
    whole: bool = False

    @property
    def blueprint(self) -> str:
        """The blueprint of its pages."""
        return self.endpoint.split(".", maxsplit=1)[0]


SECTIONS = (
    Section("front_page.show", "Tablero"),
    Section("programas.listing", "Programas"),
    Section("cronograma.show", "Cronograma"),
    Section("dependencias.listing", "Dependencias"),
    Section("ejes.listing", "Ejes"),
    Section("responsables.listing", "Responsables"),
    Section("indicadores.listing", "Indicadores"),
    Section("cambios.show", "Cambios"),
    Section("actualizacion.show", "Actualización"),
    Section("metodologia.show", "Metodología"),
    Section("ayuda.index", "Ayuda"),
    Section("coordinacion.show", "Coordinación", whole=True),
)


def menu() -> list[Section]:
    """List the sections that who asks may open."""
    there, whole = current_app.view_functions, from_here(request)
    return [section for section in SECTIONS if section.endpoint in there and (whole or not section.whole)]
