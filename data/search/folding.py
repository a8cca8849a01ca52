"""Folds words so that spellings that a reader takes for one are one: Orbán, Orban, Орбан.

Freer than `data.normalise`, which keeps letters apart that quotes must keep apart. What is near to
a word but not the same is left to `data.search.spelling`.
"""

import re
import unicodedata

MOST_KEPT = 20_000  # characters
WORD = re.compile(r"[^\W_]+")
# Letters that no decomposition takes the mark off.
_LETTERS = {
    **{"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"},
    **{"þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n", "ə": "e", "ŀ": "l", "ĸ": "k", "ƒ": "f"},
}
# Serbian as its own Latin script has it, without marks; further letters as English writes them.
_CYRILLIC = {
    **dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgddezzijklmnoprstcufhccs", strict=True)),
    **{"љ": "lj", "њ": "nj", "џ": "dz", "й": "y", "ё": "e", "ы": "y", "э": "e", "ю": "yu"},
    **{"я": "ya", "щ": "sh", "ь": "", "ъ": "", "є": "ye", "і": "i", "ї": "yi", "ґ": "g"},
    **{"ѓ": "g", "ќ": "k", "ѕ": "dz"},
}
_APOSTROPHES = "'’‘ʼʹʻ`´"
_DASHES = "-‐‑–—−"
_POSSESSIVE = re.compile(r"'s\b")
_ABBREVIATED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_PREFIXED = re.compile(r"\b(co|non)-(?=[^\W_])")  # co-operation, non-aggression
_RUN = re.compile(r"\b(?:[^\W\d_]\.){2,}|(?:\b(?:co|non)-)?[^\s.-]+", re.IGNORECASE)


class _Folds(dict[int, str]):
    """What each character becomes, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        return _kept(self, code, _folded(chr(code)))


def _kept(known: dict[int, str], code: int, found: str) -> str:
    """Remember it, unless somebody asks for all characters that there are."""
    if len(known) < MOST_KEPT:
        known[code] = found
    return found


def _folded(char: str) -> str:
    if char in _APOSTROPHES:
        return "'"
    if char in _DASHES:
        return "-"
    if char.isspace():
        return " "
    small = unicodedata.normalize("NFKC", char).casefold()
    plain = "".join(_LETTERS.get(c, _CYRILLIC.get(c, c)) for c in small)
    kept = (c for c in unicodedata.normalize("NFKD", plain) if not _is_mark(c))
    found = "".join(_LETTERS.get(c, _CYRILLIC.get(c, c)) for c in kept)
    return " " if unicodedata.category(char) in ("Cc", "Cs", "Cn", "Co") else found


def _is_mark(char: str) -> bool:
    """Whether it is seen at another letter only, or not at all."""
    category = unicodedata.category(char)
    return category.startswith("M") or category == "Cf"


_FOLDS = _Folds()


def folded(text: str) -> str:
    """The text in plain small letters, without marks; U.S.S.R. is ussr, đ and dj are both d."""
    found = text.lower() if text.isascii() else text.translate(_FOLDS)
    if "'" in found or "`" in found:
        found = _POSSESSIVE.sub("", found.replace("`", "'")).replace("'", "")
    if "-" in found:
        found = _PREFIXED.sub(r"\1", found)
    if "." in found:
        found = _ABBREVIATED.sub(lambda match: match[0].replace(".", ""), found)
    return found.replace("dj", "d")


def words(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    return WORD.findall(folded(text))


def placed(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, folded, each with where it stands there (end excluded)."""
    plain = text.translate(_PLACES)
    return [
        (word, run.start(), run.end()) for run in _RUN.finditer(plain) for word in words(run[0])
    ]


class _Places(dict[int, str]):
    """A character that parts words as a blank, what is folded away as it is: nothing moves."""

    def __missing__(self, code: int) -> str:
        found = _FOLDS[code]
        if found not in ("'", "-", "."):
            found = chr(code) if not found or WORD.search(found) else " "
        return _kept(self, code, found)


_PLACES = _Places()
