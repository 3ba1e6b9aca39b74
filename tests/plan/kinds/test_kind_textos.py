from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from plan.standard.kinds import Cell, Correo, Correos, Personas, Texto, is_address
from tests.plan.kinds.readings import Case, fact, outcome

TEXTO = Texto()

TEXTOS: list[Case] = [
    ("Metros de conducto", "Metros de conducto", ""),
    ("Implementación de «acciones» (año 1)", "Implementación de «acciones» (año 1)", ""),
    (" Secretaría de Medio Ambiente…", "Secretaría de Medio Ambiente…", ""),
    ("Secretaría de Turismo ", "Secretaría de Turismo", ""),
    ("Sec.  de Hacienda", "Sec.  de Hacienda", ""),
    ("Secretarí\xada", "Secretarí\xada", ""),
    ("\u200bBarrio Norte\xa0\n", "Barrio Norte", ""),
    ("uno\r\ndos_x000D_\ntres\rcuatro", "uno\ndos\ntres\ncuatro", ""),
    ("uno\x07dos", "unodos", ""),
    ("N/A", "N/A", ""),
    ("-", "-", ""),
    ("Pendiente", "Pendiente", ""),
    ("2 km", "2 km", ""),
    ("#N/A", "#N/A", ""),
    ("#1", "#1", ""),
    (5.0, "5", ""),
    (-0.0, "0", ""),
    (2.5, "2.5", "TEXTO_CONVERTIDO"),
    (1.0, "1", "TEXTO_CONVERTIDO"),
    (2095.0, "2095", ""),
    (1e16, "10000000000000000", "DIGITOS_PERDIDOS"),
    (date(2024, 3, 1), "01/03/2024", "TEXTO_CONVERTIDO"),
    (datetime.combine(date(2024, 3, 1), time(10, 30)), "01/03/2024 10:30", "TEXTO_CONVERTIDO"),
    (datetime.combine(date(2024, 3, 1), time()), "01/03/2024", "TEXTO_CONVERTIDO"),
    (time(10, 30), "10:30", "TEXTO_CONVERTIDO"),
    (timedelta(hours=36, minutes=5), "36:05", "TEXTO_CONVERTIDO"),
    (True, "Sí", "TEXTO_CONVERTIDO"),
    (False, "No", "TEXTO_CONVERTIDO"),
    ("LicitaciÃ³n PÃºblica", "LicitaciÃ³n PÃºblica", "TEXTO_DANADO"),
    ("Licitacion Pí¹blica", "Licitacion Pí¹blica", "TEXTO_DANADO"),
    ("NÂ°", "NÂ°", "TEXTO_DANADO"),
    ("Climá\ufffdca", "Climá\ufffdca", "TEXTO_DANADO"),
    ("NIŃEZ", "NIŃEZ", "TEXTO_DANADO"),
    ("aquí¹", "aquí¹", ""),
    ("São Paulo, SÃO PAULO", "São Paulo, SÃO PAULO", ""),
    ("5 m²/día ±2 ¡ojo!", "5 m²/día ±2 ¡ojo!", ""),
    ("#REF!", None, "CELDA_CON_ERROR"),
    ("#¡DIV/0!", None, "CELDA_CON_ERROR"),
    (float("nan"), None, "CELDA_CON_ERROR"),
    ("\n\n", None, ""),
    ("\u200b", None, ""),
    (None, None, ""),
]


@pytest.mark.parametrize(("cell", "value", "code"), TEXTOS)
def test_a_text_is_kept_as_it_was_written(cell: Cell, value: str | None, code: str) -> None:
    assert outcome(TEXTO, cell) == (value, code)


@pytest.mark.parametrize(
    ("cell", "repaired"),
    [
        ("LicitaciÃ³n PÃºblica", "«Licitación Pública»"),
        ("NÂ°", "«N°»"),
        ("NIŃEZ", "«NIÑEZ»"),
        ("AquÃ\xad", "«Aquí»"),
        ("niÃ±ez y acción", "«niñez y acción»"),
        ("MUÃ‘OZ", "«MUÑOZ»"),
        ("dijo â€œholaâ€\x9d", "«dijo “hola”»"),
    ],
)
def test_damaged_letters_are_suggested_whole(cell: str, repaired: str) -> None:
    assert repaired in fact(TEXTO, cell, "sugerencia")


@pytest.mark.parametrize("cell", ["Climá\ufffdca", "Pí¹blica", "Ã\u2015"])
def test_letters_beyond_repair_suggest_nothing(cell: str) -> None:
    assert outcome(TEXTO, cell) == (cell, "TEXTO_DANADO")
    assert not fact(TEXTO, cell, "sugerencia")


def test_a_long_text_is_quoted_short_and_on_one_line() -> None:
    quoted = fact(TEXTO, "Ã³" + "palabra\n" * 40, "valor")
    assert len(quoted) == 80
    assert quoted.endswith("…")
    assert "\n" not in quoted


PEOPLE: list[Case] = [
    ("Ana Ruiz", "Ana Ruiz", ""),
    ("Ana Ruiz; Luis Paz", "Ana Ruiz; Luis Paz", ""),
    ("Ana Ruiz;Luis Paz;", "Ana Ruiz; Luis Paz", ""),
    ("Ruiz, Ana", "Ruiz, Ana", ""),
    ("Todas las Secretarías", "Todas las Secretarías", ""),
    ("GV - DDFF - HAZI", "GV - DDFF - HAZI", "PERSONAS_JUNTAS"),
    ("Ana, Luis, Pedro", "Ana, Luis, Pedro", "PERSONAS_JUNTAS"),
    ("Núñez, José; Paz, Ana", "Núñez, José; Paz, Ana", ""),
    ("Obras Públicas / Educación", "Obras Públicas; Educación", "SEPARADOR_DISTINTO"),
    ("Ana Ruiz\nLuis Paz", "Ana Ruiz; Luis Paz", "SEPARADOR_DISTINTO"),
    ("Secretarí\xada", "Secretaría", "CELDA_INVISIBLES"),
    ("NIŃEZ", "NIŃEZ", "TEXTO_DANADO"),
    ("A designar", None, "CELDA_SIN_DATO"),
    ("Sin asignar", None, "CELDA_SIN_DATO"),
    ("Pendiente", None, "CELDA_SIN_DATO"),
    ("S/D", None, "CELDA_SIN_DATO"),
    ("#REF!", None, "CELDA_CON_ERROR"),
    (12.0, "12", "TEXTO_CONVERTIDO"),
    (True, "Sí", "TEXTO_CONVERTIDO"),
    (" ", None, ""),
]


@pytest.mark.parametrize(("cell", "value", "code"), PEOPLE)
def test_people_are_taken_apart(cell: Cell, value: str | None, code: str) -> None:
    assert outcome(Personas(), cell) == (value, code)


@pytest.mark.parametrize(
    ("words", "sense"),
    [("No aplica", "no aplica"), ("S/D", "no informado"), ("Vacante", "sin asignar"), ("?", "sin dato")],
)
def test_the_senses_of_no_data_are_told_apart(words: str, sense: str) -> None:
    assert fact(Personas(), words, "sentido") == sense


ADDRESSES: list[Case] = [
    ("ana@muni.gob.ar", "ana@muni.gob.ar", ""),
    (" ana@muni.gob.ar ", "ana@muni.gob.ar", ""),
    ("ana@muni.gob.ar; luis@muni.gob.ar", "ana@muni.gob.ar; luis@muni.gob.ar", ""),
    ("ana@muni.gob.ar, luis@muni.gob.ar", "ana@muni.gob.ar; luis@muni.gob.ar", "SEPARADOR_DISTINTO"),
    ("ana@muni.gob.ar\nluis@muni.gob.ar", "ana@muni.gob.ar; luis@muni.gob.ar", "SEPARADOR_DISTINTO"),
    ("obras", "obras", "CORREO_INVALIDO"),
    ("ana@muni", "ana@muni", "CORREO_INVALIDO"),
    ("Ana <ana@muni.gob.ar>", "Ana <ana@muni.gob.ar>", "CORREO_INVALIDO"),
    ("ana@muni.gob.ar; obras", "ana@muni.gob.ar; obras", "CORREO_INVALIDO"),
    ("obras; salud", "obras; salud", "CORREO_INVALIDO"),
    (5.0, "5", "CORREO_INVALIDO"),
    ("N/A", None, "CELDA_SIN_DATO"),
    ("a definir", None, "CELDA_SIN_DATO"),
    (float("nan"), None, "CELDA_CON_ERROR"),
    (None, None, ""),
]


@pytest.mark.parametrize(("cell", "value", "code"), ADDRESSES)
def test_addresses_are_taken_apart_and_kept(cell: Cell, value: str | None, code: str) -> None:
    assert outcome(Correos(), cell) == (value, code)


SINGLE: list[Case] = [
    ("ana@muni.gob.ar", "ana@muni.gob.ar", ""),
    ("ana@muni.gob.ar; luis@muni.gob.ar", "ana@muni.gob.ar; luis@muni.gob.ar", "CORREO_INVALIDO"),
    ("-", None, "CELDA_SIN_DATO"),
    (5.0, "5", "CORREO_INVALIDO"),
]


@pytest.mark.parametrize(("cell", "value", "code"), SINGLE)
def test_a_single_address_is_one(cell: Cell, value: str | None, code: str) -> None:
    assert outcome(Correo(), cell) == (value, code)


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("Ana <ana@muni.gob.ar>", "ana@muni.gob.ar"),
        ("mailto:ana@muni.gob.ar", "ana@muni.gob.ar"),
        ("ana @muni.gob.ar", "ana@muni.gob.ar"),
        ("ana@muni,gob,ar", "ana@muni.gob.ar"),
    ],
)
def test_a_likely_address_is_suggested(cell: str, meant: str) -> None:
    assert fact(Correos(), cell, "sugerencia") == f" (¿quiso decir {meant}?)"


def test_an_address_has_a_name_and_a_domain() -> None:
    assert is_address("ana.ruiz@muni.gob.ar")
    assert not any(
        map(is_address, ("ana", "ana@", "@muni.gob", "ana@muni", "ana@muni..gob", "a@b@c.d", "ana@b.c\n"))
    )
