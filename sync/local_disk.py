"""Whether a folder lies on a disk of this machine: the database must not live on a network share."""

from __future__ import annotations

import os
from pathlib import Path

NETWORK_TYPES = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "fuse.sshfs",
        "afpfs",
        "ncpfs",
        "davfs",
        "fuse.davfs2",
        "fuse.rclone",
    }
)


class NetworkPathError(Exception):
    """A data folder on a network share."""

    def __init__(self, folder: Path, kind: str) -> None:
        """Name the folder and the kind of share."""
        super().__init__(
            f"La carpeta de datos {folder} está en la red ({kind}), y una base de datos allí se puede dañar: "
            "ponga en «carpetas.datos» una carpeta de un disco de esta máquina."
        )


def require_local(folder: Path, mounts: Path = Path("/proc/mounts")) -> None:
    """Refuse a folder on the network.

    Raises:
        NetworkPathError: when the system says that it lies on a share.
    """
    kind = _kind(folder.resolve(), mounts)
    if kind in NETWORK_TYPES:
        raise NetworkPathError(folder, kind)


def is_network(folder: Path, mounts: Path = Path("/proc/mounts")) -> bool:
    """Tell whether a folder lies on a share, from which no events of other machines come."""
    return _kind(folder, mounts) in NETWORK_TYPES


def mount_of(folder: Path, mounts: Path = Path("/proc/self/mountinfo")) -> str:
    """Give the number of the mount a folder lies on, new each time it is mounted; empty when not known."""
    try:
        lines = mounts.read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    points = [(point.replace("\\040", " "), number) for number, _, _, _, point, *_ in map(str.split, lines)]
    # The last one listed lies on top of others at the same place.
    return max(
        ((len(point), turn, number) for turn, (point, number) in enumerate(points) if _inside(folder, point)),
        default=(0, 0, ""),
    )[2]


def _inside(folder: Path, point: str) -> bool:
    return str(folder) == point or str(folder).startswith(point.rstrip("/") + "/")


def _kind(folder: Path, mounts: Path) -> str:
    if os.name == "nt":
        return "smbfs" if str(folder).startswith("\\\\") else ""
    best = ("", "")
    for point, kind in _mounted(mounts):
        if _inside(folder, point) and len(point) >= len(best[0]):
            best = (point, kind)
    return best[1]


def _mounted(mounts: Path) -> list[tuple[str, str]]:
    try:
        lines = mounts.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    fields = [line.split(maxsplit=3) for line in lines if line.count(" ") > 1]
    return [(point.replace("\\040", " "), kind) for _, point, kind, *_ in fields]
