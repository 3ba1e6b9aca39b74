"""The reading process: takes one workbook after another from its parent, and answers with plain values.

It trusts nothing it reads, and its parent trusts nothing it answers.
"""

from __future__ import annotations

import io
import pickle
import sys
import traceback

from sync.confined.serving import serve
from sync.read.engine import read_workbook
from sync.read.titles import ALL
from sync.read.unreadable import UnreadableError


def answer(titles: bytes, data: bytes) -> bytes:
    """Read one workbook, whatever comes of it: the folded titles wanted, or `ALL`, and its bytes."""
    try:
        wanted = None if titles == ALL else frozenset(titles.decode().split())
        return _pickled(("book", read_workbook(data, wanted)))
    except UnreadableError as refusal:
        return _pickled(("refusal", refusal.code, refusal.facts, refusal.detail))
    except MemoryError:
        return _pickled(("refusal", "ARCHIVO_AGOTA_MEMORIA", {}, "MemoryError"))
    except BaseException:  # noqa: BLE001 - a panic of the engine is no Exception
        return _pickled(("refusal", "ARCHIVO_NO_SE_ENTIENDE", {}, traceback.format_exc(limit=-3)))


def _pickled(answer: tuple[object, ...]) -> bytes:
    """Pickle without memo: cells are trees, and the memo would cost more than the pickling."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True
    pickler.dump(answer)
    return stream.getvalue()


if __name__ == "__main__":
    serve(answer, sys.argv[1:])
