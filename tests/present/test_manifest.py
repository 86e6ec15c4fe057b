from dataclasses import replace

from amity.model.reviewed import Standing
from amity.present.manifest import manifest, rests_on
from amity.present.material import Material


def test_the_manifest_names_versions_hashes_and_the_command(material: Material) -> None:
    made = manifest(material)
    assert made.facts == (("amity", "0.1.0"), ("python", "3.11"), ("reference data (SHA-256)", "a" * 64))
    assert [document.file for document in made.documents][:2] == ["survey.pdf", "bulletin.html"]
    assert [document.sha256 for document in made.documents] == [
        document.sha256 for document in material.documents
    ]
    assert sum(document.claims for document in made.documents) == len(material.claims)
    assert made.command == "amity dossier CASE -o dossier.html"


def test_a_day_is_printed_only_where_one_is_given(material: Material) -> None:
    assert "made" not in dict(manifest(material).facts)
    assert dict(manifest(replace(material, made="2026-01-02")).facts)["made"] == "2026-01-02"


def test_what_it_rests_on_is_counted(material: Material) -> None:
    assert rests_on(material) == "5 documents, 40 claims (3 reviewed), 3 measured series"
    one = replace(material.claims[0], standing=Standing.REJECTED)
    few = replace(material, claims=(one,), events=(), flows=(), documents=material.documents[:1])
    assert rests_on(few) == "1 document, 1 claim (none reviewed and 1 rejected)"
