"""Problems of plausibility of what is measured: money, indicators, measurements."""

from __future__ import annotations

from plan.problems.vocabulary import Entry, Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "EJERCICIO_FUERA_DEL_PLAN",
        Severity.ADVERTENCIA,
        "Ejercicio fuera de los años del plan",
        "El ejercicio es {valor} y el plan va de {inicio} a {fin}.",
        "Revise el año; si de verdad es de fuera del plan, no hace falta hacer nada.",
    ),
    Entry(
        "EJECUTADO_SUPERA_ASIGNADO",
        Severity.ADVERTENCIA,
        "Ejecutado mayor que lo asignado",
        "Lo ejecutado ({valor}) supera lo asignado ({asignado}).",
        "Revise los dos montos; si el crédito se amplió, actualice «Asignado».",
    ),
    Entry(
        "GASTO_SIN_AVANCE",
        Severity.ADVERTENCIA,
        "Gasto sin avance",
        "El programa «{programa}» lleva ejecutados {ejecutado} y no informa ningún avance.",
        "Informe el avance del programa y de sus actividades, o revise lo ejecutado.",
    ),
    Entry(
        "AVANCE_SIN_GASTO",
        Severity.ADVERTENCIA,
        "Avance sin gasto",
        "El programa «{programa}» avanzó {avance} sin gastar nada de {asignado} asignados en {ejercicio}.",
        "Complete «Ejecutado», o revise el avance.",
    ),
    Entry(
        "UMBRALES_AL_REVES",
        Severity.ADVERTENCIA,
        "Umbrales al revés",
        "El umbral amarillo ({amarillo}) es mayor que el verde ({verde}).",
        "Corrija los umbrales: el verde es el más alto; en blanco valen 90 % y 70 %.",
    ),
    Entry(
        "META_IGUAL_A_LINEA_BASE",
        Severity.NOTA,
        "Meta igual a la línea base",
        "La meta ({meta}) es igual a la línea base: el indicador ya está donde debe llegar.",
        "Si se trata de mantener el valor, no hace falta hacer nada; si no, corrija la meta.",
    ),
    Entry(
        "META_CONTRA_SENTIDO",
        Severity.ADVERTENCIA,
        "Meta contraria al sentido",
        "El indicador es «{sentido}» y va de {base} (línea base) a {meta} (meta), al revés.",
        "Corrija «Sentido», «Línea base» o «Meta».",
    ),
    Entry(
        "MEDICION_FUERA_DEL_PLAN",
        Severity.ADVERTENCIA,
        "Medición fuera de las fechas del plan",
        "La medición es del {valor} y el plan va del {inicio} al {fin}.",
        "Revise la fecha, sobre todo el año.",
    ),
    Entry(
        "MEDICION_FUTURA",
        Severity.ADVERTENCIA,
        "Medición en el futuro con valor",
        "La medición es del {valor}, posterior al día de la carga ({hoy}), y ya tiene un valor.",
        "Corrija la fecha; si es lo que se espera alcanzar, escríbalo en «Programado».",
    ),
    Entry(
        "MEDICION_FUERA_DE_FRECUENCIA",
        Severity.ADVERTENCIA,
        "Medición fuera de la frecuencia",
        "El indicador es {frecuencia} y sus mediciones del {anterior} y del {valor} están muy juntas ({veces}).",
        "Revise las fechas, o la «Frecuencia» del indicador.",
    ),
    Entry(
        "MEDICION_SALTO",
        Severity.ADVERTENCIA,
        "Salto entre mediciones",
        "El valor {valor} difiere diez veces o más del anterior, que fue {anterior} ({fecha}).",
        "Revise la coma, los ceros y la unidad; si el valor es correcto, no hace falta hacer nada.",
    ),
)
