"""All that a case holds, for other programs and for comparing two states of it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from amity.model.decision_lines import decision_line
from amity.model.document_lines import document_line
from amity.model.interchange import event_line, flow_line, judgement_line, reviewed_line

if TYPE_CHECKING:
    from amity.case.case import Case


def export(case: "Case") -> Iterator[str]:
    """The documents, claims, events, flows, judgements and decisions of a case, a JSON object a line."""
    yield from _tagged("document", (document_line(document) for document in case.documents()))
    yield from _tagged("claim", (reviewed_line(reviewed) for reviewed in case.all_claims()))
    yield from _tagged("event", (event_line(event) for event in case.events()))
    yield from _tagged("flow", (flow_line(flow) for flow in case.flows()))
    yield from _tagged("judgement", (judgement_line(judgement) for judgement in case.judgements()))
    yield from _tagged("decision", (decision_line(decision) for decision in case.decisions.all))


def _tagged(sort: str, lines: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    return (json.dumps({"type": sort, **line}, ensure_ascii=False) for line in lines)
