"""The help shows the documents of the project, whole and safely, and all they name can be reached."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from dashboard.guides import BY_SLUG, GUIDES, Guide, pictures, text_of
from dashboard.pages.documento import Image, Surroundings, read
from dashboard.views.ayuda import LIGHTS
from plan.evaluado import Motivo
from plan.problems import CATALOGUE

SURROUNDINGS = Surroundings(
    documents={"otra.md": "/ayuda/otra"},
    images={"imagenes/hoja.png": Image("/ayuda/imagenes/hoja.png", 800, 300)},
    pages={"/cambios": "/cambios"},
    lights={"En riesgo": "amarillo"},
)


def shown(text: str) -> str:
    document = read(f"# Título\n\nEntrada.\n\n## Parte\n\n{text}\n", SURROUNDINGS)
    return document.sections[0].html


def ids(page: str) -> list[str]:
    return [html.unescape(each) for each in re.findall(r' id="([^"]+)"', page)]


def test_a_document_is_cut_at_its_headings() -> None:
    document = read("# Título\n\nEntrada.\n\n## Uno\n\na\n\n### Dentro\n\nb\n\n## Dos\n\nc\n", SURROUNDINGS)
    assert (document.title, document.lead) == ("Título", "<p>Entrada.</p>\n")
    assert [(part.anchor, part.heading) for part in document.sections] == [("uno", "Uno"), ("dos", "Dos")]
    assert '<h3 id="dentro">Dentro</h3>' in document.sections[0].html


def test_a_heading_that_is_there_twice_has_two_places() -> None:
    assert 'id="igual"' in shown("### Igual\n\n### Igual")
    assert 'id="igual-1"' in shown("### Igual\n\n### Igual")


def test_html_in_a_document_is_text() -> None:
    assert "<script>" not in shown("<script>alert(1)</script>\n\nuno <img src=x> dos")
    assert "javascript:" not in shown("[uno](javascript:alert(1))").replace("[uno](javascript:alert(1))", "")


def test_what_is_for_the_program_alone_is_not_shown() -> None:
    assert "inicio" not in shown("<!-- tabla: inicio -->\n\nuno\n\n<!-- tabla: fin -->")


def test_a_link_to_a_document_leads_to_its_page() -> None:
    assert 'href="/ayuda/otra#lugar"' in shown("[otra](otra.md#lugar)")


def test_an_address_of_the_site_in_code_is_a_link_and_others_are_not() -> None:
    assert '<a href="/cambios"><code>/cambios</code></a>' in shown("`/cambios`")
    assert "<a " not in shown("`/opt/tablero`")


def test_the_word_of_a_light_looks_as_on_the_site() -> None:
    assert 'class="luz l-amarillo"' in shown("`En riesgo`")


def test_a_picture_has_its_size_its_words_and_a_caption() -> None:
    found = shown('![La hoja](imagenes/hoja.png "Así se ve.")')
    assert '<img src="/ayuda/imagenes/hoja.png" alt="La hoja" width="800" height="300">' in found
    assert "<figure>" in found
    assert "<figcaption>Así se ve.</figcaption>" in found
    assert shown("![Falta](imagenes/falta.png)") == '<h2 id="parte">Parte</h2>\n<p>Falta</p>\n'


def test_a_row_that_begins_with_the_code_of_a_problem_can_be_pointed_to() -> None:
    assert 'id="FILA_REPETIDA"' in shown("| a | b |\n|---|---|\n| `FILA_REPETIDA` | x |")
    assert ' id="' not in shown("| a | b |\n|---|---|\n| `Nombre` | x |").replace('id="parte"', "")


def test_a_cell_knows_its_column_and_a_row_its_head() -> None:
    found = shown("| uno | dos |\n|---|---|\n| a | b |")
    assert '<th scope="row" class="ancha" role="rowheader">a</th>' in found
    assert '<td data-t="dos" role="cell">b</td>' in found


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.slug)
def test_all_that_a_guide_links_to_is_there(visitor: FlaskClient, guide: Guide) -> None:
    page = visitor.get(f"/ayuda/{guide.slug}").get_data(as_text=True)
    body = page.split("<main", 1)[1].split("</main>")[0]
    targets = {html.unescape(each) for each in re.findall(r'href="([^"]+)"', body)}
    pages = {"": page}
    for target in sorted(targets):
        address, _, place = target.partition("#")
        if address not in pages:
            answer = visitor.get(address)
            assert answer.status_code == 200, target
            pages[address] = answer.get_data(as_text=True) if answer.mimetype == "text/html" else ""
        if place:
            assert unquote(place) in ids(pages[address]), target
    assert not [target for target in targets if target.endswith(".md")]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.slug)
def test_no_two_places_of_a_guide_have_one_name(visitor: FlaskClient, guide: Guide) -> None:
    found = ids(visitor.get(f"/ayuda/{guide.slug}").get_data(as_text=True))
    assert len(found) == len({*found})


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.slug)
def test_an_address_that_a_guide_names_answers(visitor: FlaskClient, guide: Guide) -> None:
    for address in sorted({*re.findall(r"`(/[a-z-]*)`", text_of(guide))}):
        assert visitor.get(address).status_code == 200, address


def test_every_problem_has_its_place(visitor: FlaskClient) -> None:
    assert {*CATALOGUE} <= {*ids(visitor.get("/ayuda/problemas").get_data(as_text=True))}


def test_the_guide_of_the_coordination_explains_every_light_of_a_programme(visitor: FlaskClient) -> None:
    of_others = {
        Motivo.SIN_PROGRAMAS,
        Motivo.SIN_PROGRAMACION,
        Motivo.SIN_BASE_DE_CALCULO,
        Motivo.MEDICION_VENCIDA,
        Motivo.SIN_MEDICION,
    }
    words = {motivo.value[:1].upper() + motivo.value[1:] for motivo in {*Motivo} - of_others}
    page = visitor.get("/ayuda/coordinacion").get_data(as_text=True)
    tags = {*re.findall(r'<span class="luz [^"]+"><svg.*?</svg>([^<]+)</span>', page)}
    assert tags == words
    assert {motivo for motivos in LIGHTS.values() for motivo in motivos} == {*Motivo}


def test_the_pictures_of_the_guides_are_served(visitor: FlaskClient) -> None:
    for name, found in pictures().items():
        answer = visitor.get(f"/ayuda/imagenes/{name}")
        assert answer.mimetype == "image/png"
        assert answer.data == found.path.read_bytes()


@pytest.mark.parametrize(
    "name", ["falta.png", "../tablero.png", "..%2ftablero.png", "%2e%2e/guia-oficinas.md", "planilla.png%00"]
)
def test_nothing_but_the_pictures_of_the_guides_is_served(visitor: FlaskClient, name: str) -> None:
    assert visitor.get(f"/ayuda/imagenes/{name}").status_code == 404


def test_an_unknown_guide_gets_the_nearest_one(visitor: FlaskClient) -> None:
    answer = visitor.get("/ayuda/oficina")
    assert answer.status_code == 404
    assert 'href="/ayuda/oficinas"' in answer.get_data(as_text=True)


def test_a_guide_that_was_not_installed_is_told_from_one_that_there_is_not(
    visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(BY_SLUG, "perdida", Guide("perdida", "guia-perdida.md", "Guía perdida", "Se perdió."))
    answer = visitor.get("/ayuda/perdida")
    assert answer.status_code == 404
    assert "docs/guia-perdida.md" in answer.get_data(as_text=True)


def test_a_document_of_few_sections_lists_what_stands_inside_them(visitor: FlaskClient) -> None:
    page = visitor.get("/ayuda/columnas").get_data(as_text=True)
    assert '<a href="#hoja-actividades">Hoja «Actividades»</a>' in page
