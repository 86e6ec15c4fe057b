"""The theses of a case: their files, their register, and how they fare on its record."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amity.case.dyads import group_of
from amity.case.losses import Losses
from amity.case.quotes import find_quote
from amity.errors import InvalidValue, NotFound
from amity.explain.contest import contest
from amity.explain.flips import BUDGET, decisive
from amity.explain.references import missing, unknown_companions
from amity.explain.register import REGISTERED, SHOWN, entry, news, registration
from amity.explain.stating import Draft, drafted, questions_of, thesis_of
from amity.model.competing import Contest, Search
from amity.model.passages import Passage
from amity.model.theses import InvalidThesis, Registration, Thesis
from amity.store.durable import append_line
from amity.store.sources import REGISTER

if TYPE_CHECKING:
    from amity.case.case import Case
    from amity.relate.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Theses:
    """The theses of a case that can be used, how each is registered, and a line for each fault found."""

    theses: tuple[Thesis, ...]
    registrations: dict[str, Registration]
    problems: tuple[str, ...] = ()


def theses_of(case: "Case", record: "Record | None" = None) -> Theses:
    """The theses in the case's folder `theses/`, by file name; one that is at fault costs itself alone.

    What refers to a series that the case does not have is told too: that question stays unknown.
    """
    drafts, problems = _drafts(case)
    questions = questions_of(drafts)
    found: list[Thesis] = []
    for draft in drafts:
        try:
            find = partial(_find, case)
            found.append(thesis_of(draft, questions, find, case.reference))
        except InvalidThesis as error:
            problems.append(str(error))
    theses = tuple(found)
    problems += unknown_companions(theses)
    lines = register_lines(case.folder.theses_folder / REGISTER)
    problems += missing(theses, record or case.record(*theses[0].states)) if theses else ()
    return Theses(
        theses=theses,
        registrations={thesis.id: registration(thesis, lines) for thesis in theses},
        problems=tuple(problems),
    )


def competing(case: "Case", found: Theses, states: Sequence[str] = ()) -> Theses:
    """The theses on some states, given by code or name: by default on those of the case.

    Where the case is of no dyad, or no thesis is on it, those on the states of the first. Raises NotFound
    where states are named and no thesis is on them.
    """
    told = {frozenset(thesis.states) for thesis in found.theses}
    if states and frozenset(group_of(states)) not in told:
        raise NotFound("thesis", " and ".join(states), "put one in the case's folder theses/")
    chosen = frozenset(group_of(states))
    if not states:
        own = (pair for pair in map(frozenset, case.dyads) if pair in told)
        chosen = next(own, frozenset(found.theses[0].states if found.theses else ()))
    return replace(found, theses=tuple(one for one in found.theses if frozenset(one.states) == chosen))


def record_for(case: "Case", theses: Sequence[Thesis]) -> "Record":
    """The record of the states that the theses are about. Raises InvalidValue for several."""
    pairs = {tuple(sorted(thesis.states)) for thesis in theses}
    if len(pairs) > 1:
        raise InvalidValue("Thesis", "scope.states", sorted(pairs), "the same in all theses that compete")
    return case.record(*next(iter(pairs), ()))


def contest_of(case: "Case", theses: Sequence[Thesis]) -> Contest:
    """How the theses fare on the record of the case."""
    return contest(theses, record_for(case, theses))


def decisive_of(case: "Case", theses: Sequence[Thesis], budget: int = BUDGET) -> Search:
    """The passages of the case whose loss would change who leads."""
    record = record_for(case, theses)
    return decisive(theses, record, Losses(case, record).without, budget=budget)


def register(case: "Case", theses: Iterable[Thesis], by: str) -> tuple[Thesis, ...]:
    """Enter into the register, under a name and today's date, what the theses predict and their ratios.

    Those that are in it as they are stay as they are; the others are returned. Raises InvalidValue for an
    empty name, InvalidCase where the case is read-only.
    """
    if not by.strip():
        raise InvalidValue("Registration", "by", by, "a name")
    case.folder.check_writable()
    return _enter(case, theses, REGISTERED, by.strip())


def note_shown(case: "Case", theses: Iterable[Thesis]) -> None:
    """Note in the register that results of the theses were shown, once for each wording of them.

    A case that is read-only keeps no such note.
    """
    if case.folder.writable:
        _enter(case, theses, SHOWN, "")


def register_lines(path: Path) -> list[dict[str, Any]]:
    """The lines of a register; a line that is none, such as one that a crash has torn, is passed over."""
    found = []
    for line in path.read_bytes().split(b"\n") if path.is_file() else ():
        try:
            said = json.loads(line)
        except ValueError:
            continue
        if isinstance(said, dict) and {"act", "thesis", "sha256", "on"} <= said.keys():
            found.append(said)
    return found


def _enter(case: "Case", theses: Iterable[Thesis], act: str, by: str) -> tuple[Thesis, ...]:
    path = case.folder.theses_folder / REGISTER
    path.parent.mkdir(exist_ok=True)
    on = datetime.now(UTC).date().isoformat()
    new = news(theses, register_lines(path), act)
    for thesis in new:
        append_line(path, json.dumps(entry(thesis, act, on, by), ensure_ascii=False, sort_keys=True).encode())
    return tuple(new)


def _drafts(case: "Case") -> tuple[list[Draft], list[str]]:
    drafts: dict[str, Draft] = {}
    problems: list[str] = []
    folder = case.folder.theses_folder
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        name = f"{folder.name}/{path.name}"
        try:
            draft = drafted(path.read_text(encoding="utf-8"), name, case.reference)
            # of two of one name the first counts, for questions that others take over as well
            if draft.id in drafts:
                first = drafts[draft.id].keys.path
                raise InvalidThesis(name, "id", f"{first} has {draft.id!r} too", "rename one")
            drafts[draft.id] = draft
        except (OSError, UnicodeDecodeError) as error:
            problems.append(f"{name}: cannot be read ({error}); write it as text in UTF-8")
        except InvalidThesis as error:
            problems.append(str(error))
    return list(drafts.values()), problems


def _find(case: "Case", doc: str, quote: str) -> Passage | None:
    """The passage of a document that has a quote; None where the case has no such document."""
    try:
        document = case.document(doc)
    except NotFound:
        return None
    return find_quote(document, quote)
