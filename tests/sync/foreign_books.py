"""Books as offices keep them before they know of any standard; all their data are invented."""

from __future__ import annotations

from dataclasses import replace

from sync.shapes import Book, Merged
from tests.drawing import drawn_book, hide, merge

_CALI = """
| Organismo | BPIN | Proyecto | Actividad | Fecha inicio | Fecha fin | % avance | Apropiación definitiva | Ejecutado | Dificultades |
|-----------|------|----------|-----------|--------------|-----------|----------|------------------------|-----------|--------------|
"""


def _sheet_of_office(title: str, office: str, above: int = 6) -> str:
    top = f"## {title}\n| ALCALDÍA DE VILLA QUIETA |\n| SEGUIMIENTO AL PLAN DE ACCIÓN |\n" + "| |\n" * above
    rows = [
        f"| {office} | 26001{number // 3} | Proyecto {number // 3} | Paso {number} | {day}"
        f" | {1_000_000 * (1 + number // 3)} | 200 | N/A |"
        for number, day in enumerate(_DAYS)
    ]
    return "\n".join((top.rstrip(), _CALI.strip(), *rows, "| TOTAL | | | | | | | 9999999 | 1400 | |"))


_DAYS = (
    '"15/01/2025" | 2025-06-30 | 0.5',
    '"20/01/2025" | 2025-06-30 | "45%\\n"',
    '"1/2/0205" | 2025-06-30 | 1.05',
    '"03/02/2025" | 2025-08-31 | 0.2',
    '"04/02/2025" | 2025-08-31 | 0',
    '"05/02/2025" | 2025-08-31 | 0.1',
    '"06/02/2025" | 2025-12-15 | 0.9',
)

OFFICES = hide(
    drawn_book(
        "\n\n".join(
            (
                _sheet_of_office("4145 Salud", "Secretaría de Salud"),
                _sheet_of_office("4143 Educacion", "Secretaría de Educación "),
                _sheet_of_office("4146 Obras", "Obras Públicas", above=5),
                _sheet_of_office("Copia de 4146 Obras", "Obras Públicas"),
                "## Población\n| Barrio | Habitantes | Viviendas |\n| Norte | 100 | 20 |",
                "## Hoja3",
            )
        ),
        tipo="",
    ),
    "Población",
)
"""A sheet for each office, titles on row 9 below a heading, a total, a copy, a hidden sheet of another thing."""

OF_PROGRAMMES = merge(
    drawn_book(
        """
## Plan
| PLAN DE ACCIÓN 2026 |
| Proyecto | Estado | Presupuesto | Actividad | Responsable | Inicio | Fin |
|----------|--------|-------------|-----------|-------------|--------|-----|
| Bosque urbano | En ejecución | 500 | Plantar | Ana Ruiz | 2026-01-10 | 2026-03-10 |
| | | | Regar | Luis Paz | 2026-02-10 | 2026-04-10 |
| | | | Podar | Ana Ruiz | 2026-03-10 | 2026-05-10 |
| Río limpio | Finalizada | 900 | Dragar | Luis Paz | 2026-01-10 | 2026-03-10 |
| | | | Sembrar | Ana Ruiz | 2026-02-10 | 2026-06-10 |
""",
        tipo="",
    ),
    "Plan",
    *("A6:A7", "B6:B7", "C6:C7", "A3:A5", "B3:B5", "C3:C5"),
)
"""State and money merged over the activities of each programme, the last merged cell first in the file."""

MERGED = merge(
    drawn_book(
        """
## Sec. Bienestar
| PLAN DE ACCIÓN 2026 |
| SECRETARÍA DE BIENESTAR |
| Programa | Meta producto | Actividad | Indicador | Unidad de medida | Línea base | Meta 2026 | Responsable | I Trimestre | II Trimestre |
|----------|---------------|-----------|-----------|------------------|------------|-----------|-------------|-------------|--------------|
| Infancia feliz | Atender 200 niños | Abrir dos salas | Salas abiertas | Número | 1 | 2 | Ana Ruiz | 0 | 1 |
| | | | Niños atendidos | Niños | 120 | 200 | Ana Ruiz | 0 | 40 |
| | | Formar cuidadoras | Cuidadoras formadas | Personas | 0 | 30 | Ana Ruiz; Luis Paz | 0 | 0 |
| Mayores activos | Sumar 50 personas | Talleres de memoria | Talleres dictados | Número | 4 | 12 | Luis Paz | 0 | 2 |
| | | Paseos | Paseos hechos | Número | SD | 6 | Luis Paz | 0 | 0 |
""",
        tipo="",
    ),
    "Sec. Bienestar",
    "A1:J1",
    "A2:J2",
    "A4:A6",
    "A7:A8",
    "B4:B6",
    "B7:B8",
    "C4:C5",
)
"""Programmes merged over their activities, and an activity merged over two indicators."""

DOUBLE = merge(
    drawn_book(
        """
## Hoja 1
| Plan indicativo | | | | | | | | |
| Código | Programa | Indicador de producto | Línea base | 2025 | | 2026 | | Responsable |
| | | | | Programado | Ejecutado | Programado | Ejecutado | |
| 4501 | Vías para todos | Kilómetros mejorados | "2 km" | 4 | 3.5 | 6 | 0 | Sec. de Obras |
| 4502 | Vías para todos | Puentes reparados | 1 | 2 | 2 | 3 | 1 | Sec. de Obras |
| 4503 | Agua limpia | Litros por segundo | "18 Lts*Seg" | 20 | 18 | 25 | 0 | Acueducto |
| | | | | 26 | 23.5 | 34 | 1 | |
""",
        tipo="",
    ),
    "Hoja 1",
    "A2:A3",
    "B2:B3",
    "C2:C3",
    "D2:D3",
    "E2:F2",
    "G2:H2",
    "I2:I3",
)
"""Titles of two rows, years over what was programmed and done, prose in a column of numbers, an unlabelled sum."""

_BLOCK = "| Compromiso | Acción | Responsable | Plazo | Avance |"

BLOCKS = drawn_book(
    f"""
## Compromisos
| Gobierno abierto |
| EJE 1. CIUDAD CERCANA | | | | |
{_BLOCK}
| Dar cuentas | Publicar datos | GV - DDFF - HAZI | "1º semestre 2025" | "50 %" |
| Dar cuentas | Formar equipos | Obras Públicas | "2º semestre 2026" | "20 %" |
| EJE 2. CUIDADOS | | | | |
{_BLOCK}
| Cuidar mejor | Abrir un centro | Bienestar | "DIC 2025" | "Sin dotación" |
| Cuidar mejor | Llamar por teléfono | Bienestar | "2025-2026" | "10 %" |
| EJE 3. CLIMA | | | | |
{_BLOCK}
| Plantar | Mil árboles | Ambiente | "a definir" | "0 %" |
""",
    tipo="",
)
"""The same titles over each block of rows, and a label over each block; dates in words."""

NUMBERED = drawn_book(
    """
## MIR
| MUNICIPIO DE VILLA QUIETA |
| MATRIZ DE INDICADORES PARA RESULTADOS |
| Nivel | Resumen narrativo | Indicador | Método de cálculo | Unidad de medida | Frecuencia de medición | Línea base | Meta | Medios de verificación |
| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |
| Fin | Vivir mejor | Índice de bienestar | Encuesta anual | Índice | Anual | 60 | 75 | Informe anual |
| Propósito | Calles sanas | Calles en buen estado | Calles buenas / calles | Porcentaje | Trimestral | 40 | 70 | Relevamiento |
| Componente | Bacheo | Baches tapados | Suma | Baches | Mensual | 0 | 900 | Partes de obra |
""",
    tipo="",
)
"""A row of numbers under the titles; indicators and nothing else."""

DOUBTFUL = drawn_book(
    """
## Seguimiento
| No. | Proyecto | Delegado | Fecha de inicio | Fecha de finalización | Situación actual | % de ejecución |
|-----|----------|----------|-----------------|-----------------------|------------------|----------------|
| 1 | Mercado central | Ana, Luis y Eva | 2021 | "2025 jun 09" | En ejecución | "23,7% " |
| 2 | Plaza mayor | ? | ? | 2026-05-01 | En obra | 15 |
| 3 | Ciclovía | ? | 2025-02-01 | "2050-01-01" | FInalizada | 100 |
| 4 | Terminal | ? | ? | ? | Piloto 1 | ? |
""",
    tipo="",
)
"""One row per project, question marks, years for dates, a column of states that is no list."""

CALENDAR = merge(
    drawn_book(
        """
## POA
| MUNICIPIO DE VILLA QUIETA | | | | | | | | | |
| Eje rector | Programa presupuestario | Clave | Línea de acción | Actividad | Unidad de medida | Meta anual | Calendario | | Comuna |
| | | | | | | | Trim 1 | Trim 2 | |
| Gobierno | Finanzas sanas | E001 | Recaudar mejor | Cobrar tasas | Recibos | 1000 | 250 | 250 | 1 |
| Gobierno | Finanzas sanas | E001 | Recaudar mejor | Notificar | Avisos | 400 | 100 | 100 | 2 |
| Bienestar | Salud cercana | E002 | Prevenir | Campañas | Campañas | 12 | 3 | 3 | 1 |
""",
        tipo="",
    ),
    "POA",
    *(f"{letter}2:{letter}3" for letter in "ABCDEFGJ"),
    "H2:I2",
)
"""Four levels in one sheet, a code that repeats because it is the programme's, quarters in columns."""

GANTT = drawn_book(
    """
## Cronograma
| Tarea | Quién | Empieza | Termina | Ene | Feb | Mar |
| Excavar | Ana Ruiz | 2026-01-05 | 2026-02-10 | x | x | |
| Hormigonar | Luis Paz | 2026-02-11 | 2026-03-10 | | x | x |
""",
    tipo="",
)
"""Months marked with crosses."""

WORKS = drawn_book(
    """
## datos
| id | nombre | etapa | monto_contrato | barrio | fecha_inicio | porcentaje_avance | mano_obra |
| 1 | Puente Azul | Finalizada | "$ 21.883.237" | Barracas | "1/5/2017" | 100 | 5 |
| 2 | Escuela 3 | En ejecución | "67065700" | Boca | "15/7/2018" | 45 | 9 |
""",
    tipo="",
)
"""A file of open data, titles with underscores, a column that sounds like works and counts people."""

ODD = hide(
    drawn_book(
        """
## Seguimiento
| Programa | Actividad | Responsable | Fecha inicio | Avance | Avance | Presupuesto 2025 | Presupuesto 2026 | |
|----------|-----------|-------------|--------------|--------|--------|------------------|------------------|-|
| Agua | Excavar | Ana Ruiz | 2025-01-10 | 0.5 | 0.4 | 1000 | 2000 | |
| | Tender caños | Ana Ruiz | 2025-02-10 | 0.2 | 0.2 | 1000 | 2000 | |
| | | Ana Ruiz | 2025-03-10 | #REF! | 0.1 | 1000 | 2000 | |
| Luz | Columnas | Luis Paz | 2025-01-20 | 0.1 | 0.1 | 500 | 700 | |
| | Cables | Luis Paz | 2025-04-20 | 0 | 0 | 500 | 700 | |
| | Lámparas | Luis Paz | 2025-05-20 | 0 | 0 | 500 | 700 | |
| | | | | | | | | |
| | | | | | | | | |
| | | | | | | | | |
| | | | | | | | | |
| | Velocímetro | 80 | | | | | | |
| | Meta | 100 | | | | | | |
""",
        tipo="",
    ),
    "Seguimiento",
    4,
)
"""A programme only in the first row of each group, a title twice, a hidden row, a nameless one, a table below."""

STRATEGY = drawn_book(
    """
## Ejes y objetivos
| Plan de gobierno 2024-2027 |
| |
| Eje estratégico | Objetivo estratégico | Descripción |
| Ciudad cercana | Limpiar las calles | Que dé gusto caminarlas |
| Ciudad cercana | Ordenar el tránsito | Que se llegue a hora |
| Salud para todos | Acercar la atención | Salas en cada barrio |

## Directorio
| Secretaría | Secretario | Correo electrónico | Teléfono |
| Obras Públicas | María Sosa | obras@villa.example | "555-0101" |
| Salud | Pedro Gil | salud@villa.example | "555-0102" |
""",
    tipo="",
)
"""The plan's axes with their objectives, and who is at the head of each office."""

STRANGE = drawn_book(
    """
## Cumpleaños
| Nombre | Cumple | Regalo |
| Ana | 1990-05-01 | Libro |
| Luis | 1988-07-02 | Vino |

## Sueldos
| Legajo | Básico | Antigüedad | Neto |
| 1 | 1000 | 50 | 1050 |

## Nota
| Estimados: adjunto lo pedido, quedo a disposición para cualquier consulta sobre el plan de acción. |
""",
    tipo="",
)
"""Nothing of a plan."""


def hostile(sheets: int, columns: int, rows: int) -> Book:
    """Give a book of many sheets, each with titles that almost sound like ours, and cells of all kinds."""
    title = drawn_book("## A\n| Actividad |", tipo="").sheets["A"]
    names = ("Actividdad", "Fecha inisio", "Avanse", "Proyeto", "Responsabel", "Meta", "Presupuesto", "Año")
    head = [f"{names[spot % len(names)]} {spot}" for spot in range(columns)]
    cells = ("15/01/2025", 0.5, "N/A", "Una frase cualquiera", 20.0, None, "45%", "A-1")
    body = [[cells[(spot + row) % len(cells)] for spot in range(columns)] for row in range(rows)]
    spans = tuple(Merged(row, row + 1, 0, 0) for row in range(2, rows, 2))
    drawn = {
        f"H{number}": replace(title, title=f"H{number}", rows=[head, *body], merged=spans)
        for number in range(sheets)
    }
    return Book(drawn, tuple(drawn))
