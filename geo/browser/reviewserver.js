// What the review asks the server beside its actions: the lists that forms search, and dates in words.

const lists = new Map(); // promises by address, so that each is fetched once

export function lookupsAt(address) {
  if (!lists.has(address)) {
    const found = fetch(address).then((answer) => answer.json());
    lists.set(address, found);
    found.catch(() => lists.delete(address));
  }
  return lists.get(address);
}

// echo(text) promises { words, error } for a date in EDTF.
export function echoAt(address) {
  const known = new Map();
  return async (text) => {
    if (known.has(text)) return known.get(text);
    try {
      const answer = await fetch(`${address}?date=${encodeURIComponent(text)}`);
      const echo = await answer.json();
      known.set(text, echo);
      return echo;
    } catch {
      return { words: "", error: "" }; // no connection: the server judges when it is saved
    }
  };
}
