from amity.cli.output import plain, show


def test_a_quote_cannot_steer_the_terminal(capsys) -> None:  # type: ignore[no-untyped-def]
    show([{"quote": "a\x1b[2Jb [red]c[/red]"}], None, ["quote"])
    out = capsys.readouterr().out
    assert "\x1b[2J" not in out
    assert "[red]c[/red]" in out


def test_plain_keeps_letters_of_all_scripts() -> None:
    assert plain("김일성 Жамьян ö") == "김일성 Жамьян ö"
