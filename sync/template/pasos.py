"""What the first sheet tells people to do, by kind of workbook."""

from __future__ import annotations

HEADINGS = {
    "planilla": "Planilla de seguimiento",
    "estrategia": "Estrategia del municipio",
}

_PLANILLA = """
    Complete una fila por cada programa, actividad, partida, indicador y medición, cada uno en su hoja. Al
    pararse en una celda aparece qué va en ella, y donde hay una lista alcanza con elegir.

    No cambie los nombres de las hojas ni los títulos de la fila 1: así se reconoce cada dato. Sí puede
    ordenar, filtrar, mover columnas, agregar las suyas y sumar filas. Una hoja puede quedar vacía, pero no la
    borre.

    Cada fila tiene su código. Un código no se repite y no se vuelve a usar para otra cosa: por él se reconoce
    la fila la próxima vez. Si hay que corregir uno, anote el viejo en «Código anterior».

    Si no tiene un dato, deje la celda en blanco: vacío no es cero. Las fechas se escriben día/mes/año, y los
    avances, como porcentaje: 45%.

    Si suspende o cancela un programa, o corre sus fechas, cuente por qué en «Justificación».

    En la hoja Informe ponga el corte: la fecha hasta la que llega la información. Si no hubo cambios, ponga
    Sí en «Sin novedades».

    Guarde el archivo como siempre, en su lugar de la carpeta compartida. El tablero lo lee solo. En segundos,
    en la carpeta «_informes», queda un informe de qué se tomó y, si hay algo que corregir, una copia con las
    celdas señaladas. Corrija siempre en su planilla, no en la copia.
"""

_ESTRATEGIA = """
    Describa el plan, sus ejes, las dependencias y los lineamientos que comparten varias. Lo propio de cada
    dependencia va en la planilla de ella.

    No cambie los nombres de las hojas ni los títulos de la fila 1: así se reconoce cada dato. Sí puede
    ordenar, filtrar, mover columnas, agregar las suyas y sumar filas. Una hoja puede quedar vacía, pero no la
    borre.

    Cada fila tiene su código. Un código no se repite y no se vuelve a usar para otra cosa: por él se reconoce
    la fila la próxima vez, y por él la nombran las planillas.

    El código de una dependencia es el nombre de su planilla: la de OP se guarda como OP.xlsx.

    En Relaciones ponga una fila por cada eje para el que trabaja cada dependencia.

    Guarde el archivo como estrategia.xlsx en la carpeta compartida. Al cambiarlo, el tablero vuelve a revisar
    todas las planillas.
"""


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split("\n\n"))


STEPS = {"planilla": _paragraphs(_PLANILLA), "estrategia": _paragraphs(_ESTRATEGIA)}
