"""Modules joined into one do what they did; what cannot be joined is refused with its name."""

import pytest

from geo.bundle import bundled

SOURCES = {
    "words.js": """// Words.
export const HELLO = "hello"; // not: export
const own = 1;
export function loud(text) {
  return `${text.toUpperCase()}  // ${own}`;
}
export class Word {}
""",
    "hub.js": """import * as say from "./words.js";
import {
  HELLO as greeting,
} from "./words.js";
const own = 2;
let times = 0;
async function later() {}
function greet() {
  times++;
  return say.loud(greeting) + own + times;
}
export { greet, later };
""",
    "map.js": """import { greet } from "./hub.js";
import { Word } from "./words.js";

export async function mount() {
  return [greet(), greet(), new Word() instanceof Word];
}
export { greet };
""",
}


WHOLE = (
    "const $_words_js=(()=>{"
    'const HELLO="hello";const own=1;'
    "function loud(text){return`${text.toUpperCase()}  // ${own}`;}"
    "class Word{}return{HELLO,loud,Word};})();"
    "const $_hub_js=(()=>{"
    "const say=$_words_js;const{HELLO:greeting,}=$_words_js;const own=2;let times=0;"
    "async function later(){}function greet(){times++;return say.loud(greeting)+own+times;}"
    "return{greet,later};})();"
    "const $_map_js=(()=>{"
    "const{greet}=$_hub_js;const{Word}=$_words_js;"
    "async function mount(){return[greet(),greet(),new Word()instanceof Word];}"
    "return{mount,greet};})();"
    "export const{mount,greet}=$_map_js;"
)


def test_modules_become_functions_that_take_and_return_what_they_share() -> None:
    assert "".join(bundled("map.js", SOURCES).split("\n")) == WHOLE


def test_a_template_within_a_template_keeps_its_blanks() -> None:
    source = "export const named = (x) => `${x ? `${x},  ` : ''}a  b`;\n"
    assert "`${x ? `${x},  ` : ''}a  b`;" in bundled("one.js", {"one.js": source})


def test_a_comment_behind_a_template_does_not_swallow_what_follows() -> None:
    source = "export const one = `a`; // not `b`\nexport const two = 2;\n"
    assert "const one=`a`;const two=2;" in bundled("one.js", {"one.js": source})


def test_a_module_stands_once_and_after_what_it_imports() -> None:
    code = bundled("map.js", SOURCES)
    places = [code.index(f"const $_{name}=") for name in ("words_js", "hub_js", "map_js")]
    assert places == sorted(places)
    assert code.count("const $_words_js=") == 1
    assert code.endswith("export const{mount,greet}=$_map_js;\n")
    assert "Words." not in code


@pytest.mark.parametrize(
    ("name", "source", "problem"),
    [
        (
            "words.js",
            'import { greet } from "./hub.js";',
            "hub.js imports words.js imports hub.js",
        ),
        (
            "hub.js",
            'import { h } from "./elements.js";',
            "hub.js imports elements.js, which is not",
        ),
        ("words.js", "export default 1;", "words.js: 'export default 1;' cannot be bundled"),
        ("words.js", 'import "./elements.js";', "words.js: 'import \"./elements.js\";' cannot be"),
        ("words.js", 'import x from "./elements.js";', "cannot be bundled – import or export by"),
    ],
)
def test_what_cannot_be_bundled_is_refused(name: str, source: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem.replace(".", r"\.")):
        bundled("hub.js", {**SOURCES, name: source})
