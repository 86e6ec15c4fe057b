"""The single claims that a finding makes: who with whom, and how many of what."""

from collections.abc import Iterator

from amity.extract.clauses import Parse
from amity.extract.discourse import Discourse
from amity.extract.finding import SINGLE, Finding
from amity.extract.parties import Party
from amity.extract.tagging import Tag
from amity.model.factuality import Factuality
from amity.reference.kinds import kinds


def pairs(finding: Finding) -> Iterator[tuple[Party | None, Party | None, tuple[Party, ...]]]:
    """The single claims that a finding makes: source, target and others.

    "A's relations with B and C" is two claims; a list of three that all deal with each other is one.
    """
    sources, targets = finding.sources, finding.targets
    if finding.frame.parties and sources and not targets:
        if len(sources) >= 2:
            yield sources[0], sources[1], tuple(sources[2:])
        else:
            yield sources[0], None, ()
        return
    if not sources and not targets:
        yield None, None, ()
    elif not sources or not targets:
        for party in sources or targets:
            yield (party, None, ()) if sources else (None, party, ())
    else:
        yield from ((source, target, ()) for source in sources for target in targets)


_DEALINGS = frozenset("force peace embassy relations treaty sanctions threat contact".split())
_COMMERCE = frozenset("economy aid people".split())
"""Families of which a party is left out only where a document is about two states."""
_DEEDS = frozenset("force threat peace".split())
WORDS_ONLY = frozenset(
    "threat rejection agreement_reached request demand mediation mediation_offer concession meeting".split()
)


_MOTION = frozenset("go come travel fly leave depart be stay lead return".split())


def completed(
    finding: Finding, source: Party | None, target: Party | None, discourse: Discourse
) -> tuple[Party | None, Party | None]:
    """Source and target, the missing one taken from whom the other was dealing with.

    Only for what is done between two states; and a source is supplied only where the words name none at
    all ("an attack was launched"), never for one that is named but unknown.
    """
    named = source or target
    if named and not (source and target) and _called_on(finding, named, discourse):
        return _across(finding, named, source, discourse)
    if named is None or (source and target) or _self_contained(finding, named, source, discourse):
        return source, target
    words = finding.kind in WORDS_ONLY
    other = discourse.addressed(named.state) if words else discourse.opponent(named.state)
    other = other or discourse.vis_a_vis(named.state)
    own = {party.state for party in (finding.sources if source else finding.targets)}
    found = Party(other, "focus") if other and other not in own else None
    return (source, found) if source else (found, target)


def _self_contained(finding: Finding, named: Party, source: Party | None, discourse: Discourse) -> bool:
    """Whether nothing may be supplied: of words only, of several missions, of what has no counterpart."""
    family = kinds()[finding.kind].family
    if named.state == "IGO" or finding.several or finding.within:
        return True
    if source is not None and finding.kind in WORDS_ONLY and (finding.main or named.state in discourse.met):
        refused = finding.embeds and finding.kind == "rejection"
        return refused or discourse.addressed(named.state) is None
    if family in _COMMERCE and finding.pos == "v" and source is not None:
        return not (finding.main and discourse.vis_a_vis(named.state)) or _elsewhere(finding)
    if family not in _DEALINGS or finding.kind in WORDS_ONLY or (source is None and finding.agent):
        return True
    if not discourse.dated and not discourse.dominated and family not in _DEEDS:
        return True
    return finding.kind == "visit" and finding.frame.lemma in _MOTION


def _elsewhere(finding: Finding) -> bool:
    """Whether what is done needs no other side: a level of trade, help that is planned or denied."""
    return finding.factuality not in (Factuality.HAPPENED, Factuality.PLANNED)


_CALLS = frozenset(
    "visit meeting credentials invitation support criticism condolence request apology".split()
)


def _called_on(finding: Finding, named: Party, discourse: Discourse) -> bool:
    """Whether an official whose state is not named calls on one of the two states a document is about."""
    return discourse.vis_a_vis(named.state) is not None and bool(finding.official) and finding.kind in _CALLS


def _across(
    finding: Finding, named: Party, source: Party | None, discourse: Discourse
) -> tuple[Party | None, Party | None]:
    """The parties where such an official stands for the other of the two states."""
    other = str(discourse.vis_a_vis(named.state))
    if finding.official[0].isupper():
        discourse.note_person(finding.official, (other,))
    found = Party(other, "focus", finding.official if finding.official[0].isupper() else "")
    return (source, found) if source else (found, named)


_COUNTED = frozenset("aid refugees_or_orphans trade".split())


def parts(parse: Parse, finding: Finding) -> Iterator[tuple[tuple[int, int, int], int, int]]:
    """The parts of a finding that make a claim each, as start, end and trigger, and where its number stands.

    "Sent 10 tons of wheat, 20 tons of rice and 300 horses" is three claims; the first has the verb, the
    last what follows the list.
    """
    spans = _counted(parse, finding) if finding.kind in _COUNTED and finding.pos == "v" else []
    if len(spans) < 2:
        yield (finding.start, finding.end, finding.trigger), finding.start, finding.end
        return
    for n, (start, end) in enumerate(spans):
        first = finding.start if n == 0 else start
        last = finding.end if n == len(spans) - 1 else end
        yield (first, last, finding.trigger if n == 0 else start), start, end


def _counted(parse: Parse, finding: Finding) -> list[tuple[int, int]]:
    """The coordinated objects of a finding's verb that begin with a number, with what completes them."""
    spans: list[tuple[int, int]] = []
    for phrase in parse.clauses[finding.clause].after:
        counted = any(parse.tokens[i].tag is Tag.NUM for i in range(phrase.start, phrase.end))
        if counted and (not phrase.prep or phrase.listed or phrase.link == "coord"):
            spans.append((phrase.start, phrase.end))
        elif spans and phrase.prep == "of":
            spans[-1] = (spans[-1][0], phrase.end)
        elif spans and phrase.link != "coord":
            break
    return spans


def alone(finding: Finding, source: Party | None, target: Party | None) -> bool:
    """Whether a party is missing that a claim of this kind needs to say anything of two states."""
    return (source is None or target is None) and finding.kind not in SINGLE


def directed(kind: str) -> bool:
    """Whether source and target of a kind differ in role."""
    return kinds()[kind].directed
