"""The links of the committed tables by accessible name, as a person reads them off the document.

Names are "<pact>: <A>–<B>, <status>", A and B in the order of their codes.
"""

FLORENCE = "Sub-regional arms control, Florence"
AFTER_2006 = {
    f"{FLORENCE}: Bosnia and Herzegovina–Croatia, in force",
    f"{FLORENCE}: Bosnia and Herzegovina–Montenegro, in force",
    f"{FLORENCE}: Bosnia and Herzegovina–Serbia, in force",
    f"{FLORENCE}: Croatia–Montenegro, in force",
    f"{FLORENCE}: Croatia–Serbia, in force",
    f"{FLORENCE}: Montenegro–Serbia, in force",
}
# “a recent trilateral defense memorandum signed by Albania, Kosovo, and Croatia in Tirana”
TIRANA = {
    "Tirana declaration: Albania–Croatia, signed",
    "Tirana declaration: Albania–Kosovo, signed",
    "Tirana declaration: Croatia–Kosovo, signed",
}
# “Negotiations are reportedly underway between …”
TALKS = {"Serbia–Hungary military alliance: Hungary–Serbia, negotiating"}
ON = {
    "1996-06-20": {
        f"{FLORENCE}: Bosnia and Herzegovina–Croatia, in force",
        f"{FLORENCE}: Bosnia and Herzegovina–Yugoslavia, in force",
        f"{FLORENCE}: Croatia–Yugoslavia, in force",
    },
    "2004-01-01": {
        f"{FLORENCE}: Bosnia and Herzegovina–Croatia, in force",
        f"{FLORENCE}: Bosnia and Herzegovina–Serbia and Montenegro, in force",
        f"{FLORENCE}: Croatia–Serbia and Montenegro, in force",
    },
    "2025-03-01": AFTER_2006,
    "2025-03-20": AFTER_2006 | TIRANA | TALKS,
}
