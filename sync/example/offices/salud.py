"""Salud: health centres, prevention, ambulances."""

from __future__ import annotations

from sync.example.shapes import Office

SALUD = Office(
    codigo="SAL",
    nombre="Secretaría de Salud",
    tipo="Secretaría",
    depende_de="INT",
    titular="Adriana Villalba",
    correo="salud@municipio.example; estadistica.salud@municipio.example",
    contact="Martín Echeverría",
    team=("Martín Echeverría", "Lucía Bustamante", "Jorge Palacios", "Carla Medina"),
    generations=(0, 3, 6, 9, 10, 11),
    lineamientos=(("SAL-L1", "E2", "Prevenir antes que curar"),),
    drawing="""
    01 | Centro de salud | L3 | edificio | -400 | 110 | bien | Jorge Palacios | 230 | El Progreso
    Ocho consultorios, vacunatorio y farmacia para 9.000 vecinos.
    * Avance físico certificado | % | 0 | 100 | Mensual

    02 | Historia clínica digital | L3 | digital | -270 | 180 | lenta | Martín Echeverría | 64 |
    Una sola historia para los once centros de salud y el hospital.
    + GOB
    * Centros con historia clínica digital | centros | 0 | 11 | Trimestral | floja
    * Consultas registradas en línea | % | 0 | 90 | Mensual

    03 | Vacunación casa por casa | SAL-L1 | campaña | -220 | 60 | bien | Carla Medina | 22 |
    Equipos que completan calendarios en los barrios con menor cobertura.
    * Dosis aplicadas en domicilio | dosis | 0 | 7500 | Mensual | suma
    * Niños de hasta 5 años con calendario completo | % | 71 | 92 | Trimestral

    04 | Guardia pediátrica las 24 horas | L3 | servicio | -430 | -75 | tarde | Lucía Bustamante | 88 | Centro
    Atención de niñas y niños todos los días en el hospital municipal.
    * Consultas pediátricas nocturnas | consultas | 0 | 5200 | Trimestral

    05 | Salud mental en los barrios | SAL-L1 | servicio | -130 | 300 | bien | Lucía Bustamante | 46 |
    Psicólogos y talleristas en seis centros de salud, con turnos de tarde.
    * Personas en tratamiento | personas | 140 | 900 | Mensual

    06 | Renovación de ambulancias | L3 | compra | -230 | -50 | vencida | Jorge Palacios | 130 |
    Cinco unidades de traslado y una de terapia intensiva.
    * Minutos hasta la llegada | minutos | 27 | 14 | Mensual | mala

    07 | Prevención del dengue | SAL-L1 | campaña | -160 | 90 | sin respaldo | Carla Medina | 15 |
    Descacharrado, visitas y escuelas que controlan su propio patio.
    + AMB; EDU
    * Viviendas visitadas | viviendas | 0 | 14000 | Mensual
    * Recipientes eliminados por visita | recipientes | - | 3 | Trimestral | sin base

    08 | Farmacia comunitaria | L3 | servicio | 60 | 360 | prevista | Lucía Bustamante | 40 | Puente Viejo
    Medicamentos esenciales sin cargo para tratamientos crónicos.
    * Tratamientos entregados | tratamientos | 0 | 3600 | Mensual

    @ L3 | -400 | 500
    * Días de espera para un turno | días | 19 | 7 | Mensual | floja
    """,
)
