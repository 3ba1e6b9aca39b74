"""Educación, Cultura y Deporte; the only office that weighs its programmes."""

from __future__ import annotations

from sync.example.shapes import Office

EDUCACION = Office(
    codigo="EDU",
    nombre="Secretaría de Educación, Cultura y Deporte",
    tipo="Secretaría",
    depende_de="INT",
    titular="Mónica Aguirrezabala",
    correo="educacion@municipio.example",
    contact="Nicolás Ledesma",
    team=("Nicolás Ledesma", "Patricia Zárate", "Ignacio Ruiz Díaz", "Soledad Miño"),
    generations=(0, 2, 5, 7, 9, 11),
    weighs=True,
    lineamientos=(("EDU-L1", "E3", "Lectura, memoria y patrimonio"),),
    drawing="""
    01 | Jardín maternal | L5 | edificio | -370 | 170 | bien | Patricia Zárate | 198 | Puente Viejo
    Cuatro salas, comedor y patio para 110 niñas y niños de 45 días a 3 años.
    * Avance físico certificado | % | 0 | 100 | Mensual
    * Vacantes en jardines municipales | vacantes | 480 | 700 | Semestral

    02 | Kit escolar para cada alumno | L5 | social | -420 | -35 | bien | Patricia Zárate | 52 |
    Útiles, guardapolvo y zapatillas antes del primer día de clases.
    * Alumnos con kit completo | alumnos | 0 | 11800 | Trimestral

    03 | Apoyo escolar en clubes y bibliotecas | L5 | curso | -250 | 110 | bien | Soledad Miño | 26 |
    Dos tardes por semana con docentes, en 22 sedes.
    * Alumnos que asisten | alumnos | 350 | 1500 | Mensual

    04 | Biblioteca móvil | EDU-L1 | compra | -230 | 60 | lenta | Ignacio Ruiz Díaz | 34 |
    Un colectivo con 3.000 libros que recorre las escuelas rurales.
    * Préstamos a domicilio | préstamos | 0 | 6000 | Trimestral | suma, floja

    05 | Otoño cultural | L6 | cultura | -330 | -90 | bien | Soledad Miño | 30 |
    Teatro, música y cine en once sedes, con entrada libre.
    * Asistentes | personas | 0 | 38000 | Trimestral | suma

    06 | Escuelas deportivas barriales | L6 | servicio | -290 | 130 | bien | Ignacio Ruiz Díaz | 44 |
    Fútbol, vóley, patín y atletismo con profesores en 26 clubes.
    * Chicos en escuelas deportivas | personas | 1200 | 4000 | Mensual
    * Clubes con convenio | clubes | 8 | 26 | Trimestral | olvidada

    07 | Polideportivo | L6 | edificio | -430 | 75 | corrida sin causa | Nicolás Ledesma | 320 | Las Quintas
    Cancha cubierta, pileta y pista de atletismo.
    * Avance físico certificado | % | 0 | 100 | Trimestral | floja

    08 | Archivo histórico en línea | EDU-L1 | digital | -180 | 330 | veloz | Soledad Miño | 21 |
    Fotos, actas y diarios de un siglo, en línea y con buscador.
    * Documentos digitalizados | documentos | 0 | 60000 | Mensual

    09 | Orquesta infantil y juvenil | L6 | cultura | 75 | 420 | prevista | Nicolás Ledesma | 37 | El Progreso
    Instrumentos, profesores y ensayos semanales para 120 chicas y chicos.
    * Integrantes de la orquesta | personas | 0 | 120 | Trimestral
    """,
)
