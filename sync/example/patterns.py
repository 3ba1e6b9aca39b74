"""The steps that each kind of project takes."""

from __future__ import annotations

from collections.abc import Mapping

from sync.example.shapes import Task

_DRAWN = """
vial: Proyecto ejecutivo 0-15; Licitación 15-30; Firma del contrato 31; Movimiento de suelos 32-52;
    Cordón cuneta y desagües 48-72; Carpeta de rodamiento 72-95; Habilitación al tránsito 100

veredas: Relevamiento de esquinas 0-14; Licitación 14-32; Firma del contrato 33; Rampas y vados 34-60;
    Recambio de baldosas 56-88; Señalización podotáctil 88-98; Recepción de la obra 100

hidrica: Estudio hidráulico 0-15; Licitación 15-30; Acta de inicio de obra 31; Excavación y conductos 32-68;
    Cámaras y sumideros 60-84; Reposición de calzadas 84-97; Recepción provisoria 100

edificio: Anteproyecto y permisos 0-12; Proyecto ejecutivo y pliego 12-24; Licitación 24-36;
    Firma del contrato 37; Estructura y cubierta 38-64; Instalaciones y terminaciones 60-90;
    Equipamiento 86-98; Inauguración 100

plaza: Diseño con los vecinos 0-18; Compra de materiales y juegos 18-38; Senderos e iluminación 36-66;
    Juegos y mobiliario 62-86; Plantación 80-96; Apertura 100

arbolado: Censo de arbolado 0-18; Provisión de ejemplares 16-38; Preparación de canteros 32-52;
    Plantación de otoño 52-72; Plantación de primavera 72-92; Riego y reposición 76-100

compra: Especificaciones técnicas 0-15; Licitación 15-42; Adjudicación 43; Entrega de los equipos 44-72;
    Puesta en marcha 70-90; Capacitación de quienes los usan 84-100

campaña: Diagnóstico y metas 0-15; Diseño de materiales 13-30; Acuerdos con escuelas y comercios 22-44;
    Primera etapa en los barrios 42-68; Segunda etapa en los barrios 68-92; Evaluación 90-100

norma: Diagnóstico normativo 0-20; Redacción del proyecto 18-40; Consulta a vecinos y organizaciones 38-60;
    Ingreso al Concejo 62; Trabajo en comisiones 62-84; Sanción de la ordenanza 86; Reglamentación 86-100

servicio: Relevamiento de la demanda 0-15; Diseño del servicio 13-28; Prueba piloto 28-46; Lanzamiento 47;
    Ampliación a todos los barrios 48-80; Seguimiento y ajustes 74-100

digital: Relevamiento de trámites 0-18; Contratación del desarrollo 16-34; Desarrollo y pruebas 34-64;
    Publicación de la primera versión 66; Capacitación del personal 62-80; Incorporación de trámites 78-100

curso: Diseño de los contenidos 0-15; Convocatoria e inscripción 14-28; Primer ciclo 28-54;
    Segundo ciclo 54-82; Acompañamiento a egresados 78-98; Entrega de certificados 100

cultura: Programación y sedes 0-15; Contratación de artistas 14-32; Difusión 26-48; Primera temporada 36-62;
    Segunda temporada 62-94; Balance público 100

social: Criterios y padrón 0-18; Inscripción 16-34; Evaluación social 32-50; Primera entrega 50-68;
    Segunda entrega 68-90; Rendición de cuentas 88-100

plan: Línea de base 0-20; Mesas de trabajo 18-44; Redacción del plan 44-74; Presentación pública 76;
    Primeras medidas 76-100

convenio: Firma del convenio 15; Aprobación del Concejo 40; Entrega del terreno 70; Acta final 100
"""


def _patterns(text: str) -> Mapping[str, tuple[Task, ...]]:
    blocks = (" ".join(block.split()) for block in text.strip().split("\n\n"))
    named = (block.split(": ", 1) for block in blocks)
    return {name: tuple(_task(step) for step in steps.split("; ")) for name, steps in named}


def _task(step: str) -> Task:
    nombre, span = step.rsplit(" ", 1)
    start, _, end = span.partition("-")
    return Task(nombre, int(start), int(end or start))


PATTERNS = _patterns(_DRAWN)
"""The tasks of each kind of project, in order."""
