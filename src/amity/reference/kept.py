"""Look-ups whose answers are kept: the checks of a case ask of one sentence again and again."""

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Concatenate, ParamSpec, TypeVar

R = TypeVar("R")
S = TypeVar("S")
P = ParamSpec("P")
_KEPT, _LONG = 2**17, 1500
"""Texts whose answers a look-up keeps, and letters of the longest of them: no more than a sentence."""


def kept(method: Callable[Concatenate[S, str, P], R]) -> Callable[Concatenate[S, str, P], R]:
    """A method that answers of a text, with its answers for the last sentences kept by the object itself.

    >>> class Echo:
    ...     @kept
    ...     def letters(self, text: str) -> tuple[str, ...]:
    ...         return tuple(text)
    >>> echo = Echo()
    >>> echo.letters("on 3 May") is echo.letters("on 3 May")
    True
    """
    name = f"_kept_{method.__name__}"

    @wraps(method)
    def look_up(self: S, text: str, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if len(text) > _LONG:
            return method(self, text, *args, **kwargs)
        answers: Callable[..., R] | None = self.__dict__.get(name)
        if answers is None:
            answers = self.__dict__[name] = _keeping(partial(method, self))
        return answers(text, *args, **kwargs)

    return look_up


def _keeping(find: Callable[..., R]) -> Callable[..., R]:
    return lru_cache(maxsize=_KEPT)(find)
