"""Whole messages over a pipe: eight bytes of length, then the bytes."""

from __future__ import annotations

from struct import Struct
from typing import BinaryIO

READY = b"listo"
"""What a child says when it can take jobs."""

_LENGTH = Struct("<Q")


class FrameError(Exception):
    """A message that ended before its time, or is longer than the reader allows."""


def write_frame(stream: BinaryIO, payload: bytes) -> None:
    """Send one message."""
    stream.write(_LENGTH.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: BinaryIO, limit: int) -> bytes | None:
    """Receive one message; None when the other side closed the pipe between messages.

    Raises:
        FrameError: the message is cut short, or longer than `limit` bytes.
    """
    head = stream.read(_LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size:
        raise FrameError("cut within a length")
    (length,) = _LENGTH.unpack(head)
    if length > limit:
        raise FrameError(f"{length} bytes announced, {limit} allowed")
    payload = stream.read(length)
    if len(payload) < length:
        raise FrameError(f"{len(payload)} of {length} bytes came")
    return payload
