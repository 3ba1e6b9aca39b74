"""The example municipality: twelve weeks of workbooks, written and taken as if its offices had saved them."""

from __future__ import annotations

from sync.example.build import build
from sync.example.invitation import invitation

__all__ = ["build", "invitation"]
