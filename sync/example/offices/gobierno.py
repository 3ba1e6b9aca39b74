"""Gobierno y Modernización: digital procedures, open data, participation."""

from __future__ import annotations

from sync.example.shapes import Office

GOBIERNO = Office(
    codigo="GOB",
    nombre="Secretaría de Gobierno y Modernización",
    tipo="Secretaría",
    depende_de="INT",
    titular="Alejandro Figueroa",
    correo="gobierno@municipio.example",
    contact="Julieta Navarro",
    team=("Julieta Navarro", "Esteban Roldán", "Malena Ocampo", "Fabián Sosa"),
    generations=(0, 2, 4, 6, 8, 9, 11),
    lineamientos=(("GOB-L1", "E5", "Atención sin filas"),),
    drawing="""
    01 | Ventanilla única digital | L9 | digital | -340 | 130 | bien | Esteban Roldán | 78 |
    Habilitaciones, permisos y reclamos en un solo lugar y con seguimiento.
    ! El módulo de reclamos espera la carga de las delegaciones.
    * Trámites disponibles en línea | trámites | 6 | 60 | Mensual
    * Reclamos resueltos en plazo | % | 48 | 85 | Mensual | floja

    02 | Portal de datos abiertos | L9 | digital | -430 | -50 | bien | Malena Ocampo | 12 |
    Presupuesto, compras, obras y transporte en formatos que se pueden reutilizar.
    * Conjuntos de datos publicados | conjuntos de datos | 0 | 45 | Trimestral

    03 | Firma digital en los expedientes | L9 | digital | -200 | 120 | muy bien | Esteban Roldán | 16 |
    Certificados y capacitación para todos los que firman.
    * Expedientes sin papel | % | 5 | 90 | Mensual

    04 | Presupuesto participativo | L10 | plan | -260 | 70 | bien | Julieta Navarro | 60 |
    Asambleas en 18 zonas para decidir el destino de una parte de las obras.
    * Vecinos que votaron | personas | 2100 | 9000 | Anual
    * Proyectos elegidos en obra | proyectos | 0 | 18 | Trimestral

    05 | Turnos en línea | GOB-L1 | digital | -390 | -9 | sin cerrar | Malena Ocampo | 9 |
    Turnos para licencias, tesorería y rentas, sin madrugar.
    * Turnos pedidos en línea | % | 0 | 75 | Mensual

    06 | Delegación Oeste | GOB-L1 | edificio | -330 | 190 | lenta | Fabián Sosa | 122 | Barrio Oeste
    Oficina de atención, registro civil y juzgado de faltas para 30.000 vecinos.
    * Avance físico certificado | % | 0 | 100 | Mensual | floja

    07 | Inventario de bienes municipales | L10 | plan | -220 | 100 | retirada | Fabián Sosa | 7 |
    Relevamiento de inmuebles, vehículos y equipos.
    * Bienes inventariados | bienes | 0 | 14000 | Trimestral

    08 | Actualización del catastro | L10 | compra | -250 | 150 | suspendida sin causa | Fabián Sosa | 83 |
    Vuelo, imágenes y parcelario digital de toda la planta urbana.
    * Parcelas actualizadas | parcelas | 0 | 52000 | Trimestral | mala

    09 | Compras abiertas | L10 | norma | -170 | 210 | bien | Julieta Navarro | 5 |
    Pliegos tipo, plazos publicados y actas de apertura por internet.
    * Oferentes por licitación | oferentes | 2 | 5 | Trimestral

    10 | Escuela de gobierno | GOB-L1 | curso | 25 | 300 | prevista | Julieta Navarro | 8 |
    Formación para quienes atienden al público y para mandos medios.
    * Agentes capacitados | personas | 0 | 450 | Trimestral

    @ L9 | -400 | 520
    * Trámites que exigen presencia | trámites | 140 | 45 | Trimestral
    """,
)
