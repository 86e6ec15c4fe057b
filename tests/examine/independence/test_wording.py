from collections.abc import Callable

from amity.examine.independence.wording import shared_wording
from amity.model.documents import Document

Made = Callable[..., Document]

REPORT = (
    "The trade envoy of Cuba reached Hanoi on Tuesday with eleven engineers, and was met at the station by "
    "the deputy minister for railways. They are to stay until the bridge over the northern river is tested."
)
OTHER = (
    "Rice prices fell in the south while the harvest was still being brought in, traders in three provinces "
    "complained, and the council promised to buy what was left over before the rains came."
)


def test_reprint_is_found_from_the_later_to_the_earlier(made: Made) -> None:
    [found] = shared_wording([made("first", REPORT), made("second", f"{OTHER}\n\n{REPORT}")])
    assert (found.later, found.earlier) == ("second", "first")
    [(start, end)] = found.spans
    assert f"{OTHER}\n\n{REPORT}"[start:end] == REPORT.rstrip(".")
    assert 0.4 < found.share < 0.7


def test_small_changes_do_not_hide_a_copy(made: Made) -> None:
    changed = REPORT.replace("on Tuesday ", "").replace("eleven", "ten").replace("was met", "welcomed")
    [found] = shared_wording([made("first", REPORT), made("second", changed)])
    assert found.share > 0.6


def test_texts_on_one_subject_share_nothing(made: Made) -> None:
    own = (
        "Cuba's envoy for trade came to Hanoi by rail. The deputy railway minister met him; with him were "
        "engineers who will stay for the test of a new bridge across the river in the north."
    )
    assert list(shared_wording([made("first", REPORT), made("second", own)])) == []


def test_titles_and_formulas_are_no_copies(made: Made) -> None:
    formula = "the General Secretary of the Central Committee of the Communist Party of Vietnam"
    one = f"In March {formula} travelled to Havana to see the sugar mills of the coast."
    other = f"No letter was ever answered by {formula}, whose secretary kept them all."
    assert list(shared_wording([made("first", one), made("second", other)])) == []


def test_quoting_a_treaty_is_no_copying(made: Made) -> None:
    article = (
        "The two parties undertake to consult each other on all important questions that touch the "
        "interests of both countries and to widen their exchange in science, trade and the arts for a "
        "period of ten years."
    )
    treaty = made("treaty", f"Article 2. {article}")
    scholars = [made(name, f"{start} “{article}”") for name, start in (("a", "It says:"), ("b", "I cite:"))]
    assert list(shared_wording([treaty, *scholars])) == []


def test_many_copies_are_each_traced_to_the_first(made: Made) -> None:
    documents = [made(f"d{number:02d}", REPORT) for number in range(30)]
    found = list(shared_wording(documents))
    assert {shared.later for shared in found} == {f"d{number:02d}" for number in range(1, 30)}
    assert {shared.earlier for shared in found} == {"d00"}
    assert len(found) == 29


def test_chinese_is_compared_by_characters(made: Made) -> None:
    told = (
        "古巴贸易代表团星期二抵达河内，随行的还有十一名工程师，"
        "铁道部副部长在车站迎接他们，他们将停留到大桥试车结束。"
    )
    [found] = shared_wording([made("first", told), made("second", "据报道，" + told)])
    assert found.share > 0.8


def test_short_texts_that_are_word_for_word_alike_are_copies(made: Made) -> None:
    [found] = shared_wording([made("a", "Guevara visited Hanoi."), made("b", "Guevara visited Hanoi")])
    assert (found.later, found.share) == ("b", 1.0)


def test_a_sentence_that_anyone_would_write_is_no_copy(made: Made) -> None:
    said = "Diplomatic relations between Cuba and Vietnam were established on December 2, 1960."
    texts = (f"{said} Sugar followed soon.", f"It is known: {said} What came after is told elsewhere.")
    assert list(shared_wording([made(name, text) for name, text in zip("ab", texts, strict=True)])) == []


def test_empty_and_tiny_texts_are_no_trouble(made: Made) -> None:
    assert list(shared_wording([made("a", ""), made("b", "Yes."), made("c", "No.")])) == []
