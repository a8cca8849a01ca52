// Tells the hub whether the page is light or dark, and again when that changes.

export function followTheme(host, hub) {
  const probe = document.createElement("i");
  probe.style.cssText =
    "position:absolute;width:0;height:0;transition:color 1ms;color:light-dark(rgb(1,1,1),rgb(2,2,2))";
  const tell = () =>
    hub.set(
      { theme: getComputedStyle(probe).color === "rgb(2, 2, 2)" ? "dark" : "light" },
      "theme",
    );
  probe.addEventListener("transitionend", tell);
  host.append(probe);
  tell();
}

// The page's own typeface inside the map's frame: its rule is in the style sheets of the page around.
export function borrowTypeface(family) {
  if (window.parent === window) return;
  for (const { url, style, weight } of facesOf(family, window.parent))
    document.fonts.add(new FontFace(family, `url("${url}")`, { style, weight }));
}

// The files of a typeface as the style sheets of a window name them: { url, style, weight }.
export function* facesOf(family, page) {
  for (const sheet of page.document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof page.CSSFontFaceRule)) continue;
      if (rule.style.getPropertyValue("font-family").replaceAll('"', "") !== family) continue;
      const [, path] = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue("src")) ?? [];
      const { fontStyle: style, fontWeight: weight } = rule.style;
      const url = path && new URL(path, sheet.href ?? page.document.baseURI).href;
      if (url) yield { url, style, weight };
    }
  }
}
