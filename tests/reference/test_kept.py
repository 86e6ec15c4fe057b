from amity.reference.kept import kept


class Archive:
    def __init__(self) -> None:
        self.asked: list[str] = []

    @kept
    def find(self, text: str, at: int = 0) -> tuple[str, int]:
        self.asked.append(text)
        return text, at


def test_a_sentence_is_looked_up_once() -> None:
    archive = Archive()
    assert archive.find("On 3 May.") == archive.find("On 3 May.") == ("On 3 May.", 0)
    assert archive.asked == ["On 3 May."]


def test_another_argument_is_another_question() -> None:
    archive = Archive()
    assert archive.find("On 3 May.", at=1) == ("On 3 May.", 1)
    assert archive.find("On 3 May.", at=2) == ("On 3 May.", 2)


def test_what_is_longer_than_a_sentence_is_not_kept() -> None:
    archive, text = Archive(), "x" * 2000
    archive.find(text)
    archive.find(text)
    assert len(archive.asked) == 2


def test_each_object_keeps_its_own_answers() -> None:
    one, other = Archive(), Archive()
    one.find("On 3 May.")
    other.find("On 3 May.")
    assert one.asked == other.asked == ["On 3 May."]
