"""Files of theses, good and bad: each fault gives one clear error with the file and the key."""

from pathlib import Path

import pytest

from amity.errors import NotFound
from amity.explain.stating import drafted, questions_of, thesis_of
from amity.model.passages import Passage
from amity.model.queries import (
    Agreed,
    Broken,
    Changed,
    Compared,
    Followed,
    Happened,
    Preceded,
    Represented,
    Silent,
    Together,
    Turned,
)
from amity.model.theses import InvalidThesis, Sort, Thesis
from amity.reference import load

REFERENCE = load()
EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "mongolia-dprk" / "theses"
GOOD = """\
id = "border"
title = "The border"
statement = "They fell out over the border."

[scope]
states = ["GHA", "TGO"]
period = "1957/1990"

[[holders]]
name = "K. Agbodeka"
citation = "A Border Reader (1972), 12"

[ratios]
by = "A. Mensah"
on = 2024-03-31

[[predicts]]
id = "fewer-visits"
says = "Visits become fewer."
ask = "fewer"
kinds = ["visit"]
period = "1960/1966"
than = "1957/1959"
if_true = [1.5, 3]
if_false = [0.2, 0.6]
"""


def find(doc: str, quote: str) -> Passage | None:
    """A case with one document of a sentence."""
    text = "The border divided a people."
    if doc != "essay":
        return None
    if quote not in text:
        raise NotFound("passage", quote, "copy the words")
    return Passage.of(doc, text, text.index(quote), text.index(quote) + len(quote))


def made(text: str) -> Thesis:
    draft = drafted(text, "theses/border.toml", REFERENCE)
    return thesis_of(draft, questions_of([draft]), find, REFERENCE)


def test_a_thesis_is_read_with_its_defaults() -> None:
    thesis = made(GOOD)
    [prediction] = thesis.predictions
    assert isinstance(prediction.query, Compared)
    assert prediction.query.fewer
    assert prediction.query.which.between == ("GHA", "TGO")
    assert (prediction.by, prediction.on, prediction.sort) == ("A. Mensah", "2024-03-31", Sort.STRAW)


def test_a_holder_is_found_where_he_says_it_and_else_cited() -> None:
    held = GOOD.replace("citation =", 'document = "essay"\nquote = "divided a people"\ncitation =')
    passage = made(held).holders[0].passage
    assert passage is not None
    assert (passage.doc, passage.quote) == ("essay", "divided a people")
    elsewhere = held.replace('"essay"', '"not-in-the-case"')
    assert made(elsewhere).holders[0].passage is None


NOBODY = GOOD.replace(GOOD[GOOD.index("[[holders]]") : GOOD.index("[ratios]")], "")
QUOTED = GOOD.replace("citation =", 'document = "essay"\nquote = "x"\ncitation =')
UNKNOWN = GOOD.replace("citation = ", 'document = "none"\nquote = ')
BARE = GOOD.split("ask =", maxsplit=1)[0]
RATIOS = "if_true = 2\nif_false = 0.5\n"
FORBIDDEN = GOOD.replace("[[predicts]]", "[[forbids]]")
BAD = [
    ("", "predicts", GOOD.split("[[predicts]]", maxsplit=1)[0], "predicts nothing"),
    ("kinds", "predicts.fewer-visits.kinds", GOOD.replace('"visit"', '"vist"'), "no kind"),
    ("judgement", "predicts.fewer-visits.kinds", GOOD.replace('"visit"', '"cooling"'), "judgement"),
    ("state", "scope.states", GOOD.replace('"TGO"', '"TOG"'), "no state"),
    ("period", "predicts.fewer-visits.period", GOOD.replace("1960/1966", "1991/1999"), "outside the scope"),
    ("than", "predicts.fewer-visits.than", GOOD.replace("1957/1959", "1901/1959-99"), "EDTF"),
    ("form", "predicts.fewer-visits.ask", GOOD.replace('"fewer"', '"less"'), "no form of question"),
    ("unknown key", "predicts.fewer-visits.kind", GOOD.replace("kinds =", "kind ="), "means nothing here"),
    ("ratio", "predicts.fewer-visits.if_true", GOOD.replace("[1.5, 3]", "[3, 1.5]"), "in order"),
    ("nought", "predicts.fewer-visits.if_false", GOOD.replace("[0.2, 0.6]", "[0, 0.6]"), "positive"),
    ("both for", "predicts.fewer-visits", GOOD.replace("[0.2, 0.6]", "[1.2, 2]"), "against it"),
    ("forbidden", "forbids.fewer-visits", FORBIDDEN, "the answer that the thesis expects"),
    ("nobody", "ratios.by", GOOD.replace('by = "A. Mensah"\n', ""), "missing"),
    ("no day", "ratios.on", GOOD.replace("on = 2024-03-31", 'on = "spring"'), "no day"),
    ("sort", "predicts.fewer-visits.sort", GOOD + 'sort = "hoop"\n', "straw in the wind"),
    ("no sort", "predicts.fewer-visits.sort", GOOD + 'sort = "hop"\n', "no sort"),
    ("toml", "", GOOD + "if_true = [", "TOML"),
    ("no id", "id", GOOD.replace('id = "border"\n', ""), "missing"),
    ("no holder", "holders", NOBODY, "held by nobody"),
    ("quote", "holders.1.quote", QUOTED, "stand"),
    ("document", "holders.1.document", UNKNOWN, "no 'none'"),
    ("taken", "predicts.fewer-visits.as", BARE + 'as = "x.y"\n' + RATIOS, "x.y"),
    ("asks nothing", "predicts.fewer-visits.ask", BARE + RATIOS, "nothing"),
    ("twice", "predicts.fewer-visits.id", GOOD + "[[predicts]]" + GOOD.split("[[predicts]]")[1], "twice"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "text", "says"), [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD])
def test_a_fault_is_one_error_with_file_and_key(key: str, text: str, says: str) -> None:
    with pytest.raises(InvalidThesis) as caught:
        made(text)
    assert str(caught.value).startswith("theses/border.toml")
    assert says in str(caught.value)
    assert caught.value.key == key


FORMS = [
    ('ask = "happened"\nkinds = ["visit"]\nat_least = 2\nrank = "head of government"', Happened),
    ('ask = "none"\nkinds = ["stance"]\nfrom = "GHA"\nto = "TGO"\nwords = ["blame"]', Silent),
    ('ask = "falls"\nmeasure = "trade"\nbefore = "1960"\nafter = "1970"\nunit = "US$ million"', Changed),
    ('ask = "breaks"\nmeasure = "trade"\nperiod = "1965/1967"', Broken),
    ('ask = "together"\nmeasure = "trade"\nwith = { measure = "aid" }\nlag = 1\nopposite = true', Together),
    ('ask = "followed"\nkinds = ["visit"]\nbetween = ["FRA", "TGO"]\nthen = { kinds = ["visit"] }', Followed),
    ('ask = "represented"\nfrom = "GHA"\nto = "TGO"\nat = "1965"\nlevel = "ambassador"', Represented),
]


@pytest.mark.parametrize(("asked", "form"), FORMS)
def test_each_form_of_question_is_read(asked: str, form: type) -> None:
    ratios = "if_true = [1.5, 3]\nif_false = [0.2, 0.6]\n"
    text = GOOD.split("ask =", maxsplit=1)[0] + asked + "\n" + ratios
    [prediction] = made(text).predictions
    assert isinstance(prediction.query, form)


def test_a_question_is_taken_over_from_another_thesis() -> None:
    other = BARE.replace('"border"', '"cocoa"').replace('"fewer-visits"', '"empty"')
    other += 'as = "border.fewer-visits"\nif_true = 2\nif_false = 0.5\n'
    drafts = [drafted(GOOD, "a.toml", REFERENCE), drafted(other, "b.toml", REFERENCE)]
    theses = [thesis_of(draft, questions_of(drafts), find, REFERENCE) for draft in drafts]
    assert theses[0].predictions[0].query == theses[1].predictions[0].query
    assert theses[1].predictions[0].taken == "border.fewer-visits"


def test_the_example_has_five_rivals_with_reasons() -> None:
    drafts = [
        drafted(path.read_text(encoding="utf-8"), path.name, REFERENCE)
        for path in sorted(EXAMPLES.glob("*.toml"))
    ]
    theses = [thesis_of(draft, questions_of(drafts), lambda *_: None, REFERENCE) for draft in drafts]
    assert len(theses) >= 5
    for thesis in theses:
        assert all(prediction.why and prediction.by and prediction.on for prediction in thesis.predictions)
        assert any(holder.citation for holder in thesis.holders)


ASKED = GOOD[: GOOD.index('ask = "fewer"')]
RATIOS = "if_true = [1.5, 3]\nif_false = [0.2, 0.6]\n"


@pytest.mark.parametrize(
    ("asked", "form"),
    [
        ('ask = "turns"\nchannel = "trade"\nto = "more"\nnear = "1966"\n', Turned),
        ('ask = "names"\ntheme = "defence"\nperiod = "1960/1970"\n', Agreed),
        ('ask = "lacks"\ntheme = "ideology"\nlesser = true\n', Agreed),
        (
            'ask = "precedes"\nfirst = { channel = "trade", to = "more", near = "1966" }\n'
            'then = { channel = "contacts", to = "fewer", near = "1970/1975", within = 0 }\n',
            Preceded,
        ),
        ('ask = "breaks"\nmeasure = "trade"\nperiod = "1966"\nchange = "falls"\nlargest = true\n', Broken),
    ],
)
def test_questions_on_phases_breaks_and_treaties(asked: str, form: type) -> None:
    [prediction] = made(ASKED + asked + RATIOS).predictions
    assert isinstance(prediction.query, form)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ('ask = "turns"\nchannel = "gossip"\nto = "more"\nnear = "1966"\n', "channel: 'gossip'"),
        ('ask = "turns"\nchannel = "trade"\nto = "unclear"\nnear = "1966"\n', "to: 'unclear'"),
        ('ask = "turns"\nchannel = "trade"\nto = "more"\nnear = "1950"\n', "near: 1950 lies outside"),
        ('ask = "names"\ntheme = "weather"\n', "theme: 'weather'"),
        ('ask = "lacks"\ntheme = "defence"\nlesser = "yes"\n', "lesser: 'yes' is neither"),
        ('ask = "precedes"\nfirst = { channel = "trade" }\nthen = {}\n', "first.near: is missing"),
        ('ask = "breaks"\nmeasure = "trade"\nperiod = "1966"\nchange = "holds"\n', "change: 'holds'"),
    ],
)
def test_faults_in_them_are_named(asked: str, said: str) -> None:
    with pytest.raises(InvalidThesis) as error:
        made(ASKED + asked + RATIOS)
    assert said in str(error.value)


def test_a_question_that_is_asked_twice_would_count_double() -> None:
    again = GOOD[GOOD.index("[[predicts]]") :].replace('"fewer-visits"', '"again"')
    with pytest.raises(InvalidThesis, match="fewer-visits and again"):
        made(GOOD + "\n" + again)


@pytest.mark.parametrize(
    ("if_true", "if_false"),
    [("[0.1, 1.1]", "[0.05, 0.2]"), ("[1.5, 3]", "[0.9, 4]"), ("[0.9, 1.0]", "[1, 1]")],
)
def test_both_answers_cannot_speak_against_a_thesis_nor_both_for_it(if_true: str, if_false: str) -> None:
    text = GOOD.replace("if_true = [1.5, 3]", f"if_true = {if_true}")
    with pytest.raises(InvalidThesis, match="if_true, if_false"):
        made(text.replace("if_false = [0.2, 0.6]", f"if_false = {if_false}"))


def test_who_may_hold_with_whom_is_read() -> None:
    assert made(GOOD.replace("[scope]", 'may_hold_with = ["kinship"]\n\n[scope]')).compatible == ("kinship",)
    assert made(GOOD).compatible == ()


def test_the_file_in_the_documentation_can_be_used() -> None:
    page = (EXAMPLES.parents[2] / "docs" / "theses.md").read_text(encoding="utf-8")
    text = page.split("```toml\n")[1].split("```")[0]
    draft = drafted(text, "theses/border.toml", REFERENCE)
    taken = {"kinship.treaty": made(GOOD).predictions[0].query}
    thesis = thesis_of(draft, questions_of([draft]) | taken, find, REFERENCE)
    assert [prediction.sort for prediction in thesis.predictions] == [Sort.HOOP, Sort.STRAW]
    assert thesis.compatible == ("poverty",)
