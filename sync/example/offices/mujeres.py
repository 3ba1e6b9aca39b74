"""Políticas para las Mujeres: a subsecretaría that stands under Desarrollo Social."""

from __future__ import annotations

from sync.example.shapes import Office

MUJERES = Office(
    codigo="MUJ",
    nombre="Subsecretaría de Políticas para las Mujeres",
    tipo="Subsecretaría",
    depende_de="DES",
    titular="Verónica Salvatierra",
    correo="mujeres@municipio.example",
    contact="Belén Cardozo",
    team=("Belén Cardozo", "Graciela Ponce", "Ximena Duarte"),
    generations=(0, 2, 5, 8, 11),
    drawing="""
    01 | Casa de la Mujer | L4 | edificio | -410 | 95 | bien | Graciela Ponce | 105 | Centro
    Un solo lugar para orientación, patrocinio, talleres y primeros alojamientos.
    * Avance físico certificado | % | 0 | 100 | Trimestral

    02 | Línea de atención las 24 horas | L4 | servicio | -450 | -60 | bien | Ximena Duarte | 28 |
    Escucha y acompañamiento por teléfono y mensaje, todos los días del año.
    + SAL
    * Llamadas atendidas en menos de un minuto | % | 40 | 95 | Mensual

    03 | Patrocinio jurídico gratuito | L4 | servicio | -240 | 150 | lenta | Ximena Duarte | 31 |
    Abogadas que acompañan la denuncia y todo el proceso judicial.
    * Causas con patrocinio | causas | 60 | 420 | Trimestral | floja

    04 | Ordenanza de paridad en cargos | L4 | norma | -210 | 60 | cancelada | Verónica Salvatierra | 2 |
    Mitad de mujeres en la conducción de las áreas municipales.

    05 | Oficios sin estereotipos | L4 | curso | -230 | 100 | con baja | Graciela Ponce | 14 |
    Electricidad, gas y conducción profesional, con prácticas en obras municipales.
    * Mujeres egresadas | personas | 0 | 240 | Trimestral

    06 | Viandas y autonomía | DES-L1 | social | -170 | 190 | modesta | Belén Cardozo | 20 |
    Apoyo alimentario y económico durante los primeros seis meses.
    - reservado
    * Hogares acompañados | hogares | 0 | 310 | Trimestral
    """,
)
