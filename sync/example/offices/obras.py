"""Obras Públicas: streets, drains, squares and public buildings."""

from __future__ import annotations

from sync.example.shapes import Office

OBRAS = Office(
    codigo="OP",
    nombre="Secretaría de Obras Públicas",
    tipo="Secretaría",
    depende_de="INT",
    titular="Gustavo Peralta",
    correo="obras@municipio.example",
    contact="Paula Ferreyra",
    team=("Paula Ferreyra", "Luis Quiroga", "Romina Acevedo", "Hernán Toledo"),
    generations=tuple(range(12)),
    lineamientos=(
        ("OP-L1", "E1", "Barrios que no se inundan"),
        ("OP-L2", "E1", "Edificios y veredas accesibles"),
    ),
    drawing="""
    01 | Pavimentación de 42 cuadras | L1 | vial | -330 | 160 | bien | Luis Quiroga | 186 | Villa Aurora
    Asfalto, cordón cuneta y desagües en las calles que hoy son de tierra.
    + MOV
    * Cuadras pavimentadas | cuadras | 0 | 42 | Mensual | suma
    * Frentistas con calle pavimentada | frentistas | 0 | 610 | Trimestral

    02 | Repavimentación de la avenida Libertad | L1 | vial | -440 | -45 | bien | Hernán Toledo | 94 | Centro
    Nueva carpeta de rodamiento y demarcación entre la terminal y el hospital.
    * Metros lineales repavimentados | metros | 0 | 3200 | Trimestral

    03 | Red pluvial Norte | OP-L1 | hidrica | -300 | 220 | lenta | Romina Acevedo | 240 | Barrio Norte
    Conductos, sumideros y cámaras para que el agua de lluvia deje de entrar en las casas.
    + AMB; DES
    * Metros de conducto instalados | metros | 0 | 1800 | Mensual | floja
    * Anegamientos por temporada | anegamientos | 31 | 6 | Semestral

    04 | Aliviador del arroyo | OP-L1 | hidrica | -430 | -38 | vencida | Romina Acevedo | 310 | Las Piedras
    Canal aliviador de 900 metros con dos alcantarillas bajo la ruta.
    * Avance físico certificado | % | 0 | 100 | Mensual | mala

    05 | Plaza de Los Ceibos | L2 | plaza | -240 | 75 | trabada | Paula Ferreyra | 38 | Los Ceibos
    Juegos integradores, senderos y una pista de patinaje en el predio del ex corralón.
    + AMB; EDU
    ! Falta acordar con la cooperativa la fecha de entrega de los juegos.
    * Metros cuadrados de espacio público renovados | m² | 0 | 5400 | Trimestral

    06 | Veredas accesibles del centro | OP-L2 | veredas | -210 | 190 | bien | Hernán Toledo | 72 | Centro
    Rampas, vados y baldosas podotáctiles en las 64 esquinas de mayor tránsito peatonal.
    * Esquinas accesibles | esquinas | 0 | 64 | Trimestral

    07 | Luces LED en accesos y avenidas | L1 | compra | -230 | 20 | corrida | Luis Quiroga | 120 |
    Recambio de 2.300 luminarias de sodio por tecnología LED.
    * Luminarias reemplazadas | luminarias | 0 | 2300 | Mensual | suma, floja

    08 | Puente peatonal de la Ribera | L1 | convenio | -260 | 110 | muy bien | Paula Ferreyra | 45 | Ribera
    Convenio con Vialidad Provincial para unir la Ribera con el parque.

    09 | Mercado municipal | OP-L2 | edificio | -290 | 240 | suspendida | Paula Ferreyra | 155 | Centro
    Nuevos puestos, cámara de frío y baños públicos.
    ! El expediente judicial está en la Asesoría Letrada.
    * Puestos renovados | puestos | 0 | 48 | Semestral | sin programar

    10 | Defensa costera | OP-L1 | hidrica | 45 | 430 | prevista | Romina Acevedo | 280 | Ribera
    Tablestacado y paseo costero en los 700 metros más expuestos.
    * Metros de costa protegidos | metros | 0 | 700 | Trimestral

    @ OP-L1 | -400 | 500
    * Población en zonas inundables | habitantes | 12800 | 4200 | Semestral
    """,
)
