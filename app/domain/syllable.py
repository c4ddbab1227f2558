"""Tells a Vietnamese syllable from damaged letters, so that a scan is repaired only when it is sure.

Names of other peoples (Niê, Êban, Ksơr) are not syllables of Vietnamese: that something is *not* one never
proves damage by itself.
"""

from __future__ import annotations

import re
import unicodedata

# Tone marks as Unicode takes them apart: grave, acute, tilde, hook above, dot below.
TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOP_TONES = frozenset("\u0301\u0323")

_ONSETS = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"

# Rhymes without their tone. Written out: the language has these and no others.
_RHYMES_WRITTEN = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yt ynh ych yêm yên yêng yêt yêu
    o oc oi om on ong ooc oong op ot oa oac oach oai oam oan oang oanh oao oap oat oay
    oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uât uân uâng uây uê uêch uênh uơ uy uya uych uyn uynh uyt uyu uyên uyêt uyp
    uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
"""
_RHYMES = frozenset(_RHYMES_WRITTEN.split())
# After "qu" and "gi" the rhyme shares a letter with the onset: quê = qu + ê, gì = g + i, giêng = g + iêng.
_STOPS = re.compile(r"(?:c|ch|p|t)\Z")
_SYLLABLE = re.compile(rf"({_ONSETS})(.+)")
_WORD = re.compile(r"[^\W\d_]+")


def words(text: str) -> list[str]:
    """The runs of letters in a text, composed."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def is_syllable(word: str) -> bool:
    """Whether a Vietnamese syllable could be written so, capitals aside.

    >>> [is_syllable(word) for word in ("Nguyễn", "quý", "gì", "NguyêÞn", "Thiò")]
    [True, True, True, False, False]
    """
    taken_apart = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in taken_apart if char in TONES]
    bare = unicodedata.normalize("NFC", "".join(char for char in taken_apart if char not in TONES))
    if len(tones) > 1:
        return False
    return any(
        rhyme in _RHYMES and (not tones or tones[0] in _STOP_TONES or _STOPS.search(rhyme) is None)
        for rhyme in _possible_rhymes(bare)
    )


def _possible_rhymes(bare: str) -> list[str]:
    match = _SYLLABLE.fullmatch(bare)
    if match is None:
        return []
    onset, rhyme = match.groups()
    rhymes = [rhyme]
    if onset in ("qu", "gi"):
        rhymes.append(onset[1] + rhyme)
    return rhymes
