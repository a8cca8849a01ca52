// Draws lines into pixels so that each can be taken away again: a step costs what comes and goes.
// Knows no map. A picture does not depend on the order in which its lines came.

const LEVELS = 64; // of coverage that are told apart
const UNIT = 256; // in which density is counted: whole numbers, so that what was added can be taken away
const OPAQUE = 12; // density of what lets nothing through
const RUN = 8; // pixels in a row that are painted anew together

// One look of a line. r, g, b: 0–255; opacity: 0–1; width: px; dash: lengths in px of strokes and gaps.
export class Pen {
  constructor({ r, g, b, opacity, width, dash }) {
    Object.assign(this, { r, g, b, half: width / 2, dash: dash.length ? dash : null });
    this.period = dash.reduce((sum, length) => sum + length, 0);
    this.adding = Int32Array.from({ length: LEVELS + 1 }, (_, level) => {
      const through = 1 - (opacity * level) / LEVELS;
      return Math.round(UNIT * Math.min(OPAQUE, -Math.log(Math.max(through, 1e-9))));
    });
    this.taking = this.adding.map((density) => -density);
  }

  // How much of the first `length` px is stroke.
  inked(length) {
    const { dash, period } = this;
    const rounds = Math.floor(length / period);
    let rest = length - rounds * period;
    let [sum, all] = [0, 0];
    for (let at = 0; at < dash.length; at += 2) {
      all += dash[at];
      if (rest > 0) sum += rest < dash[at] ? rest : dash[at];
      rest -= dash[at] + dash[at + 1];
    }
    return rounds * all + sum;
  }
}

// Light let through is multiplied where lines cross, so their densities add up: opacity is as in any
// drawing. Colours are mixed by density.
export class Ink {
  constructor(width, height) {
    Object.assign(this, { width, height });
    this.sums = new Int32Array(width * height * 4); // density, and r, g, b weighted by it
    this.stale = new Uint8Array(Math.ceil((width * height) / RUN));
    this.image = new ImageData(width, height);
    this.pixels = new Uint32Array(this.image.data.buffer);
  }

  clear() {
    this.sums.fill(0);
    this.stale.fill(1);
  }

  // Add a line with a pen, or take it away. points: x, y, x, y … in px; left, top: px to subtract, scale:
  // what to multiply with then. Takes away exactly what the same call has added.
  stroke(points, pen, adding, left, top, scale) {
    const table = adding ? pen.adding : pen.taking;
    let length = 0; // px of the line so far
    for (let at = 0; at + 3 < points.length; at += 2) {
      const x0 = (points[at] - left) * scale;
      const y0 = (points[at + 1] - top) * scale;
      const x1 = (points[at + 2] - left) * scale;
      const y1 = (points[at + 3] - top) * scale;
      const long = pen.dash ? Math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2) / scale : 0;
      this.piece(x0, y0, x1, y1, pen, table, pen.half * scale, length, long);
      length += long;
    }
  }

  // A straight piece, column by column, or row by row where it is steep: u runs along, v across.
  // `from` and `long`: where along the line it begins and how long it is, in px, for dashes.
  piece(x0, y0, x1, y1, pen, table, half, from, long) {
    const { sums, stale, width, height } = this;
    const { r, g, b, dash } = pen;
    const flat = Math.abs(x1 - x0) >= Math.abs(y1 - y0);
    const forth = flat ? x0 <= x1 : y0 <= y1;
    const u0 = flat ? (forth ? x0 : x1) : forth ? y0 : y1;
    const v0 = flat ? (forth ? y0 : y1) : forth ? x0 : x1;
    const extent = flat ? Math.abs(x1 - x0) : Math.abs(y1 - y0);
    const rise = (flat ? y1 - y0 : x1 - x0) * (forth ? 1 : -1);
    const slope = extent ? rise / extent : 0;
    const thick = 2 * half * Math.sqrt(1 + slope * slope);
    const first = Math.max(0, Math.ceil(u0 - 0.5));
    const end = Math.min(flat ? width : height, Math.ceil(u0 + extent - 0.5));
    const last = (flat ? height : width) - 1;
    const along = flat ? 1 : width;
    const across = flat ? width : 1;
    const pace = dash ? (forth ? long : -long) / extent : 0;
    const start = forth ? from : from + long;
    let before = dash ? pen.inked(start + (first - u0) * pace) : 0;
    let share = LEVELS;
    for (let u = first; u < end; u++) {
      if (dash) {
        const now = pen.inked(start + (u + 1 - u0) * pace);
        share = (LEVELS * (now - before)) / pace;
        before = now;
      }
      const low = v0 + (u + 0.5 - u0) * slope - thick / 2;
      const high = low + thick;
      let v = low > 0 ? low | 0 : 0;
      const stop = high < last ? high : last;
      for (let pixel = u * along + v * across; v <= stop; v++, pixel += across) {
        const covered = (high < v + 1 ? high : v + 1) - (low > v ? low : v);
        const density = table[(covered * share + 0.5) | 0];
        const at = pixel << 2;
        sums[at] += density;
        sums[at + 1] += density * r;
        sums[at + 2] += density * g;
        sums[at + 3] += density * b;
        stale[(pixel / RUN) | 0] = 1;
      }
    }
  }

  // Bring a canvas up to date, from the first row that has changed to the last.
  paint(context) {
    const { sums, stale, pixels, width } = this;
    const first = stale.indexOf(1);
    if (first < 0) return;
    const last = stale.lastIndexOf(1);
    for (let run = first; run <= last; run++) {
      if (!stale[run]) continue;
      stale[run] = 0;
      const end = Math.min(pixels.length, (run + 1) * RUN);
      for (let pixel = run * RUN; pixel < end; pixel++) {
        const at = pixel << 2;
        const density = sums[at];
        if (!density) {
          pixels[pixel] = 0;
          continue;
        }
        pixels[pixel] =
          (OPACITY[density < OPACITY.length ? density : OPACITY.length - 1] << 24) |
          ((sums[at + 3] / density + 0.5) << 16) |
          ((sums[at + 2] / density + 0.5) << 8) |
          (sums[at + 1] / density + 0.5);
      }
    }
    const top = Math.floor((first * RUN) / width);
    const bottom = Math.ceil(((last + 1) * RUN) / width);
    context.putImageData(this.image, 0, 0, 0, top, width, bottom - top);
  }
}

// 0–255 by density.
const OPACITY = Uint8Array.from({ length: 8 * UNIT }, (_, density) =>
  Math.round(255 * (1 - Math.exp(-density / UNIT))),
);
