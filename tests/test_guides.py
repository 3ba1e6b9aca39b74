"""The guides tell the truth: what they name is there, what they quote is said."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from dashboard.guides import DOCS, GUIDES, pictures
from plan import config as configuration
from plan import guides
from plan.options import OPTIONS
from plan.problems import CATALOGUE
from tablero import tablero

PEOPLE = [guide for guide in GUIDES if guide.readers]
TEXTS = {guide.file: (DOCS / guide.file).read_text(encoding="utf-8") for guide in PEOPLE}
EVERYTHING = "\n".join(TEXTS.values())
MOST_BYTES = 150_000
ROOT = DOCS.parent


def spans() -> list[str]:
    """Give what stands in code within a line."""
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", re.sub(r"```.*?```", "", EVERYTHING, flags=re.DOTALL))


def blocks() -> list[str]:
    """Give what stands in code in lines of its own."""
    return re.findall(r"```\n(.*?)```", EVERYTHING, flags=re.DOTALL)


def orders() -> list[str]:
    """Give the commands of the program that the guides tell people to type."""
    lines = [*spans(), *(line for block in blocks() for line in block.splitlines())]
    found = (re.search(r"tablero\.py ([^\n]*)", line) for line in lines)
    return sorted({match[1] for match in found if match})


def said() -> str:
    """Give the source of the program with the pieces of its sentences joined."""
    sources = (path for room in ("plan", "sync", "dashboard", "cli") for path in (ROOT / room).rglob("*.py"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    return re.sub(r'"\s*\n\s*f?"', "", text)


@pytest.mark.parametrize("file", TEXTS)
def test_the_generated_parts_of_a_guide_are_those_that_the_code_spells(file: str) -> None:
    assert TEXTS[file] == guides.filled(TEXTS[file]), "ejecute «make docs»"


def test_every_generated_part_stands_in_a_guide() -> None:
    assert {name for name in guides.PARTS if f"<!-- {name}: inicio -->" in EVERYTHING} == {*guides.PARTS}


@pytest.mark.parametrize("file", TEXTS)
def test_a_guide_has_one_chapter_of_a_name(file: str) -> None:
    headings = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", TEXTS[file], flags=re.DOTALL), re.MULTILINE)
    assert len(headings) == len({*headings})


@pytest.mark.parametrize("order", orders())
def test_a_command_of_the_guides_is_understood(order: str) -> None:
    words, command, context = order.split(), tablero, None
    while isinstance(command, click.Group) and words:
        context = command.make_context("tablero", words, parent=context, resilient_parsing="--help" in words)
        words = [*context._protected_args, *context.args]
        if words and "--help" not in words:
            _, command, words = command.resolve_command(context, words)
    if not isinstance(command, click.Group):
        command.make_context(str(command.name), words, parent=context)


def test_every_option_that_the_guides_name_is_there() -> None:
    sections = {option.section for option in OPTIONS}
    named = {span for span in spans() if re.fullmatch(r"[a-z_]+\.[a-z_]+", span)}
    asked = {span for span in named if span.split(".")[0] in sections}
    assert asked - {option.key for option in OPTIONS} == set()
    assert {"carpetas.datos", "correo.servidor"} <= asked


def test_every_configuration_of_the_guides_is_understood(tmp_path: Path) -> None:
    sections = {f"[{option.section}]" for option in OPTIONS}
    found = [block for block in blocks() if block.splitlines()[0] in sections]
    for block in found:
        path = tmp_path / "config.toml"
        path.write_text(block, encoding="utf-8")
        assert configuration.load(path)
    assert len(found) >= 2


def test_every_problem_that_the_guides_name_is_in_the_catalogue() -> None:
    named = re.findall(r"problemas\.md#(\w+)", EVERYTHING)
    assert len(named) == len(guides.FREQUENT)
    assert {*named} <= {*CATALOGUE}


def test_every_alarm_that_is_explained_is_one_that_is_given() -> None:
    chapter = TEXTS["guia-administracion.md"].split("## Qué quiere decir cada aviso")[1].split("\n## ")[0]
    quoted = [
        part for row in re.findall(r"^\| \*(.+?)\* \|", chapter, re.MULTILINE) for part in row.split(" … ")
    ]
    given = said()
    assert [part for part in quoted if part not in given] == []
    assert len(quoted) > 15


def test_every_picture_is_shown_by_a_guide_and_light() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(imagenes/([^ )]+)", EVERYTHING)
    assert sorted(shown) == sorted(pictures())
    assert {name for name, found in pictures().items() if found.path.stat().st_size > MOST_BYTES} == set()
