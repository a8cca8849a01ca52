// Ways through the matrix: one cell takes the Tab key, arrow keys go on from it, what is pressed opens.
// Which cells there are is the matrix's business (whommatrix.js).

import { moved } from "./whomcells.js";

export class Walk {
  // Scroll the row of a country into sight; the focus stays where it is.
  bring(country) {
    if (!this.number?.has(country)) return;
    this.at = [this.number.get(country), Math.max(0, this.at[1])];
    this.reveal();
    this.fill();
    this.stop();
  }

  elementAt([r, c]) {
    if (r < 0) return c < 0 ? null : this.heads.get(c);
    return c < 0 ? this.rows.get(r)?.head : this.rows.get(r)?.cells.get(c);
  }

  stop() {
    const held =
      this.elementAt(this.at) ?? this.rows.values().next().value?.cells.values().next().value;
    if (this.held !== held) this.held?.setAttribute("tabindex", "-1");
    this.held = held;
    held?.setAttribute("tabindex", "0");
  }

  goTo(r, c) {
    const last = this.codes.length - 1;
    const clip = (value) => Math.min(last, Math.max(-1, value));
    if (clip(r) < 0 && clip(c) < 0) return;
    this.at = [clip(r), clip(c)];
    this.reveal();
    this.fill();
    this.stop();
    this.elementAt(this.at)?.focus({ preventScroll: true });
  }

  // Scroll until the cell is in sight, right of the names and below the heads.
  reveal() {
    const { element, size } = this;
    const along = (number, start, room, head) => {
      if (number < 0) return start;
      const from = number * size;
      if (from < start) return from;
      return from + size + head > start + room ? from + size + head - room : start;
    };
    element.scrollTop = along(
      this.at[0],
      element.scrollTop,
      element.clientHeight,
      this.top.offsetHeight,
    );
    element.scrollLeft = along(
      this.at[1],
      element.scrollLeft,
      element.clientWidth,
      this.nameWidth(),
    );
  }

  key(event) {
    const place = event.target.place;
    if (!place) return;
    const [r, c] = place;
    const page = Math.max(
      1,
      Math.floor((this.element.clientHeight - this.top.offsetHeight) / this.size) - 1,
    );
    const last = this.codes.length - 1;
    const far = event.ctrlKey || event.metaKey;
    const next = moved(event.key, [r, c], { page, last, far });
    if (next) this.goTo(...next);
    else if (event.key === "Enter" || event.key === " ") this.press(event.target);
    else return;
    event.preventDefault();
  }

  click(event) {
    const target = event.target.closest("[role]");
    if (!target?.place) return;
    this.at = target.place;
    this.stop();
    this.press(target);
  }

  press({ place: [r, c] }) {
    if (r < 0 || c < 0) this.choose(this.codes[Math.max(r, c)]);
    else if (r !== c) this.open(this.codes[r], this.codes[c]);
  }

  tell(target) {
    const cell = target.closest?.(".pm-cell");
    if (cell) this.hint(cell.getAttribute("aria-label"));
  }
}
