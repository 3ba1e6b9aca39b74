"""A folder seen through a file system of its own, which fails as it is told: `glass.py FOLDER MOUNT ORDERS`.

While the file ORDERS is there, each line of it names a file whose reading fails, or `*` for everything.
Stopping the process freezes whoever asks the mount.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import mfusepy


class Glass(mfusepy.Operations):
    """Shows a folder as it is, until it is told to fail."""

    use_ns = True

    def __init__(self, source: Path, orders: Path) -> None:
        self._source = source
        self._orders = orders

    def getattr(self, path: str, fh: int | None = None) -> dict[str, int]:
        del fh
        self._fail(path, "*")
        status = os.lstat(self._there(path))
        names = ("st_mode", "st_size", "st_mtime_ns", "st_ctime_ns", "st_atime_ns", "st_nlink")
        return {name.removesuffix("_ns"): getattr(status, name) for name in names}

    def readdir(self, path: str, fh: int) -> list[str]:
        del fh
        self._fail(path, "*")
        return [".", "..", *(each.name for each in self._there(path).iterdir())]

    def open(self, path: str, flags: int) -> int:
        self._fail(path, "*", path.lstrip("/"))
        return os.open(self._there(path), flags)

    def create(self, path: str, mode: int, fi: object = None) -> int:
        del fi
        return os.open(self._there(path), os.O_RDWR | os.O_CREAT, mode)

    def read(self, path: str, size: int, offset: int, fh: int) -> bytes:
        self._fail(path, "*", path.lstrip("/"))
        return os.pread(fh, size, offset)

    def write(self, path: str, data: bytes, offset: int, fh: int) -> int:
        del path
        return os.pwrite(fh, data, offset)

    def rename(self, old: str, new: str) -> None:
        self._there(old).rename(self._there(new))

    def release(self, path: str, fh: int) -> None:
        del path
        os.close(fh)

    def _there(self, path: str) -> Path:
        return self._source / path.lstrip("/")

    def _fail(self, path: str, *orders: str) -> None:
        try:
            given = self._orders.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return
        if set(given) & set(orders):
            raise OSError(errno.EIO, "fault", path)


if __name__ == "__main__":
    source, mount, orders = map(Path, sys.argv[1:])
    mfusepy.FUSE(Glass(source, orders), str(mount), foreground=True, attr_timeout=0, entry_timeout=0)
