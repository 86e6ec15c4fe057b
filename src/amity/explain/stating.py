"""Reading the TOML file of a thesis."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from amity.errors import AmityError
from amity.explain.questions import FORMS, question
from amity.explain.tables import Keys
from amity.model.passages import Passage
from amity.model.queries import Query
from amity.model.theses import Holder, InvalidThesis, Prediction, Ratio, Sort, Thesis
from amity.reference import Reference

TOP = ("id", "title", "statement", "scope", "holders", "may_hold_with", "ratios", "predicts", "forbids")
SAID = ("id", "says", "ask", "as", "if_true", "if_false", "by", "on", "why", "sort")
ID = re.compile(r"[a-z0-9][a-z0-9-]*")

Made = TypeVar("Made")
Find = Callable[[str, str], Passage | None]
"""The passage of a document that has a quote; None where there is no such document.

Raises NotFound, or InvalidValue, where the quote does not stand there, or more than once.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A file of a thesis as read, before the questions that it takes from other theses are known."""

    keys: Keys
    id: str
    questions: Mapping[str, Query]


def drafted(text: str, path: str, reference: Reference) -> Draft:
    """The file of a thesis with the questions that it asks itself. Raises InvalidThesis."""
    try:
        keys = Keys(path, tomllib.loads(text), "")
    except tomllib.TOMLDecodeError as error:
        raise InvalidThesis(path, "", f"is not TOML ({error})", "mend the line that is named") from error
    keys.known(TOP)
    name = keys.text("id")
    if not ID.fullmatch(name):
        raise keys.wrong("id", f"{name!r} is no name", "write small letters, figures and hyphens")
    scope = keys.table("scope")
    scope.known(("states", "period"))
    asked = {}
    for said in (*keys.tables("predicts"), *keys.tables("forbids")):
        if "ask" in said.content:
            key = said.text("id")
            if key in asked:
                raise said.wrong("id", f"{key!r} is there twice", "give each its own")
            asked[key] = question(said, scope, reference, SAID)
    return Draft(keys=keys, id=name, questions=asked)


def thesis_of(draft: Draft, questions: Mapping[str, Query], find: Find, reference: Reference) -> Thesis:
    """The thesis of a file, with `questions` of other theses by "thesis.prediction". Raises InvalidThesis.

    The same question is written once: another thesis takes it over with `as`.
    """
    keys, scope = draft.keys, draft.keys.table("scope")
    defaults = keys.table("ratios") if "ratios" in keys.content else None
    if defaults:
        defaults.known(("by", "on"))
    said = [
        _prediction(table, draft, questions, defaults, forbidden=name == "forbids")
        for name in ("predicts", "forbids")
        for table in keys.tables(name)
    ]
    if len(ids := {prediction.id for prediction in said}) < len(said):
        raise keys.wrong(
            "predicts", f"an id is there twice among {', '.join(sorted(ids))}", "give each its own"
        )
    if not said:
        raise keys.wrong("predicts", "predicts nothing", "write [[predicts]] or [[forbids]] and their keys")
    holders = tuple(_holder(table, find) for table in keys.tables("holders"))
    if not holders:
        raise keys.wrong("holders", "is held by nobody", "write [[holders]] with a name and a citation")
    return _made(
        keys,
        lambda: Thesis(
            id=draft.id, title=keys.text("title"), statement=keys.text("statement"), holders=holders,
            states=scope.states("states", reference), period=scope.date("period"), predictions=tuple(said),
            file=keys.path, compatible=tuple(dict.fromkeys(keys.texts("may_hold_with"))),
        ),
    )  # fmt: skip


def _prediction(
    table: Keys, draft: Draft, questions: Mapping[str, Query], defaults: Keys | None, *, forbidden: bool
) -> Prediction:
    name = table.text("id")
    prediction = _made(
        table,
        lambda: Prediction(
            id=name, says=table.text("says"), query=_query(table, name, draft, questions),
            if_true=_ratio(table, "if_true"), if_false=_ratio(table, "if_false"),
            by=_given(table, defaults, "by"), on=_day(table, defaults), why=table.text("why", ""),
            forbidden=forbidden, taken=table.text("as", ""),
        ),
    )  # fmt: skip
    if "sort" in table.content and table.text("sort") not in list(Sort):
        raise table.wrong("sort", f"{table.text('sort')!r} is no sort of test", f"write {', '.join(Sort)}")
    if "sort" in table.content and table.text("sort") != prediction.sort:
        declared = f"declared {table.text('sort')!r}, but the ratios make it {str(prediction.sort)!r}"
        raise table.wrong("sort", declared, "change the one or the other")
    return prediction


def _query(table: Keys, name: str, draft: Draft, questions: Mapping[str, Query]) -> Query:
    if "as" not in table.content:
        if name not in draft.questions:
            raise table.wrong("ask", "asks nothing", f"write ask = one of {', '.join(FORMS)}")
        return draft.questions[name]
    other = table.text("as")
    extra = sorted(set(table.content) - set(SAID))
    if "ask" in table.content or extra:
        raise table.wrong(
            "as", "takes over a question and asks one itself", f"leave out {(extra or ['ask'])[0]}"
        )
    if other not in questions:
        raise table.wrong("as", f"no thesis asks {other!r}", "write THESIS.PREDICTION of another file")
    return questions[other]


def _ratio(table: Keys, key: str) -> Ratio:
    low, high = table.numbers(key)
    return _made(table, lambda: Ratio(low=low, high=high), key)


def _given(table: Keys, defaults: Keys | None, key: str) -> str:
    if key in table.content or defaults is None:
        return table.text(key)
    return defaults.text(key)


def _day(table: Keys, defaults: Keys | None) -> str:
    """The day on which ratios were given, as text or as a date of TOML."""
    holder = table if "on" in table.content or defaults is None else defaults
    said = holder.content.get("on")
    if isinstance(said, date):
        return said.isoformat()
    text = holder.text("on")
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise holder.wrong("on", f"{text!r} is no day", "write it like 2024-03-31") from None


def _holder(table: Keys, find: Find) -> Holder:
    table.known(("name", "citation", "document", "quote"))
    name, citation = table.text("name"), table.text("citation", "")
    if "document" not in table.content:
        return _made(table, lambda: Holder(name=name, citation=citation))
    document = table.text("document")
    try:
        passage = find(document, table.text("quote"))
    except InvalidThesis:
        raise
    except AmityError as error:
        raise table.wrong("quote", f"does not stand in {document} once", str(error)) from error
    if passage is None and not citation:
        raise table.wrong("document", f"there is no {document!r} in the case", "name one, or give a citation")
    return _made(table, lambda: Holder(name=name, citation=citation, passage=passage))


def _made(keys: Keys, make: Callable[[], Made], key: str = "") -> Made:
    """What is made, or the refusal of its type as one of this file."""
    try:
        return make()
    except InvalidThesis:
        raise
    except AmityError as error:
        raise keys.wrong(key, str(error), "see docs/theses.md") from error


def questions_of(drafts: Iterable[Draft]) -> dict[str, Query]:
    """The questions of some files by "thesis.prediction"; of two files of one name those of the last."""
    return {f"{draft.id}.{name}": query for draft in drafts for name, query in draft.questions.items()}
