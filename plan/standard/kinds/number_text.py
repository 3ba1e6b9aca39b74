"""Numbers as people type them into a text: what each can mean, one reading, two or none."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_LONGEST = 60
_CURRENCY = re.compile(r"^(?:\$|€|₡|₲|S/|Bs\.?|pesos)\s*|\s*(?:\$|€|₡|₲|pesos)$", re.IGNORECASE)
_SIGN = re.compile(r"^([+\-\u2212])?\s*(.*)$")
_BODY = re.compile(r"[0-9]*(?:[.,][0-9]*)?")
_GROUPED = {sign: re.compile(rf"[1-9][0-9]{{0,2}}(?:[{sign}][0-9]{{3}})+") for sign in "., "}
_THOUSANDS = 3
_NUMBER_WITHIN = re.compile(r"(?<![\w.,/\-])[+\-\u2212]?[0-9][0-9.,]*(?![/%º°]|[.,]?[0-9]|k\b)")
_ANY_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_MULTIPLIER = re.compile(r"\b(?:mil|miles|mill(?:on|ón)(?:es)?|mm|k|docenas?|por ?ciento)\b", re.IGNORECASE)


def readings(text: str) -> tuple[Decimal, ...]:
    """Say what a text can mean as a number: "1.234,5" one, "1.234" two (1234 and 1,234), "2 km" none."""
    return _readings(text) if len(text) <= _LONGEST else ()


def number_within(text: str) -> str:
    """Find the only number among the words of a text: "18 Lts*Seg" -> "18"; empty when it is not clear."""
    if len(text) > _LONGEST or _MULTIPLIER.search(text) or len(_ANY_DIGITS.findall(text)) != 1:
        return ""
    within = _NUMBER_WITHIN.search(text)
    return within[0] if within and len(readings(within[0])) == 1 else ""


@lru_cache(maxsize=4096)
def _readings(text: str) -> tuple[Decimal, ...]:
    bare = " ".join(text.split())
    negative = bare.startswith("(") and bare.endswith(")")
    sign, body = _signed(bare[1:-1].strip() if negative else bare)
    found = _of_body(body)
    return tuple(-number for number in found) if negative or sign else found


def _signed(text: str) -> tuple[bool, str]:
    sign, body = _sign_off(_CURRENCY.sub("", text))
    if not sign:
        return False, body
    return sign != "+", _CURRENCY.sub("", body)


def _sign_off(text: str) -> tuple[str, str]:
    parts = _SIGN.fullmatch(text)
    return (parts[1] or "", parts[2]) if parts else ("", text)


def _of_body(body: str) -> tuple[Decimal, ...]:
    if " " in body:
        return _spaced(body)
    points, commas = body.count("."), body.count(",")
    if points and commas:
        return _of_both(body, "." if body.rfind(".") > body.rfind(",") else ",")
    if points > 1 or commas > 1:
        sign = "." if points else ","
        return (Decimal(body.replace(sign, "")),) if _GROUPED[sign].fullmatch(body) else ()
    return _of_one(body)


def _of_one(body: str) -> tuple[Decimal, ...]:
    if not _BODY.fullmatch(body) or not body.strip(".,"):
        return ()
    whole, decimals = Decimal(body.replace(".", "").replace(",", "")), Decimal(body.replace(",", "."))
    grouped = any(_GROUPED[sign].fullmatch(body) for sign in ".,")
    return (whole, decimals) if grouped else (decimals,)


def _of_both(body: str, decimal_sign: str) -> tuple[Decimal, ...]:
    other = "," if decimal_sign == "." else "."
    whole, _, decimals = body.rpartition(decimal_sign)
    if not _GROUPED[other].fullmatch(whole) or not (decimals.isascii() and decimals.isdigit()):
        return ()
    return (Decimal(f"{whole.replace(other, '')}.{decimals}"),)


def _spaced(body: str) -> tuple[Decimal, ...]:
    whole, sign, decimals = re.sub("[.,]", " . ", body, count=1).partition(" . ")
    if not _GROUPED[" "].fullmatch(whole) or (sign and not (decimals.isascii() and decimals.isdigit())):
        return ()
    return (Decimal(f"{whole.replace(' ', '')}.{decimals or 0}"),)
