"""The spellings of a word on both sides of the Atlantic: defence and defense, labour and labor.

Words are folded already (`data.search.folding`). Slips are left to `data.search.spelling`.
"""

from itertools import islice, product

# How words begin in British and in American English; what follows is the same in both. Some that
# begin so have one spelling only (“laboratory”): the other is no word, and finds nothing.
BEGINNINGS = (
    *(("defenc", "defens"), ("offenc", "offens"), ("licenc", "licens"), ("pretenc", "pretens")),
    *(("programme", "program"), ("catalogue", "catalog"), ("dialogue", "dialog")),
    *(("labour", "labor"), ("harbour", "harbor"), ("honour", "honor"), ("favour", "favor")),
    *(("neighbour", "neighbor"), ("armour", "armor"), ("behaviour", "behavior")),
    *(("endeavour", "endeavor"), ("colour", "color"), ("centre", "center")),
    *(("theatre", "theater"), ("kilometre", "kilometer"), ("manoeuvre", "maneuver")),
    *(("organis", "organiz"), ("reorganis", "reorganiz"), ("recognis", "recogniz")),
    *(("normalis", "normaliz"), ("mobilis", "mobiliz"), ("demobilis", "demobiliz")),
    *(("militaris", "militariz"), ("demilitaris", "demilitariz"), ("stabilis", "stabiliz")),
    *(("destabilis", "destabiliz"), ("neutralis", "neutraliz"), ("modernis", "moderniz")),
    *(("authoris", "authoriz"), ("nationalis", "nationaliz"), ("finalis", "finaliz")),
    *(("formalis", "formaliz"), ("criticis", "criticiz"), ("emphasis", "emphasiz")),
    *(("legalis", "legaliz"), ("liberalis", "liberaliz"), ("utilis", "utiliz")),
    *(("institutionalis", "institutionaliz"), ("analys", "analyz"), ("paralys", "paralyz")),
    *(("judgement", "judgment"), ("acknowledgement", "acknowledgment"), ("grey", "gray")),
    *(("cancelle", "cancele"), ("cancelli", "canceli"), ("fulfilment", "fulfillment")),
    *(("sceptic", "skeptic"),),
)
MOST = 4  # spellings of a phrase


def spellings(word: str) -> tuple[str, ...]:
    """The word, and as it is spelt on the other side where that differs."""
    for british, american in BEGINNINGS:
        for one, other in ((british, american), (american, british)):
            if word.startswith(one):
                return word, f"{other}{word.removeprefix(one)}"
    return (word,)


def of_phrase(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The phrase as it stands, and as it is spelt elsewhere."""
    return list(islice(product(*map(spellings, words)), MOST))
