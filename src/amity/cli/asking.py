"""Ask a language model on the command line: the options of the engine `llm`, the estimate, the notice."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from amity.cli.progress import bar
from amity.errors import AmityError

if TYPE_CHECKING:
    from amity.case import Case
    from amity.case.asking import Inquiry
    from amity.extract.llm.endpoint import Endpoint

Command = TypeVar("Command", bound=Callable[..., Any])
KEY = "AMITY_LLM_KEY"
"""The variable of the environment that holds an endpoint's key: it is read nowhere else, and never kept."""
_OPTIONS = (
    click.option(
        "--url", default="", envvar="AMITY_LLM_URL", help="llm: http://127.0.0.1:8080/v1 or the like."
    ),
    click.option("--allow-network", is_flag=True, help="llm: text may go to an endpoint elsewhere."),
    click.option("--estimate", is_flag=True, help="llm: say what it would take, ask nothing."),
    click.option("--limit-calls", type=click.IntRange(0), default=500, help="llm: calls at most [500]."),
    click.option(
        "--limit-tokens", type=click.IntRange(0), default=2_000_000, help="llm: tokens at most [2000000]."
    ),
    click.option(
        "--max-tokens", type=click.IntRange(16, 32_768), default=1024, help="llm: of an answer [1024]."
    ),
    click.option("--temperature", type=click.FloatRange(0, 2), default=0.0, help="llm: of the model [0]."),
    click.option(
        "--timeout", type=click.FloatRange(1), default=120.0, help="llm: seconds for an answer [120]."
    ),
    click.option("--tries", type=click.IntRange(1, 20), default=5, help="llm: tries for an answer [5]."),
)


class NoEndpoint(AmityError, ValueError):
    """There are questions, and nobody to ask: no endpoint, or no model of it, is named."""


def asking_options(command: Command) -> Command:
    """Add the options of the engine `llm` to a command, which gets them as `asked`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def ask(case: "Case", model: str, asked: dict[str, Any]) -> tuple[str, ...]:
    """Ask a model what is still to be asked about a case; a line for each passage that got no answer.

    Says on stderr what it will take, and loudly if text leaves the machine. Raises TooMuch,
    NetworkNotAllowed, NoEndpoint or InvalidValue before anything is sent.
    """
    from amity.case.asking import Inquiry, Limits
    from amity.extract.llm import Asking
    from amity.store import readers

    kept = readers.options(case.folder.readers, "llm")
    named = model or str(kept.get("model", ""))
    if not named:
        raise NoEndpoint("no model to ask; name one that the endpoint serves with --model or AMITY_MODEL")
    asking = Asking(
        model=named,
        temperature=asked["temperature"],
        max_tokens=asked["max_tokens"],
    )
    inquiry = Inquiry(case.folder, case.reference, asking)
    click.echo(f"amity: {estimate(inquiry)}", err=True)
    if asked["estimate"]:
        return ()
    endpoint = _endpoint(inquiry, asked)
    limits = Limits(calls=asked["limit_calls"], tokens=asked["limit_tokens"])
    if endpoint is None:
        readers.keep(case.folder.readers, "llm", asking.options)
        return ()
    inquiry.check(endpoint, limits=limits, allow_network=asked["allow_network"])
    if inquiry.open and not endpoint.local:
        click.secho(notice(inquiry, endpoint), err=True, bold=True, fg="red")
    with bar("Asking") as progress:
        allowed = asked["allow_network"]
        outcome = inquiry.run(endpoint, limits=limits, allow_network=allowed, progress=progress)
    told = f"{outcome.answered} answered, {endpoint.calls} calls, {outcome.tokens} tokens"
    click.echo(f"amity: {told}", err=True)
    return outcome.failed


def _endpoint(inquiry: "Inquiry", asked: dict[str, Any]) -> "Endpoint | None":
    """Where to ask; None where nothing is open and no endpoint is named."""
    from amity.extract.llm.endpoint import Endpoint

    if not asked["url"]:
        if inquiry.open:
            raise NoEndpoint("no endpoint to ask; name one with --url or AMITY_LLM_URL")
        return None
    return Endpoint(
        url=asked["url"], key=os.environ.get(KEY, ""), timeout=asked["timeout"], tries=asked["tries"]
    )


def estimate(inquiry: "Inquiry") -> str:
    """What an inquiry will take, in a line."""
    asking = inquiry.asking
    return (
        f"{len(inquiry.open)} passages of {inquiry.documents} documents to ask {asking.model} about: "
        f"{len(inquiry.open)} calls, about {inquiry.tokens} tokens; {inquiry.answered} are answered"
    )


def notice(inquiry: "Inquiry", endpoint: "Endpoint") -> str:
    """What is said when text leaves the machine."""
    return (
        f"amity: NOTICE: TEXT LEAVES THIS MACHINE. {len(inquiry.open)} passages of {inquiry.documents} "
        f"documents, with their context and titles, go to {endpoint.host}."
    )
