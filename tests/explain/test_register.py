from dataclasses import replace
from types import SimpleNamespace

from amity.explain.register import REGISTERED, SHOWN, entry, fixed, news, registration
from amity.model.queries import Happened
from amity.model.theses import Ratio, Thesis


def one(made: SimpleNamespace) -> Thesis:
    thesis: Thesis = made.thesis(
        "t", made.predicts("p", Happened(which=made.which("1960")), (2, 4), (0.2, 0.5))
    )
    return thesis


def test_only_predictions_and_ratios_are_fixed(made: SimpleNamespace) -> None:
    thesis = one(made)
    prediction = thesis.predictions[0]
    assert fixed(replace(thesis, title="Another", statement="Another.")) == fixed(thesis)
    changed = [
        replace(prediction, if_true=Ratio(low=2, high=4.1)),
        replace(prediction, query=Happened(which=made.which("1961"))),
        replace(prediction, by="B. Osei"),
        replace(prediction, id="q"),
    ]
    assert all(fixed(replace(thesis, predictions=(other,))) != fixed(thesis) for other in changed)


def test_what_the_register_says(made: SimpleNamespace) -> None:
    thesis = one(made)
    wider = replace(thesis.predictions[0], if_true=Ratio(low=1, high=9))
    changed = replace(thesis, predictions=(wider,))
    entered = entry(thesis, REGISTERED, "2024-04-01", "A. Mensah")
    shown = entry(thesis, SHOWN, "2024-04-02")
    assert registration(thesis, []).says == "NOT registered before the results were seen"
    assert registration(thesis, [entered, shown]).says == "registered on 2024-04-01 by A. Mensah"
    assert (
        registration(changed, [entered]).says == "CHANGED since it was registered on 2024-04-01 by A. Mensah"
    )
    again = entry(changed, REGISTERED, "2024-04-03", "A. Mensah")
    late = registration(changed, [entered, shown, again]).says
    assert late.endswith("AFTER results had been shown on 2024-04-02")


def test_what_is_in_the_register_is_not_entered_again(made: SimpleNamespace) -> None:
    thesis = one(made)
    entered = entry(thesis, REGISTERED, "2024-04-01", "A. Mensah")
    assert news([thesis], [], REGISTERED) == [thesis]
    assert news([thesis], [entered], REGISTERED) == []
    assert news([thesis], [entered], SHOWN) == [thesis]


def test_a_hash_stands_whatever_is_added_to_the_forms_of_questions(made: SimpleNamespace) -> None:
    """It is pinned: whoever registered a thesis must not read one day that it was changed."""
    assert fixed(one(made)) == "55d92759a934979e0ce47cf2e7b2d2c15087f3bb325810b73cf29be427047304"
    assert fixed(replace(one(made), compatible=("u",))) != fixed(one(made))
