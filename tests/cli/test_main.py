import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from amity.cli.main import amity

ROOT = Path(__file__).resolve().parents[2]


def commands(group: click.Group, before: str = "amity") -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}"


@pytest.mark.parametrize("command", sorted(commands(amity)))
def test_manual_and_readme_name_every_command(command: str) -> None:
    for name in ("docs/manual.md", "README.md"):
        assert f"`{command}" in (ROOT / name).read_text(encoding="utf-8"), f"{name} does not name {command}"


@pytest.mark.parametrize("command", sorted(commands(amity)))
def test_every_command_helps(command: str) -> None:
    words = [sys.executable, "-m", *command.split(), "--help"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert "Usage: " + command in done.stdout


def test_one_line_and_exit_code_1_where_there_is_no_case(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "amity", "claims", str(tmp_path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("amity: ")
    assert done.stderr.count("\n") == 1
    assert str(tmp_path) in done.stderr


def test_wrong_words_exit_with_2() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "amity", "nosuch"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2


def test_start_up_loads_nothing_heavy() -> None:
    code = "import sys; import amity.cli.main; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {"sqlalchemy", "altair", "pdfplumber", "trafilatura", "docx", "rich", "jinja2", "lxml", "numpy"}
    assert not heavy & set(loaded)


def test_help_lists_every_command_with_its_line() -> None:
    done = subprocess.run([sys.executable, "-m", "amity", "-h"], capture_output=True, text=True, check=True)
    assert all(f"  {name} " in done.stdout for name in amity.commands)
    assert "..." not in done.stdout.replace("ARGS]...", ""), "a line of help is cut"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_of_the_shell(shell: str) -> None:
    words = [sys.executable, "-m", "amity", "completion", shell]
    script = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert "_AMITY_COMPLETE" in script
