"""The palette, computed from the stylesheet: what is read contrasts 4.5 to 1, what is seen 3 to 1."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dashboard

STATIC = Path(dashboard.__file__).parent / "static"
CSS = (STATIC / "style.css").read_text(encoding="utf-8")
EVERY_CSS = "\n".join(path.read_text(encoding="utf-8") for path in STATIC.glob("*.css"))
COLOURS = dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})", CSS))

TEXTS = ("tinta", "apagado", "enlace", "gris-texto", "rojo-texto", "cinta")
"""Colours of texts that may stand anywhere."""

GROUNDS = ("papel", "fondo", "franja", "#fff9e6", "#f6effa", "rojo-fondo")
"""Backgrounds on which any text may stand: cards, page, stripes, bands of warning."""

WHITE_ON = ("enlace", "cinta", "tinta", "hoy", "verde", "rojo", "azul", "real")
"""Backgrounds that carry white texts: buttons, header, notice, pill of today, bars."""

TAGS = ("verde", "amarillo", "rojo", "azul", "gris")

LINES = (
    "contorno",
    "gris-borde",
    "amarillo-borde",
    "real",
    "hoy",
    "control",
    "enlace",
    "tinta",
    "verde",
    "rojo",
    "azul",
)
"""Lines and shapes that mean something, on paper or on a stripe."""

DECORATION = ("reja", "linea", "gris", "amarillo", "foco")
"""Says nothing by itself: grids, and fills that have an outline."""


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(each * 2 for each in digits) if len(digits) == 3 else digits
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tinta", 16.3),
        ("apagado", 6.5),
        ("enlace", 7.8),
        ("cinta", 12.0),
        ("hoy", 9.4),
        ("contorno", 5.5),
        ("real", 11.6),
        ("control", 3.9),
    ],
)
def test_neutrals_contrast_with_white(name: str, expected: float) -> None:
    assert contrast(COLOURS[name], "#fff") == pytest.approx(expected, abs=0.06)


@pytest.mark.parametrize("name", ["tinta", "apagado", "enlace"])
def test_texts_contrast_with_the_background_of_the_page(name: str) -> None:
    assert contrast(COLOURS[name], COLOURS["fondo"]) >= 4.5


@pytest.mark.parametrize(
    ("light", "expected"), [("verde", 6.5), ("amarillo", 7.2), ("rojo", 7.0), ("azul", 8.4), ("gris", 7.5)]
)
def test_the_text_of_a_tag_contrasts_with_its_background(light: str, expected: float) -> None:
    assert contrast(COLOURS[f"{light}-texto"], COLOURS[f"{light}-fondo"]) == pytest.approx(expected, abs=0.06)


@pytest.mark.parametrize("name", ["verde", "rojo", "azul", "amarillo-borde", "gris-borde"])
def test_every_bar_has_an_edge_that_can_be_seen(name: str) -> None:
    assert contrast(COLOURS[name], "#fff") >= 3


@pytest.mark.parametrize("name", ["verde", "rojo", "azul"])
def test_white_figures_can_be_read_inside_the_bars(name: str) -> None:
    assert contrast("#fff", COLOURS[name]) >= 4.5


@pytest.mark.parametrize("name", ["amarillo", "gris"])
def test_dark_figures_can_be_read_inside_the_bars(name: str) -> None:
    assert contrast(COLOURS["tinta"], COLOURS[name]) >= 4.5


def test_the_focus_ring_contrasts_with_both_its_sides() -> None:
    assert contrast(COLOURS["foco"], COLOURS["tinta"]) >= 3
    assert contrast(COLOURS["foco"], COLOURS["cinta"]) >= 3


def test_colours_of_lights_are_written_once() -> None:
    rules = CSS[CSS.index("}") :]
    assert not [
        colour for name, colour in COLOURS.items() if name in {"verde", "rojo", "azul"} and colour in rules
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_can_be_read_wherever_it_may_stand(text: str) -> None:
    contrasts = {ground: contrast(COLOURS[text], COLOURS.get(ground, ground)) for ground in GROUNDS}
    assert {ground: value for ground, value in contrasts.items() if value < 4.5} == {}


@pytest.mark.parametrize("ground", WHITE_ON)
def test_white_can_be_read_on_what_carries_it(ground: str) -> None:
    assert contrast("#fff", COLOURS[ground]) >= 4.5


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_means_something_can_be_seen(line: str) -> None:
    assert min(contrast(COLOURS[line], COLOURS[ground]) for ground in ("papel", "franja")) >= 3


def test_no_colour_is_used_that_is_not_judged_here() -> None:
    texts = set(re.findall(r"(?<![-a-z])color:\s*var\(--([a-z-]+)\)", EVERY_CSS))
    assert texts <= {*TEXTS, *(f"{tag}-texto" for tag in TAGS)}
    grounds = set(re.findall(r"background(?:-color)?:\s*(?:var\(--([a-z-]+)\)|(#[0-9a-f]+))", EVERY_CSS))
    assert {name or raw for name, raw in grounds} <= {
        *GROUNDS,
        *WHITE_ON,
        *(f"{tag}-fondo" for tag in TAGS),
        "#fff",
    }
    lines = set(re.findall(r"(?:stroke|border-color|outline):[^;}]*?var\(--([a-z-]+)\)", EVERY_CSS))
    assert lines <= {*LINES, *DECORATION, "franja", "rojo-texto"}
