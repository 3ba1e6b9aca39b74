"""A town with a programme for every kind of light, as of 20/11/2026."""

from __future__ import annotations

from datetime import date

from tests.dashboard.factory import Factory

FIRST = date(2026, 9, 1)
LAST = date(2026, 11, 18)


def populate(factory: Factory) -> None:
    """Load the strategy, an office that informs, one that went silent and one that never loaded."""
    estrategia(factory)
    factory.load("SAL", FIRST, FIRST)
    programa(factory, "SAL", "SAL-1", nombre="Vacunación en los barrios", avance_reportado=0.85)
    factory.load("OP", LAST, LAST, tomadas=12, errores=1, advertencias=1, cuarentena=1)
    factory.observe("CELDA_PENDIENTE", "Actividades", "F7", valor="prontito")
    public_works(factory)


def estrategia(factory: Factory) -> None:
    """Load the strategy."""
    factory.load("", FIRST)
    factory.put("plan", nombre="Plan de Gobierno 2024-2027", inicio=date(2023, 12, 10), fin=date(2027, 12, 9))
    factory.put("eje", codigo="E1", nombre="Ciudad cercana")
    factory.put("eje", codigo="E2", nombre="Salud para todos")
    factory.put("dependencia", codigo="INT", nombre="Intendencia", presenta_planilla="No")
    for code, name in (("OP", "Obras Públicas"), ("SAL", "Secretaría de Salud"), ("CUL", "Cultura")):
        factory.put("dependencia", codigo=code, nombre=name, depende_de="INT", presenta_planilla="Sí")
    factory.put("lineamiento", codigo="L1", eje="E1", nombre="Barrios conectados")
    factory.put("lineamiento", codigo="L2", eje="E2", nombre="Atención primaria")


def public_works(factory: Factory) -> None:
    """Load the programmes of public works, one for each kind of light."""
    programa(factory, "OP", "OP-1", nombre="Red pluvial del barrio Ñandú", avance_reportado=0.9)
    task(factory, "OP-1", "OP-1.1", fin_planificado=date(2026, 6, 30), avance=0.5)
    task(factory, "OP-1", "OP-1.2", predecesora="OP-1.1", avance=0.4)
    task(factory, "OP-1", "OP-1.3", hito="Sí", fin_planificado=date(2026, 12, 20), avance=0.0)
    programa(factory, "OP", "OP-2", nombre="Alumbrado LED", avance_reportado=0.88)
    programa(factory, "OP", "OP-3", nombre="Puente viejo", estado="Suspendido", justificacion="Cautelar")
    programa(factory, "OP", "OP-4", nombre="Parque", inicio_planificado=None, fin_planificado=None)
    task(factory, "OP-4", "OP-4.1", inicio_planificado=None, fin_planificado=None, avance=0.3)
    programa(
        factory,
        "OP",
        "OP-5",
        nombre="Terminal",
        inicio_planificado=date(2027, 3, 1),
        fin_planificado=date(2027, 6, 30),
    )
    programa(factory, "OP", "OP-6", nombre="Vivero", estado="Finalizado", avance_reportado=1.0)
    programa(factory, "OP", "OP-7", nombre="Mercado", fin_planificado=date(2026, 8, 31), avance_reportado=0.6)
    factory.put(
        "indicador",
        "OP",
        codigo="I1",
        programa="OP-1",
        nombre="Metros de conducto",
        unidad="metros",
        sentido="Ascendente",
        meta=1800.0,
    )
    factory.put("medicion", "OP", indicador="I1", fecha=date(2026, 9, 30), programado=900.0, valor=742.0)
    for source, amount in (("Tesoro", 1000.0), ("Nación", 500.0)):
        factory.put(
            "presupuesto",
            "OP",
            programa="OP-1",
            ejercicio=2026.0,
            fuente=source,
            asignado=amount,
            ejecutado=300.0,
        )


def programa(factory: Factory, origen: str, codigo: str, **cells: object) -> None:
    """Open a programme of the whole year 2026."""
    usual = {
        "nombre": "Programa",
        "lineamiento": "L2" if origen == "SAL" else "L1",
        "responsable": "Paula Ferreyra",
        "inicio_planificado": date(2026, 1, 1),
        "fin_planificado": date(2026, 12, 31),
        "estado": "En curso",
    }
    factory.put("programa", origen, codigo=codigo, **(usual | cells))


def task(factory: Factory, programa: str, codigo: str, **cells: object) -> None:
    """Open an activity of the whole year 2026, begun on its day."""
    usual = {
        "nombre": f"Tarea {codigo}",
        "inicio_planificado": date(2026, 1, 1),
        "fin_planificado": date(2026, 12, 31),
        "inicio_real": date(2026, 1, 5),
    }
    factory.put("actividad", "OP", codigo=codigo, programa=programa, **(usual | cells))
