// Paints an SVG picture as a PNG, in the typeface of the page.

import { element, text } from "./picturesvg.js";
import { facesOf } from "./theme.js";

export const TYPEFACE = "Source Sans";

// A PNG of an SVG element. An image has no typeface but the system's: ours is written into it.
export async function painted(svg, scale) {
  const { width, height } = svg.viewBox.baseVal;
  svg.setAttribute("width", width * scale);
  svg.setAttribute("height", height * scale);
  svg.prepend(element("style", {}, await typeface()));
  const url = URL.createObjectURL(new Blob([text(svg)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: width * scale, height: height * scale });
    canvas.getContext("2d").drawImage(image, 0, 0);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(tooLarge())), "image/png"),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

function tooLarge() {
  return new Error("This browser cannot make a picture of that size. Choose a smaller one.");
}

// The rule of the page's own typeface with its file in it; empty where the page brings none.
async function typeface() {
  for (const { url, style, weight } of facesOf(TYPEFACE, pageAround())) {
    if (style === "italic") continue;
    const answer = await fetch(url);
    if (!answer.ok) continue;
    const data = await encoded(await answer.blob());
    return `@font-face{font-family:"${TYPEFACE}";font-weight:${weight};src:url("${data}")}`;
  }
  return "";
}

function pageAround() {
  try {
    return window.parent.document ? window.parent : window;
  } catch {
    return window; // a foreign page embeds us
  }
}

function encoded(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
