"""What each check is called and what it says of itself, for editors and other programs."""

import inspect
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from amity.model.findings import Rule


def rules(checks: Iterable[Callable[..., Any]]) -> dict[str, Rule]:
    """The rules by the names of their findings; checks of one name make one rule.

    >>> from amity.examine import CHECKS
    >>> rules(CHECKS)["existence"].short
    'What takes two states is not done by one that is not there yet, or no more.'
    """
    told: dict[str, list[tuple[str, str]]] = {}
    for check in checks:
        module = sys.modules[check.__module__]
        if not hasattr(module, "NAME"):
            continue  # its findings go by the names of other checks
        name, said = str(module.NAME), _head(module)
        told.setdefault(name, []).append((said, f"{said} {_paragraphs(check)}"))
    return {
        name: Rule(name=name, short=parts[0][0], full="\n\n".join(full for _, full in parts))
        for name, parts in told.items()
    }


def _head(module: Any) -> str:
    """The first line of a module's docstring, without the name before its colon."""
    line = (inspect.getdoc(module) or module.__name__).splitlines()[0]
    said = line.partition(": ")[2] or line
    return said[:1].upper() + said[1:]


def _paragraphs(check: Callable[..., Any]) -> str:
    """A docstring as running text, without its examples."""
    return " ".join(_prose((inspect.getdoc(check) or "").splitlines()))


def _prose(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith(">>>"):
            return
        if line.strip():
            yield line.strip()
