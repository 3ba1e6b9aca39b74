"""Movilidad: a dirección under Obras Públicas that stopped sending its workbook."""

from __future__ import annotations

from sync.example.shapes import Office

MOVILIDAD = Office(
    codigo="MOV",
    nombre="Dirección de Movilidad y Seguridad Vial",
    tipo="Dirección",
    depende_de="OP",
    titular="Sergio Maldonado",
    correo="movilidad@municipio.example",
    contact="Andrea Luján",
    team=("Andrea Luján", "Pablo Escudero", "Mariela Coria"),
    generations=(0, 1, 2),
    lineamientos=(("MOV-L1", "E4", "Colectivos que llegan a horario"),),
    drawing="""
    01 | Red de ciclovías del centro | L8 | vial | -310 | 150 | bien | Pablo Escudero | 84 | Centro
    Once kilómetros de carril protegido que unen escuelas, hospital y terminal.
    * Kilómetros de ciclovía | km | 3 | 14 | Trimestral

    02 | Semáforos coordinados | L8 | compra | -290 | -20 | vencida | Pablo Escudero | 92 |
    Onda verde y prioridad para ambulancias en 40 cruces.
    * Cruces coordinados | cruces | 0 | 40 | Mensual | mala

    03 | Paradas seguras | MOV-L1 | plaza | -200 | 160 | bien | Mariela Coria | 36 |
    Refugios con luz, asientos y cámaras en las 70 paradas con más pasajeros.
    * Paradas renovadas | paradas | 0 | 70 | Mensual | suma

    04 | Nuevos recorridos de colectivos | MOV-L1 | plan | -220 | 140 | bien | Andrea Luján | 17 |
    Menos superposiciones en el centro y más frecuencia en los barrios.
    * Espera promedio en hora pico | minutos | 26 | 14 | Mensual

    05 | Educación vial en las escuelas | L8 | campaña | -250 | 90 | bien | Mariela Coria | 11 |
    Talleres para sexto grado y un parque vial itinerante.
    + EDU
    * Alumnos capacitados | alumnos | 0 | 5200 | Trimestral

    06 | Estacionamiento por celular | L8 | digital | -180 | 210 | atrasada | Andrea Luján | 29 | Centro
    Pago por aplicación y en comercios, sin tarjetas de papel.
    * Operaciones por celular | % | 0 | 80 | Trimestral | mala

    07 | Carril exclusivo Sur | MOV-L1 | vial | 90 | 470 | prevista | Pablo Escudero | 165 | Barrio Sur
    Tres kilómetros para colectivos y emergencias.
    """,
)
