"""Problems of the scope of a workbook: whose it is, and whether it may speak for its office."""

from __future__ import annotations

from plan.problems.vocabulary import Entry, Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "LIBRO_SIN_IDENTIDAD",
        Severity.ERROR,
        "No se sabe de qué dependencia es",
        "El libro no dice de qué dependencia es, y su nombre no es el código de ninguna o sus hojas no son las de la planilla estándar.",
        "Si es la planilla estándar, póngale al archivo por nombre el código de su dependencia (por ejemplo «OP.xlsx»); si no, copie los datos en la planilla que el sistema generó para ella; si es un libro de los de antes, la administración puede ver con «tablero.py check» qué columna suya va en cuál de la planilla.",
    ),
    Entry(
        "LIBRO_TIPO_DESCONOCIDO",
        Severity.ERROR,
        "Tipo de libro desconocido",
        "La hoja «_tablero» dice que el tipo es «{valor}», y solo puede ser «estrategia» o «planilla».",
        "Copie los datos en una planilla nueva generada por el sistema; no cambie la hoja «_tablero».",
    ),
    Entry(
        "LIBRO_VERSION_NUEVA",
        Severity.ERROR,
        "Planilla de una versión más nueva",
        "La planilla es de la versión {valor} del estándar y este programa conoce hasta la {conocida}.",
        "Actualice el programa, o pida una planilla generada por este.",
    ),
    Entry(
        "LIBRO_DEPENDENCIA_DESCONOCIDA",
        Severity.ERROR,
        "Dependencia que no está en la estrategia",
        "La dependencia «{valor}» no está en la estrategia.{sugerencia}",
        "Corrija el código, o pida a la coordinación que agregue la dependencia a la hoja «Dependencias» de la estrategia.",
    ),
    Entry(
        "LIBRO_DE_OTRA_DEPENDENCIA",
        Severity.ERROR,
        "Planilla de otra dependencia",
        "El archivo se llama como la dependencia «{esperada}» pero es la planilla de «{valor}».",
        "Si se copió por error, vuelva a poner la planilla propia; si es un modelo para otra dependencia, use la que el sistema genera para ella.",
    ),
    Entry(
        "LIBRO_DUPLICADO",
        Severity.ERROR,
        "Segunda planilla de la misma dependencia",
        "Ya se está tomando «{vigente}» como planilla de «{valor}»; este archivo no se tomó.",
        "Deje una sola planilla por dependencia: pase los datos que falten a «{vigente}» y borre o mueva este archivo.",
        plain="Deje una sola planilla: pase a ella los datos que falten y borre o mueva la otra.",
    ),
    Entry(
        "LIBRO_EN_CONFLICTO",
        Severity.ADVERTENCIA,
        "Copia en conflicto",
        "«{valor}» parece una copia que dejó un programa de sincronización o un copiar y pegar; no se lee.",
        "Pase a la planilla de la dependencia lo que falte y borre la copia.",
    ),
    Entry(
        "LIBRO_RENOVADO",
        Severity.NOTA,
        "Planilla renovada por poner en uso",
        "«{valor}» es la planilla renovada de «{vieja}»; no se lee mientras tenga ese nombre.",
        "Revísela y, cuando esté conforme, quite «{vieja}» de la carpeta y póngale a la renovada ese nombre.",
        plain="Revísela y, cuando esté conforme, quite la de siempre de la carpeta y póngale a la renovada su nombre.",
    ),
    Entry(
        "LIBRO_SIN_ESTRATEGIA",
        Severity.ERROR,
        "Todavía no hay estrategia",
        "No se puede validar la planilla porque todavía no se cargó «estrategia.xlsx».",
        "Pida a la coordinación que guarde la estrategia en la carpeta compartida; la planilla se tomará sola después.",
    ),
    Entry(
        "LIBRO_NO_PRESENTA",
        Severity.ADVERTENCIA,
        "Dependencia que no presenta planilla",
        "Según la estrategia, «{valor}» no presenta planilla; igual se tomó.",
        "Si debe presentarla, pida a la coordinación que escriba «Sí» en «Presenta planilla».",
    ),
)
