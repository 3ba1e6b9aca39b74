"""The declaration of how a plan is measured: the sheets `Indicadores` and `Mediciones` of a planilla."""

from __future__ import annotations

from plan.standard.kinds import Codigo, Fecha, Lista, Mistake, Numero, Porcentaje, Referencia, Texto
from plan.standard.vocabulary import Column, Need, Sheet

_OF_PRODUCT = Mistake("De producto", "Producto", "Se elige de la lista, sin otras palabras.")
_GROWING = Mistake("Creciente", "Ascendente", "Ascendente si más es mejor.")
_ADDED_UP = Mistake("Acumulado", "Suma", "Suma si las mediciones se agregan; Último valor si se reemplazan.")
_EVERY_QUARTER = Mistake("Cada 3 meses", "Trimestral", "Se elige de la lista.")
_NOT_YET = Mistake("sin medir", "", "Si todavía no se midió, la celda va vacía.")

INDICADORES = Sheet(
    title="Indicadores",
    table="indicador",
    help="Cómo se acordó evaluar: un indicador por fila, de un programa o de un lineamiento.",
    key=("codigo",),
    pitfalls=(
        "INDICADOR_SIN_OBJETO",
        "META_CONTRA_SENTIDO",
    ),
    columns=(
        Column(
            "Código", Codigo(), Need.REQUIRED, "Código del indicador; no se repite ni se cambia.", "OP-012-I1"
        ),
        Column(
            "Programa",
            Referencia("Programas"),
            help="Código del programa que mide. Este o Lineamiento, al menos uno.",
            example="OP-012",
        ),
        Column(
            "Lineamiento",
            Referencia("Lineamientos"),
            help="Código del lineamiento que mide, si no mide un solo programa.",
            example="OP-L1",
        ),
        Column("Nombre", Texto(), Need.REQUIRED, "Qué se mide.", "Metros de conducto instalados"),
        Column(
            "Tipo",
            Lista(("Gestión", "Producto", "Resultado", "Impacto")),
            help="Qué clase de indicador es.",
            example="Producto",
            slips=(_OF_PRODUCT,),
        ),
        Column(
            "Método de cálculo",
            Texto(long=True),
            Need.EXPECTED,
            "Cómo se obtiene el número.",
            "Suma de metros certificados",
        ),
        Column("Unidad", Texto(), Need.REQUIRED, "En qué se mide.", "metros"),
        Column(
            "Sentido",
            Lista(("Ascendente", "Descendente")),
            Need.REQUIRED,
            "Ascendente si más es mejor; Descendente si menos es mejor.",
            "Ascendente",
            slips=(_GROWING,),
        ),
        Column(
            "Acumulación",
            Lista(("Último valor", "Suma")),
            help="Si vale la última medición o la suma de todas. En blanco vale Último valor.",
            example="Suma",
            default="Último valor",
            slips=(_ADDED_UP,),
        ),
        Column(
            "Frecuencia",
            Lista(("Mensual", "Trimestral", "Semestral", "Anual")),
            Need.EXPECTED,
            "Cada cuánto se mide.",
            "Trimestral",
            slips=(_EVERY_QUARTER,),
        ),
        Column("Línea base", Numero(), help="Cuánto valía al empezar.", example="0"),
        Column("Meta", Numero(), Need.EXPECTED, "A cuánto debe llegar.", "1800"),
        Column(
            "Fecha de la meta", Fecha(), help="Para cuándo debe alcanzarse la meta.", example="26/02/2027"
        ),
        Column(
            "Umbral verde",
            Porcentaje(),
            help="Desde qué cumplimiento es verde. En blanco vale 90 %.",
            example="90%",
            default=0.9,
        ),
        Column(
            "Umbral amarillo",
            Porcentaje(),
            help="Desde qué cumplimiento es amarillo. En blanco vale 70 %.",
            example="70%",
            default=0.7,
        ),
        Column("Medio de verificación", Texto(), help="Dónde se comprueba.", example="Certificados de obra"),
    ),
)

MEDICIONES = Sheet(
    title="Mediciones",
    table="medicion",
    help="Lo medido de cada indicador: una fila por fecha.",
    key=("indicador", "fecha"),
    pitfalls=(
        "MEDICION_FUTURA",
        "MEDICION_FUERA_DE_FRECUENCIA",
        "MEDICION_SALTO",
    ),
    columns=(
        Column("Indicador", Referencia("Indicadores"), Need.REQUIRED, "Código del indicador.", "OP-012-I1"),
        Column("Fecha", Fecha(), Need.REQUIRED, "Fecha a la que corresponde la medición.", "30/09/2026"),
        Column("Programado", Numero(), help="Cuánto debía valer a esa fecha.", example="900"),
        Column(
            "Valor",
            Numero(),
            help="Cuánto valió. En blanco si todavía no se midió.",
            example="742",
            slips=(_NOT_YET,),
        ),
        Column("Nota", Texto(long=True), help="Aclaraciones de la medición.", example="Dato provisorio"),
    ),
)
