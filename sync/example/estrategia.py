"""The strategy of the example municipality: plan, ejes, dependencias and shared lineamientos."""

from __future__ import annotations

from datetime import date

from plan.standard.vocabulary import Row
from sync.example.dates import plan_dates
from sync.example.drawings import read
from sync.example.offices import OFFICES
from sync.example.shapes import Office

COORDINATION = "Carolina Benítez"
"""Who keeps the strategy."""

EJES = (
    ("E1", "Una ciudad que se renueva", "Calles, desagües, plazas y edificios públicos.", 3.0),
    ("E2", "Una comunidad que cuida", "Salud, alimentación, igualdad y acompañamiento.", 3.0),
    ("E3", "Aprender, crear y jugar", "Educación, cultura y deporte en todos los barrios.", 2.0),
    ("E4", "Ambiente y movilidad sostenibles", "Menos residuos, más árboles y mejores viajes.", 2.0),
    ("E5", "Un gobierno cercano", "Trámites simples, cuentas claras y participación.", 1.0),
)

LINEAMIENTOS = (
    ("L1", "E1", "Barrios conectados y en condiciones"),
    ("L2", "E1", "Espacio público para encontrarse"),
    ("L3", "E2", "La salud cerca de cada familia"),
    ("L4", "E2", "Igualdad y vida libre de violencias"),
    ("L5", "E3", "Primera infancia y escuelas"),
    ("L6", "E3", "Cultura y deporte en los barrios"),
    ("L7", "E4", "Menos residuos, más reciclado"),
    ("L8", "E4", "Moverse mejor y con seguridad"),
    ("L9", "E5", "Trámites simples y datos abiertos"),
    ("L10", "E5", "Cuentas ordenadas y participación"),
    ("L11", "E5", "Empleo y economía del conocimiento"),
)
"""The shared ones; the last has no programme yet."""

SILENT = (
    ("INT", "Intendencia", "Intendencia", None, "Elvira Santillán", None),
    ("TUR", "Dirección de Turismo", "Dirección", "GOB", None, -200),
)
"""Those that present no workbook: code, name, kind, above, head, and since how many days it is no more."""


def rows(today: date) -> dict[str, list[Row]]:
    """Spell the whole strategy, by title of the sheet."""
    first, last = plan_dates(today)
    name = f"Plan de Gobierno {first.year + 1}-{last.year}"
    norma = f"Ordenanza {8200 + first.year % 100}/{first.year + 1}"
    return {
        "Plan": [{"nombre": name, "inicio": first, "fin": last, "norma": norma}],
        "Ejes": [
            {"codigo": code, "nombre": name, "descripcion": text, "ponderacion": weight}
            for code, name, text, weight in EJES
        ],
        "Dependencias": [*_silent(today), *(_office(office) for office in OFFICES)],
        "Relaciones": [
            {"dependencia": office.codigo, "eje": eje} for office in OFFICES for eje in ejes_of(office)
        ],
        "Lineamientos": [{"codigo": code, "eje": eje, "nombre": name} for code, eje, name in LINEAMIENTOS],
    }


def ejes_of(office: Office) -> list[str]:
    """List the ejes an office works for: those of the lineamientos its projects stand under."""
    known = {code: eje for code, eje, _ in (*LINEAMIENTOS, *(one for o in OFFICES for one in o.lineamientos))}
    return sorted({known[proyecto.lineamiento] for proyecto in read(office.drawing)})


def _silent(today: date) -> list[Row]:
    return [
        {
            "codigo": code,
            "nombre": name,
            "tipo": kind,
            "depende_de": above,
            "titular": head,
            "presenta_planilla": "No",
            "vigente_hasta": date.fromordinal(today.toordinal() + until) if until else None,
        }
        for code, name, kind, above, head, until in SILENT
    ]


def _office(office: Office) -> Row:
    return {
        "codigo": office.codigo,
        "nombre": office.nombre,
        "tipo": office.tipo,
        "depende_de": office.depende_de,
        "titular": office.titular,
        "correo": office.correo,
        "presenta_planilla": "Sí",
    }
