"""Problems of cells that hold a magnitude: dates, numbers, percentages."""

from __future__ import annotations

from plan.problems.vocabulary import Entry, Severity

_ERROR = Severity.ERROR
_ADVERTENCIA = Severity.ADVERTENCIA

_FECHAS = (
    Entry(
        "FECHA_TEXTO",
        _ADVERTENCIA,
        "Fecha escrita como texto",
        "La fecha «{valor}» está escrita como texto; se leyó {leido}.",
        "Compruébela y escríbala otra vez en una celda con formato de fecha.",
    ),
    Entry(
        "FECHA_MES_PRIMERO",
        _ADVERTENCIA,
        "Fecha con el mes primero",
        "La fecha «{valor}» solo existe con el mes primero; se leyó {leido}.",
        "Compruébela y escríbala con el día primero, como DD/MM/AAAA.",
    ),
    Entry(
        "FECHA_ANIO_CORTO",
        _ADVERTENCIA,
        "Año de dos cifras",
        "La fecha «{valor}» lleva el año con dos cifras; se leyó {leido}.",
        "Compruébela y escríbala con el año de cuatro cifras.",
    ),
    Entry(
        "FECHA_NUMERO",
        _ADVERTENCIA,
        "Fecha guardada como número",
        "El número {valor} es como la planilla guarda una fecha por dentro; se leyó {leido}.",
        "Compruébela y dé a la celda formato de fecha.",
    ),
    Entry(
        "FECHA_QUIZA_INVERTIDA",
        _ADVERTENCIA,
        "Día y mes quizá invertidos",
        "Otras fechas de la columna tienen el mes primero: {valor} se leyó {leido} y podría ser {otra}.",
        "Compruebe el día y el mes y escriba todas las fechas de la columna como DD/MM/AAAA.",
    ),
    Entry(
        "FECHA_AMBIGUA",
        _ERROR,
        "Fecha ambigua",
        "«{valor}» puede ser {lectura} o {otra}: otras fechas de la columna tienen el mes primero.",
        "Escríbala como DD/MM/AAAA en una celda con formato de fecha.",
    ),
    Entry(
        "FECHA_IMPRECISA",
        _ERROR,
        "Fecha sin día, mes o año",
        "«{valor}» no dice un día preciso.",
        "Escriba el día, el mes y el año{sugerencia}.",
    ),
    Entry(
        "FECHA_IMPOSIBLE",
        _ERROR,
        "Fecha que no existe",
        "«{valor}» no existe en el calendario.",
        "Corrija el día o el mes{sugerencia}.",
    ),
    Entry(
        "FECHA_FUERA_DE_RANGO",
        _ERROR,
        "Año fuera de lo posible",
        "El año de «{valor}» no está entre {desde} y {hasta}.",
        "Corrija el año{sugerencia}.",
    ),
    Entry(
        "FECHA_ILEGIBLE",
        _ERROR,
        "Fecha que no se entiende",
        "«{valor}» no es una fecha.",
        "Escriba la fecha como DD/MM/AAAA{sugerencia}; si no la hay, deje la celda vacía.",
    ),
)

_NUMEROS = (
    Entry(
        "NUMERO_TEXTO",
        _ADVERTENCIA,
        "Número escrito como texto",
        "El número «{valor}» está escrito como texto; se leyó {leido}.",
        "Compruébelo y escríbalo sin signos ni puntos de miles, en una celda con formato de número.",
    ),
    Entry(
        "NUMERO_AMBIGUO",
        _ERROR,
        "Número ambiguo",
        "«{valor}» puede ser {lectura} o {otra}.",
        "Escríbalo sin signos ni puntos de miles, en una celda con formato de número.",
    ),
    Entry(
        "NUMERO_CON_TEXTO",
        _ERROR,
        "Número con palabras o unidad",
        "«{valor}» no es solo un número.",
        "Deje en la celda solo el número (¿{numero}?); la unidad y las aclaraciones van en otra columna.",
    ),
    Entry(
        "NUMERO_ILEGIBLE",
        _ERROR,
        "Número que no se entiende",
        "«{valor}» no es un número.",
        "Escriba solo la cifra; si es cero escriba 0, y si no hay dato deje la celda vacía.",
    ),
    Entry(
        "NUMERO_FUERA_DE_RANGO",
        _ERROR,
        "Número fuera de lo permitido",
        "{valor} no sirve aquí: debe ser {limite}.",
        "Corrija el número o, si no hay dato, deje la celda vacía.",
    ),
    Entry(
        "NUMERO_ERA_FECHA",
        _ERROR,
        "Número convertido en fecha",
        "Donde va un número hay una fecha o una hora, {valor}; quizá se escribió {original}.",
        "La planilla pudo convertirlo: dé a la celda formato de número y escriba la cifra otra vez.",
    ),
    Entry(
        "ANIO_INVALIDO",
        _ERROR,
        "Año mal escrito",
        "«{valor}» no es un año.",
        "Escriba el año con cuatro cifras{sugerencia}.",
    ),
)

_PORCENTAJES = (
    Entry(
        "PORCENTAJE_TEXTO",
        _ADVERTENCIA,
        "Porcentaje escrito como texto",
        "El porcentaje «{valor}» está escrito como texto; se leyó {leido}.",
        "Compruébelo y escríbalo otra vez en una celda con formato de porcentaje.",
    ),
    Entry(
        "PORCENTAJE_EN_PUNTOS",
        _ADVERTENCIA,
        "Porcentaje sin su signo",
        "El número {valor} se leyó {leido}.",
        "Compruébelo y escríbalo con el signo %, en una celda con formato de porcentaje.",
    ),
    Entry(
        "PORCENTAJE_MEZCLADO",
        _ADVERTENCIA,
        "Columna con porcentajes de dos escalas",
        "El número {valor} se leyó {leido}, aunque otros de la columna se escribieron sin el signo %.",
        "Compruébelo y escriba toda la columna con formato de porcentaje.",
    ),
    Entry(
        "PORCENTAJE_DUDOSO",
        _ERROR,
        "Porcentaje dudoso",
        "«{valor}» puede ser {lectura} o {otra}.",
        "Dé a la celda formato de porcentaje y escriba el valor otra vez, de 0 % a {maximo}.",
        plain="Dé a la celda formato de porcentaje y escriba el valor otra vez, con su signo.",
    ),
    Entry(
        "PORCENTAJE_EXCEDIDO",
        _ERROR,
        "Porcentaje mayor que el máximo",
        "«{valor}» pasa de {maximo}.",
        "Escriba un porcentaje de 0 % a {maximo}; lo hecho de más puede contarse en un indicador.",
        plain="Escriba hasta 100 %; lo hecho de más puede contarse en un indicador.",
    ),
    Entry(
        "PORCENTAJE_NEGATIVO",
        _ERROR,
        "Porcentaje negativo",
        "«{valor}» es menor que 0 %.",
        "Escriba un porcentaje de 0 % a {maximo}; si no hay dato, deje la celda vacía.",
        plain="Escriba un porcentaje desde 0 %; si no hay dato, deje la celda vacía.",
    ),
)

ENTRIES: tuple[Entry, ...] = (*_FECHAS, *_NUMEROS, *_PORCENTAJES)
