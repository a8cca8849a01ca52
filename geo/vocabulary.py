"""Plain words for every code that an editor chooses: label first, then what it means.

The words that readers see are in `geo.words`.
"""

from data.schema import enums, kinds
from geo import words

Vocabulary = dict[str, tuple[str, str]]

_TYPES = {
    "NEGOTIATE": "they talk about an instrument",
    "PROPOSE": "somebody wants an instrument",
    "INVITE": "somebody is asked to join",
    "APPLY": "somebody asks to join",
    "SIGN": "signed, agreed, concluded",
    "RATIFY": "approved, ratification deposited",
    "ACCEDE": "joins, becomes a member, returns",
    "SUCCEED": "takes the place of a former state",
    "ENTER_FORCE": "takes effect",
    "AMEND": "its text is changed",
    "EXTEND": "its term is prolonged",
    "SUSPEND": "participation is frozen",
    "WITHDRAW": "a party leaves or gives notice",
    "EXPIRE": "the instrument itself ends",
    "REJECT": "refused, voted down, vetoed",
    "CONSULT": "they meet and talk",
    "COOPERATE": "exercises, deployments, joint work",
    "SUPPORT": "speaks for it",
    "ACCUSE": "speaks against somebody",
    "REQUEST": "asks somebody for something",
}
_REALIS = {
    "occurred": ("happened", "the sentence says that it took place"),
    "ongoing": ("under way", "notified or passed, not yet effective"),
    "planned": ("planned", "intended, announced for later"),
    "hypothetical": ("possible", "may, could, if; asked whether"),
    "negated": ("denied", "did not, postponed, failed, not yet"),
}
_MODALITIES = {
    "fact": ("a fact", "the text states it itself"),
    "claim": ("a claim", "somebody says so"),
    "opinion": ("an opinion", "somebody's judgement"),
    "speculation": ("speculation", "somebody guesses"),
    "editorial": ("a comment", "the author's own view"),
}
_CERTAINTIES = {
    "confirmed": ("confirmed", "we hold it to be true"),
    "probable": ("probable", "likely, not settled"),
    "disputed": ("disputed", "sources contradict each other"),
    "refuted": ("refuted", "we hold it to be false"),
    "unknown": ("not known", "no judgement yet"),
}
_STANCES = {
    "reports": ("reports it", "tells of the event"),
    "confirms": ("confirms it", "an independent source says the same"),
    "denies": ("denies it", "says that it was not so"),
    "repeats": ("repeats it", "says again what was said before"),
}
_BASES = {
    "document": ("this text", "the sentence or the text before says it"),
    "reference": ("a reference", "another source says it"),
    "inferred": ("inferred", "worked out from the content"),
    "none": ("no date", "nobody says when"),
}
_FLAGS = {
    "1": ("yes", "its text says so"),
    "0": ("no", "its text does not"),
    "NA": ("not seen", "the text was not seen"),
}
_POLARITIES = {"+": ("says so", ""), "-": ("denies it", "")}
_FAMILIES = {name: (word, "") for name, word in words.FAMILIES.items()}


def vocabulary() -> dict[str, list[list[str]]]:
    """For each enum that a form shows: [code, label, meaning], in the order of the schema."""
    types = {code: (words.TYPES[code], told) for code, told in _TYPES.items()}
    forms = {form: (form.replace("_", " "), "") for form in enums()["form"]}
    statements = {name: (_statement(name), kind.says) for name, kind in kinds().items()}
    told: dict[str, Vocabulary] = {
        "event_type": types,
        "realis": _REALIS,
        "modality": _MODALITIES,
        "certainty": _CERTAINTIES,
        "stance": _STANCES,
        "date_basis": _BASES,
        "form": forms,
        "family": _FAMILIES,
        "flag": _FLAGS,
        "polarity": _POLARITIES,
        "assertion_kind": statements,
    }
    return {name: [[code, *known[code]] for code in enums()[name]] for name, known in told.items()}


def _statement(kind: str) -> str:
    return {**words.RULES, **words.UNJUDGED}[kind]
