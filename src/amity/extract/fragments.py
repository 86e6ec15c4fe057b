"""Claims of fragments without a verb, as chronicles and headlines write them: "Kim Il Sung in Moscow."."""

from amity.extract.clauses import Parse
from amity.extract.discourse import Discourse
from amity.extract.finding import Finding
from amity.extract.lexicon import frames
from amity.extract.nouns import holds
from amity.extract.parties import in_phrase, in_phrases
from amity.extract.tagging import Tag
from amity.model.factuality import Factuality


def of_fragment(parse: Parse, discourse: Discourse) -> list[Finding]:
    """The visit that a dated fragment tells of: one who travels, then "in" or "to" and another state."""
    if parse.clauses or not discourse.dated or len(parse.phrases) < 2:
        return []
    frame = next(f for f in frames("v")["stay"] if f.kind == "visit")
    traveller, *others = parse.phrases
    place = next((p for p in others if p.prep in ("in", "to")), None)
    if place is None or parse.tokens[place.head].tag is not Tag.ACTOR:
        return []
    if traveller.prep or holds(parse, [traveller], frame.subject) is None:
        return []
    sources = in_phrases(parse, [p for p in parse.phrases if p.start < place.start], discourse)
    own = {party.state for party in sources}
    targets = [p for p in in_phrase(parse, place, discourse) if p.state not in own]
    if not sources or not targets:
        return []
    return [
        Finding(
            frame.kind, frame, "v", -1, traveller.start, place.end, sources, targets,
            (Factuality.HAPPENED, "plain"), traveller.head, ["kind:visit/fragment"], agent=True, main=True,
        )
    ]  # fmt: skip
