"""The packed outlines hold what the file holds; the browser tests draw them."""

import copy
import json
from typing import Any

import numpy as np
import pytest

from geo.outlines import COUNTRIES, packed
from tests.geo import unpacking

TINY: dict[str, Any] = {
    "type": "Topology",
    "transform": {"scale": [1, 1], "translate": [-180, -90]},
    "objects": {
        "countries": {
            "geometries": [
                {
                    "arcs": [[[0, ~2]], [[1], [3]]],
                    "properties": {
                        "actor": "AAA",
                        "name": "Aaa",
                        "anchor": [1.234, -5.678],
                        "area_km2": 70_000_000,
                        "bbox": [-1.239, -2.5, 3, 4],
                    },
                }
            ]
        },
        "parts": {"geometries": []},
    },
    "arcs": [
        [[200, 90], [0, 10]],
        [[200, 90], [-129, 0], [0, 300]],
        [[20_000, 100], [-10, 0], [5, 5]],
        [[0, 0], [0, 1]],
    ],
}


def unpacked(content: bytes) -> tuple[dict[str, Any], list[Any], list[Any]]:
    """The head, the shapes and the absolute points of the arcs, as the browser reads them."""
    line, _, rest = content.partition(b"\n")
    planes = np.frombuffer(rest, np.uint8).reshape(3, -1).astype(int)
    whole = planes[0] + (planes[1] << 8) + (planes[2] << 16)
    numbers = iter(np.where(whole % 2, -(whole + 1) // 2, whole // 2).tolist())
    head = unpacking.unpacked(json.loads(line))
    after = 0

    def arc() -> int:
        nonlocal after
        step = next(numbers)
        after += (step >> 1) + 1
        return ~(after - 1) if step & 1 else after - 1

    def polygons() -> list[list[list[int]]]:
        return [
            [[arc() for _ in range(next(numbers))] for _ in range(next(numbers))]
            for _ in range(next(numbers))
        ]

    shapes = [polygons() for _ in head["pieces"]]
    lengths = [next(numbers) for _ in range(next(numbers))]
    firsts = np.cumsum([[next(numbers), next(numbers)] for _ in lengths], axis=0).tolist()
    arcs = [
        np.cumsum([first, *([next(numbers), next(numbers)] for _ in range(n - 1))], axis=0).tolist()
        for n, first in zip(lengths, firsts, strict=True)
    ]
    assert next(numbers, None) is None
    return head, shapes, arcs


def test_a_piece_is_told_with_its_box_to_a_hundredth_of_a_degree() -> None:
    head, shapes, arcs = unpacked(packed(json.dumps(TINY).encode()))
    assert head == {
        "transform": TINY["transform"],
        "pieces": [["AAA", 1.234, -5.678, 70_000_000, -1.24, -2.5, 3, 4]],
    }
    assert shapes == [[[[0, ~2]], [[1], [3]]]]
    assert arcs == [
        [[200, 90], [200, 100]],
        [[200, 90], [71, 90], [71, 390]],
        [[20_000, 100], [19_990, 100], [19_995, 105]],
        [[0, 0], [0, 1]],
    ]


def test_a_step_that_does_not_fit_is_refused() -> None:
    far = copy.deepcopy(TINY)
    far["arcs"][1][1] = [2**23, 0]
    with pytest.raises(ValueError, match=r"a step of 8388608 cells is too long"):
        packed(json.dumps(far).encode())


def test_the_committed_outlines_are_packed_whole() -> None:
    topology = json.loads(COUNTRIES.read_bytes())
    features = [f for layer in topology["objects"].values() for f in layer["geometries"]]
    head, shapes, arcs = unpacked(packed(COUNTRIES.read_bytes()))
    assert [piece[0] for piece in head["pieces"]] == [f["properties"]["actor"] for f in features]
    assert shapes == [feature["arcs"] for feature in features]
    assert arcs == [np.cumsum(arc, axis=0).tolist() for arc in topology["arcs"]]


def test_the_grid_moves_no_point_by_more_than_280_metres() -> None:
    """A third of Natural Earth's own mean error at this scale: 0.8 km between Serbia and Kosovo."""
    columns, rows = json.loads(COUNTRIES.read_bytes())["transform"]["scale"]
    metres = np.hypot(columns, rows) / 2 * 111_320  # of a degree at the equator
    assert 0 < metres < 280
