"""The components of the app: what each gets, and what it says.

How browser code becomes a component is in `pages.ui.mounting`.
"""

from collections.abc import Callable
from typing import Any

from geo import style, words
from pages.ui import connection, mounting

_TIMELINE = """
export default async function ({ data, parentElement, setTriggerValue }) {
  const { ownHub, timeline, strip, dayOf, isoOf, followTheme, dress, ...files } = await page(data);
  const hub = ownHub();
  hub.embedded = data.embedded;
  hub.code = base(data).href;
  listen(parentElement.host, hub, files);
  const iso = (day) => (Number.isInteger(day) ? isoOf(day) : "");
  hub.wire = ({ day, from, counts, theme, changes, pointed, ...message }) =>
    setTriggerValue("message", { ...message, as_of: iso(day), from: iso(from) });
  hub.on("address", (changed, state, who) => {
    if (!changed.has("view") || who !== "map") return;
    const address = new URL(window.location.href);
    address.searchParams.set("view", state.view);
    window.history.replaceState(window.history.state, "", address.href.replaceAll("%2C", ","));
  });
  const { as_of, from, ...view } = data.view;
  hub.adopt({ ...view, day: dayOf(as_of), from: from ? dayOf(from) : null }, data.revision);
  const host = parentElement.querySelector(".pm-host");
  if (host.dataset.atlas === data.atlas) return;
  host.dataset.atlas = data.atlas;
  dress(parentElement, "timeline");
  host.classList.toggle("is-embedded", data.embedded);
  await files.afterMap(hub);
  const atlas = await files.read(data.atlas, files.atlasOf);
  host.replaceChildren();
  followTheme(host, hub);
  timeline(host, atlas, hub);
  if (data.embedded) strip(host, hub, atlas.version);
}
"""

_DOSSIER = """
let kept = {}; // what was fetched, so that the next dossier is whole in the frame in which it comes
export default async function ({ data, parentElement }) {
  const { ownHub, dossier, dayOf, dress, afterMap, ...parts } = await page(data);
  const [hub, host] = [ownHub(), parentElement.querySelector(".pm-host")];
  host.told = data;
  dress(parentElement, "links", "findings", "dossier", "gloss");
  await afterMap(hub);
  hub.set({ changes: data.facts.drawn ?? null }, "server");
  if (data.facts.kind === "comparison")
    [kept.comparison] = kept.comparison ? [kept.comparison] : await load(data, "whatchanged.js");
  if (host.told !== data) return; // the next one was quicker
  host.classList.toggle("is-embedded", data.embedded);
  const leads = go(hub, dayOf);
  const tabs = { hub, code: data.code, ...data.places };
  const more = kept[data.facts.kind];
  const turned = dossier(host, data.facts, leads, data.names, { parts: tabs, more });
  const frame = parentElement.host?.closest(".st-key-dossier");
  if (frame) frame.dataset.about = data.facts.kind;
  if (turned) frame?.scrollTo(0, 0);
  explain(data, host);
  if (data.embedded) return; // inside another page, where a browser may keep nothing
  const drawn = host.firstChild;
  if (kept.address !== data.atlas) {
    const [{ watch }, { visit }] = await load(data, "watch.js", "visit.js");
    const atlas = await parts.read(data.atlas, parts.atlasOf);
    kept = { ...kept, address: data.atlas, watch, visit, atlas };
  }
  if (host.firstChild !== drawn) return;
  kept.watch(host, { ...data, ...parts, atlas: kept.atlas, go: leads });
  if (data.visit) kept.visit(host, hub, data);
}
"""

_READER = """
export default async function ({ data, parentElement, setTriggerValue }) {
  const [{ reader }] = await load(data, "reader.js");
  const host = parentElement.querySelector(".pm-host");
  reader(host, data, (target) => setTriggerValue("message", { go: target }));
  explain(data, host);
}
"""

_CHECKS = """
export default async function ({ data, parentElement, setTriggerValue }) {
  const [{ checks }] = await load(data, "checks.js");
  const host = parentElement.querySelector(".pm-host");
  checks(host, data, (target) => setTriggerValue("message", { go: target }));
  explain(data, host);
}
"""

_REVIEW = """
export default async function ({ data, parentElement, setTriggerValue }) {
  const [{ review }, { lookupsAt, echoAt }] = await load(data, "review.js", "reviewserver.js");
  const host = parentElement.querySelector(".pm-host");
  const lookups = await lookupsAt(data.lookups);
  review(host, data, lookups, echoAt(data.echo), (said) => setTriggerValue("message", said));
}
"""

_HISTORY = """
export default async function ({ data, parentElement }) {
  const [{ history }] = await load(data, "history.js");
  history(parentElement.querySelector(".pm-host"), data);
}
"""

_SHARE = """
export default async function ({ data, parentElement }) {
  const { ownHub, share, dress } = await page(data);
  dress(parentElement, "share");
  share(parentElement.querySelector(".pm-host"), ownHub(), data);
}
"""


_timeline = mounting.part("timeline", connection.LISTEN + _TIMELINE)
_dossier = mounting.part("dossier", _DOSSIER)
_reader = mounting.component("reader", _READER, "links", "findings", "gloss")
_checks = mounting.component("checks", _CHECKS, "links", "findings", "gloss")
_share = mounting.part("share", _SHARE)
_review = mounting.component("review", _REVIEW, "links", "reviewforms")
_history = mounting.component("history", _HISTORY, "links")


def timeline(
    *,
    view: dict[str, Any],
    revision: int,
    atlas: str,
    on_message: Callable[[dict[str, Any]], None],
) -> None:
    """Mount the timeline and the wire to the browser; `on_message` gets what the reader did.

    `atlas` is the path of the atlas below `/assets/`, of which the browser reads the marks.
    """
    data = {
        "page": mounting.page(),
        "code": mounting.code(),
        "view": view,
        "revision": revision,
        "atlas": f"{mounting.ROOT}/assets/{atlas}",
        "embedded": mounting.is_embedded(),
    }
    _timeline(
        key="timeline-wire",
        data=data,
        on_message_change=mounting.listener("timeline-wire", on_message),
    )


def dossier(facts: dict[str, Any], atlas: str, beside: dict[str, Any]) -> None:
    """Mount the dossier with the facts that `data.dossier` gathered.

    `atlas` is as for the timeline. `beside` is what is not about the facts: `collection`, its key;
    `named`, whether an address has to name it; `places`, see `pages.ui.lifelines`; `visit`, what
    the browser remembers of a visit: the version, and where to ask what has changed since another.
    """
    events, findings = words.of_events(), words.of_findings()
    names = {"lines": style.lines(), **words.of_pacts(), **events, **findings}
    data = {
        "page": mounting.page(),
        "code": mounting.code(),
        "facts": facts,
        "names": names,
        "reading": mounting.reading(),
        "atlas": f"{mounting.ROOT}/assets/{atlas}",
        "embedded": mounting.is_embedded(),
        **beside,
    }
    _dossier(key="dossier-facts", data=data)


def reader(text: dict[str, Any], on_message: Callable[[dict[str, Any]], None]) -> None:
    """Mount the reader of a document; `on_message` gets where the reader wants to go."""
    known = {"names": words.of_findings(), "reading": mounting.reading()}
    data = {"code": mounting.code(), **known, **text}
    _reader(
        key="reader-text", data=data, on_message_change=mounting.listener("reader-text", on_message)
    )


def checks(
    findings: list[dict[str, Any]],
    pager: dict[str, int],
    on_message: Callable[[dict[str, Any]], None],
) -> None:
    """Mount one page of a list of findings (as `data.findings` writes them); `pager` has its
    number `page` and how many `pages` there are. `on_message` gets where the reader wants to go."""
    data = {
        "code": mounting.code(),
        "names": words.of_findings(),
        "reading": mounting.reading(),
        "findings": findings,
        "pager": pager,
    }
    _checks(
        key="checks-list", data=data, on_message_change=mounting.listener("checks-list", on_message)
    )


def review(
    told: dict[str, Any], version: str, on_message: Callable[[dict[str, Any]], None]
) -> None:
    """Mount the worksheet of a document: sheet, answers, publish and focus. `version` is that of
    the tables; `on_message` gets actions, questions, and where the editor wants to go."""
    addresses = {
        "lookups": f"{mounting.ROOT}/editing/lookups?v={version}",
        "echo": f"{mounting.ROOT}/editing/echo",
        "history": f"{mounting.ROOT}/history",
    }
    data = {"code": mounting.code(), **addresses, **told}
    _review(
        key="review-desk", data=data, on_message_change=mounting.listener("review-desk", on_message)
    )


def history(told: dict[str, Any]) -> None:
    """Mount the history of a subject: its decisions, and what the tables say."""
    _history(key="history-list", data={"code": mounting.code(), **told})


def share(told: dict[str, Any]) -> None:
    """Mount the Share button: `pages.ui.sharing` says what its panel offers."""
    _share(key="share-link", data={"page": mounting.page(), "code": mounting.code(), **told})
