"""A document that is full of markup and script does nothing but be shown."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from amity.model.claims import Claim, Tier
from amity.model.documents import Document, Source
from amity.model.factuality import Factuality
from amity.model.flows import Flow, Observation
from amity.model.passages import Passage
from amity.model.reviewed import ReviewedClaim
from amity.model.when import When
from amity.present.dossier import render
from amity.present.material import Material
from amity.reconcile.events import events

TEXT = (
    '<script>window.ran = 1</script> In 1999 the =cmd() <img src=x onerror="window.ran = 2"> envoys of '
    'Mongolia visited North Korea </script><script>window.ran = 3</script><!-- <svg onload="window.ran = 4"> '
    '"><a href="javascript:window.ran = 5">here</a> {{ 7 * 7 }} &lt;b&gt; \u202e 12\t=1+1'
)


def material() -> Material:
    csl = {
        "title": "<img src=x onerror='window.ran=6'>",
        "URL": "javascript:window.ran=7",
        "author": [{"literal": "</script><script>window.ran=8</script>"}],
        "issued": {"date-parts": [[1999]]},
    }
    document = Document(
        name="<b>'\"",
        path="<b>'\".txt",
        text=TEXT,
        sha256=sha256(TEXT.encode()).hexdigest(),
        language="en",
        reader="text",
        source=Source(id="x", csl=csl),
    )
    claim = Claim(
        passage=Passage.of(document.name, TEXT, 0, TEXT.index("<!--")),
        kind="visit</script>",
        source="MNG",
        target="PRK",
        date=replace(When.parse("1999"), words="<u>1999</u>"),
        factuality=Factuality.HAPPENED,
        persons=("<script>window.ran=9</script>",),
        place="=HYPERLINK(1)",
        attribution=("</cite><b>",),
        tier=Tier.HIGH,
        doc_sha256=document.sha256,
    )
    at = TEXT.index("=1+1")
    flow = Flow(
        series="<s>",
        measure="trade",
        source="MNG",
        target="PRK",
        directed=False,
        period=When.parse("1999"),
        value=2.0,
        unit="=unit",
        observation=Observation.OBSERVED,
        row_label="@SUM(1)",
        passage=Passage.of(document.name, TEXT, at, at + 4),
    )
    reviewed = (ReviewedClaim(id=claim.id, claim=claim, read=claim),)
    return Material(
        title="</title><script>window.ran=10</script>",
        dyad=("MNG", "PRK"),
        names={"MNG": "<i>Mongolia", "PRK": "{{ x }}"},
        documents=(document,),
        claims=reviewed,
        events=events(reviewed),
        flows=(flow,),
        full_text=True,
    )


def test_a_hostile_document_is_shown_and_does_nothing(look: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "dossier.html"
    path.write_text(render(material()), encoding="utf-8", newline="\n")
    page = look(path).page
    page.locator("#chronology a.cite").click()
    assert page.evaluate("window.ran === undefined")
    assert page.locator(".desk mark").text_content() == TEXT[: TEXT.index("<!--")]
    page.locator("#documents summary").click()
    assert page.locator("#documents .text").text_content() == TEXT
    assert page.locator("img, a[href^='javascript'], u, s").count() == 0
    for figure in page.locator("figure:has(details)").all():
        figure.locator("summary").click()
        with page.expect_download() as download:
            figure.get_by_text("Save table (CSV)").click()
        saved = Path(download.value.path()).read_text(encoding="utf-8")
        assert not [
            line for line in saved.splitlines() if line.startswith(("=", "@")) or ",=" in line or ",@" in line
        ]
    assert page.evaluate("window.ran === undefined")
