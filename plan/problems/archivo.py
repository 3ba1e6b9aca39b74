"""Problems of the scope of a file: what keeps its bytes from being read as a workbook at all."""

from __future__ import annotations

from plan.problems.vocabulary import Entry, Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "ARCHIVO_VACIO",
        Severity.ERROR,
        "Archivo vacío",
        "El archivo está vacío: mide 0 bytes.",
        "Vuelva a guardar el libro en esta carpeta desde Excel o LibreOffice; si ya no lo tiene, "
        "recupere su última copia.",
    ),
    Entry(
        "ARCHIVO_INCOMPLETO",
        Severity.ERROR,
        "Archivo incompleto o dañado",
        "El archivo está cortado o dañado: le falta una parte, como cuando una copia no termina.",
        "Cópielo o guárdelo otra vez; si tampoco abre en Excel, recupere su última copia.",
    ),
    Entry(
        "ARCHIVO_EN_CAMBIO",
        Severity.ERROR,
        "Archivo que no deja de cambiar",
        "El archivo cambia cada vez que se lo lee, como si algún programa lo estuviera escribiendo sin "
        "parar.",
        "Espere a que termine la copia o la sincronización y guarde el libro una vez más.",
    ),
    Entry(
        "ARCHIVO_SIN_ACCESO",
        Severity.ERROR,
        "Archivo que no se puede abrir",
        "No se pudo abrir el archivo: {motivo}.",
        "Ciérrelo en los programas que lo tengan abierto; si sigue igual, pida que revisen los permisos "
        "de la carpeta compartida.",
    ),
    Entry(
        "ARCHIVO_XLS",
        Severity.ERROR,
        "Formato antiguo de Excel (.xls)",
        "El libro está en el formato antiguo de Excel (.xls, de 1997 a 2003).",
        "Ábralo y elija «Guardar como» → «Libro de Excel (.xlsx)».",
    ),
    Entry(
        "ARCHIVO_XLSB",
        Severity.ERROR,
        "Formato binario de Excel (.xlsb)",
        "El libro está en el formato binario de Excel (.xlsb).",
        "Ábralo y elija «Guardar como» → «Libro de Excel (.xlsx)».",
    ),
    Entry(
        "ARCHIVO_ODS",
        Severity.ERROR,
        "Formato de LibreOffice (.ods)",
        "El libro está en el formato propio de LibreOffice (.ods).",
        "Ábralo en LibreOffice y elija «Guardar como» → «Excel 2007-365 (.xlsx)».",
    ),
    Entry(
        "ARCHIVO_CON_CONTRASENA",
        Severity.ERROR,
        "Libro con contraseña",
        "El libro pide una contraseña para abrirse, y sin ella no se puede leer.",
        "Quítela en Excel con Archivo → Información → Proteger libro → «Cifrar con contraseña» (deje el "
        "campo vacío) y guarde.",
    ),
    Entry(
        "ARCHIVO_TEXTO",
        Severity.ERROR,
        "Texto o CSV en lugar de un libro",
        "El archivo es un texto (por ejemplo CSV) y no un libro de Excel: cambiar la terminación del nombre "
        "no lo convierte.",
        "Copie los datos en la planilla que le corresponde y guárdela como «Libro de Excel (.xlsx)».",
    ),
    Entry(
        "ARCHIVO_HTML",
        Severity.ERROR,
        "Página web con nombre de Excel",
        "El archivo es una página web o un XML con nombre de libro de Excel, como los que descargan "
        "algunos sistemas.",
        "Ábralo en Excel y elija «Guardar como» → «Libro de Excel (.xlsx)».",
    ),
    Entry(
        "ARCHIVO_DE_OTRA_CLASE",
        Severity.ERROR,
        "No es un libro de Excel",
        "El archivo no es un libro de Excel: parece {clase}.",
        "Ponga en su lugar la planilla, guardada como «Libro de Excel (.xlsx)», o quite este archivo de "
        "la carpeta.",
    ),
    Entry(
        "ARCHIVO_MUY_GRANDE",
        Severity.ERROR,
        "Archivo demasiado grande",
        "El archivo mide {medida} MB y se aceptan hasta {limite} MB.",
        "Quite las imágenes, los adjuntos y las hojas que no sean de la planilla, y guárdelo de nuevo.",
    ),
    Entry(
        "ARCHIVO_INFLADO",
        Severity.ERROR,
        "Contenido desmedido",
        "Al descomprimirlo, el libro ocuparía {medida} MB, una desproporción que ningún plan real alcanza.",
        "Copie solo los datos (pegado especial → valores) en una planilla nueva y guárdela.",
    ),
    Entry(
        "ARCHIVO_EMPAQUETADO_RARO",
        Severity.ERROR,
        "Libro armado de forma irregular",
        "El libro está armado de una forma que Excel no usa: {motivo}.",
        "Ábralo en Excel o LibreOffice y guárdelo de nuevo como «Libro de Excel (.xlsx)».",
    ),
    Entry(
        "ARCHIVO_XML_PELIGROSO",
        Severity.ERROR,
        "Libro con instrucciones no permitidas",
        "El libro trae por dentro definiciones que Excel nunca escribe y que pueden ser dañinas, así que "
        "no se leyó.",
        "Copie los datos en una planilla nueva; si no sabe de dónde salió este archivo, avise a informática.",
    ),
    Entry(
        "ARCHIVO_NO_SE_ENTIENDE",
        Severity.ERROR,
        "Libro que no se pudo interpretar",
        "El archivo es un libro de Excel, pero su contenido no se pudo interpretar.",
        "Ábralo en Excel o LibreOffice, acepte repararlo si lo propone, y guárdelo de nuevo.",
    ),
    Entry(
        "ARCHIVO_CELDA_LEJANA",
        Severity.ERROR,
        "Celda escrita muy lejos de los datos",
        "La hoja «{hoja}» tiene algo escrito en la celda {celda}, lejísimos de los demás datos.",
        "Vaya a {celda} (Ctrl+G), borre lo que haya en esa fila y en esa columna, y guarde.",
        plain="Vaya a esa celda (Ctrl+G), borre lo que haya en su fila y en su columna, y guarde.",
    ),
    Entry(
        "ARCHIVO_DEMASIADAS_CELDAS",
        Severity.ERROR,
        "Demasiadas celdas",
        "La hoja «{hoja}» abarca más de {limite} celdas, más de las que se pueden leer.",
        "Deje en ella solo los datos del plan: elimine las filas y columnas que sobran y guarde.",
    ),
    Entry(
        "ARCHIVO_DEMASIADO_TEXTO",
        Severity.ERROR,
        "Demasiado texto",
        "Los textos de las celdas suman más de {limite} MB, más de los que se pueden leer.",
        "Busque un texto larguísimo repetido en muchas celdas, bórrelo y guarde.",
    ),
    Entry(
        "ARCHIVO_AGOTA_MEMORIA",
        Severity.ERROR,
        "Libro demasiado pesado",
        "El libro necesita más memoria de la permitida para leerse.",
        "Copie solo los datos (pegado especial → valores) en una planilla nueva y guárdela.",
    ),
    Entry(
        "ARCHIVO_NO_TERMINA",
        Severity.ERROR,
        "Libro que tarda demasiado",
        "La lectura del libro no terminó en {segundos} segundos y se detuvo; no se intentará otra vez "
        "con estos mismos bytes.",
        "Copie solo los datos (pegado especial → valores) en una planilla nueva y guárdela.",
    ),
    Entry(
        "ARCHIVO_DETIENE_LECTOR",
        Severity.ERROR,
        "Libro que hace fallar la lectura",
        "La lectura del libro se interrumpió de golpe; no se intentará otra vez con estos mismos bytes.",
        "Ábralo en Excel o LibreOffice, copie los datos en una planilla nueva y guárdela; y avise a "
        "informática.",
    ),
)
