"""A table of a TOML file with where it stands, so that what is wrong in it can be named."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amity.errors import AmityError
from amity.model.theses import InvalidThesis
from amity.model.when import When
from amity.reference import Reference
from amity.reference.kinds import kinds


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a table in the file `path`; `place` is the table's own key.

    >>> table = Keys("a.toml", {"id": "x", "if_true": [1, 2]}, "predicts.1")
    >>> table.text("id"), table.numbers("if_true")
    ('x', (1.0, 2.0))
    """

    path: str
    content: Mapping[str, Any]
    place: str

    def wrong(self, key: str, reason: str, remedy: str) -> InvalidThesis:
        """The error that says what is wrong with a key of this table."""
        return InvalidThesis(self.path, ".".join(part for part in (self.place, key) if part), reason, remedy)

    def known(self, names: Iterable[str]) -> None:
        """Raise InvalidThesis for a key that means nothing here."""
        names = tuple(names)
        for key in self.content:
            if key not in names:
                raise self.wrong(key, "means nothing here", f"the keys are {', '.join(names)}")

    def text(self, key: str, otherwise: str | None = None) -> str:
        """A text; raises InvalidThesis where it is missing and there is nothing to take otherwise."""
        said = self.content.get(key, otherwise)
        if not isinstance(said, str) or (not said.strip() and otherwise is None):
            raise self.wrong(key, "is missing" if said is None else "is no text", f'write {key} = "..."')
        return said.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where the key is not there."""
        said = self.content.get(key, [])
        if not isinstance(said, list) or not all(isinstance(part, str) for part in said):
            raise self.wrong(key, "is no list of texts", f'write {key} = ["...", "..."]')
        return tuple(said)

    def number(self, key: str, otherwise: float) -> float:
        """A number."""
        said = self.content.get(key, otherwise)
        if isinstance(said, bool) or not isinstance(said, int | float):
            raise self.wrong(key, f"{said!r} is no number", f"write {key} = {otherwise:g}")
        return float(said)

    def whole(self, key: str, otherwise: int) -> int:
        """A whole number."""
        said = self.number(key, otherwise)
        if said != int(said):
            raise self.wrong(key, f"{said!r} is no whole number", f"write {key} = {otherwise}")
        return int(said)

    def one_of(self, key: str, known: Sequence[str], otherwise: str | None = None) -> str:
        """One of some words."""
        said = self.text(key, otherwise)
        if said not in known and said != otherwise:
            raise self.wrong(
                key, f"{said!r} is none of what can stand here", f"write one of: {'; '.join(known)}"
            )
        return said

    def flag(self, key: str) -> bool:
        """True or false; false where the key is not there."""
        said = self.content.get(key, False)
        if not isinstance(said, bool):
            raise self.wrong(key, f"{said!r} is neither true nor false", f"write {key} = true")
        return said

    def numbers(self, key: str) -> tuple[float, float]:
        """A range: two numbers, or one that is both bounds."""
        said = self.content.get(key)
        told = said if isinstance(said, list) else [said]
        values = [float(v) for v in told if isinstance(v, int | float) and not isinstance(v, bool)]
        if len(values) < len(told) or len(values) > 2:
            raise self.wrong(
                key, "is missing" if said is None else f"{said!r} is no range", f"write {key} = [1, 3]"
            )
        if not values:
            raise self.wrong(key, "is an empty range", f"write {key} = [1, 3]")
        return values[0], values[-1]

    def table(self, key: str) -> "Keys":
        """A table in this one."""
        said = self.content.get(key)
        if not isinstance(said, dict):
            raise self.wrong(
                key, "is missing" if said is None else "is no table", f"write [{key}] and its keys"
            )
        return Keys(self.path, said, ".".join(part for part in (self.place, key) if part))

    def tables(self, key: str) -> tuple["Keys", ...]:
        """A list of tables, each named by its id in what is said of it; empty where the key is not there."""
        said = self.content.get(key, [])
        if not isinstance(said, list) or not all(isinstance(part, dict) for part in said):
            raise self.wrong(key, "is no list of tables", f"write [[{key}]] and its keys")
        return tuple(
            Keys(self.path, part, f"{key}.{part.get('id', number)}") for number, part in enumerate(said, 1)
        )

    def date(self, key: str, otherwise: str | None = None) -> When:
        """A date or period in EDTF."""
        said = str(self.content[key]) if isinstance(self.content.get(key), int) else self.text(key, otherwise)
        try:
            return When.parse(said)
        except AmityError as error:
            raise self.wrong(key, str(error), 'write it like "1961/1975"') from error

    def states(self, key: str, reference: Reference) -> tuple[str, ...]:
        """A list of two states at least."""
        codes = tuple(self.known_state(key, code, reference) for code in self.texts(key))
        if len(set(codes)) < 2:
            raise self.wrong(key, "names fewer than two states", f'write {key} = ["MNG", "PRK"]')
        return codes

    def state(self, key: str, reference: Reference) -> str | None:
        """A state by its code; None where the key is not there."""
        return self.known_state(key, self.text(key), reference) if key in self.content else None

    def known_state(self, key: str, code: str, reference: Reference) -> str:
        """A code that a state has. Raises InvalidThesis."""
        if code not in reference.states:
            raise self.wrong(key, f"no state has the code {code!r}", "see `amity resolve` for codes")
        return code

    def kinds(self, key: str) -> tuple[str, ...]:
        """A list of kinds of events, families standing for their kinds; none that only judges relations."""
        found: list[str] = []
        for name in self.texts(key):
            family = [kind.name for kind in kinds().values() if kind.family == name]
            if name not in kinds() and not family:
                raise self.wrong(key, f"{name!r} is no kind of event", "see `amity kinds` for the names")
            found += [name] if name in kinds() else family
        judging = [name for name in found if kinds()[name].family == "tone"]
        if judging:
            raise self.wrong(key, f"{judging[0]!r} only reports a judgement", "ask for what was done instead")
        if not found:
            raise self.wrong(key, "is missing", f'write {key} = ["visit"]')
        return tuple(dict.fromkeys(found))
