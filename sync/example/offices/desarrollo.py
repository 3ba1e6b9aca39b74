"""Desarrollo Social: food, older people, housing."""

from __future__ import annotations

from sync.example.shapes import Office

DESARROLLO = Office(
    codigo="DES",
    nombre="Secretaría de Desarrollo Social",
    tipo="Secretaría",
    depende_de="INT",
    titular="Ricardo Olmedo",
    correo="desarrollo@municipio.example",
    contact="Silvina Godoy",
    team=("Silvina Godoy", "Tomás Barrientos", "Elena Farías"),
    generations=(0, 2, 4, 6, 8, 10, 11),
    declares_corte=False,
    lineamientos=(
        ("DES-L1", "E2", "Mesa servida en cada hogar"),
        ("DES-L2", "E2", "Envejecer acompañados"),
    ),
    drawing="""
    01 | Comedores con alimentos frescos | DES-L1 | social | -300 | 120 | bien | Tomás Barrientos | 140 |
    Frutas, verduras y lácteos de productores locales para 38 comedores.
    * Raciones con alimentos frescos | raciones | 0 | 420000 | Mensual | suma
    * Comedores con menú revisado | comedores | 4 | 38 | Trimestral

    02 | Tarjeta alimentaria municipal | DES-L1 | digital | -350 | -25 | vencida | Tomás Barrientos | 96 |
    Reemplaza el bolsón por una tarjeta que se usa en comercios del barrio.
    * Hogares con tarjeta | hogares | 0 | 3100 | Mensual | mala

    03 | Casa de día | DES-L2 | edificio | -280 | 210 | atrasada | Elena Farías | 118 | Los Ceibos
    Talleres, comida y atención de enfermería de lunes a viernes.
    * Plazas habilitadas | plazas | 0 | 120 | Semestral | mala

    04 | Formación de cuidadores domiciliarios | DES-L2 | curso | -260 | 45 | bien | Elena Farías | 12 |
    Curso con práctica y registro municipal de quienes lo aprueban.
    * Cuidadores egresados | personas | 0 | 160 | Trimestral

    05 | Colonias de verano | L6 | servicio | -400 | -80 | bien | Silvina Godoy | 33 |
    Pileta, comida y transporte para chicas y chicos de 4 a 12 años.
    + EDU; SAL
    * Chicos inscriptos | personas | 900 | 2400 | Trimestral

    06 | Relevamiento habitacional | L1 | plan | -200 | 130 | sin dato | Silvina Godoy | 9 |
    Censo de hogares en los 14 asentamientos del registro.
    * Hogares relevados | hogares | 0 | 2600 | Mensual | sin medir

    07 | Mejoramiento de viviendas | DES-L1 | social | -200 | 250 | sin cronograma | Tomás Barrientos | 75 |
    Techos, baños y conexiones, con asistencia técnica y mano de obra local.
    * Viviendas mejoradas | viviendas | 0 | 180 | Trimestral | sin programar

    08 | Banco de muebles y abrigo | DES-L1 | social | -240 | 60 | reportada | Silvina Godoy | 5 |
    Recibe, repara y reparte lo que los vecinos donan.
    * Familias asistidas | familias | 0 | 700 | Trimestral

    @ DES-L2 | -300 | 480
    * Personas mayores en lista de espera | personas | 210 | 40 | Trimestral | floja
    """,
)
