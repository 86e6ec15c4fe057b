"""A reader that has not come to the end of a document has missed nothing in it."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from amity.case import Case
from amity.case.asking import Inquiry, Limits
from amity.extract.llm import Asking
from amity.extract.llm.endpoint import Endpoint

Serve = Callable[[Callable[[Mapping[str, Any], int], Any]], Any]
ASKING = Asking(model="scripted")


def ask(case: Case, url: str, calls: int) -> None:
    """Ask about the passages that are open, and no more of them than that."""
    endpoint = Endpoint(url=url, wait=lambda seconds: None)
    inquiry = Inquiry(case.folder, case.reference, ASKING)
    inquiry.open = inquiry.open[:calls]
    assert inquiry.run(endpoint, limits=Limits()).failed == ()
    assert case.read(workers=1, engine="llm", options=ASKING.options).failed == ()


def test_documents_that_a_model_was_not_asked_all_about_are_left_out(
    case: Case, endpoint: Serve, said: Any
) -> None:
    of_document = [question.doc for question in Inquiry(case.folder, case.reference, ASKING).open]
    assert set(of_document) == {"chronicle", "memoir", "news"}
    with endpoint(lambda body, number: said(json.dumps({"claims": []}))) as served:
        ask(case, served.url, of_document.count("chronicle"))
        assert case.readers.documents("llm", case.reference) == {"chronicle"}
        compared = case.compare_readers("rules", "llm")
        here = len(case.readers.claims("rules", "chronicle"))
        assert [(found.both, found.only_one) for found in compared.found] == [(0, here)]
        ask(case, served.url, 1000)
    assert case.readers.documents("llm", case.reference) == {"chronicle", "memoir", "news"}
    assert case.compare_readers("rules", "llm").found[0].only_one == len(case.readers.claims("rules"))


def test_the_rules_read_all(case: Case) -> None:
    assert case.readers.documents("rules", case.reference) == {"chronicle", "memoir", "news"}
