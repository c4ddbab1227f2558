"""The recovery key as it is printed once and typed in need: eight groups with a check letter each.

    7K2MW-40QXE-…    four letters carry 20 bits, the fifth tells whether the group was typed right

160 random bits, so no slow derivation is needed. The letters are Crockford's (no I, L, O, U): O is read
as 0, I and L as 1, small letters and any separators are understood. The check letter is a weighted sum
over GF(32) of the group's letters and its place: one wrong letter, two exchanged ones, or two exchanged
groups never pass.
"""

from __future__ import annotations

from app.errors import OfficerCanFix

RECOVERY_BYTES = 20
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_GROUPS = 8
_DATA = 4
_WEIGHTS = (2, 4, 8, 16, 5)
"""Powers of a generator: all different, none zero."""


def recovery_text(secret: bytes) -> str:
    """The secret in groups, as printed.

    >>> recovery_text(bytes(20))[:17]
    '00000-00005-0000A'
    """
    if len(secret) != RECOVERY_BYTES:
        raise ValueError(f"a recovery key has {RECOVERY_BYTES} bytes")
    number = int.from_bytes(secret)
    values = [(number >> (5 * place)) & 31 for place in reversed(range(_GROUPS * _DATA))]
    groups = []
    for index in range(_GROUPS):
        data = values[index * _DATA : (index + 1) * _DATA]
        groups.append("".join(_LETTERS[value] for value in (*data, _check(index, data))))
    return "-".join(groups)


def read_recovery_text(untrusted_text: str) -> bytes:
    """What was typed from the paper.

    Raises:
        OfficerCanFix: `keys.recovery_shape`, or `keys.recovery_typo` with `group` from 1.
    """
    letters = [char for char in untrusted_text[:500].upper().translate(_READ_AS) if char.isalnum()]
    if len(letters) != _GROUPS * (_DATA + 1) or not set(letters) <= set(_LETTERS):
        raise OfficerCanFix("keys.recovery_shape", letters=len(letters), expected=_GROUPS * (_DATA + 1))
    number = 0
    for index in range(_GROUPS):
        group = letters[index * (_DATA + 1) : (index + 1) * (_DATA + 1)]
        *data, check = (_LETTERS.index(char) for char in group)
        if check != _check(index, data):
            raise OfficerCanFix("keys.recovery_typo", group=index + 1)
        for value in data:
            number = number << 5 | value
    return number.to_bytes(RECOVERY_BYTES)


def _check(index: int, data: list[int]) -> int:
    check = 0
    for weight, value in zip(_WEIGHTS, (*data, index), strict=True):
        check ^= _times(weight, value)
    return check


def _times(one: int, other: int) -> int:
    """Product in GF(32) modulo x⁵ + x² + 1."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one & 32:
            one ^= 0b100101
        other >>= 1
    return product
