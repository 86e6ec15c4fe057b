"""Forums in which both states take part: by the rows of their membership, and as texts tell of them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from amity.model.answers import Answer
from amity.model.contacts import SharedForum
from amity.model.forums import Membership
from amity.model.when import When
from amity.reference import Reference
from amity.relate.record import Entry, Record

ATTENDS = "attends"
ATTENDED = frozenset(("visit", "meeting"))
"""The kinds of events by which states take part in a forum."""


def shared_forums(record: Record, pair: tuple[str, str]) -> tuple[SharedForum, ...]:
    """The forums that both states belong to at once, the oldest common membership first.

    >>> from amity.reference import load
    >>> found = shared_forums(Record(states=("MNG", "PRK"), reference=load()), ("MNG", "PRK"))
    >>> [(forum.forum, str(forum.since)) for forum in found if forum.forum in ("un", "arf")]
    [('un', '1991-09-17/..'), ('arf', '2000-07-27/..')]
    """
    found = [*_by_rows(record.reference, pair), *_by_claims(record, pair)]
    return tuple(sorted(found, key=lambda forum: (forum.since.sort_key, forum.forum)))


def _by_rows(reference: Reference, pair: tuple[str, str]) -> Iterator[SharedForum]:
    members: dict[str, dict[str, list[Membership]]] = defaultdict(lambda: defaultdict(list))
    for row in reference.memberships:
        if row.state in pair:
            members[row.forum][row.state].append(row)
    for forum, sides in sorted(members.items()):
        for one in sides.get(pair[0], ()):
            for other in sides.get(pair[1], ()):
                if one.held.overlaps(other.held) is not Answer.NO and (since := _both(one.held, other.held)):
                    yield SharedForum(
                        forum=forum, name=reference.forums[forum].names[0],
                        roles=(one.role, other.role), since=since,
                    )  # fmt: skip


def _by_claims(record: Record, pair: tuple[str, str]) -> Iterator[SharedForum]:
    """The forums named in passages by which both states take part in something that happened there."""
    names, pattern = _forums(record.reference)
    told: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    for entry in record.between(*pair):
        if entry.happened and entry.event.kind in ATTENDED:
            for name in entry.event.claims_for:
                if (claim := record.claims.get(name)) and (found := pattern.search(claim.passage.quote)):
                    told[names[found.group()]].append((entry, name))
    for forum, entries in sorted(told.items()):
        whens = sorted((entry.event.date for entry, _ in entries), key=lambda when: when.sort_key)
        yield SharedForum(
            forum=forum, name=record.reference.forums[forum].names[0], roles=(ATTENDS, ATTENDS),
            since=whens[0], claims=tuple(sorted(name for _, name in entries)),
        )  # fmt: skip


@lru_cache(maxsize=4)
def _forums(reference: Reference) -> tuple[dict[str, str], re.Pattern[str]]:
    """The forums by name, and a pattern for all the names."""
    names = {name: forum.id for forum in reference.forums.values() for name in forum.names}
    words = sorted(names, key=lambda name: (-len(name), name))
    return names, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _both(one: When, other: When) -> When | None:
    """The days that lie in both spans, as far as they are stated."""
    starts = [day for day in (one.earliest, other.earliest) if day is not None]
    ends = [day for day in (one.latest, other.latest) if day is not None]
    first = date.fromordinal(max(starts)).isoformat() if starts else ".."
    last = date.fromordinal(min(ends)).isoformat() if ends else ".."
    return When.parse(f"{first}/{last}") if not starts or not ends or max(starts) <= min(ends) else None
