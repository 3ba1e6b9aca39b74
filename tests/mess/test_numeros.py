"""MESS.md, «Montos y números»: items 15 to 18, each written in a workbook, read and judged."""

from __future__ import annotations

import pytest

from tests.mess.columns import CODIGO, MONTO, NUMERO, Cells, Judge, Spot, assert_told, at, numbered

_NOT_ONLY = "no es solo un número. Deje en la celda solo el número"
_NONE = "no es un número. Escriba solo la cifra; si es cero escriba 0, y si no hay dato deje la celda vacía."

MONTOS: tuple[Cells, ...] = (
    (
        "15",
        "$ -",
        "vacía CELDA_ESPERADA CELDA_SIN_DATO",
        "«$ -» se tomó como celda vacía (sin dato). Si hay un dato, escríbalo (el cero se escribe 0)",
    ),
    (
        "15",
        '" $99.103.050,70"',
        "99103050.7 NUMERO_TEXTO",
        "«$99.103.050,70» está escrito como texto; se leyó 99.103.050,7.",
    ),
    (
        "15",
        "273.000.000,00",
        "273000000 NUMERO_TEXTO",
        "se leyó 273.000.000. Compruébelo y escríbalo sin signos",
    ),
    ("15", "21.883.237", "21883237 NUMERO_TEXTO", "se leyó 21.883.237."),
    ("15", "67065700", "67065700", ""),
    ("15", '"67065700"', "67065700 NUMERO_TEXTO", "«67065700» está escrito como texto; se leyó 67.065.700."),
    (
        "15",
        '" $99.103.050,70" | 273.000.000,00 | 21.883.237 | 67065700',
        "99103050.7 NUMERO_TEXTO | 273000000 NUMERO_TEXTO | 21883237 NUMERO_TEXTO | 67065700",
        "se leyó 99.103.050,7.",
    ),
    ("15", "$11.496.759,89", "11496759.89 NUMERO_TEXTO", "se leyó 11.496.759,89."),
    ("15", '"11,496,759.89"', "11496759.89 NUMERO_TEXTO", "se leyó 11.496.759,89."),
    ("15", ",", "vacía CELDA_ESPERADA CELDA_SIN_DATO", "«,» se tomó como celda vacía (sin dato)."),
    ("15", '" "', "vacía CELDA_ESPERADA", "Falta «Ejecutado». Complete la celda cuando tenga el dato"),
    ("15", '"1.234"', "no se toma NUMERO_AMBIGUO", "«1.234» puede ser 1234 o 1,234. Escríbalo sin signos"),
    (
        "16",
        "-34.578.254",
        "no se toma NUMERO_FUERA_DE_RANGO",
        "-34.578.254 no sirve aquí: debe ser de 0 en adelante.",
    ),
    (
        "16",
        "-34658478",
        "no se toma NUMERO_FUERA_DE_RANGO",
        "-34.658.478 no sirve aquí: debe ser de 0 en adelante.",
    ),
    ("29", "https://muni.gob/obra", "no se toma NUMERO_ILEGIBLE", f"«https://muni.gob/obra» {_NONE}"),
    ("29", "vecinos", "no se toma NUMERO_ILEGIBLE", f"«vecinos» {_NONE}"),
)

NUMEROS: tuple[Cells, ...] = (
    (
        "16",
        "-34.578.254",
        "-34578254 NUMERO_TEXTO",
        "«-34.578.254» está escrito como texto; se leyó -34.578.254.",
    ),
    ("18", "2 km", "no se toma NUMERO_CON_TEXTO", f"«2 km» {_NOT_ONLY} (¿2?); la unidad y las aclaraciones"),
    ("18", "18 Lts*Seg", "no se toma NUMERO_CON_TEXTO", f"«18 Lts*Seg» {_NOT_ONLY} (¿18?)"),
    ("18", r'"2 Estrategias (Reforestación…)\n880 has DMI"', "no se toma NUMERO_ILEGIBLE", _NONE),
    ("18", "SD", "vacía CELDA_SIN_DATO", "«SD» se tomó como celda vacía (no informado)."),
    ("18", '"0\u00a0"', "0 NUMERO_TEXTO", "«0» está escrito como texto; se leyó 0."),
    ("18", "Meta cuatrenio cumplida", "no se toma NUMERO_ILEGIBLE", f"«Meta cuatrenio cumplida» {_NONE}"),
    ("29", "4 y 1", "no se toma NUMERO_ILEGIBLE", f"«4 y 1» {_NONE}"),
)

CODIGOS: tuple[Cells, ...] = (
    (
        "17",
        '"010101" | 20104',
        "'010101' | '20104' CODIGO_NUMERICO",
        "pudo perder ceros en los extremos. Compruebe el código (¿quiso decir «020104»?) y dé a la columna el formato Texto.",
    ),
    ("17", "20104", "'20104'", ""),
    ("17", r'"450102600\n" | 450102601', "'450102600' | '450102601'", ""),
    (
        "17",
        r'"450102600\n" | 450102600',
        "no se toma FILA_REPETIDA | no se toma FILA_REPETIDA",
        "está repetido: también está en la fila 3",
    ),
    ("17", '"BP26004831 "', "'BP26004831'", ""),
    ("17", "2023005100012", "'2023005100012'", ""),
    (
        "17",
        "20230051000123456",
        "'20230051000123460' DIGITOS_PERDIDOS",
        "tiene más cifras que las quince que guarda una planilla",
    ),
    ("17", "1.10", "'1.1' CODIGO_NUMERICO", "se leyó como «1.1»; pudo perder ceros en los extremos."),
)

EJERCICIOS: tuple[Cells, ...] = (
    (
        "29",
        "2095",
        "2095 EJERCICIO_FUERA_DEL_PLAN",
        "El ejercicio es 2095 y el plan va de 2023 a 2027. Revise el año",
    ),
    ("29", "433", "no se toma ANIO_INVALIDO", "«433» no es un año. Escriba el año con cuatro cifras."),
)

CASES = (
    *at(MONTO, MONTOS),
    *at(NUMERO, NUMEROS),
    *at(CODIGO, CODIGOS),
    *at(("Presupuesto", "Ejercicio"), EJERCICIOS),
)


@pytest.mark.parametrize(("spot", "cells", "expected", "words"), numbered(CASES))
def test_a_number_or_code_is_read_said_how_or_refused(
    judge: Judge, spot: Spot, cells: str, expected: str, words: str
) -> None:
    assert_told(judge, spot, cells, (expected, words))
