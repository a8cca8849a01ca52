"""Made reports of one signing: what is a reprint of what, and what is a report of its own.

`AGENCY` is the origin. The others say in their names what they are.
"""

HEADLINE = "Three ministers sign declaration on defence"

PARAGRAPHS = [
    "TIRANA, 18 March 2025 – The defence ministers of Albania, Croatia and Kosovo signed a joint"
    " declaration on defence cooperation on Tuesday, their offices said.",
    "The document was signed after two hours of talks in the Palace of Brigades. It provides for"
    " joint exercises, exchanges of officers and a common approach to hybrid threats.",
    "“We do not threaten anybody, we only make sure that nobody threatens us,” the Albanian"
    " minister told reporters. “The door stays open for others who share our aims.”",
    "The Croatian minister said that the declaration holds no promise of mutual defence, as two of"
    " the three are members of NATO and need none. Kosovo is not a member of the alliance.",
    "Serbia protested at once. Its president called the signing a breach of the agreement on arms"
    " control of 1996 and announced that his country would deepen its cooperation with Hungary.",
    "Kosovo declared independence in 2008. Serbia does not recognise it, and neither do five of the"
    " members of the European Union. NATO leads a force of about 4,700 soldiers there.",
]


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


AGENCY = text(HEADLINE, *PARAGRAPHS)

# Another headline, the last paragraph cut: the plain reprint.
REPRINT = text("New Balkan pact angers Belgrade", *PARAGRAPHS[:-1])

# Another spelling of the same place, a byline, two words changed in each paragraph.
EDITED_REPRINT = text(
    "Albania, Croatia and Kosovo join forces",
    "By our own correspondent",
    *(
        paragraph.replace("declaration", "statement", 1).replace(" said", " stated", 1)
        for paragraph in PARAGRAPHS[:-1]
    ),
)

# Only the first two paragraphs, as a brief.
BRIEF = text("Ministers sign declaration", *PARAGRAPHS[:2])

# Someone else was there: the same event, the same two sentences of the minister, nothing else.
OTHER_REPORT = text(
    "Albania hosts signing of trilateral defence document",
    "Kosovo, Croatia and Albania have put their names to a declaration that is to bring their"
    " armed forces closer together, in a ceremony in the Albanian capital that lasted ten minutes.",
    "The three had worked on the text since autumn, a person who took part in the talks said. An"
    " earlier draft went further and was softened on the wish of Zagreb.",
    "“We do not threaten anybody, we only make sure that nobody threatens us,” the Albanian"
    " minister told reporters. “The door stays open for others who share our aims.”",
    "Bulgaria has been named as a possible fourth. Its embassy would not comment on Tuesday.",
    "In Belgrade the foreign ministry summoned the Croatian ambassador. The declaration, it said,"
    " destroys the balance that was reached under the auspices of the OSCE in Florence.",
)

# A ministry's own account: the same facts in words of its own, as such accounts are written.
MINISTRY = text(
    "Joint declaration on cooperation in the field of defence signed in Tirana",
    "The Deputy Prime Minister and Minister of Defence of the Republic of Croatia today signed a"
    " joint declaration on cooperation in the field of defence with his colleagues from Albania"
    " and Kosovo.",
    "The declaration provides for joint exercises, exchanges of officers, cooperation of the"
    " defence industries and support for the Euro-Atlantic integration of Kosovo.",
    "“This is a message that the three of us stand together for the stability of South East"
    " Europe,” the minister stressed after the signing. He thanked his host for the hospitality.",
    "The ministers agreed to meet again in Pristina before the end of the year.",
)

# The agency's own later version: a figure corrected, a paragraph added.
REVISION = text(
    HEADLINE,
    *PARAGRAPHS[:-1],
    PARAGRAPHS[-1].replace("4,700", "4,600"),
    "Hungary's foreign minister said on Wednesday that talks with Serbia go on.",
)

# Of the same wording by its kind, but of another treaty: what forms do to texts.
BOILERPLATE = text(
    "Two ministers sign agreement on defence",
    "SOFIA, 4 June 2019 – The defence ministers of Bulgaria and Greece signed an agreement on"
    " defence cooperation on Tuesday, their offices said.",
    "The document was signed after an hour of talks. It provides for joint exercises, exchanges of"
    " officers and a common approach to border protection.",
    "The Greek minister said that the agreement holds no promise of mutual defence, as both are"
    " members of NATO and need none.",
)
