"""Write the example's PDF and DOCX from their drafts, byte for byte the same each time.

    python examples/mongolia-dprk/make_documents.py [FOLDER]

FOLDER is where the two files go: `sources/` beside this script if it is left out.
"""

import sys
from pathlib import Path

import draft
import two_columns
import working_notes

HERE = Path(__file__).parent
MADE = {"survey-2024.pdf": two_columns.make, "notes-2024.docx": working_notes.make}


def main(folder: Path) -> None:
    """Write every document in `MADE` to `folder`."""
    for name, make in MADE.items():
        make(draft.read(HERE / "drafts" / f"{Path(name).stem}.txt"), folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "sources")
