"""The declaration of the sheet `Lineamientos`, which stands in both workbooks with the same columns."""

from __future__ import annotations

from plan.standard.kinds import Codigo, Referencia, Texto
from plan.standard.vocabulary import Column, Need, Sheet


def lineamientos(purpose: str, *, eje: str, example: str, pitfalls: tuple[str, ...] = ()) -> Sheet:
    """Declare the sheet; `purpose` says whose lineamientos they are and `eje` which ejes may be named."""
    return Sheet(
        title="Lineamientos",
        table="lineamiento",
        help=purpose,
        key=("codigo",),
        pitfalls=pitfalls,
        columns=(
            Column("Código", Codigo(), Need.REQUIRED, "Código del lineamiento; no se repite.", example),
            Column("Eje", Referencia("Ejes"), Need.REQUIRED, eje, "E1"),
            Column("Nombre", Texto(), Need.REQUIRED, "Qué se propone.", "Mejorar la limpieza de la ciudad"),
            Column(
                "Descripción",
                Texto(long=True),
                help="Qué abarca, en palabras de todos los días.",
                example="Barrido, recolección y puntos limpios en todos los barrios",
            ),
        ),
    )
