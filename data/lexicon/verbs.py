"""Inflects English verbs and spells out the alternatives in the phrases of a dictionary.

    expand("put ~ (name|seal) to")  ->  put ~ name to, put ~ seal to

Left to others: which verbs there are (`data/lexicon/*.toml`).
"""

import itertools
import re

from data.lexicon.tokens import split

BASE, THIRD, PAST, PARTICIPLE, GERUND = "base", "third", "past", "participle", "gerund"
_IRREGULAR = {
    line.split()[0]: (line.split()[1], line.split()[2])
    for line in """
    be was been|become became become|begin began begun|bid bid bid|bind bound bound|break broke broken
    bring brought brought|build built built|buy bought bought|come came come|cut cut cut|deal dealt dealt
    do did done|draw drew drawn|fall fell fallen|fight fought fought|find found found|forgo forwent forgone
    forsake forsook forsaken|freeze froze frozen|get got got|give gave given|go went gone|hang hung hung
    have had had|hit hit hit|hold held held|keep kept kept|knit knit knit|know knew known|lay laid laid
    lead led led|leave left left|lend lent lent|let let let|lie lay lain|lose lost lost|make made made
    meet met met|pay paid paid|put put put|quit quit quit|read read read|rip ripped ripped|run ran run
    say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|sew sewed sewn
    shed shed shed|shoot shot shot|sit sat sat|slam slammed slammed|speak spoke spoken|stand stood stood
    stick stuck stuck|strike struck struck|swear swore sworn|take took taken|tear tore torn|tell told told
    think thought thought|throw threw thrown|win won won|wind wound wound|write wrote written
    rewrite rewrote rewritten|withhold withheld withheld|withdraw withdrew withdrawn|overthrow overthrew overthrown
    undertake undertook undertaken|redraft redrafted redrafted|bury buried buried|beg begged begged
    opt opted opted|ban banned banned|bar barred barred|scrap scrapped scrapped|drop dropped dropped
    drag dragged dragged|commit committed committed|submit submitted submitted|permit permitted permitted
    admit admitted admitted|step stepped stepped|stop stopped stopped|axe axed axed|plan planned planned
    prefer preferred preferred|confer conferred conferred|defer deferred deferred|transmit transmitted transmitted
    nod nodded nodded|pin pinned pinned|sever severed severed|veto vetoed vetoed|tie tied tied|die died died
    vie vied vied|expel expelled expelled|unsign unsigned unsigned|wrap wrapped wrapped|refer referred referred
    solicit solicited solicited|visit visited visited|exit exited exited|beseech besought besought
    skip skipped skipped|rebut rebutted rebutted|enrol enrolled enrolled|sap sapped sapped|bow bowed bowed
    cede ceded ceded|abet abetted abetted|dump dumped dumped|shred shredded shredded|nix nixed nixed
    cancel cancelled cancelled|fulfil fulfilled fulfilled|fit fitted fitted|jettison jettisoned jettisoned
    extol extolled extolled|instil instilled instilled|initial initialled initialled|signal signalled signalled
    shake shook shaken|rise rose risen|rethink rethought rethought|redo redid redone|teach taught taught
    """.replace("\n", "|").split("|")
    if line.strip()
}
_SECOND_SPELLING = {"cancelled": "canceled", "initialled": "initialed", "signalled": "signaled"}
_DOUBLING = {
    "get",
    "put",
    "set",
    "cut",
    "quit",
    "hit",
    "let",
    "win",
    "run",
    "sit",
    "begin",
    "bid",
    "knit",
    "swim",
}
_CHOICE = re.compile(r"[(]([^()]*)[)]")


def inflect(verb: str) -> list[tuple[str, str]]:
    """(word, form) for each form of a verb. Words that are equal come with each of their forms."""
    past, participle = _IRREGULAR.get(verb, (_regular(verb),) * 2)
    forms = [(verb, BASE), (_third(verb), THIRD), (past, PAST), (participle, PARTICIPLE)]
    forms.append((_gerund(verb, past), GERUND))
    if verb == "be":
        forms += [("is", THIRD), ("are", BASE), ("were", PAST)]
    forms += [(other, form) for word, form in forms if (other := _SECOND_SPELLING.get(word))]
    return list(dict.fromkeys(forms))


def expand(phrase: str) -> list[tuple[str, ...]]:
    """Each way to read the choices of a phrase, as folded words."""
    parts = _CHOICE.split(phrase)
    choices = [part.split("|") if odd % 2 else [part] for odd, part in enumerate(parts)]
    return [split(" ".join(chosen)) for chosen in itertools.product(*choices)]


def conjugate(phrase: str) -> list[tuple[tuple[str, ...], str]]:
    """(words, form) of a phrase that begins with a verb, in each form of it."""
    return [
        ((*split(word), *rest), form)
        for first, *rest in expand(phrase)
        for word, form in inflect(first)
    ]


def plural(words: tuple[str, ...]) -> tuple[str, ...]:
    """The plural of a noun phrase, by its last word."""
    last = words[-1]
    if last.endswith(("s", "x", "ch", "sh")):
        return (*words[:-1], last + "es")
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return (*words[:-1], last[:-1] + "ies")
    return (*words[:-1], last + "s")


def _third(verb: str) -> str:
    if verb == "have":
        return "has"
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def _regular(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def _gerund(verb: str, past: str) -> str:
    if verb in ("tie", "die", "vie", "lie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and verb not in ("be", "see"):
        return verb[:-1] + "ing"
    doubled = past.endswith(verb[-1] * 2 + "ed") and not verb.endswith(verb[-1] * 2)
    return verb + (verb[-1] if doubled or verb in _DOUBLING else "") + "ing"
