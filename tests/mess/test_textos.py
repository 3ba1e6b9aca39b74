"""MESS.md, «Texto y nombres»: items 19 to 22, each written in a workbook, read and judged."""

from __future__ import annotations

import pytest

from tests.mess.columns import ESTADO, PERSONAS, TEXTO, Case, Cells, Judge, Spot, assert_told, at, numbered

PARTICIPAN = "Programas", "Participan"
PROGRAMA = "Actividades", "Programa"
PUBLICO = "Programas", "Público"
UNIDAD = "Indicadores", "Unidad"
FRECUENCIA = "Indicadores", "Frecuencia"
CODIGO = "Programas", "Código"

_NO_OPTION = "no está entre las opciones de la columna. Elija «No iniciado», «En curso», «Finalizado»"
_SEVERAL = "se leyó como un solo nombre. Si son varios, separe cada uno con punto y coma (;)."
_DAMAGED = "hay letras dañadas, como las que deja copiar de otro programa; se tomó tal como está."

OFFICES: tuple[Cells, ...] = (
    (
        "19",
        '"Secretaría de Bienestar y Desarrollo Social " | Secretaría de Bienestar y Desarrollo Social',
        "'Secretaría de Bienestar y Desarrollo Social' | 'Secretaría de Bienestar y Desarrollo Social'",
        "",
    ),
    ("19", '" Secretaría de Medio Ambiente"', "'Secretaría de Medio Ambiente'", ""),
    (
        "19",
        'SECRETARIA DE TURISMO | SECRETARÍA DE TURISMO | "Secretaría de Turismo "',
        "'SECRETARIA DE TURISMO' | 'SECRETARÍA DE TURISMO' | 'Secretaría de Turismo'",
        "",
    ),
    ("19", '"Sec.  de Hacienda"', "'Sec.  de Hacienda'", ""),
    ("19", "Sec Mujer o quien haga sus veces", "'Sec Mujer o quien haga sus veces'", ""),
    ("19", "IMCTT | INDERTEN", "'IMCTT' | 'INDERTEN'", ""),
    (
        "19",
        '"Secretarí\u00ada de Obras"',
        "'Secretaría de Obras' CELDA_INVISIBLES",
        "traía caracteres que no se ven y se leyó sin ellos",
    ),
    (
        "20",
        "Obras Públicas / Subsecretaría de Educación",
        "'Obras Públicas; Subsecretaría de Educación' SEPARADOR_DISTINTO",
        "se leyó como varios: «Obras Públicas; Subsecretaría de Educación». Compruebe que sea lo que quiso decir",
    ),
    ("20", "GV - DDFF - HAZI", "'GV - DDFF - HAZI' PERSONAS_JUNTAS", f"«GV - DDFF - HAZI» {_SEVERAL}"),
    ("20", "Ana, Luis, Pedro", "'Ana, Luis, Pedro' PERSONAS_JUNTAS", f"«Ana, Luis, Pedro» {_SEVERAL}"),
    ("20", "Todas las Secretarías", "'Todas las Secretarías'", ""),
    ("20", "Director de Obras Juan Pérez", "'Director de Obras Juan Pérez'", ""),
    ("29", "433", "'433' TEXTO_CONVERTIDO", "La celda contiene el número 433 y se leyó como el texto «433»."),
)

NAMED: tuple[Cells, ...] = (
    (
        "19",
        "Secretaría de Salud",
        "no se toma CODIGO_INVALIDO",
        "Escriba el código (¿quiso decir «SAL»?).",
    ),
    ("19", "SECRETARIA DE SALUD", "no se toma CODIGO_INVALIDO", "Escriba el código (¿quiso decir «SAL»?)."),
    (
        "19",
        "Turismo",
        "no se toma REFERENCIA_DESCONOCIDA",
        "«Turismo» no está en la hoja «Dependencias». Corrija el código",
    ),
    ("20", "OP, SAL", "'OP; SAL' SEPARADOR_DISTINTO", "«OP, SAL» se leyó como varios: «OP; SAL»."),
    (
        "20",
        "Todas las Secretarías",
        "no se toma CODIGO_INVALIDO",
        "no es un código: lleva letras, números, puntos y guiones, sin espacios",
    ),
)

LISTS: tuple[Case, ...] = (
    (
        "21",
        PUBLICO,
        "Si | SI | pr",
        "'Sí' | 'Sí' | no se toma OPCION_DESCONOCIDA",
        "«pr» no está entre las opciones de la columna. Elija «Sí» o «No».",
    ),
    (
        "21",
        UNIDAD,
        'Número | Numero | "Numero " | Kilometros',
        "'Número' | 'Numero' | 'Numero' | 'Kilometros'",
        "",
    ),
    (
        "21",
        FRECUENCIA,
        "Trimestal",
        "'Trimestral' OPCION_PARECIDA",
        "«Trimestal» se leyó como «Trimestral». Compruebe que sea lo que quiso decir",
    ),
    (
        "21",
        FRECUENCIA,
        "Cuatrimestral",
        "no se toma OPCION_DESCONOCIDA",
        "Elija «Mensual», «Trimestral», «Semestral» o «Anual».",
    ),
    (
        "21",
        ESTADO,
        '"En ejecución "',
        "'En curso' OPCION_PARECIDA",
        "«En ejecución» se leyó como «En curso». Compruebe que sea",
    ),
    ("21", ESTADO, "En Ejecución", "'En curso' OPCION_PARECIDA", "«En Ejecución» se leyó como «En curso»."),
    (
        "21",
        ESTADO,
        "Finalizada",
        "'Finalizado' FINALIZADO_CON_PENDIENTES OPCION_PARECIDA",
        "«Finalizada» se leyó como «Finalizado».",
    ),
    (
        "21",
        ESTADO,
        "FInalizada",
        "'Finalizado' FINALIZADO_CON_PENDIENTES OPCION_PARECIDA",
        "«FInalizada» se leyó como «Finalizado».",
    ),
    ("21", ESTADO, "En obra", "no se toma OPCION_DESCONOCIDA", f"«En obra» {_NO_OPTION}"),
    ("21", ESTADO, "Piloto 1", "no se toma OPCION_DESCONOCIDA", f"«Piloto 1» {_NO_OPTION}"),
    ("29", ESTADO, "2095", "no se toma OPCION_DESCONOCIDA", f"«2.095» {_NO_OPTION}"),
    (
        "24",
        PROGRAMA,
        "P1 y P2",
        "no se toma REFERENCIA_MULTIPLE",
        "nombra varios códigos, «P1» y «P2», y en esta columna va uno solo.",
    ),
)

TEXTS: tuple[Cells, ...] = (
    (
        "22",
        "LicitaciÃ³n PÃºblica",
        "'LicitaciÃ³n PÃºblica' TEXTO_DANADO",
        f"En «LicitaciÃ³n PÃºblica» {_DAMAGED} Escriba otra vez las letras con acento o eñe (¿quiso decir «Licitación Pública»?).",
    ),
    (
        "22",
        "Licitacion Pí¹blica",
        "'Licitacion Pí¹blica' TEXTO_DANADO",
        "Escriba otra vez las letras con acento o eñe.",
    ),
    ("22", "NÂ° 5", "'NÂ° 5' TEXTO_DANADO", "(¿quiso decir «N° 5»?)"),
    ("22", "Climá\ufffdca", "'Climá\ufffdca' TEXTO_DANADO", _DAMAGED),
    ("22", "NIŃEZ", "'NIŃEZ' TEXTO_DANADO", "(¿quiso decir «NIÑEZ»?)"),
    ("22", '"\u00a0Red\u00a0pluvial\u200b"', "'Red\\xa0pluvial'", ""),
    ("22", r'"Red\npluvial"', "'Red\\npluvial'", ""),
)

CODES: tuple[Cells, ...] = (
    ("22", '"P\u200b1"', "'P1' CELDA_INVISIBLES", "«P1» traía caracteres que no se ven y se leyó sin ellos."),
    ("22", '"P1\u00a0"', "'P1'", ""),
)

CASES = (*at(PERSONAS, OFFICES), *at(PARTICIPAN, NAMED), *LISTS, *at(TEXTO, TEXTS), *at(CODIGO, CODES))


@pytest.mark.parametrize(("spot", "cells", "expected", "words"), numbered(CASES))
def test_a_text_is_kept_said_how_or_refused(
    judge: Judge, spot: Spot, cells: str, expected: str, words: str
) -> None:
    assert_told(judge, spot, cells, (expected, words))
