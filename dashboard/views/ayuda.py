"""`/ayuda`: the guides and what people look things up in, from the very documents of the project."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from flask import Blueprint, Response, current_app, render_template, request, url_for

from dashboard.errors import UnknownCodeError, nearest
from dashboard.guides import BY_SLUG, GUIDES, Guide, pictures, text_of
from dashboard.pages.documento import Documento, Image, Surroundings, read
from dashboard.site import page
from plan.evaluado import Luz, Motivo
from plan.groups import group_of_light

blueprint = Blueprint("ayuda", __name__, url_prefix="/ayuda")

_HERE = "imagenes/"
"""The folder of the pictures, as documents name it."""

LIGHTS: Mapping[Luz, tuple[Motivo, ...]] = {
    Luz.VERDE: (Motivo.EN_TERMINO, Motivo.ADELANTADO),
    Luz.AMARILLO: (
        Motivo.EN_RIESGO,
        Motivo.VENCIDO_EN_TOLERANCIA,
        Motivo.POR_CERRAR,
        Motivo.ACTIVIDAD_VENCIDA,
    ),
    Luz.ROJO: (Motivo.ATRASADO, Motivo.VENCIDO),
    Luz.AZUL: (Motivo.FINALIZADO,),
    Luz.GRIS: (
        Motivo.AUN_NO_INICIA,
        Motivo.SIN_CRONOGRAMA,
        Motivo.SIN_DATO,
        Motivo.SIN_ACTUALIZAR,
        Motivo.SUSPENDIDO,
        Motivo.CANCELADO,
        Motivo.RETIRADO,
        Motivo.SIN_INFORMACION_SUFICIENTE,
        Motivo.SIN_PROGRAMAS,
        Motivo.SIN_PROGRAMACION,
        Motivo.SIN_BASE_DE_CALCULO,
        Motivo.MEDICION_VENCIDA,
        Motivo.SIN_MEDICION,
    ),
}
"""The colour that goes with each reason."""


@blueprint.get("")
@page
def index() -> str:
    """Offer every guide."""
    return render_template("ayuda.html", guides=GUIDES)


@blueprint.get("/<guia>")
@page
def one(guia: str) -> str:
    """Show one document."""
    found = BY_SLUG.get(guia)
    if found is None:
        raise _unknown(guia)
    try:
        document = _document(found, request.script_root)
    except FileNotFoundError as error:
        raise _missing(found) from error
    return render_template("guia.html", guide=found, document=document)


@blueprint.get("/imagenes/<nombre>")
def picture(nombre: str) -> Response:
    """Give a picture of the documents; only those that there are have an address."""
    found = pictures().get(nombre)
    if found is None:
        raise UnknownCodeError(
            "No se encontró esa imagen", "Ninguna guía tiene una imagen con ese nombre.", []
        )
    answer = Response(found.path.read_bytes(), mimetype="image/png")
    answer.cache_control.public = True
    answer.cache_control.max_age = current_app.config["SEND_FILE_MAX_AGE_DEFAULT"]
    return answer


@lru_cache(maxsize=32)
def _document(guide: Guide, _root: str) -> Documento:
    """Read a document once: neither it nor the addresses it names change while the program runs."""
    return read(text_of(guide), _surroundings())


def _surroundings() -> Surroundings:
    rules = current_app.url_map.iter_rules()
    plain = [rule for rule in rules if not rule.arguments and not str(rule.endpoint).startswith("machines.")]
    return Surroundings(
        documents={guide.file: url_for(".one", guia=guide.slug) for guide in GUIDES},
        images={
            _HERE + name: Image(
                url_for(".picture", nombre=name, v=found.fingerprint), found.width, found.height
            )
            for name, found in pictures().items()
        },
        pages={str(rule): url_for(str(rule.endpoint)) for rule in plain},
        lights={
            motivo.value[:1].upper() + motivo.value[1:]: group_of_light(luz, motivo).value
            for luz, motivos in LIGHTS.items()
            for motivo in motivos
        },
    )


def _unknown(guia: str) -> UnknownCodeError:
    known = {guide.slug: (guide.name, url_for(".one", guia=guide.slug)) for guide in GUIDES}
    return UnknownCodeError(
        "No se encontró esa guía", f"En la ayuda no hay ninguna página «{guia[:40]}».", nearest(guia, known)
    )


def _missing(guide: Guide) -> UnknownCodeError:
    return UnknownCodeError(
        "Falta esa guía en esta instalación",
        f"No está el archivo docs/{guide.file}: copie la carpeta «docs» del programa y vuelva a intentar.",
        [],
    )
