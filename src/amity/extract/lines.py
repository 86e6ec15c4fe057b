"""Lines of JSON as other programs' pipelines have them: read, put together to discourses, answered.

All that a worker process needs to answer a batch stands here, and what it answers hangs on the batch's lines
alone: so one worker and many say the same.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from amity.extract import coding
from amity.reference import Reference, load

MOST_LINES, MOST_CHARACTERS = 500, 200_000
"""A discourse of more lines or characters is read in stretches."""
CONTEXT = 20
"""So many lines before a stretch are read again with it, since it may lean on them."""


class Numbered(NamedTuple):
    """A line with its number; of one that cannot be used, `error` says why, and `line` has the id if any."""

    number: int
    line: dict[str, Any]
    error: str = ""


class Stretch(NamedTuple):
    """Lines of one discourse, and those before them that they may lean on."""

    context: tuple[Numbered, ...]
    lines: tuple[Numbered, ...]


class Answer(NamedTuple):
    """What is written for a line, as JSON, empty for one without id; and what was wrong with it."""

    number: int
    json: str
    error: str = ""


Work = Callable[[Sequence[Stretch]], list[Answer]]
Read = Callable[[Sequence[Numbered], Sequence[Numbered], Reference], list[dict[str, Any]]]


def numbered(number: int, raw: bytes) -> Numbered:
    """A line as it came, read.

    >>> numbered(1, b'{"id": "a", "text": "x"}')
    Numbered(number=1, line={'id': 'a', 'text': 'x'}, error='')
    >>> numbered(2, b'{"id": "b"}').error
    'must be an object with "id" and "text"'
    """
    try:
        found = json.loads(raw.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError as error:
        return Numbered(number, {}, f"not UTF-8 ({error.reason} at byte {error.start})")
    except ValueError as error:
        return Numbered(number, {}, f"not JSON ({error}); write one JSON object a line")
    except RecursionError:
        return Numbered(number, {}, "JSON that is nested too deeply")
    if not isinstance(found, dict) or not isinstance(found.get("id"), str | int | float):
        return Numbered(number, {}, 'must be an object with "id" and "text"')
    if not isinstance(found.get("text"), str):
        return Numbered(number, {"id": found["id"]}, 'must be an object with "id" and "text"')
    return Numbered(number, found)


class Discourses:
    """Lines put together: those with one `doc`, in order, are one discourse; one without `doc` is its own.

    A discourse is complete when a line of another one comes. One of more than 500 lines or 200,000 characters
    is given in stretches as it comes, each with the 20 lines before it as context, so that no more has to be
    held of it. A line that cannot be used breaks no discourse.

    >>> lines = [Numbered(n, {"id": n, "text": "x", "doc": doc}) for n, doc in enumerate("aab", 1)]
    >>> discourses = Discourses()
    >>> done = [stretch for line in lines for stretch in discourses.take(line)] + discourses.rest()
    >>> [[line.number for line in stretch.lines] for stretch in done]
    [[1, 2], [3]]
    """

    def __init__(self) -> None:
        self._doc: Any = None
        self._open: list[Numbered] = []
        self._context: tuple[Numbered, ...] = ()
        self._size = 0

    def take(self, line: Numbered) -> list[Stretch]:
        """The stretches that are complete with a line."""
        doc = line.line.get("doc")
        done: list[Stretch] = []
        if not line.error and (doc is None or doc != self._doc):
            done, self._doc = self.rest(), doc
        self._open.append(line)
        self._size += len(line.line.get("text", ""))
        if self._doc is None:
            done += self.rest()
        elif len(self._open) >= MOST_LINES or self._size >= MOST_CHARACTERS:
            done += self._give()
            self._context = (*self._context, *done[-1].lines)[-CONTEXT:]
        return done

    def rest(self) -> list[Stretch]:
        """What is held of the last discourse, which is then at its end."""
        done = self._give()
        self._context, self._doc = (), None
        return done

    def _give(self) -> list[Stretch]:
        lines, self._open, self._size = tuple(self._open), [], 0
        return [Stretch(self._context, lines)] if lines else []


NO_EVENTS: dict[str, Any] = {"events": []}
NO_COUNTRY: dict[str, Any] = {"country": None}
"""What is written for a line of which nothing could be read."""


def coded(batch: Sequence[Stretch]) -> list[Answer]:
    """The events of each line; what one line breaks costs that line alone.

    >>> coded([Stretch((), (Numbered(1, {"id": 1, "text": "The weather was fine."}),))])
    [Answer(number=1, json='{"id": 1, "events": []}', error='')]
    """
    return [answer for stretch in batch for answer in _answers(stretch, _code, NO_EVENTS)]


def resolved(batch: Sequence[Stretch]) -> list[Answer]:
    """The state of each line's actor.

    >>> resolved([Stretch((), (Numbered(1, {"id": 1, "text": "Moscow", "date": "1960"}),))])
    [Answer(number=1, json='{"id": 1, "country": "SUN"}', error='')]
    """
    return [answer for stretch in batch for answer in _answers(stretch, _resolve, NO_COUNTRY)]


def _code(
    context: Sequence[Numbered], lines: Sequence[Numbered], reference: Reference
) -> list[dict[str, Any]]:
    known = [line.line for line in context]
    found = list(coding.code([*known, *(line.line for line in lines)], reference))
    return found[len(known) :]


def _resolve(
    context: Sequence[Numbered], lines: Sequence[Numbered], reference: Reference
) -> list[dict[str, Any]]:
    return list(coding.resolve((line.line for line in lines), reference))


def _answers(stretch: Stretch, read: Read, empty: dict[str, Any]) -> list[Answer]:
    """An answer for each line of a stretch, in order."""
    reference = load()
    lines = [_checked(line, reference) for line in stretch.lines]
    context = [line for line in stretch.context if not _checked(line, reference).error]
    good = [line for line in lines if not line.error]
    try:
        said = {line.number: Answer(line.number, dumped(found)) for line, found in
                zip(good, read(context, good, reference), strict=True)}  # fmt: skip
    except MemoryError:
        raise
    except Exception as error:
        if len(good) > 1:
            return [answer for line in lines for answer in _answers(Stretch((), (line,)), read, empty)]
        said = {line.number: failed(line, f"could not be read ({_named(error)})", empty) for line in good}
    return [said.get(line.number) or failed(line, line.error, empty) for line in lines]


def failed(line: Numbered, error: str, empty: Mapping[str, Any]) -> Answer:
    """The answer to a line of which nothing could be read.

    >>> failed(Numbered(3, {"id": "x"}), "no text", {"events": []})
    Answer(number=3, json='{"id": "x", "events": []}', error='no text')
    """
    known = dumped({"id": line.line["id"], **empty}) if "id" in line.line else ""
    return Answer(line.number, known, error)


def _checked(line: Numbered, reference: Reference) -> Numbered:
    """A line, with the error that its date is, if it is one."""
    if line.error:
        return line
    try:
        coding.date_of(line.line, reference)
    except MemoryError:
        raise
    except Exception as error:
        return line._replace(error=f"date {error}")
    return line


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]


def dumped(found: Mapping[str, Any]) -> str:
    """JSON in UTF-8; a lone surrogate, which UTF-8 does not have, is escaped.

    >>> dumped({"id": "é"}), dumped({"id": chr(0xD800)})
    ('{"id": "é"}', '{"id": "\\\\ud800"}')
    """
    text = json.dumps(found, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(found)
    return text


def stretches(lines: Iterable[Numbered]) -> Iterator[Stretch]:
    """All stretches of lines, in order.

    >>> [len(stretch.lines) for stretch in stretches([Numbered(1, {"id": 1, "text": "x"})])]
    [1]
    """
    discourses = Discourses()
    for line in lines:
        yield from discourses.take(line)
    yield from discourses.rest()
