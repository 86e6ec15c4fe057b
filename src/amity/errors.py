"""One root of errors. Each says what is wrong, where, and what to do about it."""


class AmityError(Exception):
    """Whatever goes wrong in Amity for a reason that the user can do something about."""


class InvalidDate(AmityError, ValueError):
    """A text that is not a date in EDTF. Carries the text."""

    def __init__(self, text: str, reason: str = "not a date in EDTF (ISO 8601-2)") -> None:
        super().__init__(f"{text!r}: {reason}; write it like 1986-11-21, 1986-11 or 1986/1990")
        self.text = text


class InvalidValue(AmityError, ValueError):
    """A field whose value cannot be. Carries the type, the field and the value."""

    def __init__(self, kind: str, field: str, value: object, allowed: str) -> None:
        super().__init__(f"{kind}.{field} is {value!r}; it must be {allowed}")
        self.kind, self.field, self.value = kind, field, value


class UnreadableDocument(AmityError, ValueError):
    """A file that no reader could turn into text. Carries the path, the reason and the remedy."""

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {reason}; {remedy}")
        self.path, self.reason, self.remedy = path, reason, remedy

    def __reduce__(self) -> tuple[type["UnreadableDocument"], tuple[str, str, str]]:
        """Give pickle the three parts, so that the error comes whole out of a worker process."""
        return type(self), (self.path, self.reason, self.remedy)


class InvalidReference(AmityError, ValueError):
    """A row of a reference file (states, offices, landmarks) that cannot be used. Carries file and line."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"{path}, line {line}: {reason}")
        self.path, self.line, self.reason = path, line, reason


class InvalidCase(AmityError, ValueError):
    """A folder that is not a case, or whose files cannot be used. Carries the path."""

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {reason}; {remedy}")
        self.path, self.reason, self.remedy = path, reason, remedy


class NewerCase(InvalidCase):
    """A case in a format that this version does not know."""


class NotFound(AmityError, LookupError):
    """An id or name that nothing in the case has. Carries what was looked for."""

    def __init__(self, kind: str, name: str, remedy: str) -> None:
        super().__init__(f"no {kind} {name!r}; {remedy}")
        self.kind, self.name = kind, name


class MissingExtra(AmityError, ImportError):
    """Something that needs packages of an extra which is not installed. Carries what, and the extra."""

    def __init__(self, needing: str, extra: str) -> None:
        super().__init__(f"{needing} is not installed; pip install 'amity[{extra}]'")
        self.needing, self.extra = needing, extra

    def __reduce__(self) -> tuple[type["MissingExtra"], tuple[str, str]]:
        """Give pickle the two parts, so that the error comes whole out of a worker process."""
        return type(self), (self.needing, self.extra)
