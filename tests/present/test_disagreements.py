from dataclasses import replace

from amity.model.factuality import Factuality
from amity.present.disagreements import disagreements
from amity.present.material import Material
from amity.present.notes import Citation, Notes, Statement


def plain(statement: Statement) -> str:
    return "".join(f"[{piece.label}]" if isinstance(piece, Citation) else piece for piece in statement)


def told(material: Material) -> list[tuple[str, list[str]]]:
    found = disagreements(material, Notes(material))
    return [(one.what, [plain(point) for point in one.points]) for one in found]


def test_differing_dates_are_told_with_who_gives_them(material: Material) -> None:
    assert told(material) == [
        (
            "Mongolia and North Korea established diplomatic relations",
            ["Date: 15 October 1948[1]; 8 October 1948[2]."],
        )
    ]


def contested(material: Material, field: str, value: object) -> Material:
    """The material in which a second claim of the first event has `value` for `field`."""
    event = next(event for event in material.events if event.kind == "relations_established")
    first, second = (material.claims_by_id[name] for name in event.claims_for)
    other = replace(second, claim=replace(second.claim, date=first.claim.date, **{field: value}))  # type: ignore[arg-type]
    claims = tuple(other if claim is second else claim for claim in material.claims)
    return replace(material, claims=claims, events=(replace(event, contested=(field,), dates=()),))


def test_differing_places_and_persons_are_told(material: Material) -> None:
    with_place = contested(material, "place", "Moscow")
    names = with_place.events[0].claims_for
    claims = tuple(
        replace(c, claim=replace(c.claim, place="Darkhan")) if c.id in names and not c.claim.place else c
        for c in with_place.claims
    )
    [(_, points)] = told(replace(with_place, claims=claims))
    assert sorted(points[0].replace("Place: ", "").rstrip(".").split("; ")) in (
        ["Darkhan[1]", "Moscow[2]"],
        ["Darkhan[2]", "Moscow[1]"],
    )


def test_a_claim_that_says_nothing_of_a_field_does_not_differ_on_it(material: Material) -> None:
    assert told(contested(material, "persons", ("Jargalsaikhan",))) == []


def test_a_denial_is_told_in_its_own_terms(material: Material) -> None:
    event = next(event for event in material.events if event.kind == "embassy_closed")
    denial = next(c for c in material.claims if c.claim.factuality is Factuality.DENIED)
    opposed = replace(event, claims_against=(denial.id,), contested=("factuality",))
    [(_, points)] = told(replace(material, events=(opposed,)))
    assert points == [
        "Against it: Denied: the sending out by Mongolia of persons of North Korea, "
        "23 December 2004 (inferred)[1]."
    ]
