"""EDTF of dates whose parts have all been filled in."""

from amity.extract.dates.core import Core
from amity.extract.dates.portions import portion_text


def text_of(core: Core) -> str:
    """The EDTF of a date; without a year its digits stay unspecified (XXXX-10-15)."""
    text = portion_text(core) if core.portion and (core.pattern or core.year is not None) else None
    if text is not None:
        return text
    text = core.pattern or _calendar(core)
    if core.approximate:
        return "/".join(f"{side}~" for side in text.split("/")) if text[0] not in "[{" else text
    return text


def _calendar(core: Core) -> str:
    """Year, season or month and day, with the end of a stretch."""
    year = "XXXX" if core.year is None else f"{core.year:04d}"
    if core.season is not None:
        return f"{year}-{core.season}"
    if core.month is None and core.day is not None:
        return f"{year}-XX-{core.day:02d}"
    if core.month is None:
        return f"{year}/{core.to_year:04d}" if core.to_year else year
    start = _month_text(year, core.month, core.day)
    if core.to_month:
        later = core.year is not None and core.to_month < core.month
        return f"{start}/{_month_text(f'{(core.year or 0) + 1:04d}' if later else year, core.to_month, None)}"
    if core.to_day is None or core.day is None:
        return start
    end = _month_text(year, core.month, core.to_day)
    if core.choice or len(core.days) < core.to_day - core.day + 1 and core.days:
        days = ",".join(_month_text(year, core.month, day) for day in core.days)
        return f"[{days}]" if core.choice else f"{{{days}}}"
    return f"{start}/{end}"


def _month_text(year: str, month: int, day: int | None) -> str:
    return f"{year}-{month:02d}" if day is None else f"{year}-{month:02d}-{day:02d}"


def start_of(text: str) -> str:
    """What stands where an interval begins; of anything else the whole."""
    return text.partition("/")[0]


def end_of(text: str) -> str:
    """What stands where an interval ends; of anything else the whole."""
    return text.rpartition("/")[2]
