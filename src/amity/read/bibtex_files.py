"""Files of BibTeX beside documents: which entry is of which document."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from amity.errors import UnreadableDocument
from amity.read.bibtex import Entry, parse
from amity.read.encodings import decode

_LARGEST = 32 * 1024 * 1024
_PARTED = re.compile(r"(?<!\\)[:;]")
_NUMBERED = re.compile(r"(.+)-[2-9]")
_FILES = ("file", "localfile", "pdf", "local-url", "filename")


def entries_in(path: Path, problems: list[str]) -> tuple[Entry, ...]:
    """The entries of a file; what is wrong with it goes to `problems`, a line each.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "a.bib")
    ...     _ = path.write_text("@book{bat, title = {On Steppes}}")
    ...     [entry.key for entry in entries_in(path, [])]
    ['bat']
    """
    try:
        if path.stat().st_size > _LARGEST:
            problems.append(f"{path}: is larger than a bibliography can be; check what it is")
            return ()
        decoded = decode(path.read_bytes(), str(path))
    except UnreadableDocument as error:
        problems.append(str(error))
        return ()
    except OSError as error:
        problems.append(f"{path}: cannot be read ({type(error).__name__}); check the rights on it")
        return ()
    entries, broken = parse(decoded.text)
    problems += [
        f"{path}: {line}" for line in (*decoded.warnings, *(f"{line}; correct it there" for line in broken))
    ]
    return entries


def named_by(entry: Entry, stems: Collection[str]) -> str | None:
    """The document that an entry names: by a file that it links to, else by its key.

    Programs write the link in their own ways (JabRef, Zotero, Mendeley, BibDesk): whichever part of it is
    the name of a document, whatever its folder, counts. A key may stand for signs that no file name has.

    >>> entry = Entry("book", "bat:1998", {"file": r"Full text:C\\:/papers/On Steppes.pdf:PDF"})
    >>> named_by(entry, {"On Steppes", "other"}), named_by(entry, {"bat-1998"})
    ('On Steppes', 'bat-1998')
    """
    for name in _linked(entry):
        if name in stems:
            return name
    if entry.key in stems:
        return entry.key
    plain = _letters(entry.key)
    alike = sorted(stem for stem in stems if plain and _letters(stem) == plain)
    return alike[0] if len(alike) == 1 else None


def doubles(stems: Collection[str], known: Collection[str]) -> dict[str, str]:
    """Documents of which another may bear the name in a bibliography, with the name of that other.

    A document takes a number where the case has another of its name, and the entry in the bibliography that
    it came with still has the old name. Those whose entry is known are in no doubt.

    >>> doubles({"report", "report-2", "letter-2", "note", "note-2"}, {"note-2"})
    {'report': 'report-2'}
    """
    found: dict[str, str] = {}
    for name in sorted(stems):
        numbered = _NUMBERED.fullmatch(name)
        if numbered and numbered[1] in stems and name not in known:
            found.setdefault(numbered[1], name)
    return found


def _linked(entry: Entry) -> Iterator[str]:
    for field in _FILES:
        for part in _PARTED.split(entry.fields.get(field, "")):
            name = re.split(r"[/\\]+", re.sub(r"\\([:;_&%# ])", r"\1", part).strip("{} \n\t"))[-1]
            yield Path(name).stem


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).casefold()
