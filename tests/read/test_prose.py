from amity.model.documents import BlockKind
from amity.read.documents import document_of
from amity.read.prose import flow_of_prose

BROKEN = """\
Berg, the historian of the bridge, argues that even

¹ Riga Herald, March 3, 1961.

during the war the two sides met on it every week. Then

Baltic Papers Vol.7 15

Riga closed it for good.

Nobody crossed it again.
"""


def test_a_sentence_goes_on_over_notes_and_running_heads() -> None:
    document = document_of("a", BROKEN)
    flows = flow_of_prose(document)
    assert [flow.text for flow in flows] == [
        "Berg, the historian of the bridge, argues that even during the war the two sides met on it"
        " every week. Then Riga closed it for good.",
        "Nobody crossed it again.",
    ]


def test_offsets_lead_back_to_the_document() -> None:
    document = document_of("a", BROKEN)
    for flow in flow_of_prose(document):
        for word in ("even", "during", "Riga closed", "Nobody"):
            at = flow.text.find(word)
            if at >= 0:
                origin = flow.place(at)
                assert document.text[origin : origin + len(word)] == word


def test_every_paragraph_is_in_one_flow() -> None:
    document = document_of("a", BROKEN)
    of_flows = [at for flow in flow_of_prose(document) for at in flow.blocks]
    paragraphs = [at for at, block in enumerate(document.blocks) if block.kind is BlockKind.PARAGRAPH]
    assert of_flows == paragraphs


def test_a_heading_ends_a_sentence() -> None:
    document = document_of(
        "a", "The bridge was the gift of\n\nThe Second Bridge\n\nit was never built after all.\n"
    )
    assert len(flow_of_prose(document)) >= 1
    assert all("gift of it" not in flow.text for flow in flow_of_prose(document)) or len(document.blocks) == 3


def test_whole_sentences_stay_apart() -> None:
    document = document_of("a", "They met in Riga.\n\n¹ Herald, p. 3.\n\nThey parted in Tallinn.\n")
    assert [flow.text for flow in flow_of_prose(document)] == ["They met in Riga.", "They parted in Tallinn."]


def test_items_of_a_list_are_no_continuation() -> None:
    text = "The two sides agreed to\n\n- open embassies;\n\n- build a bridge.\n"
    assert len(flow_of_prose(document_of("a", text))) == 3
