"""Problems of the scope of a celda."""

from __future__ import annotations

from plan.problems import magnitud
from plan.problems.vocabulary import Entry, Severity

_ERROR = Severity.ERROR
_ADVERTENCIA = Severity.ADVERTENCIA
_NOTA = Severity.NOTA

_COMUNES = (
    Entry(
        "CELDA_SIN_DATO",
        _NOTA,
        "Celda sin dato",
        "«{valor}» se tomó como celda vacía ({sentido}).",
        "Si hay un dato, escríbalo (el cero se escribe 0); si no lo hay, puede dejar la celda vacía.",
    ),
    Entry(
        "CELDA_PENDIENTE",
        _ERROR,
        "Dato pendiente",
        "«{valor}» todavía no es un dato.",
        "Deje la celda vacía hasta tenerlo y cuente en una columna de texto qué falta.",
    ),
    Entry(
        "CELDA_INVISIBLES",
        _NOTA,
        "Caracteres invisibles",
        "«{valor}» traía caracteres que no se ven y se leyó sin ellos.",
        "No hace falta corregirlo; si quiere, borre la celda y escríbala otra vez.",
    ),
)

_TEXTOS = (
    Entry(
        "TEXTO_CONVERTIDO",
        _NOTA,
        "Texto tomado de otro tipo de dato",
        "La celda contiene {que} y se leyó como el texto «{leido}».",
        "Si no es lo que quiso escribir, dé a la celda el formato Texto y escríbala otra vez.",
    ),
    Entry(
        "TEXTO_DANADO",
        _ADVERTENCIA,
        "Letras dañadas",
        "En «{valor}» hay letras dañadas, como las que deja copiar de otro programa; se tomó tal como está.",
        "Escriba otra vez las letras con acento o eñe{sugerencia}.",
    ),
    Entry(
        "DIGITOS_PERDIDOS",
        _ADVERTENCIA,
        "Número demasiado largo",
        "El número {valor} tiene más cifras que las quince que guarda una planilla; se leyó «{leido}».",
        "Compruebe las últimas cifras, dé a la celda el formato Texto y escríbalo otra vez.",
    ),
    Entry(
        "SEPARADOR_DISTINTO",
        _ADVERTENCIA,
        "Separador distinto del punto y coma",
        "«{valor}» se leyó como varios: «{leido}».",
        "Compruebe que sea lo que quiso decir y separe cada uno con punto y coma (;).",
    ),
    Entry(
        "PERSONAS_JUNTAS",
        _NOTA,
        "Quizá varios nombres en uno",
        "«{valor}» se leyó como un solo nombre.",
        "Si son varios, separe cada uno con punto y coma (;).",
    ),
    Entry(
        "CORREO_INVALIDO",
        _ADVERTENCIA,
        "Dirección de correo dudosa",
        "«{valor}» no parece una dirección de correo.",
        "Escriba la dirección completa, como obras@municipio.gob{sugerencia}.",
    ),
)

_CODIGOS = (
    Entry(
        "CODIGO_INVALIDO",
        _ERROR,
        "Código mal escrito",
        "«{valor}» no es un código: lleva letras, números, puntos y guiones, sin espacios, hasta 80.",
        "Escriba el código{sugerencia}.",
    ),
    Entry(
        "CODIGO_ERA_FECHA",
        _ERROR,
        "Código convertido en fecha",
        "Donde va un código hay una fecha, {valor}; la planilla convierte así textos como {original}.",
        "Dé a la columna el formato Texto y escriba el código otra vez.",
    ),
    Entry(
        "CODIGO_NUMERICO",
        _ADVERTENCIA,
        "Código guardado como número",
        "El código es el número {valor} y se leyó como «{leido}»; pudo perder ceros en los extremos.",
        "Compruebe el código{sugerencia} y dé a la columna el formato Texto.",
    ),
    Entry(
        "REFERENCIA_CON_NOMBRE",
        _NOTA,
        "Código seguido de un nombre",
        "«{valor}» se leyó como el código «{leido}».",
        "No hace falta corregirlo; alcanza con el código.",
    ),
    Entry(
        "REFERENCIA_MULTIPLE",
        _ERROR,
        "Varios códigos donde va uno",
        "«{valor}» nombra varios códigos, {codigos}, y en esta columna va uno solo.",
        "Deje solo el código que corresponde; si de verdad son varios, consulte a la coordinación.",
    ),
    Entry(
        "OPCION_PARECIDA",
        _ADVERTENCIA,
        "Opción escrita de otro modo",
        "«{valor}» se leyó como «{leido}».",
        "Compruebe que sea lo que quiso decir y elija la opción en la lista de la celda.",
    ),
    Entry(
        "OPCION_DESCONOCIDA",
        _ERROR,
        "Opción que no está en la lista",
        "«{valor}» no está entre las opciones de la columna.",
        "Elija {opciones}.",
        plain="Elija una de la lista que ofrece la celda.",
    ),
)

ENTRIES: tuple[Entry, ...] = (*_COMUNES, *_TEXTOS, *_CODIGOS, *magnitud.ENTRIES)
"""What can be wrong with the content of one cell, whatever its column."""
