"""Makes the command line library speak Spanish: it asks gettext, and gettext is told where to look."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "messages"


def speak_spanish() -> None:
    """Answer in Spanish whatever the language of the machine."""
    os.environ["LANGUAGE"] = "es"
    gettext.bindtextdomain(DOMAIN, LOCALE)
