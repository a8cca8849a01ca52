// Makes bytes of the texts of geo/squeezing.py: base 85, then LZMA with the settings named there.
// After the decoder in the LZMA specification, which Igor Pavlov placed in the public domain.

const SIGNS =
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%.()*+-;,=>?@^_`{|}~";
const HALF = 1024; // a chance of one half, of 2048
const CONTEXTS = 8; // of literals: by the three highest bits of the byte before

// size: how many bytes there are.
export function unsqueezed(text, size) {
  return decoded(bytesOf(text), new Uint8Array(size));
}

// Five signs are four bytes, the highest first.
function bytesOf(text) {
  const values = new Uint8Array(128);
  for (let value = 0; value < SIGNS.length; value++) values[SIGNS.charCodeAt(value)] = value;
  const view = new DataView(new ArrayBuffer((text.length / 5) * 4));
  for (let at = 0, to = 0; at < text.length; to += 4) {
    let number = 0;
    for (let sign = 0; sign < 5; sign++) number = number * 85 + values[text.charCodeAt(at++)];
    view.setUint32(to, number);
  }
  return new Uint8Array(view.buffer);
}

const chances = (count) => new Uint16Array(count).fill(HALF);
const lengthChances = () => ({ choices: chances(2), low: chances(8), mid: chances(8), high: chances(256) });

function decoded(bytes, out) {
  let at = 5;
  let range = 0xffffffff;
  let code = new DataView(bytes.buffer).getUint32(1);

  function renew() {
    if (range >= 0x1000000) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | bytes[at++]) >>> 0;
  }
  function bit(chance, place) {
    const half = (range >>> 11) * chance[place];
    const isOne = code >= half;
    if (isOne) {
      range -= half;
      code -= half;
      chance[place] -= chance[place] >> 5;
    } else {
      range = half;
      chance[place] += (2048 - chance[place]) >> 5;
    }
    renew();
    return isOne ? 1 : 0;
  }
  function evenBits(count) {
    let number = 0;
    while (count--) {
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one) code -= range;
      number = number * 2 + one;
      renew();
    }
    return number;
  }
  function tree(chance, bits, from = 0) {
    let node = 1;
    for (let count = 0; count < bits; count++) node = node * 2 + bit(chance, from + node);
    return node - (1 << bits);
  }
  function treeFromLowest(chance, bits, from) {
    let [node, number] = [1, 0];
    for (let count = 0; count < bits; count++) {
      const one = bit(chance, from + node);
      node = node * 2 + one;
      number |= one << count;
    }
    return number;
  }
  function length({ choices, low, mid, high }) {
    if (!bit(choices, 0)) return tree(low, 3);
    return bit(choices, 1) ? 16 + tree(high, 8) : 8 + tree(mid, 3);
  }

  const isMatch = chances(12);
  const isAgain = chances(12);
  const isOther = [chances(12), chances(12), chances(12)]; // than the last distance, the one before …
  const isLong = chances(12);
  const slots = chances(4 * 64);
  const near = chances(128);
  const aligned = chances(16);
  const [fresh, again] = [lengthChances(), lengthChances()];
  const literals = chances(CONTEXTS * 0x300);
  let last = [0, 0, 0, 0]; // the last four distances, less one
  let state = 0;
  let end = 0;

  function literal() {
    const from = 0x300 * ((end ? out[end - 1] : 0) >> 5);
    let node = 1;
    if (state >= 7) {
      let expected = out[end - last[0] - 1];
      while (node < 0x100) {
        const hoped = (expected >> 7) & 1;
        expected <<= 1;
        const one = bit(literals, from + ((1 + hoped) << 8) + node);
        node = node * 2 + one;
        if (one !== hoped) break;
      }
    }
    while (node < 0x100) node = node * 2 + bit(literals, from + node);
    out[end++] = node;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  }
  function distance(size) {
    const slot = tree(slots, 6, Math.min(size, 3) * 64);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) * 2 ** bits;
    if (slot < 14) return base + treeFromLowest(near, bits, base - slot);
    return base + evenBits(bits - 4) * 16 + treeFromLowest(aligned, 4, 0);
  }
  function copy(size) {
    for (const until = Math.min(end + size, out.length); end < until; end++)
      out[end] = out[end - last[0] - 1];
  }
  // One of the last distances comes again.
  function repeat() {
    if (!bit(isOther[0], state)) {
      if (!bit(isLong, state)) {
        state = state < 7 ? 9 : 11;
        return copy(1);
      }
    } else {
      const which = !bit(isOther[1], state) ? 1 : bit(isOther[2], state) ? 3 : 2;
      last = [last[which], ...last.filter((_, place) => place !== which)];
    }
    const size = length(again) + 2;
    state = state < 7 ? 8 : 11;
    copy(size);
  }

  while (end < out.length) {
    if (!bit(isMatch, state)) literal();
    else if (bit(isAgain, state)) repeat();
    else {
      const size = length(fresh);
      state = state < 7 ? 7 : 10;
      last = [distance(size), last[0], last[1], last[2]];
      copy(size + 2);
    }
  }
  return out;
}
