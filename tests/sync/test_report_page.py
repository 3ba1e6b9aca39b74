"""What the report of a load says; it stands alone, and no text of a workbook becomes more than text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest

from plan.problems import CATALOGUE, Place, Problem, problem
from sync.changes import ONLY_ROW, Edit, Edited, SheetChanges
from sync.report.account import Account, Good
from sync.report.page import Home, page

ZONE = ZoneInfo("America/Argentina/Buenos_Aires")
RECORD = {
    "id": 12,
    "clase": "carga",
    "origen": "op",
    "ruta": "OP.xlsx",
    "sha256": "ab12",
    "guardado_por": "Ana",
    "resultado": "tomada",
    "detalle": "",
    "escritas": 3,
    "tomadas": 2,
    "cuarentena": 1,
    "omitidas": 0,
    "errores": 1,
    "advertencias": 0,
    "notas": 0,
}
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


def account(problems: Sequence[Problem] = (), **record: object) -> Account:
    moment = datetime(2026, 11, 20, 12, 0, tzinfo=ZONE)
    return Account(
        nombre="OP",
        oficina="OP · Obras Públicas",
        record=RECORD | record,
        momento=moment,
        guardado=moment,
        problems=problems,
        changes=(),
        corte=date(2026, 10, 31),
        good=None,
    )


def written(told: Account, notices: Sequence[str] = (), direccion: str = "") -> str:
    return page(told, Home("Municipio", direccion), {}, notices, "OP - con observaciones.xlsx").decode()


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL).split())


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.attributes |= {name for name, _ in attrs}


def wrong(cell: str, valor: str = "pronto") -> Problem:
    return problem(
        "FECHA_ILEGIBLE", Place("OP.xlsx", "Actividades", 3, "", cell), {"valor": valor, "sugerencia": ""}
    )


def test_a_report_stands_alone_and_runs_nothing() -> None:
    tags = _Tags()
    hostile = account([wrong("D3", HOSTILE)], ruta=f"{HOSTILE}.xlsx", guardado_por=HOSTILE, detalle=HOSTILE)
    row = Edited(HOSTILE, [Edit("Nombre", HOSTILE, HOSTILE)])
    changes = SheetChanges("Programas", [HOSTILE], [], [row], [HOSTILE], [HOSTILE])
    tags.feed(written(replace(hostile, oficina=HOSTILE, changes=[changes]), [HOSTILE]))
    assert not tags.found & {"script", "img", "link", "iframe", "object", "a"}
    assert not tags.attributes & {"src", "href", "onerror"}


def test_a_report_says_who_when_which_what_and_what_to_do() -> None:
    said = text_of(written(account([wrong("D3")])))
    for words in (
        "▲ Tomada, con correcciones pendientes",
        "Guardada por Ana el 20/11/2026 a las 12:00.",
        "Carga 12",
        "2 filas bien 1 espera una corrección",
        "✖ Error D3 «pronto» no es una fecha. Escriba la fecha",
        "señaladas en «OP - con observaciones.xlsx»",
        "informan hasta el 31/10/2026",
    ):
        assert words in said, words


@pytest.mark.parametrize(
    ("record", "codes", "word"),
    [
        ({"errores": 0}, [], "● Tomada Todo"),
        ({"errores": 0, "advertencias": 2}, [], "● Tomada, con advertencias"),
        ({"errores": 5, "tomadas": 1, "cuarentena": 5}, [], "▲ Tomada solo en una parte"),
        ({"resultado": "retenida"}, [], "◆ Retenida"),
        ({"resultado": "descartada"}, [], "◆ Descartada"),
        ({"resultado": "rechazada"}, ["ARCHIVO_VACIO"], "✖ Rechazada"),
        ({"resultado": "rechazada"}, ["LIBRO_DUPLICADO"], "✖ No se tomó: ya hay otra planilla"),
    ],
)
def test_the_verdict_is_a_shape_and_a_word(record: dict[str, object], codes: list[str], word: str) -> None:
    facts = {"valor": "OP", "vigente": "OP.xlsx"}
    assert word in text_of(written(account([problem(code, Place(), facts) for code in codes], **record)))


def test_a_workbook_that_was_not_taken_names_the_last_good_one() -> None:
    good = Good(8, datetime(2026, 11, 1, 9, 30, tzinfo=ZONE), "Luis", "cd" * 32)
    told = replace(account([problem("ARCHIVO_VACIO", Place())], resultado="rechazada"), good=good)
    said = text_of(written(told))
    assert "Qué hacer ahora Vuelva a guardar el libro" in said
    assert "Con un error la fila no se toma" not in said
    assert "la de la carga 8: guardada por Luis el 01/11/2026 a las 09:30" in said
    assert f"copie «archivo/cd/{'cd' * 32}» con el nombre «OP.xlsx»" in said


def test_a_report_leads_to_the_site_where_it_has_an_address() -> None:
    assert 'href="http://tablero/dependencias/OP"' in written(account(), direccion="http://tablero")
    assert "href" not in written(account())


def test_five_thousand_problems_are_all_counted_and_two_hundred_told() -> None:
    html = written(account([wrong(f"D{row}") for row in range(5000)], errores=5000))
    assert html.count('class="donde"') == 200
    assert "✖ 5.000 errores" in text_of(html)
    assert f"✖ 4.800 errores {CATALOGUE['FECHA_ILEGIBLE'].title} en « Actividades »" in text_of(html)
    assert len(html) < 150_000


def test_the_only_row_of_a_sheet_is_not_counted_among_rows() -> None:
    def said(opened: Sequence[str] = (), edited: Sequence[Edited] = ()) -> str:
        change = SheetChanges("Informe", (), (), edited, opened, ())
        return text_of(written(replace(account(), changes=[change])))

    assert "Informe Se completó." in said(opened=[ONLY_ROW])
    edit = Edited(ONLY_ROW, [Edit("Corte", "31/10/2026", "15/11/2026")])
    assert "única fila" not in said(opened=[ONLY_ROW]) + said(edited=[edit])
    assert "Corte: 31/10/2026 → 15/11/2026" in said(edited=[edit])


def test_the_steps_say_to_correct_in_the_workbook_and_not_in_the_copy() -> None:
    said = text_of(written(account([wrong("F2")], errores=1)))
    assert "Corrija en su planilla, no en la copia, lo que dice la lista de abajo" in said
