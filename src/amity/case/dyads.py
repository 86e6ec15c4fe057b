"""The states that a case is about."""

from collections.abc import Sequence

from amity.errors import InvalidValue, NotFound


def group_of(states: Sequence[str]) -> tuple[str, ...]:
    """The codes of states that are given by code or name. Raises NotFound, or InvalidValue for one twice.

    >>> group_of(["Mongolia", "PRK"])
    ('MNG', 'PRK')
    """
    codes = tuple(code_of(state) for state in states)
    if len(set(codes)) < len(codes):
        raise InvalidValue("Case", "dyad", " ".join(codes), "of different states")
    return codes


def code_of(state: str) -> str:
    """The code of a state that is given by code or name. Raises NotFound where none or several are meant.

    >>> code_of("mng"), code_of("North Korea")
    ('MNG', 'PRK')
    """
    from amity.reference import load

    reference = load()
    if state.upper() in reference.states:
        return state.upper()
    codes = reference.resolve(state)
    if len(codes) != 1:
        remedy = (
            f"did you mean one of {', '.join(codes)}?" if codes else "give a code such as MNG, or a full name"
        )
        raise NotFound("state", state, remedy)
    return codes[0]
