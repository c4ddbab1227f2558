"""Which texts have the shape of a code readers at the counter meet: the shape only, nothing is trusted."""

from __future__ import annotations

import re

_SHAPES = (
    # ID card: number|old number|name|birth|sex|address|issued; letters may be damaged on the way
    re.compile(r"\d{12}\|.{8,}", re.DOTALL),
    # personal ID number alone (Code 128 on some papers), old number of nine digits
    re.compile(r"\d{12}|\d{9}"),
    # dossier code, Circular 01/2018/TT-VPCP Art. 19, both styles of agency identifiers
    re.compile(
        r"(?:\d{3}\.[0-9A-Z]{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{1,3}){0,3})-\d{6}-\d{4,}", re.IGNORECASE
    ),
    # our own codes: letters that neither Telex nor VNI can change
    re.compile(r"(?=.*\d)[0-9BCGHKLMNPQTV.\-]{6,}"),
    # bank-transfer QR (EMVCo: payload format indicator first)
    re.compile(r"000201\d{4}.{10,}", re.DOTALL),
    # machine-readable lines of a passport
    re.compile(r"[A-Z0-9<]*<<[A-Z0-9<]*|P[A-Z<][A-Z<]{28,}", re.IGNORECASE),
)


def looks_like_code(untrusted_text: str) -> bool:
    """Whether it has the shape of a code known at the counter.

    >>> looks_like_code("H56.14-251107-0012"), looks_like_code("nguyen van mau")
    (True, False)
    """
    return any(shape.fullmatch(untrusted_text) for shape in _SHAPES)
