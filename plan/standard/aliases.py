"""Other words for the sheets and columns of the standard: how public plans out there call the same things.

Written without accents, as titles are compared; the titles of the declaration itself need not stand here.
"""

from __future__ import annotations

from collections.abc import Mapping

Words = tuple[str, ...]

WEAK = "~"
"""Marks words that stand for something else as often; any other title that fits goes before."""

_PROGRAMA: Words = (
    *("programa", "proyecto", "nombre del programa", "nombre del proyecto", "programa o proyecto"),
    *(
        "proyecto de inversion",
        "proyecto estrategico",
        "iniciativa",
        "compromiso",
        "obra",
        "nombre de la obra",
    ),
)
_PROGRAMA_CODE: Words = (
    *("codigo del programa", "codigo del proyecto", "codigo bpin", "bpin", "codigo bp", "clave del programa"),
    *("clave programatica", "codigo presupuestal", "id programa", "id proyecto", "id obra"),
)
_LINEAMIENTO: Words = (
    *("lineamiento", "linea estrategica", "linea de accion", "objetivo estrategico", "estrategia", "linea"),
    *("componente", "objetivo especifico", "objetivo operativo"),
)
_EJE: Words = (
    *("eje", "eje estrategico", "eje rector", "pilar", "dimension", "eje de gobierno", "eje tematico"),
    "nombre del eje",
)
_DEPENDENCIA: Words = (
    *("dependencia", "secretaria", "organismo", "oficina", "entidad", "reparticion", "departamento"),
    *("dependencia responsable", "area responsable", "unidad responsable", "secretaria responsable", "area"),
    *("organismo responsable", "entidad responsable", "unidad ejecutora", "institucion", "jurisdiccion"),
)
_INDICADOR: Words = (
    *("indicador", "nombre del indicador", "indicador de producto", "indicador de resultado"),
    *("indicador de gestion", "~meta producto", "~meta de resultado", "~meta", "~descripcion de la meta"),
)
_ORDER: Words = ("numero", "item", "id", "clave", "consecutivo", "numero de orden")
_INICIO: Words = (
    *(
        "inicio",
        "fecha inicio",
        "fecha inicial",
        "inicio previsto",
        "inicio programado",
        "comienzo",
        "empieza",
        "desde",
    ),
    *("fecha inicio programada", "fecha inicio planificada", "fecha prevista de inicio", "fecha de comienzo"),
)
_FIN: Words = (
    *("fin", "fecha fin", "fecha final", "finalizacion", "fecha finalizacion", "termino", "fecha termino"),
    *("fecha terminacion", "fin previsto", "fin programado", "vencimiento", "fecha limite", "plazo", "hasta"),
    *("fecha fin programada", "fecha fin planificada", "fecha prevista de finalizacion", "fecha de entrega"),
    *("fecha de cumplimiento", "fecha compromiso"),
)
_AVANCE: Words = (
    *("avance", "% avance", "porcentaje de avance", "avance fisico", "avance acumulado", "nivel de avance"),
    *(
        "% ejecucion",
        "porcentaje de ejecucion",
        "% cumplimiento",
        "porcentaje de cumplimiento",
        "cumplimiento",
    ),
    *("% ejecucion fisica", "% avance fisico", "progreso", "% realizado"),
)
_RESPONSABLE: Words = (
    *("responsable", "nombre del responsable", "lider", "encargado", "a cargo de", "delegado", "referente"),
    *("funcionario responsable", "supervisor", "gerente", "coordinador", "quien"),
)
_ESTADO: Words = ("estado", "estado actual", "situacion", "etapa", "status", "fase", "estado del proyecto")
_PESO: Words = ("ponderacion", "peso", "% peso", "ponderador", "% ponderacion")
_JUSTIFICACION: Words = (
    *("justificacion", "motivo del retraso", "causas del retraso", "motivo de la demora"),
    *("dificultades", "motivo"),
)
_OBSERVACIONES: Words = (
    *("observaciones", "comentarios", "notas", "aclaraciones", "logros", "avance cualitativo"),
    *("descripcion del avance", "analisis", "informe cualitativo"),
)
_DESCRIPCION: Words = ("descripcion", "objeto", "alcance", "objetivo", "objetivo general", "detalle")

SHEET_ALIASES: Mapping[str, Words] = {
    "eje": ("ejes", "pilares", "ejes estrategicos"),
    "dependencia": ("dependencias", "secretarias", "organigrama", "directorio"),
    "lineamiento": ("lineamientos", "lineas estrategicas", "objetivos"),
    "programa": ("programas", "proyectos", "banco de proyectos", "obras", "compromisos"),
    "actividad": ("actividades", "plan de accion", "cronograma", "tareas", "acciones", "plan operativo"),
    "presupuesto": ("presupuesto", "inversiones", "ejecucion presupuestal", "poai"),
    "indicador": (
        "indicadores",
        "metas",
        "plan indicativo",
        "matriz de indicadores",
        "tablero de indicadores",
    ),
    "medicion": ("mediciones", "seguimiento de indicadores", "resultados"),
}
"""What sheets are called elsewhere, by table."""

COLUMN_ALIASES: Mapping[str, Mapping[str, Words]] = {
    "eje": {
        "codigo": (*_ORDER, "codigo del eje"),
        "nombre": _EJE,
        "descripcion": _DESCRIPCION,
        "ponderacion": _PESO,
    },
    "dependencia": {
        "codigo": (*_ORDER, "sigla", "abreviatura", "codigo de la dependencia"),
        "nombre": (*_DEPENDENCIA, "nombre de la dependencia"),
        "tipo": ("tipo de dependencia", "nivel"),
        "depende_de": ("superior", "pertenece a", "dependencia superior"),
        "titular": ("secretario", "jefe", "director", "a cargo de", "nombre del titular", *_RESPONSABLE),
        "correo": ("correo electronico", "email", "mail", "correo institucional"),
        "presenta_planilla": ("informa", "presenta plan"),
        "vigente_hasta": ("fecha de baja",),
    },
    "relacion": {"dependencia": _DEPENDENCIA, "eje": _EJE},
    "lineamiento": {
        "codigo": (*_ORDER, "codigo del lineamiento", "codigo del objetivo"),
        "eje": _EJE,
        "nombre": _LINEAMIENTO,
        "descripcion": _DESCRIPCION,
    },
    "programa": {
        "codigo": (*_ORDER, *_PROGRAMA_CODE),
        "nombre": _PROGRAMA,
        "lineamiento": _LINEAMIENTO,
        "tipo": ("tipo de proyecto", "tipo de obra", "clase"),
        "descripcion": (*_DESCRIPCION, "descripcion del proyecto", "descripcion del programa"),
        "responsable": (*_RESPONSABLE, "responsable del programa", "responsable del proyecto"),
        "participan": (
            *("participantes", "corresponsables", "dependencias que participan", "areas involucradas"),
            *("otras dependencias", "aliados", "apoyo"),
        ),
        "inicio_planificado": _INICIO,
        "fin_planificado": _FIN,
        "estado": _ESTADO,
        "avance_reportado": _AVANCE,
        "ponderacion": _PESO,
        "publico": ("se publica",),
        "justificacion": _JUSTIFICACION,
        "observaciones": _OBSERVACIONES,
        "expediente": ("numero de expediente", "contrato", "numero de contrato"),
        "barrio": ("localizacion", "ubicacion", "comuna", "vereda", "localidad", "territorio", "direccion"),
        "codigo_anterior": (),
    },
    "actividad": {
        "codigo": (*_ORDER, "codigo de la actividad", "id actividad"),
        "programa": (*_PROGRAMA, *_PROGRAMA_CODE),
        "nombre": (
            *("actividad", "accion", "tarea", "nombre de la actividad", "descripcion de la actividad"),
            *("actividad principal", "subactividad", "hito", "entregable", "accion a desarrollar", "que"),
        ),
        "responsable": (*_RESPONSABLE, "responsable de la actividad"),
        "hito": ("es hito",),
        "estado": (*_ESTADO, "estado de la actividad"),
        "inicio_planificado": _INICIO,
        "fin_planificado": _FIN,
        "inicio_real": ("fecha inicio real", "fecha real de inicio", "inicio efectivo", "inicio ejecutado"),
        "fin_real": (
            *("fecha fin real", "fecha real de finalizacion", "fin efectivo", "fecha finalizacion real"),
            *("fecha real de fin", "fecha de terminacion real"),
        ),
        "avance": _AVANCE,
        "ponderacion": (*_PESO, "% participacion"),
        "predecesora": ("predecesoras", "depende de", "requisito"),
        "evidencia": ("evidencias", "soporte", "enlace", "medio de verificacion", "fuente de verificacion"),
        "justificacion": _JUSTIFICACION,
        "observaciones": _OBSERVACIONES,
        "codigo_anterior": (),
    },
    "presupuesto": {
        "programa": (*_PROGRAMA, *_PROGRAMA_CODE),
        "ejercicio": ("año", "vigencia", "anio", "ejercicio fiscal"),
        "fuente": ("fuente de financiacion", "fuente de financiamiento", "fuente de recursos", "rubro"),
        "asignado": (
            *("presupuesto", "presupuesto asignado", "apropiacion", "apropiacion definitiva", "codificado"),
            *(
                "apropiacion inicial",
                "credito",
                "credito vigente",
                "presupuesto inicial",
                "costo",
                "inversion",
            ),
            *(
                "presupuesto vigente",
                "presupuesto definitivo",
                "recursos asignados",
                "monto",
                "costo estimado",
            ),
            "presupuesto programado",
        ),
        "ejecutado": (
            *("presupuesto ejecutado", "ejecucion presupuestal", "pagos", "devengado", "obligaciones"),
            *("gasto", "comprometido", "valor ejecutado", "pagado", "recursos ejecutados", "ejecucion"),
            *("compromisos", "ejecucion financiera"),
        ),
    },
    "indicador": {
        "codigo": (*_ORDER, "codigo del indicador"),
        "programa": (*_PROGRAMA, *_PROGRAMA_CODE),
        "lineamiento": _LINEAMIENTO,
        "nombre": _INDICADOR,
        "tipo": ("tipo de indicador", "dimension del indicador", "nivel"),
        "metodo_de_calculo": ("formula", "forma de calculo", "formula del indicador"),
        "unidad": ("unidad de medida", "unidad medida", "medida"),
        "sentido": ("comportamiento", "tendencia", "orientacion", "sentido del indicador"),
        "acumulacion": ("tipo de acumulacion", "tipo de meta"),
        "frecuencia": ("periodicidad", "frecuencia de medicion"),
        "linea_base": ("linea de base", "valor base", "valor inicial", "valor de linea base"),
        "meta": (
            *("meta producto", "meta cuatrienio", "meta del indicador", "meta programada", "meta anual"),
            *("valor meta", "meta fisica", "cantidad programada", "meta del plan", "meta total"),
        ),
        "fecha_de_la_meta": ("fecha meta", "plazo de la meta"),
        "umbral_verde": (),
        "umbral_amarillo": (),
        "medio_de_verificacion": ("fuente de verificacion", "fuente de informacion", "evidencia"),
    },
    "medicion": {
        "indicador": (*_INDICADOR, "codigo del indicador"),
        "fecha": ("fecha de medicion", "fecha de corte", "periodo", "corte", "trimestre", "mes"),
        "programado": ("meta del periodo", "valor programado", "planeado"),
        "valor": ("resultado", "valor alcanzado", "logro", "logrado", "valor medido", "valor observado"),
        "nota": _OBSERVACIONES,
    },
}
"""What columns are called elsewhere, by table and name."""

OFFICE_TITLES: Words = _DEPENDENCIA
"""What a column is called that says which office each row is of."""
