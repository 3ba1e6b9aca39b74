"""The declaration of the sheet `Actividades` of a planilla: what is done, by whom, between which dates."""

from __future__ import annotations

from plan.standard.estrategia import SI_NO
from plan.standard.kinds import (
    Codigo,
    CodigoAnterior,
    Fecha,
    Lista,
    Mistake,
    Numero,
    Personas,
    Porcentaje,
    Referencia,
    Referencias,
    Texto,
)
from plan.standard.vocabulary import Column, Need, Sheet

ESTADOS_ACTIVIDAD = ("Suspendida", "Cancelada")

_PROGRAMA_NAMED = Mistake("Red pluvial del barrio Norte", "OP-012", "Va el código, no el nombre.")
_GOING_ON = Mistake("En curso", "", "Solo si está suspendida o cancelada; lo demás lo dicen fechas y avance.")
_DONE = Mistake("Hecho", "100%", "Un porcentaje; y la fecha en que terminó, en Fin real.", right=1.0)

ACTIVIDADES = Sheet(
    title="Actividades",
    table="actividad",
    help="Las actividades e hitos de cada programa, uno por fila.",
    key=("codigo",),
    pitfalls=(
        "REFERENCIA_DESCONOCIDA",
        "FECHAS_EN_DESORDEN",
        "ACTIVIDAD_DESPUES_DEL_PROGRAMA",
        "COMPLETA_SIN_FIN_REAL",
        "FIN_REAL_FUTURO",
        "AVANCE_TODO_EN_CERO",
    ),
    columns=(
        Column(
            "Código",
            Codigo(),
            Need.REQUIRED,
            "Código de la actividad; no se repite ni se cambia.",
            "OP-012.01",
        ),
        Column(
            "Programa",
            Referencia("Programas"),
            Need.REQUIRED,
            "Código del programa al que pertenece.",
            "OP-012",
            slips=(_PROGRAMA_NAMED,),
        ),
        Column("Nombre", Texto(), Need.REQUIRED, "Qué se hace.", "Relevamiento topográfico"),
        Column("Responsable", Personas(), help="Quién la lleva adelante.", example="Luis Quiroga"),
        Column(
            "Hito",
            Lista(SI_NO),
            help="Sí, si es un momento y no un trabajo (una firma, una inauguración). En blanco vale No.",
            example="No",
            default="No",
        ),
        Column(
            "Estado",
            Lista(ESTADOS_ACTIVIDAD, blank="si la actividad sigue su curso o ya terminó"),
            help="Solo si está Suspendida o Cancelada; en los demás casos, en blanco.",
            example="Suspendida",
            slips=(_GOING_ON,),
        ),
        Column(
            "Inicio planificado", Fecha(), Need.EXPECTED, "Cuándo debe empezar, según el plan.", "02/03/2026"
        ),
        Column(
            "Fin planificado", Fecha(), Need.EXPECTED, "Cuándo debe terminar, según el plan.", "10/04/2026"
        ),
        Column("Inicio real", Fecha(), help="Cuándo empezó de verdad.", example="09/03/2026"),
        Column(
            "Fin real",
            Fecha(),
            help="Cuándo terminó de verdad. Con esta fecha se da por hecha.",
            example="17/04/2026",
        ),
        Column(
            "Avance",
            Porcentaje(),
            Need.EXPECTED,
            "Qué parte está hecha, a la fecha de corte. Vacío no es 0 %.",
            "60%",
            slips=(_DONE,),
        ),
        Column(
            "Ponderación",
            Numero(minimum=0),
            help="Cuánto pesa en el avance del programa. En blanco vale 1; un hito junto a tareas, 0.",
            example="3",
            default=1.0,
        ),
        Column(
            "Predecesora",
            Referencias("Actividades"),
            help="Códigos de las actividades que deben terminar antes, separados con punto y coma.",
            example="OP-012.01; OP-012.02",
        ),
        Column("Evidencia", Texto(), help="Dónde se comprueba: acta, foto, enlace.", example="Acta 14/2026"),
        Column(
            "Justificación",
            Texto(long=True),
            help="Por qué se corrió, se suspendió o se canceló.",
            example="Las lluvias de marzo demoraron la excavación",
            public=False,
        ),
        Column(
            "Observaciones",
            Texto(long=True),
            help="Notas internas; no se publican.",
            example="Falta el acta de medición",
            public=False,
        ),
        Column(
            "Código anterior",
            CodigoAnterior(),
            help="El código que tenía antes, si cambió.",
            example="OP-012.1",
        ),
    ),
)
