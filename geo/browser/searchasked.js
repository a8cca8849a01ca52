// Asks the server for what is typed: not at each letter, and what comes late is dropped.

const REST = 60; // ms without a letter before it is asked
const LONGEST = 1500; // characters of a question in an address
const KEPT = 50; // answers

// data: { version, collection }. take(answer) hears what belongs to the last question, null if it
// could not be answered. Returns ask(text, limit): at most that many hits of a group, else as many as
// is usual; an empty text drops what is under way.
export function asker({ version, collection }, take) {
  const known = new Map();
  let timer = null;
  let under = null; // the question that is on its way
  let named = version;

  async function answered({ text, limit }, signal) {
    const address = new URL("search", document.baseURI);
    address.searchParams.set("q", text);
    if (limit) address.searchParams.set("limit", limit);
    if (collection) address.searchParams.set("collection", collection);
    if (named) address.searchParams.set("v", named);
    const answer = await fetch(address, { signal });
    if (answer.status === 404 && named) {
      named = ""; // that version is not kept here: the newest will do
      return answered({ text, limit }, signal);
    }
    if (!answer.ok) throw new Error(`search: ${answer.status}`);
    return answer.json();
  }

  async function fetched(question) {
    under = new AbortController();
    const { signal } = under;
    try {
      const answer = await answered(question, signal);
      if (known.size >= KEPT) known.delete(known.keys().next().value);
      known.set(JSON.stringify(question), answer);
      if (!signal.aborted) take(answer);
    } catch {
      if (!signal.aborted) take(null);
    }
  }

  return function ask(typed, limit = 0) {
    const question = { text: shortened(typed), limit };
    const answer = known.get(JSON.stringify(question));
    clearTimeout(timer);
    under?.abort();
    if (answer) take(answer);
    else if (limit || !question.text.trim()) fetched(question); // if empty: to make ready
    else timer = setTimeout(fetched, REST, question);
  };
}

// As much of a text as an address takes; half a character is left out.
function shortened(text) {
  let kept = "";
  let length = 0;
  for (const char of text.replace(/\p{Surrogate}/gu, "")) {
    length += encodeURIComponent(char).length;
    if (length > LONGEST) break;
    kept += char;
  }
  return kept;
}
