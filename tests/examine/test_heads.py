import re

from hypothesis import given
from hypothesis import strategies as st

from amity.examine.heads import Heads, heads_of

FORMS = {
    "up": ["rose", "went up", "(?:was|were) raised", "increas(?:es?|ed)"],
    "down": ["fell", "totall?ed less", "(?:was )?cut", "s?lid"],
    "any": ["[a-z]+ again"],
}
WORDS = "rose went up were raised increase increased fell totalled less cut slid again treaty".split()


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_no_list_is_left_out_of_which_a_form_fits(text: str) -> None:
    begun = Heads(FORMS).begun(text)
    fitting = {name for name, forms in FORMS.items() if any(re.search(rf"\b(?:{f})\b", text) for f in forms)}
    assert fitting <= begun


def test_an_expression_whose_first_letter_may_be_missing_has_no_head() -> None:
    assert heads_of("s?lid") == {""}
    assert heads_of("(?:was )?cut") == {"cut"}
