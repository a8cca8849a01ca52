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
  for (const sheet of window.parent.document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof window.parent.CSSFontFaceRule)) continue;
      if (rule.style.getPropertyValue("font-family").replaceAll('"', "") !== family) continue;
      const source = rule.style
        .getPropertyValue("src")
        .replace(
          /url\("?([^")]+)"?\)/,
          (_, path) => `url("${new URL(path, sheet.href ?? window.parent.document.baseURI)}")`,
        );
      const { fontStyle: style, fontWeight: weight } = rule.style;
      document.fonts.add(new FontFace(family, source, { style, weight }));
    }
  }
}
