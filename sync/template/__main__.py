"""Write both blank workbooks into a folder: `python -m sync.template templates_xlsx`."""

from __future__ import annotations

import sys
from pathlib import Path

from sync.template import write_blanks

write_blanks(Path(sys.argv[1]))
