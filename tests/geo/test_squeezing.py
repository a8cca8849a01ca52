"""Squeezed bytes are a text that can stand in HTML, and come back as they were."""

import base64
import lzma

import pytest

from geo.squeezing import SETTINGS, squeezed


def unsqueezed(text: str) -> bytes:
    packed = base64.b85decode(text.translate(str.maketrans(",.", "<&")))
    # Base 85 fills up to four bytes, which the decoder of LZMA must not see.
    decoder = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[SETTINGS])
    return decoder.decompress(packed)


@pytest.mark.parametrize(
    "content",
    [b"", b"a", b"</script><!--" * 9, bytes(range(256)) * 40, "Türkiye ".encode() * 5000],
)
def test_bytes_come_back_as_they_were(content: bytes) -> None:
    assert unsqueezed(squeezed(content)) == content


def test_the_text_opens_and_ends_nothing_in_html() -> None:
    text = squeezed(lzma.compress(bytes(range(256)) * 64) + bytes(range(256)))
    assert not set("<&\"'\\\n") & set(text)
