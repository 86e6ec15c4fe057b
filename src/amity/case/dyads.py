"""The states that a case is about."""

from amity.errors import NotFound


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
