"""Making very many small things that live on, without the garbage collector going through them all again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Put off the search for cycles of garbage, also as a decorator of a function.

    Python starts one each time so many objects were made, and goes through all that live: of a record of
    100,000 events that took more than half of the time. What is free of cycles is given back as ever.

    >>> with uncollected():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
