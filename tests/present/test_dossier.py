"""The page as text and tree; what a browser does with it is for tests/browser."""

import os
import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import lxml.html
import pytest

from amity.model.claims import Tier
from amity.model.documents import Document, Source
from amity.model.flows import Flow, Observation
from amity.model.passages import Passage
from amity.model.when import When
from amity.present import dossier
from amity.present.dossier import render
from amity.present.material import Material

HOSTILE = (
    'The <script>alert("x")</script> envoys met. </script><script>boom()</script> <!-- <script> '
    '<img src=x onerror="alert(1)"> Mongolia gave =cmd()|calc aid & more. \u2028 {{ 7 * 7 }} {% raw %}'
)


@pytest.fixture(scope="module")
def page(material: Material) -> str:
    return render(material)


@pytest.fixture(scope="module")
def tree(page: str) -> Any:
    return lxml.html.document_fromstring(page)


def select(element: Any, selector: str) -> list[Any]:
    """The elements below, by a few words of CSS: `#chronology .entry`, `th[scope=col]`, `h2, h3`."""
    paths = [".//" + "//".join(map(_step, one.replace(" > ", " ").split())) for one in selector.split(", ")]
    found: list[Any] = element.xpath(" | ".join(paths))
    return found


def _step(simple: str) -> str:
    tag, rest = re.match(r"(\w*)(.*)", simple).groups()  # type: ignore[union-attr]
    tests = [f"@id='{name}'" for name in re.findall(r"#([\w-]+)", rest)]
    tests += [f"contains(concat(' ', @class, ' '), ' {name} ')" for name in re.findall(r"\.([\w-]+)", rest)]
    tests += [f"@{name}='{value}'" for name, value in re.findall(r"\[(\w+)=(\w+)\]", rest)]
    return (tag or "*") + "".join(f"[{test}]" for test in tests)


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_every_citation_leads_to_a_passage_that_holds_the_quote(tree: Any, material: Material) -> None:
    cites = select(tree, "a.cite")
    assert len(cites) > 100
    for cite in cites:
        target = tree.get_element_by_id(cite.get("href")[1:])
        if not cite.text.startswith("T"):
            [quote] = [mark.text for mark in select(target, ".context mark")]
            assert any(claim.claim.passage.quote == quote for claim in material.claims)
        else:
            assert target.tag == "mark"
            assert target.text


def test_every_claim_between_them_that_is_not_rejected_is_cited(tree: Any, material: Material) -> None:
    ids = {code.text for code in select(tree, "#passages code")}
    assert ids == {claim.id for claim in material.claims}


def test_every_passage_leads_back_to_where_it_is_cited(tree: Any) -> None:
    for link in select(tree, ".back a"):
        assert tree.get_element_by_id(link.get("href")[1:]).get("class") == "cite"


def test_no_id_is_there_twice_and_every_inner_link_leads_somewhere(tree: Any) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")} <= set(ids)


def test_the_policy_lets_only_the_pages_own_scripts_and_styles_run(page: str, tree: Any) -> None:
    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert not [word for word in ("unsafe", "http", "data:", "blob:", "*") if word in policy]
    inner = re.findall(r"<(?:style|script type=\"module\")>(.*?)</(?:style|script)>", page, flags=re.DOTALL)
    hashes = {f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in inner}
    assert hashes == set(re.findall(r"'sha256-[^']+'", policy))
    assert len(hashes) == 3
    assert not tree.xpath("//@style | //@onclick | //@onerror | //@onload")


def test_nothing_is_asked_for_from_outside(tree: Any) -> None:
    assert not tree.xpath("//@src | //link | //iframe | //object | //embed | //form/@action")
    outside = [href for href in tree.xpath("//a/@href") if not href.startswith("#")]
    assert outside == ["https://doi.org/10.5555/steppe.2019.7"]


def test_headings_are_in_order_and_tables_have_captions(tree: Any) -> None:
    levels = [int(heading.tag[1]) for heading in select(tree, "h1, main h2, main h3, main h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in select(tree, "table"):
        assert words(select(table, "caption")[0])
        assert select(table, "th[scope=col]")


def test_the_chronology_says_what_happened_and_only_that(tree: Any) -> None:
    said = [words(what) for what in select(tree, "#chronology .what")]
    assert len(said) == 23
    other = ("Planned", "Proposed", "Invited", "Denied", "Rumoured", "Did not happen", "Conditional")
    assert not [text for text in said if text.startswith(other)]
    apart = [words(what) for what in select(tree, "#unrealised .what")]
    assert len(apart) == 4
    assert all(text.startswith(other) for text in apart)


def test_unreviewed_claims_are_closed_and_say_how_sure_they_are(tree: Any) -> None:
    [details] = select(tree, "#unreviewed details")
    assert details.get("open") is None
    entries = select(details, ".entry")
    assert len(entries) == 5
    assert {entry.get("data-tier") for entry in entries} == {"medium", "low"}


def test_each_entry_stands_beside_the_words_of_its_source(tree: Any, material: Material) -> None:
    quotes = {claim.claim.passage.quote for claim in material.claims}
    for entry in select(tree, ".entry"):
        assert words(select(entry, ".words")[0]).strip("“”") in quotes


def test_an_incomplete_entry_of_the_bibliography_says_what_is_missing(tree: Any) -> None:
    missing = {
        words(select(entry, "dt")[0]): words(found[0])
        for entry in select(tree, ".bibliography > div")
        if (found := select(entry, ".missing"))
    }
    assert missing == {
        "[notes.docx] n.d.": "Missing: title, author, date.",
        "Steppe News Agency 2004": "Missing: author.",
    }


def test_only_the_passages_with_their_sentences_are_carried(page: str, material: Material) -> None:
    assert "herders drove" in page
    longer = replace(material.documents[2], text=material.documents[2].text + "\n\nNobody cites this.")
    documents = (*material.documents[:2], longer, *material.documents[3:])
    assert "Nobody cites this" not in render(replace(material, documents=documents))
    assert "Nobody cites this" in render(replace(material, documents=documents, full_text=True))


def test_a_whole_document_has_its_passages_marked(sample: ModuleType, material: Material) -> None:
    tree: Any = lxml.html.document_fromstring(render(replace(material, full_text=True)))
    texts = [text.text_content() for text in select(tree, "#documents .text")]
    assert texts == [document.text for document in material.documents]
    marked = {mark.text_content() for mark in select(tree, "#documents mark")}
    assert "In 1995 Mongolia ended the treaty of 1986" in marked
    for link in select(tree, ".more a"):
        assert tree.get_element_by_id(link.get("href")[1:]) is not None


def test_the_same_material_gives_the_same_bytes_whatever_surrounds_it(page: str) -> None:
    script = (
        "import importlib.util, sys, hashlib\n"
        "spec = importlib.util.spec_from_file_location('sample', sys.argv[1])\n"
        "sample = importlib.util.module_from_spec(spec); spec.loader.exec_module(sample)\n"
        "from amity.present.dossier import render\n"
        "print(hashlib.sha256(render(sample.material()).encode()).hexdigest())\n"
    )
    path = Path(__file__).with_name("sample.py")
    for seed, zone, locale in (("0", "UTC", "C"), ("77", "Asia/Ulaanbaatar", "tr_TR.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONUTF8": "0"}
        command = [sys.executable, "-c", script, str(path)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == sha256(page.encode()).hexdigest()


def test_without_the_chart_runtime_the_tables_stand_open(
    material: Material, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = dossier._static
    monkeypatch.setattr(dossier, "_static", lambda name: "" if name == "vega.js" else there(name))
    tree = lxml.html.document_fromstring(render(material))
    assert not select(tree, ".chart")
    assert all(details.get("open") is not None for details in select(tree, "details.table"))


def hostile() -> Material:
    """A document full of markup, cited; a series and a bibliography like it; and a document of no claims."""
    csl = {
        "title": "</script><b>T</b>",
        "author": [{"literal": "<i onload=x>A</i>"}],
        "issued": {"date-parts": [[1999]]},
    }
    document = Document(
        name='a"><b',
        path='a"><b.txt',
        text=HOSTILE,
        sha256="0",
        language="en",
        reader="text",
        source=Source(id="a", csl=csl),
        warnings=("</section><script>",),
    )
    at = HOSTILE.index("=cmd()|calc")
    flow = Flow(
        series="=S</script>",
        measure="trade",
        source="MNG",
        target="PRK",
        directed=False,
        unit="+<u>",
        period=When.parse("1999"),
        value=1.0,
        observation=Observation.OBSERVED,
        row_label="@x",
        column_label="</table>",
        passage=Passage.of('a"><b', HOSTILE, at, at + 11),
    )
    return Material(
        title="<script>alert(0)</script>",
        dyad=("MNG", "PRK"),
        names={"MNG": "<b>M", "PRK": "{{ p }}"},
        documents=(document,),
        flows=(flow,),
        full_text=True,
        command="</code>",
        settings={"<x>": "</dd>"},
    )


def test_markup_in_a_document_is_shown_as_text(material: Material) -> None:
    page = render(hostile())
    tree = lxml.html.document_fromstring(page)
    assert [script.get("type") for script in select(tree, "script")] == [
        "application/json",
        "module",
        "module",
    ]
    assert not tree.xpath("//img | //b | //u | //@onerror | //@onload")
    assert select(tree, "h1")[0].text == "<script>alert(0)</script>"
    assert select(tree, "#documents .text")[0].text_content() == HOSTILE
    [data] = select(tree, "#figures")
    assert "<" not in data.text
    assert "'=S\\u003c" not in data.text, "a title is no cell of the saved table"


def test_an_empty_case_makes_a_page_that_says_so() -> None:
    empty = Material(
        title="Nothing yet",
        dyad=("MNG", "PRK"),
        names={"MNG": "Mongolia", "PRK": "North Korea"},
        documents=(),
    )
    tree = lxml.html.document_fromstring(render(empty))
    assert words(select(tree, "#chronology")[0]).endswith("Nothing is known to have happened.")
    assert not select(tree, "a.cite, .chart")
    assert [script.get("type") for script in select(tree, "script")] == ["application/json", "module"]


@pytest.mark.parametrize("dyad", [(), ("MNG",), ("MNG", "PRK", "JPN")])
def test_one_state_or_three_make_a_dossier_too(material: Material, dyad: tuple[str, ...]) -> None:
    tree = lxml.html.document_fromstring(render(replace(material, dyad=dyad)))
    assert len(select(tree, "#chronology .entry")) >= 23


def test_what_is_unreviewed_is_not_said_to_be_untold(material: Material) -> None:
    left = tuple(c for c in material.claims if not c.standing.reviewed and c.claim.tier is not Tier.HIGH)
    tree = lxml.html.document_fromstring(render(replace(material, claims=left, events=())))
    said = words(select(tree, "#unrealised")[0])
    assert "Nothing of the kind is told" not in said
    assert said.endswith("more may stand among the unreviewed claims.")
