"""How much time, memory and disk one document may cost."""

from dataclasses import dataclass

from amity.errors import InvalidValue

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one document may cost before it is given up.

    `seconds` of wall-clock time, of a scan for each look at a page; `memory` in bytes of address space of the
    process that reads it; `file_bytes` of the file on disk, `unpacked_bytes` of all that is packed in a DOCX
    or EPUB; `pages` that are pictures.

    >>> Limits(seconds=5).file_bytes // MEBIBYTE
    64
    """

    seconds: float = 60.0
    memory: int = 1536 * MEBIBYTE
    file_bytes: int = 64 * MEBIBYTE
    unpacked_bytes: int = 256 * MEBIBYTE
    pages: int = 2000

    def __post_init__(self) -> None:
        for name in ("seconds", "memory", "file_bytes", "unpacked_bytes", "pages"):
            if getattr(self, name) <= 0:
                raise InvalidValue("Limits", name, getattr(self, name), "more than nought")
