"""Labels of tables, figures and maps of our own: given twice, continued, cited, listed, begun anew."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, label_duplicate

ROWS = "\n\n| 1960 | 1961 |\n|---|---|\n| 3 | 4 |\n\n"
TEXTS: list[tuple[str, list[str]]] = [
    (f"Table 1. Rice sent to Guinea{ROWS}Table 1. Doctors sent to Mali{ROWS}", ["Table 1"]),
    (f"**Table 2:** Rice sent to Guinea{ROWS}**Table 2:** Doctors sent to Mali{ROWS}", ["Table 2"]),
    (
        f"Table 1 Rice sent to Guinea{ROWS}Some words.\n\nTable\tTable 1 Doctors sent to Mali{ROWS}",
        ["Table 1"],
    ),
    ("Figure 4: Visas issued in Belgrade.\n\nThey fell.\n\nFig. 4: Visas issued in Zagreb.", ["Figure 4"]),
    ("Map 1. Bases on the Red Sea\n\nText.\n\nMap 1. The oil fields of Libya", ["Map 1"]),
    ("Annex II: Text of the accord\n\nArticle 1.\n\nAnnex II: List of delegates\n\nMr. A.", ["Annex II"]),
    (
        "<p>\n<caption>Table 3 Visits to Cuba</caption>\n\nText.\n\n<caption>Table 3 Loans to Peru</caption>",
        ["Table 3"],
    ),
    ("TABLE 5. COTTON SOLD TO POLAND\n\nText.\n\nTable 5. Arms sold to Egypt", ["Table 5"]),
    # no second label
    (f"Table 1. Rice sent to Guinea{ROWS}Table 2. Doctors sent to Mali{ROWS}", []),
    (f"Table 1. Rice sent to Guinea{ROWS}Table 1. Rice sent to Guinea (continued){ROWS}", []),
    (f"Table 1. Rice sent to Guinea{ROWS}Table 1 (cont.){ROWS}", []),
    (
        f"Table 1. Rice sent to Guinea{ROWS}Table 1 shows that it fell.\n\nTable 1 and the note explain it.",
        [],
    ),
    (f"Table 1. Rice sent to Guinea{ROWS}The fall can be seen in\nTable 1. Nobody noticed.", []),
    (f"Table 1.1 Rice sent to Guinea{ROWS}Table 1.2 Doctors sent to Mali{ROWS}", []),
    (f"Table 1a. Rice sent to Guinea{ROWS}Table 1b. Doctors sent to Mali{ROWS}", []),
    (f"Table 1. Rice sent to Guinea{ROWS}Figure 1. Doctors sent to Mali\n\nMap 1. Mali", []),
    (
        "List of tables\n\nTable 1. Rice sent to Guinea\nTable 2. Doctors sent to Mali\n\n# Aid\n\n"
        f"Words.\n\nTable 1. Rice sent to Guinea, in tonnes{ROWS}",
        [],
    ),
    ("Table 1. Rice sent to Guinea ......... 12\nTable 1. Doctors ......... 19\n", []),
    (f"# Chapter 1\n\nTable 1. Rice for Guinea{ROWS}# Chapter 2\n\nTable 1. Doctors for Mali{ROWS}", []),
    ("The route of the pipeline on Map 2 of the ministry differs from our Map 2. It ends at Tartus.", []),
]


@pytest.mark.parametrize(("text", "labels"), TEXTS)
def test_labels_are_given_once(tabled: Callable[..., Evidence], text: str, labels: list[str]) -> None:
    found = list(label_duplicate.check(tabled(text)))
    assert [one.explanation.split("“")[1].split("”")[0] for one in found] == labels


def test_a_finding_lists_both_captions(tabled: Callable[..., Evidence]) -> None:
    text = f"Table 1. Rice sent to Guinea. In tonnes{ROWS}Table 1. Doctors sent to Mali{ROWS}"
    [found] = label_duplicate.check(tabled(text))
    assert [said.quote for said in found.passages] == [
        "Table 1. Rice sent to Guinea",
        "Table 1. Doctors sent to Mali",
    ]


def test_a_section_number_given_twice_is_suspicious(tabled: Callable[..., Evidence]) -> None:
    text = "# 1. Arms\n\nA.\n\n# 2. Aid\n\nB.\n\n# 2. Trade\n\nC.\n\n# 3. Votes\n\nD.\n"
    [found] = label_duplicate.check(tabled(text))
    assert str(found.verdict) == "suspicious"
    assert not list(
        label_duplicate.check(tabled(text.replace("# 2. Trade", "# 3. Trade").replace("# 3. V", "# 4. V")))
    )
