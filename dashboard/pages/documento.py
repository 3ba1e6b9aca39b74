"""A document in Markdown as a page shows it: sections with places to point to, tables that fit a phone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

_COMMENT = re.compile(r"^<!--.*?-->\n?", re.MULTILINE | re.DOTALL)
"""What stands in a document for the programs that write parts of it."""
_NO_ANCHOR = re.compile(r"[^\w\- ]")
_CODE = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+")
"""A code of the catalogue of problems: the row that begins with one can be pointed to."""

FEW = 3

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of a document, ready to be shown."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a document may name: other documents, pictures, pages of the site, words of lights.

    Args:
        documents: addresses by the name of the file.
        images: pictures by the path that a document gives.
        pages: addresses by how a document spells them in code.
        lights: the group of each word of a light.
    """

    documents: Mapping[str, str]
    images: Mapping[str, Image]
    pages: Mapping[str, str]
    lights: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Parte:
    """A place inside a section, under a smaller heading."""

    anchor: str
    heading: str


@dataclass(frozen=True, slots=True)
class Seccion:
    """A part of a document under a heading of its own, and the places inside it."""

    anchor: str
    heading: str
    html: str
    parts: Sequence[Parte] = ()


@dataclass(frozen=True, slots=True)
class Documento:
    """A document cut into its sections."""

    title: str
    lead: str
    sections: Sequence[Seccion]

    @property
    def is_short(self) -> bool:
        """Whether it has so few sections that what stands inside them is worth listing too."""
        return len(self.sections) <= FEW


def read(text: str, around: Surroundings) -> Documento:
    """Make a document of Markdown: what stands before its second heading leads it."""
    tokens = _MARKDOWN.parse(_COMMENT.sub("", text))
    _name_headings(tokens)
    for token in tokens:
        token.children = [*_children(token.children or [], around)]
    _frame_images(tokens)
    _Tables().dress(tokens)
    parts = [*_cut(tokens)]
    return Documento(parts[0][1].content, _html(parts[0][3:]), [_section(part) for part in parts[1:]])


def anchor(heading: str) -> str:
    """Name the place of a heading as the places where code is kept do, so that links work in both."""
    return _NO_ANCHOR.sub("", heading.lower()).replace(" ", "-")


def _section(part: Sequence[Token]) -> Seccion:
    first, *inside = [
        Parte(str(token.attrs["id"]), inline.content)
        for token, inline in pairwise(part)
        if token.type == "heading_open"
    ]
    return Seccion(first.anchor, first.heading, _html(part), inside)


def _name_headings(tokens: Sequence[Token]) -> None:
    times = Counter[str]()
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            name = anchor("".join(child.content for child in inline.children or ()))
            token.attrSet("id", f"{name}-{times[name]}" if times[name] else name)
            times[name] += 1


def _cut(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Cut at each heading of the first two levels."""
    part: list[Token] = []
    for token in tokens:
        if token.type == "heading_open" and token.tag in {"h1", "h2"} and part:
            yield part
            part = []
        part.append(token)
    yield part


def _html(tokens: Sequence[Token]) -> str:
    return str(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))


def _children(children: Sequence[Token], around: Surroundings) -> Iterator[Token]:
    linked = False
    for child in children:
        linked = child.type == "link_open" or (linked and child.type != "link_close")
        if child.type == "link_open":
            _point(child, around)
        if child.type == "image":
            yield _image(child, around)
        elif child.type == "code_inline" and not linked:
            yield _code(child, around)
        else:
            yield child


def _point(link: Token, around: Surroundings) -> None:
    file, hash_sign, fragment = str(link.attrs["href"]).partition("#")
    link.attrSet("href", around.documents.get(file, file) + hash_sign + fragment)


def _code(code: Token, around: Surroundings) -> Token:
    """Make a link of the address of a page, and a tag of the word of a light."""
    text = escape(code.content)
    if code.content in around.pages:
        return _raw(f'<a href="{escape(around.pages[code.content])}"><code>{text}</code></a>')
    if code.content in around.lights:
        group = around.lights[code.content]
        icon = f'<svg class="icono" aria-hidden="true"><use href="#s-{group}"/></svg>'
        return _raw(f'<span class="luz l-{group}">{icon}{text}</span>')
    return code


def _image(token: Token, around: Surroundings) -> Token:
    found = around.images.get(str(token.attrs["src"]))
    if found is None:
        return Token("text", "", 0, content=token.content)
    told, caption = escape(token.content), escape(str(token.attrs.get("title", "")))
    shown = f'<img src="{found.address}" alt="{told}" width="{found.width}" height="{found.height}">'
    under = f"<figcaption>{caption}</figcaption>" if caption else ""
    return _raw(f'<a href="{found.address}">{shown}</a>{under}')


def _raw(html: str) -> Token:
    return Token("html_inline", "", 0, content=html)


def _frame_images(tokens: Sequence[Token]) -> None:
    """Make a figure of each paragraph that holds nothing but a picture."""
    for before, inline, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        children = inline.children or []
        if inline.type == "inline" and len(children) == 1 and "<img " in children[0].content:
            before.tag = after.tag = "figure"


class _Tables:
    """Dresses tables as those of the site: a row is headed by its first cell, a cell knows its column."""

    def __init__(self) -> None:
        self._titles: list[str] = []
        self._column = 0
        self._in_head = False

    def dress(self, tokens: Sequence[Token]) -> None:
        for token, following in pairwise(tokens):
            match token.type:
                case "table_open":
                    token.attrs |= {"class": "lista", "role": "table"}
                case "thead_open" | "tbody_open":
                    token.attrs["role"] = "rowgroup"
                    self._in_head = token.type == "thead_open"
                    self._titles = [] if self._in_head else self._titles
                case "tr_open":
                    token.attrs["role"] = "row"
                    self._column = 0
                case "th_open" | "td_open":
                    self._cell(token, following)
                case "td_close":
                    token.tag = "th" if self._column == 1 else "td"

    def _cell(self, cell: Token, inline: Token) -> None:
        self._column += 1
        if self._in_head:
            self._titles.append(inline.content.replace("`", ""))
            cell.attrs |= {"scope": "col", "role": "columnheader"}
        elif self._column == 1:
            cell.tag = "th"
            cell.attrs |= {"scope": "row", "class": "ancha", "role": "rowheader"}
            self._name_row(cell, inline)
        else:
            cell.attrs |= {"data-t": self._titles[self._column - 1], "role": "cell"}

    def _name_row(self, cell: Token, inline: Token) -> None:
        if _CODE.fullmatch(inline.content.strip("`")):
            cell.attrs["id"] = inline.content.strip("`")
