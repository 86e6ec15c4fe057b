from pathlib import Path

import pytest

from amity.errors import InvalidReference, NotFound
from amity.model.factuality import Factuality
from amity.reference.kinds import TYPES, kind, kinds, plover_type

CODEBOOK = """
recognition relations_established ambassador_exchange embassy_opened embassy_closed embassy_reopened
credentials visit meeting talks_hosted mediation_offer invitation treaty_signed treaty_proposed
treaty_abrogated agreement_signed aid refugees_or_orphans labour_migration expulsion
sanction_compliance trade investment infrastructure support criticism condolence declaration_of_war
invasion constitutional_change leader_death border_closure cooling warming other
""".split()


def test_every_kind_of_the_codebook_is_there() -> None:
    assert not set(CODEBOOK) - set(kinds())


def test_every_plover_type_can_be_reached() -> None:
    reached = {plover_type(name, factuality) for name in kinds() for factuality in Factuality}
    assert TYPES - {"CONCEDE", "RETREAT"} <= reached  # the merged names of YIELD


def test_kinds_that_only_judge_feed_no_measure() -> None:
    for name in ("cooling", "warming"):
        assert kind(name).goldstein is None
        assert all(plover_type(name, factuality) is None for factuality in Factuality)


def test_weights_stay_on_goldsteins_scale() -> None:
    assert all(k.goldstein is None or -10 <= k.goldstein <= 10 for k in kinds().values())


def test_the_sign_of_the_weight_is_that_of_the_type() -> None:
    friendly = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"}
    for k in kinds().values():
        if k.goldstein and k.happened and k.happened not in ("REQUEST", "YIELD"):
            assert (k.goldstein > 0) == (k.happened in friendly), k.name


def test_what_did_not_happen_is_refused_or_nothing() -> None:
    assert plover_type("aid", Factuality.DID_NOT_HAPPEN) == "REJECT"
    assert plover_type("attack", Factuality.DID_NOT_HAPPEN) is None
    assert plover_type("attack", Factuality.PLANNED) == "THREATEN"


def test_an_unknown_kind_is_not_found() -> None:
    with pytest.raises(NotFound):
        kind("tea")


def test_a_users_kind_is_added(tmp_path: Path) -> None:
    header = "kind,family,label,definition,directed,happened,intended,refused,cameo,goldstein,source\n"
    row = "sport,contact,Sport,Athletes compete.,no,CONSULT,AGREE,REJECT,040,1.0,own\n"
    (tmp_path / "kinds.csv").write_text(header + row, encoding="utf-8")
    assert kinds(tmp_path)["sport"].label == "Sport"
    assert "visit" in kinds(tmp_path)


@pytest.mark.parametrize(
    "row", ["sport,contact,Sport,x,no,PLAY,,,,,own", "sport,contact,Sport,x,no,,,,,much,own"]
)
def test_a_wrong_row_names_file_and_line(row: str, tmp_path: Path) -> None:
    header = "kind,family,label,definition,directed,happened,intended,refused,cameo,goldstein,source\n"
    (tmp_path / "kinds.csv").write_text(header + row + "\n", encoding="utf-8")
    with pytest.raises(InvalidReference, match=r"kinds\.csv, line 2"):
        kinds(tmp_path)
