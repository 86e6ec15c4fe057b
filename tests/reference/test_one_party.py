from amity.model.when import When
from amity.reference import load


def test_ruling_parties_are_organisations_of_their_state() -> None:
    reference = load()
    for rule in reference.one_party_rules:
        for party in rule.parties:
            assert rule.state in {named.state for named in reference.names_of(party)}, party


def test_a_party_rules_alone_only_in_its_time() -> None:
    reference = load()
    assert "CPSU" in reference.ruling_alone("SUN", When.parse("1975"))
    assert reference.ruling_alone("HUN", When.parse("1995")) == ()
    assert "Hungarian Socialist Workers' Party" in reference.ruling_alone("HUN", When.parse("1968"))
    assert reference.ruling_alone("USA") == ()
    assert "Kuomintang" not in reference.ruling_alone("CHN", When.parse("1960"))
    assert "Kuomintang" in reference.ruling_alone("CHN")


def test_states_of_the_soviet_bloc_were_ruled_by_one_party() -> None:
    when = When.parse("1975")
    bloc = ("SUN", "CHN", "PRK", "VNM", "MNG", "CUB", "BGR", "HUN", "POL", "ROU", "CSK", "ALB", "YUG", "DDR")
    assert [state for state in bloc if not load().ruling_alone(state, when)] == []


def test_places_resolve_where_no_state_is_named() -> None:
    reference = load()
    assert reference.resolve("Da Nang", When.parse("1966")) == ("RVN",)
    assert reference.resolve("Da Nang", When.parse("1999")) == ("VNM",)
    assert reference.resolve("Vladivostok", When.parse("1960")) == ("SUN",)
    assert reference.resolve("Rajin") == ("PRK",)
    assert reference.resolve("Nowhere") == ()
