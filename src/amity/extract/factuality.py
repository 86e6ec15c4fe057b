"""Whether what a verb or noun speaks of came about, as the words around it say.

Factuality is composed from the inside out, after Saurí and Pustejovsky (2009): negation and modals of the
verb itself, then each word that it depends on ("failed to", "agreed to", "no evidence suggests that").
"""

from amity.extract.clauses import Clause, Parse
from amity.extract.lexicon import classes, embeddings
from amity.extract.phrases import Phrase
from amity.extract.prominence import predicate_of
from amity.extract.tagging import Tag
from amity.model.factuality import Factuality

F = Factuality
_RUMOUR = frozenset(
    "reportedly allegedly supposedly purportedly rumoredly rumouredly ostensibly apparently".split()
)
_DOUBT = frozenset("perhaps maybe possibly probably presumably".split())
_CONDITION = frozenset("if unless whether lest provided once".split())
_NEVER = frozenset("never hardly scarcely barely neither nor".split())
_HAVING = frozenset("have get give find see show make receive take".split())
_ACTS = frozenset(
    "response responses reaction reply answer riposte retaliation step act action measure result effect "
    "move".split()
)
_RANKS = frozenset("first second third fourth last latest only able forced quick right".split())
_SPEECH = frozenset(
    "say announce state declare promise pledge vow agree decide hope expect plan inform tell report "
    "add insist "
    "propose note confirm warn threaten indicate suggest claim".split()
)
Verdict = tuple[Factuality, str]


def of_verb(parse: Parse, index: int, question: bool = False) -> Verdict:
    """The factuality of a clause's verb and the name of the rule that settled it."""
    clause = parse.clauses[index]
    verdict = _own(parse, clause)
    if question and verdict[0] is F.HAPPENED:
        return F.HYPOTHETICAL, "question"
    noun = _noun_at(parse, clause.marker_at - 1) if clause.marker == "that" else None
    entry = embeddings("n").get(noun or "")
    if entry is not None and entry.affirmed not in (None, F.DID_NOT_HAPPEN):
        return entry.affirmed, f"noun-{noun}"
    return _embedded(parse, index, verdict, depth=0)


def _own(parse: Parse, clause: Clause) -> Verdict:
    group = clause.group
    words = {t.low for t in parse.tokens[max(0, group.start - 2) : group.end + 1] if t.tag is Tag.ADV}
    if clause.marker in _CONDITION and clause.relation == "sub" and clause.marker != "once":
        return F.HYPOTHETICAL, "condition"
    if _negated(parse, clause):
        return _denied(group.modals)
    if group.modals:
        return _modal(parse, clause)
    if words & _RUMOUR:
        return F.RUMOURED, "adverb"
    if words & _DOUBT:
        return F.HYPOTHETICAL, "adverb"
    return F.HAPPENED, "plain"


def _negated(parse: Parse, clause: Clause) -> bool:
    if clause.group.negated:
        return True
    tokens = parse.tokens
    before = tokens[max(0, clause.group.start - 2) : clause.group.start]
    if any(t.low in _NEVER for t in before):
        return True
    if clause.subject and clause.relation != "coord":
        first = tokens[clause.subject[0].start]
        if first.low.split()[0] in ("no", "neither", "none", "nobody"):
            return True
    return clause.group.prep == "without"


def _denied(modals: tuple[str, ...]) -> Verdict:
    if any(m in ("may", "might", "should", "must") for m in modals):
        return F.HYPOTHETICAL, "modal-negated"
    return F.DID_NOT_HAPPEN, "negation"


def _modal(parse: Parse, clause: Clause) -> Verdict:
    modal = clause.group.modals[0]
    if modal in ("will", "'ll", "shall", "’ll"):
        return F.PLANNED, f"modal-{modal}"
    if modal in ("would", "'d", "’d"):
        governor = parse.clauses[clause.governor] if clause.governor >= 0 else None
        said = governor is not None and clause.relation in ("that", "sub") and governor.group.lemma in _SPEECH
        return (F.PLANNED if said else F.HYPOTHETICAL), "modal-would"
    return F.HYPOTHETICAL, f"modal-{modal}"


def _embedded(parse: Parse, index: int, verdict: Verdict, depth: int) -> Verdict:
    """Compose with what the clause depends on, up to four steps out."""
    clause = parse.clauses[index]
    if clause.governor < 0 or depth > 4:
        return _under_noun(parse, clause, verdict) if clause.group.form == "inf" else verdict
    governor = parse.clauses[clause.governor]
    outer = _own(parse, governor)
    if clause.relation == "coord" and clause.group.form == "inf":
        return _joined(parse, clause, governor, verdict, depth)
    if clause.relation in ("inf", "ing"):
        return _under_verb(parse, clause, verdict, outer, depth)
    if clause.relation == "that":
        return _under_that(parse, clause, governor, verdict, outer)
    if clause.relation == "coord" and clause.group.form == "finite":
        shared = clause.group.start == clause.left and governor.group.modals and not clause.group.modals
        bare = "base" in parse.tokens[clause.group.main].forms
        if (shared and bare) or outer[1] == "condition":
            return outer
    return verdict


def _joined(parse: Parse, clause: Clause, governor: Clause, verdict: Verdict, depth: int) -> Verdict:
    """What is said of an infinitive that is joined to another: "was to visit Peru and to sign a treaty"."""
    if not _due(parse, governor):
        return _embedded(parse, clause.governor, verdict, depth + 1)
    return verdict if _acted(parse, governor) else (F.PLANNED, "under-be")


def _under_verb(parse: Parse, clause: Clause, verdict: Verdict, outer: Verdict, depth: int) -> Verdict:
    """What a verb or noun makes of the infinitive or participle that depends on it."""
    governor = parse.clauses[clause.governor]
    noun = _noun_before(parse, clause)
    table = embeddings("n") if noun else embeddings("v")
    word = noun or governor.group.lemma
    entry = table.get(word)
    if clause.group.form == "ing" and not noun and clause.group.prep not in ("", "from", "against"):
        short = clause.group.prep == "of" and parse.tokens[clause.group.start - 2].low == "short"
        lacking = short or clause.group.prep == "without"
        return (F.DID_NOT_HAPPEN, "without") if lacking else verdict
    if entry is None:
        return _unlisted(parse, clause, governor, verdict, outer)
    lacking = noun is not None and governor.group.lemma in _HAVING and outer[0] is F.DID_NOT_HAPPEN
    above = outer if noun is None or lacking else (F.HAPPENED, "plain")
    value = entry.negated if above[0] is F.DID_NOT_HAPPEN else entry.affirmed
    if value is None:
        return _embedded(parse, clause.governor, outer, depth + 1) if verdict[0] is F.HAPPENED else verdict
    if verdict[0] is F.DID_NOT_HAPPEN and value in (F.DID_NOT_HAPPEN, F.HAPPENED):
        return (F.HAPPENED if value is F.DID_NOT_HAPPEN else verdict[0]), f"under-{word}"
    if above[0] is F.HYPOTHETICAL and value is not F.DID_NOT_HAPPEN:
        return F.HYPOTHETICAL, f"under-{word}"
    return value, f"under-{word}"


def _under_noun(parse: Parse, clause: Clause, verdict: Verdict) -> Verdict:
    """What a noun makes of the infinitive that completes it: "Peru's offer to mediate was ignored"."""
    noun = _noun_before(parse, clause)
    entry = embeddings("n").get(noun or "")
    if verdict[0] is not F.HAPPENED or (entry is not None and entry.affirmed is None):
        return verdict
    return (F.PLANNED, "purpose") if entry is None else (entry.affirmed or F.PLANNED, f"under-{noun}")


def _unlisted(parse: Parse, clause: Clause, governor: Clause, verdict: Verdict, outer: Verdict) -> Verdict:
    """An infinitive behind no word that the lexicon has: a rank, a copula, else a purpose."""
    own = outer if outer[0] is not F.HAPPENED else verdict
    if clause.group.form == "ing":
        return own if verdict[0] is F.HAPPENED else verdict
    words = {t.low for t in parse.tokens[governor.group.end : clause.group.start]}
    if words & _RANKS:
        return own
    if governor.group.lemma == "be" and governor.group.form == "finite":
        return _behind_be(parse, governor, words, own)
    return (F.HYPOTHETICAL, "under-have") if governor.group.lemma == "have" else (F.PLANNED, "purpose")


def _behind_be(parse: Parse, governor: Clause, words: set[str], own: Verdict) -> Verdict:
    if words & {"unable", "unwilling", "reluctant", "loath"}:
        return F.DID_NOT_HAPPEN, "under-unable"
    return own if _acted(parse, governor) else (F.PLANNED, "under-be")


def _acted(parse: Parse, clause: Clause) -> bool:
    """Whether a clause says in what an act consisted: "its response was to"."""
    return any(parse.tokens[p.head].low in _ACTS for p in clause.subject)


def _due(parse: Parse, clause: Clause) -> bool:
    """Whether a verb stands behind "was to"."""
    main = clause.group.main
    return clause.group.form == "finite" and main > 0 and parse.tokens[main - 1].tag is Tag.TO


def _noun_before(parse: Parse, clause: Clause) -> str | None:
    """The noun right before an infinitive, where it is one that embeds."""
    at = clause.group.start - 1
    while at > 0 and parse.tokens[at].tag in (Tag.NEG, Tag.PREP, Tag.QUOTE):
        at -= 1
    return _noun_at(parse, at)


def _noun_at(parse: Parse, at: int) -> str | None:
    """The singular of a noun that embeds; None where another word stands."""
    if at < 0 or parse.tokens[at].tag is not Tag.NOUN:
        return None
    low = parse.tokens[at].low
    for word in (low, low.removesuffix("s"), low.removesuffix("es"), low.removesuffix("ies") + "y"):
        if word in embeddings("n"):
            return word
    return None


def _under_that(parse: Parse, clause: Clause, governor: Clause, verdict: Verdict, outer: Verdict) -> Verdict:
    """What a verb makes of the that-clause that depends on it."""
    lemma = governor.group.lemma
    if governor.group.passive and lemma in ("say", "report", "believe", "think", "claim", "rumor", "rumour"):
        return verdict if verdict[0] is F.DID_NOT_HAPPEN else (F.RUMOURED, f"under-{lemma}")
    entry = embeddings("t").get(lemma)
    if entry is None:
        return verdict
    if verdict[0] is F.HAPPENED and _hearsay(parse, governor):
        verdict = F.RUMOURED, f"hearsay-{lemma}"
    if outer[0] is F.DID_NOT_HAPPEN and lemma in ("suggest", "mean", "show", "indicate", "confirm"):
        return F.DID_NOT_HAPPEN, f"under-no-{lemma}"
    value = entry.negated if outer[0] is F.DID_NOT_HAPPEN else entry.affirmed
    due = value is F.PLANNED and verdict[1] == "modal-should"
    done = value is F.PLANNED and clause.group.form == "finite" and not clause.group.modals
    if value is None or (verdict[0] is not F.HAPPENED and not due) or (done and lemma == "agree"):
        return verdict
    return value, f"under-{lemma}"


_SOMEBODY = frozenset("somebody someone some rumour rumours rumor rumors gossip".split())


def _hearsay(parse: Parse, governor: Clause) -> bool:
    """Whether nobody in particular says it: "somebody told me that", "I have heard that"."""
    speakers = {parse.tokens[p.head].low for p in governor.subject[:1]}
    heard = governor.group.lemma == "hear" and bool(speakers & {"i", "we", "one"})
    return heard or (bool(speakers & _SOMEBODY) and governor.group.lemma in ("say", "tell", "claim", "have"))


def of_noun(parse: Parse, phrase: Phrase, at: int, index: int, question: bool = False) -> Verdict:
    """The factuality of an event noun at token `at` in `phrase`; `index` is its clause, or -1."""
    outer = _around(parse, phrase, index, question)
    if outer[0] is F.DID_NOT_HAPPEN:
        return outer
    for token in parse.tokens[phrase.start : at]:
        entry = embeddings("j").get(token.low)
        if entry is not None and entry.affirmed is not None:
            return entry.affirmed, f"adjective-{token.low}"
    return outer


def denied_with(parse: Parse, index: int, verdict: Verdict) -> Verdict:
    """What a noun says of its clause's subject: denied where the clause is ("neither came to the talks")."""
    outer = of_verb(parse, index)
    if index >= 0 and _cause_denied(parse, parse.clauses[index]):
        return verdict
    return outer if verdict[0] is F.HAPPENED and outer[0] is F.DID_NOT_HAPPEN else verdict


def _around(parse: Parse, phrase: Phrase, index: int, question: bool) -> Verdict:
    """What the noun or verb that an event noun depends on makes of it."""
    if phrase.prep == "without":
        return F.DID_NOT_HAPPEN, "without"
    head = _governing_noun(parse, phrase)
    if head is not None or index < 0:
        return head or _became(parse, phrase) or (F.HAPPENED, "nominal")
    clause = parse.clauses[index]
    if (wanted := _wanted(parse, clause, phrase)) is not None:
        return wanted
    direct = phrase.start >= clause.group.end and phrase.prep in ("", "for", "off") and _first(clause, phrase)
    subject = any(p is phrase for p in clause.subject[:1])
    if not direct and not subject:
        return F.HAPPENED, "nominal"
    if subject and (settled := _of_subject(parse, clause)) is not None:
        return settled
    return _as_argument(parse, clause, phrase, of_verb(parse, index, question))


def _of_subject(parse: Parse, clause: Clause) -> Verdict | None:
    """What a clause says of the event noun that is its subject, whatever its verb makes of others."""
    if _cause_denied(parse, clause):
        return F.HAPPENED, "cause-denied"
    return (F.DID_NOT_HAPPEN, "came-to-nothing") if came_to_nothing(parse, clause) else None


def _became(parse: Parse, phrase: Phrase) -> Verdict | None:
    """What became of an event noun by the verb behind its relative clause, if the verb tells of that."""
    index = predicate_of(parse, phrase)
    if index < 0:
        return None
    clause = parse.clauses[index]
    if came_to_nothing(parse, clause):
        return F.DID_NOT_HAPPEN, "came-to-nothing"
    own = _own(parse, clause)
    behind = {token.low for token in parse.tokens[clause.group.end : clause.group.end + 1]}
    lemma = clause.group.lemma
    if (
        lemma in _COMES
        or (lemma == "take" and "place" in behind)
        or (lemma == "hold" and clause.group.passive)
    ):
        return own
    verdict = _as_argument(parse, clause, phrase, own)
    return verdict if verdict is not own else None


def came_to_nothing(parse: Parse, clause: Clause) -> bool:
    """Whether what the subject speaks of did not come about: it fell through, failed to materialise."""
    group, words = clause.group, [t.low for t in parse.tokens[clause.group.end : clause.group.end + 2]]
    if group.negated:
        return False
    if group.lemma == "fail":
        return words[:1] == ["to"] and words[-1] in _COMES
    told = " ".join((group.lemma, *words))
    return not group.passive and (told.startswith("fall through") or told == "come to nothing")


_COMES = frozenset("occur happen materialise materialize eventuate".split())
_CAUSAL = frozenset(
    "solely only merely simply just exclusively primarily mainly purely entirely due because".split()
)


def _cause_denied(parse: Parse, clause: Clause) -> bool:
    """Whether only a cause of the subject is denied: "the closure was not solely due to want of money"."""
    behind = {t.low for t in parse.tokens[clause.group.end - 1 : clause.group.end + 2]}
    return clause.group.negated and clause.group.lemma == "be" and bool(behind & _CAUSAL)


def _wanted(parse: Parse, clause: Clause, phrase: Phrase) -> Verdict | None:
    """What an agreement is about, or a place is offered for, is still to come; so is a visit announced."""
    lemma = clause.group.lemma
    words = {parse.tokens[p.head].low for p in (*clause.subject[:1], *clause.after[:1])}
    if phrase.prep == "on" and lemma in ("sign", "conclude", "reach") and words & classes()["accord"]:
        return F.PLANNED, "topic-of-agreement"
    if phrase.prep == "for" and lemma in ("offer", "propose", "suggest"):
        return F.PROPOSED, f"place-to-{lemma}"
    told = lemma == "announce" and not clause.group.negated and _first(clause, phrase) and not phrase.prep
    return (F.PLANNED, "object-of-announce") if told and parse.tokens[phrase.head].low in _COMING else None


_COMING = frozenset(
    "visit trip tour journey meeting talks summit negotiations consultations withdrawal evacuation reduction "
    "opening reopening signing aid relief assistance loan grant credit donation".split()
)


def _as_argument(parse: Parse, clause: Clause, phrase: Phrase, verdict: Verdict) -> Verdict:
    """What a verb makes of an event noun that is its object, or the subject of its passive."""
    lemma, table = clause.group.lemma, embeddings("o")
    if phrase.prep == "for" and lemma not in ("call", "ask", "appeal", "press", "plan", "prepare"):
        return F.HAPPENED, "nominal"
    after = parse.tokens[clause.group.end].low if clause.group.end < len(parse.tokens) else ""
    entry = table.get(f"{lemma}_{after}") or table.get(lemma)
    affected = clause.group.passive or phrase.start >= clause.group.end
    if entry is None or not affected or entry.affirmed is None:
        return verdict
    if verdict[0] is F.DID_NOT_HAPPEN and entry.negated is not None:
        return entry.negated, f"object-of-{lemma}"
    return entry.affirmed, f"object-of-{lemma}"


def _first(clause: Clause, phrase: Phrase) -> bool:
    return bool(clause.after) and (clause.after[0] is phrase or phrase.link == "coord")


def _governing_noun(parse: Parse, phrase: Phrase) -> Verdict | None:
    """An embedding noun whose complement the phrase is: "the proposal for talks", "a threat of attack"."""
    if phrase.prep not in ("of", "for", "to", "on", "about") or phrase.prep_at <= 0:
        return None
    token = parse.tokens[phrase.prep_at - 1]
    if token.tag is not Tag.NOUN:
        return None
    low = token.low.removesuffix("s")
    if low in ("lack", "absence"):
        return F.DID_NOT_HAPPEN, f"noun-{low}"
    entry = embeddings("n").get(low)
    if entry is None or entry.affirmed is None or low in ("agreement", "report", "pressure", "right"):
        return None
    return entry.affirmed, f"noun-{low}"
