"""`/responsables` and `/responsables/<nombre>`: what each person answers for."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from dashboard.asked import link
from dashboard.day.indicadores import indicadores
from dashboard.day.people import slug
from dashboard.day.photo import Photo, fold
from dashboard.errors import UnknownCodeError, nearest
from dashboard.listing.order import sort
from dashboard.listing.paging import cut
from dashboard.pages.responsables import NOBODY, SOON, People, Persona, in_order, people
from dashboard.site import day_page

blueprint = Blueprint("responsables", __name__, url_prefix="/responsables")

PER_PAGE = 100


@blueprint.get("")
@day_page
def listing(day: Photo) -> str:
    """List everybody whom the plan names."""
    found, texto = people(day), request.args.get("texto", "").strip()
    words = fold(texto).split()
    asked = [persona for persona in found.personas if all(word in fold(persona.nombre) for word in words)]
    return render_template(
        "responsables.html",
        photo=day,
        people=found,
        texto=texto,
        part=cut(asked, request.args.get("pagina", ""), PER_PAGE),
        soon=SOON,
    )


@blueprint.get("/<path:nombre>")
@day_page
def one(day: Photo, nombre: str) -> str:
    """Show what one person answers for; her name may be written any way."""
    found = people(day)
    persona = _find(found, slug(nombre))
    if persona is None:
        raise _unknown(found, nombre)
    keys = {id(line.programa) for line in persona.programas}
    return render_template(
        "responsable.html",
        photo=day,
        persona=persona,
        nobody=persona is found.nobody,
        programas=sort(persona.programas, ""),
        part=cut(in_order(persona.tareas), request.args.get("pagina", ""), PER_PAGE),
        indicadores=[each for each in indicadores(day) if each.line and id(each.line.programa) in keys],
        soon=SOON,
    )


def _find(found: People, wanted: str) -> Persona | None:
    if wanted == NOBODY:
        return found.nobody
    return next((persona for persona in found.personas if persona.slug == wanted), None)


def _unknown(found: People, nombre: str) -> UnknownCodeError:
    known = {
        persona.slug: (persona.nombre[:80], link("responsables.one", nombre=persona.slug))
        for persona in found.personas
    }
    return UnknownCodeError(
        "No se encontró a esa persona",
        f"Ninguna planilla nombra a «{nombre[:60]}» como responsable.",
        nearest(slug(nombre), known),
    )
