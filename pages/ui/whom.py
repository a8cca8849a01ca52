"""Mounts the switch to matrix and network, which lies over the map and takes its place when asked.

What they show is found in the browser (`geo/browser/whom*.js`) and by `pages.routes.network`.
"""

from geo import assets
from pages.ui import mounting

_SCRIPT = """
export default async function ({ data, parentElement }) {
  const { ownHub, afterMap, atlasOf, read, dress } = await page(data);
  const hub = ownHub();
  dress(parentElement, "whomswitch");
  await afterMap(hub);
  const [{ whom }] = await load(data, "whom.js");
  const around = parentElement.host.closest(".st-key-map");
  whom(parentElement.querySelector(".pm-host"), around, hub, (file) => read(file, atlasOf), data);
}
"""

_whom = mounting.part("whom", _SCRIPT)


def whom(atlas: str) -> None:
    """Mount it over the map; `atlas` is the path of the atlas below `/assets/`."""
    data = {
        "page": mounting.page(),
        "code": mounting.code(),
        "atlas": f"{mounting.ROOT}/assets/{atlas}",
        "view": f"{mounting.ROOT}/assets/{assets.path_of('whomview.bundle.js')}",
        "sheet": f"{mounting.code()}whom.css",
        "embedded": mounting.is_embedded(),
    }
    _whom(key="whom-over-map", data=data)
