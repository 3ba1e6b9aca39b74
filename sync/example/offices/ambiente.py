"""Ambiente y Espacio Público: waste, trees, parks."""

from __future__ import annotations

from sync.example.shapes import Office

AMBIENTE = Office(
    codigo="AMB",
    nombre="Secretaría de Ambiente y Espacio Público",
    tipo="Secretaría",
    depende_de="INT",
    titular="Cecilia Montenegro",
    correo="ambiente@municipio.example",
    contact="Diego Arancibia",
    team=("Diego Arancibia", "Florencia Ibáñez", "Ramiro Castaño", "Noelia Vera"),
    generations=(0, 1, 3, 5, 7, 9, 11),
    lineamientos=(("AMB-L1", "E4", "Una ciudad con más árboles"),),
    drawing="""
    01 | Separación en origen | L7 | campaña | -310 | 140 | bien | Florencia Ibáñez | 62 |
    Puerta a puerta con promotores, bolsas verdes y días fijos de recolección.
    + EDU; GOB
    * Hogares que separan | hogares | 4200 | 26000 | Mensual
    * Toneladas recuperadas | toneladas | 0 | 1900 | Mensual | suma

    02 | Planta de compostaje | L7 | edificio | -400 | 70 | atrasada | Ramiro Castaño | 175 | Zona industrial
    Tratamiento de la poda y de los residuos de ferias y verdulerías.
    * Toneladas compostadas | toneladas | 0 | 850 | Trimestral | suma, mala

    03 | Red de puntos verdes | L7 | compra | -260 | -5 | casi | Florencia Ibáñez | 41 |
    Dieciocho contenedores de gran tamaño para reciclables, uno por delegación y en cada plaza central.
    * Puntos verdes en uso | puntos verdes | 2 | 18 | Trimestral

    04 | Diez mil árboles para la ciudad | AMB-L1 | arbolado | -280 | 180 | bien | Noelia Vera | 54 |
    Especies nativas en veredas, escuelas y márgenes de arroyos.
    * Árboles plantados | árboles | 0 | 10000 | Mensual | suma
    * Ejemplares que prosperan | % | 60 | 85 | Semestral

    05 | Parque lineal del arroyo | L2 | plaza | -150 | 250 | bien | Noelia Vera | 160 | Las Piedras
    Dos kilómetros de sendero, bancos, luz y miradores sobre la margen norte.
    + OP
    * Metros de sendero habilitados | metros | 0 | 2000 | Trimestral

    06 | Erradicación de microbasurales | L7 | servicio | -350 | 60 | corrida | Diego Arancibia | 48 |
    Limpieza, cartelería y control de los 55 puntos con mayor acumulación.
    * Microbasurales activos | microbasurales | 55 | 8 | Mensual | floja

    07 | Ordenanza de plásticos descartables | L7 | norma | -280 | -4 | sin cerrar | Florencia Ibáñez | 6 |
    Reemplazo gradual de bolsas, sorbetes y vajilla descartable en comercios.
    * Comercios adheridos | comercios | 0 | 320 | Trimestral

    08 | Recolección con camiones eléctricos | L7 | compra | 30 | 340 | adelantada | Ramiro Castaño | 210 |
    Los primeros seis camiones de carga lateral, con su playa de recarga.
    * Camiones eléctricos en servicio | camiones | 0 | 6 | Trimestral | sin medir

    09 | Huertas comunitarias | AMB-L1 | curso | -190 | 150 | optimista | Noelia Vera | 18 |
    Formación, semillas y herramientas para huertas en escuelas y clubes.
    * Huertas en producción | huertas | 9 | 40 | Trimestral

    @ L7 | -400 | 500
    * Residuos enterrados por habitante | kg por mes | 31 | 22 | Mensual
    """,
)
