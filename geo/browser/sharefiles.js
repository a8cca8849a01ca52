// What can be taken away as a file: the page itself, pictures of the map, the data.

import { h, refill } from "./elements.js";
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
    context.data.frozen ? null : onePage(context),
  ];
}

function onePage(context) {
  return [
    h("h3", {}, "One file that works without us"),
    h(
      "p",
      {},
      "Map, timeline, dossiers, quotes and sources in one HTML file. It opens from a disk, offline, and on any web server.",
    ),
    h(
      "button",
      { type: "button", class: "pm-copy", onclick: (event) => savePage(context, event.currentTarget) },
      "Download the file",
    ),
  ];
}

async function save(context, format, scale) {
  const { hub, say } = context;
  say("Drawing …");
  try {
    const { picture } = await import(new URL("picture.js", import.meta.url));
    give(context, await picture(hub, { format, scale }), format);
  } catch (error) {
    console.error(error);
    say("The picture could not be drawn. Reload the page and try again.");
  }
}

// The server makes it when it is asked for the first time, which takes its time.
async function savePage(context, button) {
  const { link, say } = context;
  button.disabled = true;
  say("Making the file … The first of a version of the data takes up to a minute.");
  try {
    const answer = await fetch(beside(link, "download/view.html"));
    if (!answer.ok) throw new Error(`${answer.status}`);
    give(context, await answer.blob(), "html");
  } catch (error) {
    say(`The file could not be made (${error.message}). Try again in a minute.`);
  }
  button.disabled = false;
}

// Saves a blob under a title; `say` tells so.
export function give({ title, say }, blob, suffix) {
  const url = URL.createObjectURL(blob);
  const name = `pactmap-${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}.${suffix}`;
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  say("Saved.");
}

// What there is: [{ name, title, of_day }]; those of the day are of the day that is seen.
export function dataOffers(context) {
  const { data, link, say } = context;
  const place = h("div", {}, h("p", {}, "Looking up what there is …"));
  const list = (files) =>
    h(
      "ul",
      {},
      files.map(({ name, title }) => h("li", {}, offer(context, `download/${name}`, title, ""))),
    );
  fetch(new URL("download", new URL(".", link)))
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)))
    .then((files) =>
      refill(
        place,
        data.map ? [h("h3", {}, "Of this day"), list(files.filter((file) => file.of_day))] : null,
        h("h3", {}, "All of it"),
        list(files.filter((file) => !file.of_day)),
        h("p", {}, "Each says what its columns mean, where the data are from and under which licence."),
      ),
    )
    .catch(() => {
      place.replaceChildren();
      say("What there is could not be fetched. Close this and try again.");
    });
  return place;
}

function offer({ link }, place, words, name) {
  return h("a", { href: beside(link, place), download: name, class: "pm-offer" }, words);
}
