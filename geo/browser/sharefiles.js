// What can be taken away as a file: the page itself, pictures of the map, the data.

import { h } from "./elements.js";
import { beside } from "./sharelink.js";

const SCALES = [1, 2, 3, 4];

// The map as it is seen, as a picture, and the view as a page of its own.
export function pictures(context) {
  const scale = h(
    "select",
    { "aria-label": "Size of the picture" },
    SCALES.map((times) => h("option", { value: times, selected: times === 2 }, `${times}×`)),
  );
  const make = (format) => () => save(context, format, Number(scale.value));
  return [
    h("h3", {}, "The map as you see it"),
    h("p", {}, "With title, date, legend and source, as wide as it is on your screen, or a multiple."),
    h(
      "div",
      { class: "pm-settings" },
      h("label", {}, "Size", scale),
      h("button", { type: "button", class: "pm-copy", onclick: make("png") }, "PNG"),
      h("button", { type: "button", class: "pm-copy", onclick: make("svg") }, "SVG"),
    ),
    h("h3", {}, "One file that works without us"),
    h(
      "p",
      {},
      "Map, timeline, dossiers, quotes and sources in one HTML file. It opens from a disk, offline, and on any web server.",
    ),
    offer(context, "download/view.html", "Download the file", "pactmap.html"),
  ];
}

async function save({ hub, say, title }, format, scale) {
  say("Drawing …");
  try {
    const { picture } = await import(new URL("picture.js", import.meta.url));
    const blob = await picture(hub, { format, scale });
    const url = URL.createObjectURL(blob);
    const name = `${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}.${format}`;
    h("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
    say("Saved.");
  } catch (error) {
    console.error(error);
    say("The picture could not be drawn. Reload the page and try again.");
  }
}

// data.downloads: [{ name, title, of_day }]; those of the day are of the day that is seen.
export function dataOffers(context) {
  const { data } = context;
  const list = (chosen) =>
    h(
      "ul",
      {},
      data.downloads
        .filter(({ of_day: day }) => day === chosen)
        .map(({ name, title }) =>
          h("li", {}, offer(context, `download/${name}`, title, ""), " ", h("small", {}, kind(name))),
        ),
    );
  return [
    data.map ? [h("h3", {}, "Of this day"), list(true)] : null,
    h("h3", {}, "All of it"),
    list(false),
    h("p", {}, "Each file says what its columns mean, where the data are from and under which licence."),
  ];
}

function offer({ link }, place, words, name) {
  return h("a", { href: beside(link, place), download: name, class: "pm-offer" }, words);
}

function kind(name) {
  return name.split(".").pop().toUpperCase();
}
