"""From a dependency tree to the verb groups, phrases and clauses that the frames are laid over."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from amity.extract import clauses as shallow
from amity.extract.clauses import OBJECT_CONTROL, Clause, Parse
from amity.extract.groups import VerbGroup, verb_groups
from amity.extract.phrases import Phrase, noun_phrases
from amity.extract.syntax.words import anchors, retag
from amity.extract.tagging import Tag, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as Word

LONGEST = 4000
"""No longer sentence is given to a model, in characters: what is longer is seldom one."""
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
RELATIVE = ("WDT", "WP", "WP$", "WRB")
RELATIONS = {"conj": "coord", "relcl": "rel", "ccomp": "that", "csubj": "that", "parataxis": "that"}


def parser(model: "Language") -> Callable[[str, list[Token]], Parse]:
    """A function that parses a sentence's tokens by a model: its text is that which their offsets are in."""

    def parse(text: str, tokens: list[Token]) -> Parse:
        if not tokens or tokens[-1].end - tokens[0].start > LONGEST:
            return shallow.parse(tokens)
        tree = model(text[tokens[0].start : tokens[-1].end])
        return Tree(tokens, tree, tokens[0].start).parse()

    return parse


class Tree:
    """A sentence's tokens with its dependency tree."""

    def __init__(self, tokens: list[Token], tree: "Doc", offset: int) -> None:
        self.tokens, self.tree = tokens, tree
        self.heads = anchors(tokens, tree, offset)
        retag(tokens, tree, self.heads)
        self.groups = verb_groups(tokens)
        self.phrases = noun_phrases(tokens, self.groups)
        mains = [self.heads[group.main] for group in self.groups]
        self.of_word = {word: k for k, word in enumerate(mains)}
        self.at = {word: i for i, word in reversed(list(enumerate(self.heads)))}
        self.owners = self._owners()

    def parse(self) -> Parse:
        """The clauses in the order of their verbs, each with subject, objects and what it depends on."""
        clauses = [self._clause(k, group) for k, group in enumerate(self.groups)]
        for k in self._outside_in():
            clauses[k].subject = self._subject(clauses, k)
        for k, clause in enumerate(clauses):
            clause.antecedent = self._object_antecedent(clause, k)
            clause.after = [
                p for p in self.phrases
                if p.start >= clause.group.end and self.owners[self.heads[p.head]] == k
            ]  # fmt: skip
        return Parse(self.tokens, self.phrases, clauses)

    def _owners(self) -> list[int]:
        """For each word of the tree the verb group that it hangs on, through whatever stands between."""
        owners = [-1] * len(self.tree)
        for word in self.tree:
            chain, at = [], word
            while at.i not in self.of_word and owners[at.i] < 0 and at.head.i != at.i:
                chain.append(at.i)
                at = at.head
            owner = self.of_word.get(at.i, owners[at.i])
            for i in (*chain, at.i):
                owners[i] = owner
        return owners

    def _main(self, k: int) -> "Word":
        return self.tree[self.heads[self.groups[k].main]]

    def _governor(self, k: int) -> int:
        main = self._main(k)
        return -1 if main.head.i == main.i else self.owners[main.head.i]

    def _outside_in(self) -> list[int]:
        """The clauses, each behind that which it depends on."""
        depth = [sum(1 for _ in self._main(k).ancestors) for k in range(len(self.groups))]
        return sorted(range(len(self.groups)), key=lambda k: (depth[k], k))

    def _clause(self, k: int, group: VerbGroup) -> Clause:
        main = self._main(k)
        clause = Clause(group, group.start, governor=self._governor(k))
        if group.form == "part" and main.dep_ in ("acl", "advcl", "conj", "relcl"):
            group.passive = True
        clause.relation = RELATIONS.get(main.dep_, "") if clause.governor >= 0 else ""
        if main.dep_ in ("advcl", "xcomp", "acl", "pcomp", "prep") or (
            not clause.relation and clause.governor >= 0
        ):
            clause.relation = group.form if group.form != "finite" else _finite(main)
        self._mark(clause, main)
        self._extend(clause, k)
        return clause

    def _mark(self, clause: Clause, main: "Word") -> None:
        """Find the word that opens a clause: a subordinator or a relative."""
        for word in main.subtree:
            opens = (word.dep_ == "mark" and word.head.i == main.i) or (
                word.tag_ in RELATIVE and self.owners[word.i] == self.owners[main.i] and word.i < main.i
            )
            if opens and word.i in self.at and word.pos_ != "PART":
                clause.marker_at = self.at[word.i]
                clause.marker = self.tokens[clause.marker_at].low
                return

    def _extend(self, clause: Clause, k: int) -> None:
        """Set where a clause begins and ends: what hangs on its verb and on no other."""
        own = [i for i, word in enumerate(self.heads) if self.owners[word] == k]
        words = [i for i in own if self.tokens[i].tag not in (Tag.COMMA, Tag.COORD, Tag.STOP, Tag.OTHER)]
        floor = clause.marker_at + 1 if 0 <= clause.marker_at < clause.group.start else 0
        clause.left = max(floor, min([clause.group.start, *words]))
        clause.right = max([clause.group.end, *(i + 1 for i in words)])

    def _subject(self, clauses: list[Clause], k: int) -> list[Phrase]:
        """The subject's phrases: its own, that which a relative stands for, or that of what it depends on."""
        clause, main = clauses[k], self._main(k)
        for child in main.children:
            if child.dep_ in SUBJECTS:
                if child.tag_ in RELATIVE or (child.lower_ == "that" and clause.relation == "rel"):
                    return self._noun(main.head, clause)
                return self._below(child)
        if main.dep_ in ("relcl", "acl") and clause.group.form != "inf":
            return self._noun(main.head, clause)
        if clause.governor < 0:
            return []
        return self._shared(clauses[clause.governor], clause, main)

    def _shared(self, governor: Clause, clause: Clause, main: "Word") -> list[Phrase]:
        """The subject of a verb without its own: whom another asks to do it, else who does the other."""
        if clause.group.form == "inf" and main.dep_ == "acl":
            offered = [p for p in self.phrases if p.owner and self.heads[p.head] == main.head.i]
            return offered or governor.subject
        if clause.group.form == "inf" and governor.group.lemma in OBJECT_CONTROL:
            objects = [c for c in main.head.children if c.dep_ in ("dobj", "dative", "pobj")]
            if objects and not governor.group.passive:
                return self._below(objects[0])
        return governor.subject

    def _below(self, word: "Word") -> list[Phrase]:
        """The phrases of a noun and of what completes it, without those of clauses on it."""
        owner = self.owners[word.i]
        under = {w.i for w in word.subtree if self.owners[w.i] == owner}
        return [p for p in self.phrases if self.heads[p.head] in under]

    def _noun(self, word: "Word", clause: Clause) -> list[Phrase]:
        """The phrases of the noun that a clause qualifies, up to the clause."""
        edge = clause.marker_at if clause.marker_at >= 0 else clause.group.start
        return [p for p in self._below(word) if p.end <= edge]

    def _object_antecedent(self, clause: Clause, k: int) -> list[Phrase]:
        """What a relative clause with a subject of its own may have as object."""
        main = self._main(k)
        if main.dep_ != "relcl" or clause.marker not in ("", "which", "whom", "that"):
            return []
        noun = self._noun(main.head, clause)
        return [] if noun == clause.subject else noun


def _finite(main: "Word") -> str:
    """How a finite clause hangs on another: "sub" behind a subordinator, "that" where it is reported."""
    marked = any(child.dep_ in ("mark", "advmod") and child.i < main.i for child in main.children)
    return "sub" if main.dep_ == "advcl" and marked else "that" if main.dep_ in ("xcomp", "acl") else "sub"
