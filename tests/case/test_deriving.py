from pathlib import Path

from amity.case import Case


def made(folder: Path, dyads: list[tuple[str, str]], **texts: str) -> Case:
    folder.mkdir(exist_ok=True)
    case = Case.new(folder / "case", dyads=dyads)
    for name, text in texts.items():
        file = folder / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        case.add([file])
    return case


def test_what_no_reader_reads_is_told_when_it_is_read(tmp_path: Path) -> None:
    greek = "Ο πρόεδρος επισκέφθηκε τη Μογγολία το 1956. Η πρεσβεία έκλεισε."
    with made(tmp_path, [("MNG", "PRK")], letter=greek, note="Kim Il-sung visited Mongolia in 1956.") as case:
        report = case.read()
        assert report.failed == ()
        (line,) = report.unread
        assert line.startswith("letter: 2 sentences in Greek script")
        assert case.read().unread == ()


def test_the_pair_that_a_case_is_about_is_who_a_text_leaves_out(tmp_path: Path) -> None:
    text = (
        "In May 1966 the Tanzanian embassy was opened. Cuba and Tanzania had a friend in Algeria. "
        "Algeria, Cuba and Tanzania had much in common. Little is known of Cuba and Tanzania."
    )
    with made(tmp_path / "apart", [("TZA", "CUB"), ("TZA", "DZA")], memo=text) as case:
        case.read()
        (opened,) = [c.claim for c in case.claims() if c.claim.kind == "embassy_opened"]
        assert opened.states == {"TZA"}
    with made(tmp_path, [("TZA", "CUB")], memo=text) as case:
        case.read()
        (opened,) = [c.claim for c in case.claims() if c.claim.kind == "embassy_opened"]
        assert opened.states == {"TZA", "CUB"}
