"""The declaration of `estrategia.xlsx`: the plan, its ejes, the dependencias and what they share."""

from __future__ import annotations

from plan.standard.kinds import Codigo, Correos, Fecha, Lista, Mistake, Numero, Referencia, Texto
from plan.standard.lineamiento import lineamientos
from plan.standard.vocabulary import Column, Need, Sheet, Workbook

SI_NO = ("Sí", "No")
TIPOS_DEPENDENCIA = ("Intendencia", "Secretaría", "Subsecretaría", "Dirección", "Ente")

_SHORT = Mistake("Sec.", "Secretaría", "Se elige de la lista, sin abreviar.")
_ABOVE_NAMED = Mistake("Secretaría de Gobierno", "GOB", "Va el código, no el nombre.")
_EJE_NAMED = Mistake("Ciudad cercana", "E1", "Va el código, no el nombre.")

PLAN = Sheet(
    title="Plan",
    table="plan",
    help="Qué plan es y entre qué fechas rige. Una sola fila.",
    single=True,
    key=(),
    pitfalls=("PLAN_SIN_FILA",),
    columns=(
        Column(
            "Nombre",
            Texto(),
            Need.REQUIRED,
            "Cómo se llama el plan de gobierno.",
            "Plan de Gobierno 2024-2027",
        ),
        Column("Inicio", Fecha(), Need.REQUIRED, "Primer día del plan.", "10/12/2023"),
        Column("Fin", Fecha(), Need.REQUIRED, "Último día del plan.", "09/12/2027"),
        Column("Norma", Texto(), help="Norma que lo aprobó.", example="Ordenanza 1234/2024"),
    ),
)

EJES = Sheet(
    title="Ejes",
    table="eje",
    help="Los ejes rectores del plan, uno por fila.",
    key=("codigo",),
    pitfalls=("FILA_REPETIDA",),
    columns=(
        Column("Código", Codigo(), Need.REQUIRED, "Código corto del eje; no se repite ni se cambia.", "E1"),
        Column("Nombre", Texto(), Need.REQUIRED, "Nombre del eje.", "Ciudad cercana"),
        Column(
            "Descripción",
            Texto(long=True),
            help="Qué busca el eje, en palabras de todos los días.",
            example="Servicios y espacios públicos cerca de cada casa",
        ),
        Column(
            "Ponderación",
            Numero(minimum=0, exclusive=True),
            help="Cuánto pesa el eje en el total del municipio. En blanco vale 1.",
            example="2",
            default=1.0,
        ),
    ),
)

DEPENDENCIAS = Sheet(
    title="Dependencias",
    table="dependencia",
    help="Las secretarías y demás dependencias, de quién dependen y cuáles presentan planilla.",
    key=("codigo",),
    pitfalls=(
        "FILA_REPETIDA",
        "REFERENCIA_CIRCULAR",
    ),
    columns=(
        Column(
            "Código",
            Codigo(),
            Need.REQUIRED,
            "Código corto de la dependencia; su planilla lleva ese nombre.",
            "OP",
        ),
        Column("Nombre", Texto(), Need.REQUIRED, "Nombre de la dependencia.", "Secretaría de Obras Públicas"),
        Column(
            "Tipo",
            Lista(TIPOS_DEPENDENCIA),
            Need.EXPECTED,
            "Qué clase de dependencia es.",
            "Secretaría",
            slips=(_SHORT,),
        ),
        Column(
            "Depende de",
            Referencia("Dependencias"),
            help="Código de la dependencia de la que depende. En blanco si no depende de otra.",
            example="INT",
            slips=(_ABOVE_NAMED,),
        ),
        Column("Titular", Texto(), help="Quién está a cargo.", example="María Sosa"),
        Column(
            "Correo",
            Correos(),
            help="A dónde se le escribe sobre su planilla; varios se separan con punto y coma.",
            example="obras@municipio.example",
            public=False,
        ),
        Column(
            "Presenta planilla",
            Lista(SI_NO),
            Need.REQUIRED,
            "Si la dependencia presenta su propia planilla.",
            "Sí",
        ),
        Column(
            "Vigente hasta",
            Fecha(),
            help="Último día en que la dependencia existió, si ya no existe.",
            example="31/12/2025",
        ),
    ),
)

RELACIONES = Sheet(
    title="Relaciones",
    table="relacion",
    help="Qué dependencia trabaja para qué eje: una fila por cada par.",
    key=("dependencia", "eje"),
    pitfalls=("REFERENCIA_DESCONOCIDA",),
    columns=(
        Column("Dependencia", Referencia("Dependencias"), Need.REQUIRED, "Código de la dependencia.", "OP"),
        Column("Eje", Referencia("Ejes"), Need.REQUIRED, "Código del eje.", "E1", slips=(_EJE_NAMED,)),
    ),
)

LINEAMIENTOS_COMUNES = lineamientos(
    "Los lineamientos que comparten varias dependencias. Los propios van en la planilla de cada una.",
    eje="Código del eje al que pertenece.",
    example="L1",
)

ESTRATEGIA = Workbook(
    tipo="estrategia",
    help="La estrategia del municipio: la lleva la coordinación y hay una sola.",
    sheets=(PLAN, EJES, DEPENDENCIAS, RELACIONES, LINEAMIENTOS_COMUNES),
)
