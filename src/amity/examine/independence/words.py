"""The words by which named sources are told from unnamed ones; they stand in `data/words.toml`."""

import csv
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from amity.model.witnesses import Directness


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list.

    >>> "somebody" in words("unnamed"), "ibid" in words("again")
    (True, True)
    """
    return frozenset(_lists()[name].split())


@cache
def directness_of(csl_type: str) -> Directness:
    """How close a work of that CSL type stands to what it tells of.

    >>> directness_of("article-newspaper"), directness_of("figure")
    (<Directness.PRESS: 'press'>, <Directness.UNKNOWN: 'unknown'>)
    """
    row = _types().get(csl_type)
    return Directness(row["directness"]) if row else Directness.UNKNOWN


def plain(text: str) -> str:
    """A text in small letters, without accents and hyphens: by these, names and titles are compared.

    >>> plain("Balázs Kim Il-sŏng")
    'balazs kim ilsong'
    """
    letters = unicodedata.normalize("NFKD", text.replace("-", "").replace("\u2010", ""))
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold()


@cache
def _lists() -> dict[str, str]:
    text = (files("amity.examine.independence") / "data" / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _types() -> Mapping[str, Mapping[str, str]]:
    path = files("amity.examine.independence") / "data" / "directness.csv"
    return {row["type"]: row for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())}
