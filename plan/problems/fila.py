"""Problems of the scope of a row: what it lacks, what it refers to, what contradicts itself."""

from __future__ import annotations

from plan.problems.vocabulary import Entry, Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "CELDA_OBLIGATORIA",
        Severity.ERROR,
        "Falta un dato obligatorio",
        "Falta «{columna}», un dato obligatorio; la fila no se tomó.",
        "Complete la celda, o borre la fila si no corresponde.",
    ),
    Entry(
        "CELDA_ESPERADA",
        Severity.ADVERTENCIA,
        "Falta un dato esperado",
        "Falta «{columna}».",
        "Complete la celda cuando tenga el dato; mientras tanto, las páginas dicen que falta.",
    ),
    Entry(
        "CELDA_COMBINADA",
        Severity.ERROR,
        "Dato obligatorio en una celda combinada",
        "Falta «{columna}»: la celda está combinada con otras ({rango}) y el valor solo vale para la primera; la fila no se tomó.",
        "Separe las celdas combinadas y escriba el valor en cada fila.",
    ),
    Entry(
        "CELDA_COMBINADA_VACIA",
        Severity.ADVERTENCIA,
        "Celda combinada con otras",
        "La celda está combinada con otras ({rango}) y el valor solo vale para la primera; esta se tomó como vacía.",
        "Separe las celdas combinadas y escriba el valor en cada fila a la que corresponda.",
    ),
    Entry(
        "CELDA_CON_ERROR",
        Severity.ERROR,
        "Fórmula con error",
        "La celda tiene una fórmula que da error: {valor}.",
        "Corrija la fórmula o escriba el valor.",
    ),
    Entry(
        "CELDA_SIN_CALCULAR",
        Severity.ERROR,
        "Fórmula sin calcular",
        "La celda tiene una fórmula que ningún programa calculó todavía.",
        "Abra el libro en Excel o LibreOffice, guárdelo otra vez, o escriba el valor.",
    ),
    Entry(
        "FILA_REPETIDA",
        Severity.ERROR,
        "Fila repetida",
        "«{valor}» está repetido: también está en {otras}; no se tomó ninguna de esas filas.",
        "Deje una sola de esas filas, o corrija lo que las hace iguales.",
    ),
    Entry(
        "REFERENCIA_DESCONOCIDA",
        Severity.ERROR,
        "Código que no existe",
        "«{valor}» no está en la hoja «{hoja}».{sugerencia}",
        "Corrija el código, o agregue la fila que falta en «{hoja}».",
    ),
    Entry(
        "REFERENCIA_EN_CUARENTENA",
        Severity.ERROR,
        "Depende de una fila con errores",
        "«{valor}» está en la fila {fila} de «{hoja}», que tiene errores y todavía no se tomó; esta fila espera por ella.",
        "Corrija primero la fila {fila} de «{hoja}».",
    ),
    Entry(
        "REFERENCIA_A_RETIRADA",
        Severity.ADVERTENCIA,
        "Depende de una fila que ya no está",
        "«{valor}» ya no está en la hoja «{hoja}», pero esta fila todavía depende de él; se lo conserva mientras tanto.",
        "Vuelva a poner «{valor}» en «{hoja}», o cambie o borre esta fila.",
    ),
    Entry(
        "REFERENCIA_CIRCULAR",
        Severity.ERROR,
        "Dependencia circular",
        "Estas filas dependen unas de otras en círculo: {camino} (filas: {filas}).",
        "Quite una de las referencias de la cadena.",
    ),
    Entry(
        "FECHAS_EN_DESORDEN",
        Severity.ERROR,
        "Fechas en desorden",
        "«{columna}» ({valor}) es anterior a «{otra}» ({otro}).",
        "Corrija la fecha que esté mal.",
    ),
    Entry(
        "FIN_REAL_FUTURO",
        Severity.ERROR,
        "Fin real en el futuro",
        "El fin real ({valor}) es posterior al día de la carga ({hoy}): todavía no pudo ocurrir.",
        "Deje «Fin real» en blanco hasta que la actividad termine; si se corrió, cambie «Fin planificado».",
    ),
    Entry(
        "INDICADOR_SIN_OBJETO",
        Severity.ERROR,
        "Indicador sin programa ni lineamiento",
        "El indicador no dice qué mide: faltan «Programa» y «Lineamiento».",
        "Complete al menos uno de los dos.",
    ),
    Entry(
        "MEDICION_SIN_DATOS",
        Severity.NOTA,
        "Medición todavía sin datos",
        "La medición no trae ni «Programado» ni «Valor»; se pasó por alto.",
        "Complétela cuando tenga el dato.",
    ),
    Entry(
        "LINEAMIENTO_EN_ESTRATEGIA",
        Severity.ERROR,
        "Lineamiento que ya está en la estrategia",
        "El código «{valor}» ya es de un lineamiento de la estrategia: «{nombre}».",
        "Si es el mismo, borre esta fila; si es otro, póngale un código propio.",
    ),
    Entry(
        "EJE_NO_RELACIONADO",
        Severity.ERROR,
        "Eje con el que la dependencia no trabaja",
        "Según la estrategia, la dependencia no trabaja para el eje «{valor}».",
        "Corrija el eje, o pida a la coordinación que agregue la relación a la hoja «Relaciones».",
    ),
)
