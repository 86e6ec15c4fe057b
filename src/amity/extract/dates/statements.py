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
    if core.month is not None:
        return _in_months(core, year, core.month)
    if core.day is not None:
        return f"{year}-XX-{core.day:02d}"
    return f"{year}/{core.to_year:04d}" if core.to_year else year


def _in_months(core: Core, year: str, month: int) -> str:
    """Month and day; with a second one the stretch between them, or the days that are listed."""
    start = _month_text(year, month, core.day)
    if core.to_month:
        if core.to_month < month and core.year is not None:
            year = f"{core.year + 1:04d}"
        return f"{start}/{_month_text(year, core.to_month, None)}"
    if core.to_day is None or core.day is None:
        return start
    if core.choice or (core.days and len(core.days) < core.to_day - core.day + 1):
        days = ",".join(_month_text(year, month, day) for day in core.days)
        return f"[{days}]" if core.choice else f"{{{days}}}"
    return f"{start}/{_month_text(year, month, core.to_day)}"


def _month_text(year: str, month: int, day: int | None) -> str:
    return f"{year}-{month:02d}" if day is None else f"{year}-{month:02d}-{day:02d}"


def start_of(text: str) -> str:
    """What stands where an interval begins; of anything else the whole."""
    return text.partition("/")[0]


def end_of(text: str) -> str:
    """What stands where an interval ends; of anything else the whole."""
    return text.rpartition("/")[2]
