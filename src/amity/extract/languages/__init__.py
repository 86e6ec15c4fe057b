"""Reading in Korean, Japanese, Chinese, Russian and Mongolian: one reader, and data for each language.

A language is a folder `data/<code>/` with three files. No code knows any language's words.

`frames.csv` has a row for each turn of phrase that asserts something:

- `kind`: one of `amity kinds`.
- `words`: the words that assert it, divided by blanks; "_" stands for a blank inside one. A word is a stem
  ("방문", "посети"): what follows it is free. It is read as a regular expression, without regard to case, so
  that "установ(?:и|л)" works; in a language with `word = "start"` it begins where a word begins.
- `object`: words of which one has to stand in the same clause, divided by blanks; "&" divides groups of
  which each has to give one; a name from `[classes]` of the grammar stands for the words of the class. Of
  several rows with one word, that whose objects stand nearest is taken, and one without objects only where
  none fits.
- `without`: words of which none may stand in the clause.
- `roles`: `subj|by>obj|to|in` reads: the source is who stands in the slot `subj`, else `by`; the target who
  stands in `obj`, else `to`, else `in`. Without ">", as in `subj+with+between`, all are
  parties of what has no direction. A role that ends on ">" has no target; one that
  ends on "!" is given to nobody outside its slots. Slots are those of `[marks]`, `any`, `bare` (no mark),
  `near`, `left` and `right` (no mark; right before, before or behind), `next` (the target alone: who begins
the next clause). `subj` takes `topic` in. Who is
  missing is sought in the clauses before, then in the discourse.
- `modality`: what the words make of a plain statement ("invited" for an invitation); empty for happened.

`factuality.csv` settles whether it came about: `modality`, `where` the words stand (`after` or `before` the
trigger in its clause, `clause` for either, `sentence`), `kinds` that the row is for (all if empty;
`!threat`: all but that) and the `pattern` of the words. The first row that fits counts, so denials and
negations go first. "$" and "^" are the ends of that stretch of words. The modality `none` makes no claim:
"invited to visit" is an invitation alone.

`grammar.toml` has the rest:

- `order`: "last" where the verb follows its parties, "first" where they may stand on either side.
- `word`: "start" where a stem begins where a word begins.
- `[classes]`: names for lists of words.
- `[clauses]`: `break`, a pattern behind each match of which a clause ends; `linked`, the end of a clause
  whose plans and doubts stand in the next one (the one before, in a language with order "first");
  `leaning`, the beginning of a clause that says more of its objects, which the one before names; `failed`,
  what says later in the sentence that nothing came of a plan; `single`, words that say of their own verb
  alone whether it came about; `nominal`, `quoted`, what stands behind a verb that is a noun or somebody's
  words; `adnominal`, what stands behind a verb that qualifies the noun after it.
- `[marks]`: `closed`, the cases that leave a name no other mark behind it; `joint`, what stands between the
  members of a list; `apposed`, what may stand between a name and another one that has the mark of both;
  `titled`, what stands between a state and the person who acts for it and has the mark of both;
  `[marks.before]`, `[marks.behind]` and `[marks.ending]` give for each slot the pattern before a name (up
  to it), behind it (with what may stand between in front of a group `(?P<mark>...)`), or at the end of the
  name's own words; `[marks.cases]` gives the slot of each case that the names of an inflected language come
  with. What stands before goes first, then behind, then cases, then endings.
- `[names]`: `both` ("the two countries"), `[[names.halves]]` of `words` and `states` ("the two Koreas"),
  `focus` ("he"), `this` (before a word: "this visit"), `home`
  ("our country", with `[[names.homes]]` of `state` and `cue`, the first cue in the sentence's stretch
  counting), `pair` (a pattern with ELEMENTS, of which group `pair` is "Sino-Mongolian", by
  `[names.elements]`).
- `[dates]`: `joint`, what joins a list of dates; `so_far` ("not yet"); `aside`, matches a date with what
  stands around it, a bar behind it, where it is not when something came about ("the plan for 1973").
  `[phrases]`: see `amity.extract.languages.phrases`.
- `[attribution]`: `patterns` with a group `who`.
- `[shapes]`: `never`, `times`; `single`, kinds that are claims with one party alone, beside the usual ones;
  `beside` where talks in a third state are a claim beside that of its hosting. `[quantity]`: `pattern` with
  groups `about`, `number`, `scale`, `unit`; `scales`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.extract.actors import Mention
from amity.extract.discourse import Discourse
from amity.extract.languages.grammar import has_grammar
from amity.extract.languages.reading import Reader, Sentence
from amity.extract.languages.scripts import READ
from amity.extract.languages.splitting import spans
from amity.extract.sentences import Stretch
from amity.model.claims import Claim
from amity.model.documents import Document
from amity.model.when import When
from amity.reference import Reference

__all__ = ["Readers", "spans", "spoken_in"]

Dates = Sequence[tuple[int, int, When]]


def spoken_in(claim: Claim) -> str:
    """The language of the sentence that a claim was read from by one of these readers; else "".

    >>> from amity.extract.coding import code
    >>> from amity.reference import load
    >>> coded = next(code([{"id": 1, "text": "1956년 7월 김일성은 몽골을 방문하였다."}], load()))
    >>> [(e["kind"], e["source"], e["target"], e["date"]) for e in coded["events"]]
    [('visit', 'PRK', 'MNG', '1956-07')]
    """
    code = claim.rules[0].partition("/")[2].partition(":")[0] if claim.rules else ""
    return code if code in READ and claim.engine == "rules" else ""


@dataclass(slots=True)
class Readers:
    """The readers of one document, one for each language that it is in, made when first needed."""

    document: Document
    discourse: Discourse
    reference: Reference
    _made: dict[str, Reader]

    def __init__(self, document: Document, discourse: Discourse, reference: Reference) -> None:
        self.document, self.discourse, self.reference = document, discourse, reference
        self._made = {}

    def read(
        self, code: str, stretch: Stretch, span: tuple[int, int], dates: Dates, named: Sequence[Mention]
    ) -> Iterator[Claim]:
        """The claims of a sentence in the language of that code; none where it has no data."""
        if not has_grammar(code):
            return
        reader = self._made.setdefault(code, Reader(code, self.discourse, self.reference))
        sentence = Sentence(self.document, stretch, span[0], span[1], dates, named)
        yield from reader.read(sentence)
