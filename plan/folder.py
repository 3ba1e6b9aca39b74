"""How the shared folder can stand, as the way in notes it and the site tells it."""

from __future__ import annotations

BIEN = "bien"
AUSENTE = "ausente"
NO_RESPONDE = "no responde"
CON_FALLAS = "con fallas"
FALTAN = "faltan planillas"

SITUATIONS = (BIEN, AUSENTE, NO_RESPONDE, CON_FALLAS, FALTAN)
