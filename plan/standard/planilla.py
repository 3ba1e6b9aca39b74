"""The declaration of `<CÓDIGO>.xlsx`: what each dependencia fills in about its programmes."""

from __future__ import annotations

from datetime import date

from plan.standard.actividad import ACTIVIDADES
from plan.standard.estrategia import SI_NO
from plan.standard.kinds import (
    Anio,
    Codigo,
    CodigoAnterior,
    Fecha,
    Lista,
    Mistake,
    Monto,
    Numero,
    Personas,
    Porcentaje,
    Referencia,
    Referencias,
    Texto,
)
from plan.standard.lineamiento import lineamientos
from plan.standard.medicion import INDICADORES, MEDICIONES
from plan.standard.vocabulary import Column, Need, Sheet, Workbook

ESTADOS_PROGRAMA = ("No iniciado", "En curso", "Finalizado", "Suspendido", "Cancelado")

_MONTH = Mistake(
    "octubre 2026", "31/10/2026", "Hasta qué día se informa: el último del mes.", right=date(2026, 10, 31)
)
_WORK = Mistake("Obra", "Proyecto", "Se elige Programa o Proyecto.")
_NAMED = Mistake("Renovar la red pluvial", "OP-L1", "Va el código, no el nombre.")

INFORME = Sheet(
    title="Informe",
    table="informe",
    help="Hasta qué fecha informa esta planilla. Una sola fila.",
    single=True,
    key=(),
    pitfalls=(
        "INFORME_SIN_CORTE",
        "CORTE_FUTURO",
    ),
    columns=(
        Column(
            "Corte",
            Fecha(),
            Need.EXPECTED,
            "Fecha hasta la que llega la información. En blanco se toma el día en que se guardó la planilla.",
            "31/10/2026",
            slips=(_MONTH,),
        ),
        Column(
            "Sin novedades",
            Lista(SI_NO),
            help="Sí, cuando no hubo cambios desde el informe anterior y se lo quiere dejar dicho.",
            example="No",
        ),
        Column("Validado por", Texto(), help="Quién revisó la planilla.", example="María Sosa", public=False),
        Column(
            "Comentario",
            Texto(long=True),
            help="Lo que la coordinación deba saber; no se publica.",
            example="Falta cargar lo ejecutado en octubre",
            public=False,
        ),
    ),
)

LINEAMIENTOS = lineamientos(
    "Los lineamientos propios de la dependencia. Los compartidos están en la estrategia.",
    eje="Código de un eje con el que la dependencia trabaja.",
    example="OP-L1",
    pitfalls=("LINEAMIENTO_EN_ESTRATEGIA", "EJE_NO_RELACIONADO"),
)

PROGRAMAS = Sheet(
    title="Programas",
    table="programa",
    help="Los programas y proyectos de la dependencia, uno por fila.",
    key=("codigo",),
    pitfalls=(
        "FILA_REPETIDA",
        "REFERENCIA_DESCONOCIDA",
        "PROGRAMA_SIN_JUSTIFICACION",
        "FECHA_CORRIDA_SIN_JUSTIFICACION",
        "FINALIZADO_SIN_COMPLETAR",
        "AVANCE_LEJOS_DE_ACTIVIDADES",
    ),
    columns=(
        Column(
            "Código", Codigo(), Need.REQUIRED, "Código del programa; no se repite ni se cambia.", "OP-012"
        ),
        Column(
            "Nombre",
            Texto(),
            Need.REQUIRED,
            "Nombre del programa o proyecto.",
            "Red pluvial del barrio Norte",
        ),
        Column(
            "Lineamiento",
            Referencia("Lineamientos"),
            Need.REQUIRED,
            "Código del lineamiento al que responde.",
            "OP-L1",
            slips=(_NAMED,),
        ),
        Column(
            "Tipo",
            Lista(("Programa", "Proyecto")),
            help="Programa o Proyecto. En blanco vale Programa.",
            example="Proyecto",
            default="Programa",
            slips=(_WORK,),
        ),
        Column(
            "Descripción",
            Texto(long=True),
            help="De qué se trata, para que lo entienda un vecino.",
            example="Conductos y bocas de tormenta para que el barrio no se inunde",
        ),
        Column(
            "Responsable",
            Personas(),
            Need.EXPECTED,
            "Quién responde por el programa; varios se separan con punto y coma.",
            "Paula Ferreyra",
        ),
        Column(
            "Participan",
            Referencias("Dependencias"),
            help="Códigos de otras dependencias que participan, separados con punto y coma.",
            example="AMB; MOV",
        ),
        Column(
            "Inicio planificado", Fecha(), Need.EXPECTED, "Cuándo debe empezar, según el plan.", "02/03/2026"
        ),
        Column(
            "Fin planificado", Fecha(), Need.EXPECTED, "Cuándo debe terminar, según el plan.", "26/02/2027"
        ),
        Column(
            "Estado",
            Lista(
                ESTADOS_PROGRAMA,
                aliases={"en ejecución": "En curso", "en proceso": "En curso", "terminado": "Finalizado"},
            ),
            Need.EXPECTED,
            "En qué estado está. Suspendido y Cancelado piden Justificación.",
            "En curso",
        ),
        Column(
            "Avance reportado",
            Porcentaje(),
            Need.EXPECTED,
            "Qué porcentaje considera hecho la dependencia.",
            "45%",
        ),
        Column(
            "Ponderación",
            Numero(minimum=0, exclusive=True),
            help="Cuánto pesa frente a los demás programas de la planilla. En blanco vale 1.",
            example="2",
            default=1.0,
        ),
        Column(
            "Público",
            Lista(SI_NO),
            help="No, si el programa no debe verse en las páginas públicas. En blanco vale Sí.",
            example="Sí",
            default="Sí",
        ),
        Column(
            "Justificación",
            Texto(long=True),
            help="Por qué se suspendió, se canceló o se corrieron las fechas.",
            example="Se reprogramó: la licitación quedó desierta",
            public=False,
        ),
        Column(
            "Observaciones",
            Texto(long=True),
            help="Notas internas; no se publican.",
            example="Pendiente la firma del convenio",
            public=False,
        ),
        Column("Expediente", Texto(), help="Número de expediente.", example="EX-2026-00123"),
        Column("Barrio", Texto(), help="Dónde se hace.", example="Barrio Norte"),
        Column(
            "Código anterior",
            CodigoAnterior(),
            help="El código que tenía antes (OP-012), o dependencia y código si vino de otra (OP/OP-012).",
            example="OP/OP-012",
        ),
    ),
)

PRESUPUESTO = Sheet(
    title="Presupuesto",
    table="presupuesto",
    help="Cuánto dinero tiene y lleva gastado cada programa, por año y fuente. Sin signo de moneda.",
    key=("programa", "ejercicio", "fuente"),
    pitfalls=(
        "FILA_REPETIDA",
        "EJECUTADO_SUPERA_ASIGNADO",
    ),
    columns=(
        Column("Programa", Referencia("Programas"), Need.REQUIRED, "Código del programa.", "OP-012"),
        Column("Ejercicio", Anio(), Need.REQUIRED, "Año del presupuesto.", "2026"),
        Column("Fuente", Texto(), help="De dónde sale el dinero.", example="Tesoro municipal"),
        Column("Asignado", Monto(), Need.EXPECTED, "Crédito que tiene en el año.", "12500000"),
        Column("Ejecutado", Monto(), Need.EXPECTED, "Lo gastado en el año hasta el corte.", "4300000"),
    ),
)

PLANILLA = Workbook(
    tipo="planilla",
    help="La planilla de una dependencia: sus programas, actividades, presupuesto e indicadores.",
    sheets=(INFORME, LINEAMIENTOS, PROGRAMAS, ACTIVIDADES, PRESUPUESTO, INDICADORES, MEDICIONES),
)
