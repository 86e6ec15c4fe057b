"""Records made by reading paragraphs as a case does."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from amity.case import Case

Reading = Callable[..., SimpleNamespace]


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """`reading(pair, doc=text, ...)`: the record of some texts, with `texts` and `dates` as asked for."""

    def of(pair: tuple[str, str], **documents: str) -> SimpleNamespace:
        folder = tmp_path_factory.mktemp("treaties")
        case = Case.new(folder / "case", dyads=[pair])
        for name, text in documents.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        case.add(sorted(folder.glob("*.txt")))
        case.read(workers=1)
        dates: dict[str, list[object]] = {}
        for name, mention in case.dates():
            dates.setdefault(name, []).append(mention)
        texts = {document.name: document.text for document in case.documents()}
        found = SimpleNamespace(record=case.record(), texts=texts, dates=dates)
        case.close()
        return found

    return of
