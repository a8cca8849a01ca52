"""The one way in which a received file is refused: by its place and by what to do.

What is refused is decided where it is found.
"""


def one_line(text: str) -> str:
    """Words of others made fit for a message: one line, nothing that is not printed."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


class NotReadable(ValueError):
    """A file whose text cannot be had; the message says what stands in the way and what to do.

    `why` says the place within the file, `remedy` what a person can do about it. `name`, the name
    of the file, is added by `data.intake.read`.
    """

    def __init__(self, why: str, remedy: str, name: str = "") -> None:
        self.why, self.remedy, self.name = why, remedy, name
        super().__init__(one_line(f"{name}: {why} – {remedy}" if name else f"{why} – {remedy}"))

    def of(self, name: str) -> "NotReadable":
        """The same refusal, of the file with this name."""
        return NotReadable(self.why, self.remedy, name)
