"""Archives stand for the files in them, and cost no more than they say."""

import stat
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from amity.store.archives import Bounds, is_archive, unpack
from amity.store.folder import Folder, make_folder
from amity.store.sources import add

Pack = Callable[..., Path]


@pytest.fixture
def case(tmp_path: Path) -> Folder:
    return make_folder(tmp_path / "case")


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    def packed(
        members: Iterable[tuple[str | zipfile.ZipInfo, str | bytes]], name: str = "papers.zip"
    ) -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in members:
                archive.writestr(member, content)
        return path

    return packed


def names(case: Folder) -> list[str]:
    return sorted(path.name for path in case.sources.iterdir())


def in_encoding(path: Path, names: Iterable[str], encoding: str) -> Path:
    """An archive whose names stand in an encoding of eight bits, as older programs write them."""
    places = {}
    with zipfile.ZipFile(path, "w") as archive:
        for at, name in enumerate(names):
            raw = name.encode(encoding)
            stand_in = f"{at:x}".rjust(len(raw), "0")
            places[stand_in.encode()] = raw
            archive.writestr(stand_in, f"The words of {name}.")
    content = path.read_bytes()
    for stand_in_bytes, raw in places.items():
        content = content.replace(stand_in_bytes, raw)
    path.write_bytes(content)
    return path


def test_members_become_documents_tables_and_bibliography(case: Folder, pack: Pack) -> None:
    members = [
        ("a.txt", "They met."),
        ("deep/b.md", "# They parted"),
        ("deep/b.json", '{"title": "On B."}'),
        ("deep/trade.csv", "period,value\n"),
        ("__MACOSX/._a.txt", "shadow"),
        (".DS_Store", "shadow"),
    ]
    report = add(case, [pack(members)])
    assert (sorted(report.added), report.left_out) == (["a", "b", "trade"], ())
    assert names(case) == ["a.txt", "b.json", "b.md"]
    assert (case.sources / "a.txt").read_text(encoding="utf-8") == "They met."


def test_an_archive_in_a_folder_is_unpacked_too(case: Folder, pack: Pack, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    pack([("a.txt", "They met.")], "desk/papers.ZIP")
    assert add(case, [tmp_path / "desk"]).added == ("a",)


def test_nothing_that_was_in_is_lost_or_overwritten(case: Folder, pack: Pack) -> None:
    (case.sources / "a.txt").write_text("Older words.", encoding="utf-8")
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = pack(
            [("a.txt", "They met."), ("a.txt", "They parted."), ("A.TXT", "He left."), ("x/a.txt", "So.")]
        )
    report = add(case, [path])
    words = {p.name: p.read_text(encoding="utf-8") for p in case.sources.iterdir()}
    assert words["a.txt"] == "Older words."
    assert sorted(words.values()) == ["He left.", "Older words.", "So.", "They met.", "They parted."]
    assert len(report.renamed) == 4
    assert all(line.startswith(f"{path}/") for line in report.renamed)


def test_adding_an_archive_again_changes_nothing(case: Folder, pack: Pack) -> None:
    path = pack([("a.txt", "They met."), ("deep/b.txt", "They parted.")])
    add(case, [path])
    before = names(case)
    report = add(case, [path])
    assert (report.added, report.left_out, names(case)) == ((), (), before)


@pytest.mark.parametrize(
    "name",
    ["../evil.txt", "x/../../evil.txt", "/etc/evil.txt", "..\\evil.txt", "C:\\evil.txt", "c:/evil.txt"],
)
def test_no_name_leads_out_of_the_archive(case: Folder, pack: Pack, tmp_path: Path, name: str) -> None:
    report = add(case, [pack([(name, "Evil words."), ("good.txt", "They met.")])])
    assert report.added == ("good",)
    (line,) = report.left_out
    assert "its name leads out of the archive; rename it" in line
    assert not list(tmp_path.rglob("*evil*"))


def test_links_and_devices_are_refused(case: Folder, pack: Pack) -> None:
    link, device = zipfile.ZipInfo("link.txt"), zipfile.ZipInfo("pipe.txt")
    link.external_attr, device.external_attr = (stat.S_IFLNK | 0o777) << 16, (stat.S_IFIFO | 0o600) << 16
    report = add(case, [pack([(link, "/etc/passwd"), (device, ""), ("good.txt", "They met.")])])
    assert report.added == ("good",)
    assert ["is a link" in report.left_out[0], "is no ordinary file" in report.left_out[1]] == [True, True]


def test_a_bomb_costs_itself_alone(case: Folder, pack: Pack) -> None:
    report = add(case, [pack([("bomb.txt", bytes(40 << 20)), ("good.txt", "They met.")])])
    assert report.added == ("good",)
    assert "unpacks to more than 200 times its size" in report.left_out[0]


def test_what_lies_about_its_size_is_no_way_round(case: Folder, pack: Pack) -> None:
    size = 0x812345
    path = pack([("bomb.txt", bytes(size))])
    said, lie = size.to_bytes(4, "little"), (100).to_bytes(4, "little")
    assert path.read_bytes().count(said) == 2
    path.write_bytes(path.read_bytes().replace(said, lie))
    report = add(case, [path])
    assert report.added == ()
    assert names(case) == []
    assert len(report.left_out) == 1


def test_sizes_and_numbers_are_bounded(pack: Pack, tmp_path: Path) -> None:
    noise = b"".join(zlib.crc32(bytes([i % 251, i // 251])).to_bytes(4, "big") for i in range(2000))
    path = pack([(f"{i}.txt", noise + bytes([i])) for i in range(5)])

    def left_out(into: str, bounds: Bounds) -> list[str]:
        return [line.split(": ", 1)[1] for line in unpack(path, tmp_path / into, bounds).left_out]

    assert left_out("a", Bounds()) == []
    assert all("unpacks to more than" in line for line in left_out("b", Bounds(file_bytes=7000)))
    assert len(left_out("c", Bounds(all_bytes=20_000))) == 3
    assert left_out("d", Bounds(files=3)) == ["holds 5 files; those after the first 3 are left out: split it"]


def test_an_archive_in_an_archive_is_refused(case: Folder, pack: Pack) -> None:
    inner = pack([("a.txt", "They met.")], "inner.zip").read_bytes()
    report = add(case, [pack([("inner.zip", inner), ("good.txt", "They met again.")])])
    assert report.added == ("good",)
    assert report.left_out[0].endswith(
        "inner.zip: is an archive in an archive; unpack it and add it by itself"
    )


def test_a_word_file_in_an_archive_is_a_document(case: Folder, pack: Pack) -> None:
    word = pack([("word/document.xml", "<w/>")], "a.docx").read_bytes()
    assert add(case, [pack([("a.docx", word)])]).added == ("a",)
    assert not is_archive(pack([("META-INF/container.xml", "<c/>")], "book.epub.zip"))


def protected(path: Path, *members: str) -> Path:
    """The archive with the mark of encryption on some members."""
    content = bytearray(path.read_bytes())
    for member in members:
        for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = content.find(signature)
            while at >= 0:
                name = at + (30 if flags == 6 else 46)
                if content[name : name + len(member)] == member.encode():
                    content[at + flags] |= 1
                at = content.find(signature, at + 4)
    path.write_bytes(content)
    return path


def test_a_protected_member_costs_itself_alone(case: Folder, pack: Pack) -> None:
    path = protected(pack([("secret.txt", "Secret."), ("good.txt", "They met.")]), "secret.txt")
    report = add(case, [path])
    assert report.added == ("good",)
    assert report.left_out[0].startswith(f"{path}/secret.txt: is protected by a password; unpack it")


def test_an_archive_that_is_all_protected_is_told_once(case: Folder, pack: Pack) -> None:
    path = protected(pack([("a.txt", "Secret."), ("b.txt", "Secret too.")]), "a.txt", "b.txt")
    report = add(case, [path])
    assert report.left_out == (
        f"{path}: is protected by a password; unpack it with the password and add it by itself",
    )


def test_a_damaged_member_costs_itself_alone(case: Folder, tmp_path: Path) -> None:
    path = tmp_path / "papers.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bad.txt", "These words will be others.")
        archive.writestr("good.txt", "They met.")
    path.write_bytes(path.read_bytes().replace(b"will be others", b"had been other"))
    report = add(case, [path])
    assert report.added == ("good",)
    assert "bad.txt: cannot be unpacked (Bad CRC-32" in report.left_out[0]


def test_an_archive_of_a_version_to_come_is_told(case: Folder, pack: Pack) -> None:
    path = pack([("a.txt", "They met.")])
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 6] = 99
    path.write_bytes(content)
    assert add(case, [path]).left_out[0].startswith(f"{path}: is a damaged archive")


@pytest.mark.parametrize("content", [b"PK\x03\x04" + b"\0" * 50, b"PK\x05\x06" + b"\0" * 5])
def test_a_damaged_archive_is_told_in_one_line(case: Folder, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "papers.zip"
    path.write_bytes(content)
    report = add(case, [path])
    assert report.left_out == (f"{path}: is a damaged archive; get it again, or unpack it by hand",)


def test_an_empty_archive_is_told(case: Folder, pack: Pack) -> None:
    path = pack([])
    assert add(case, [path]).left_out == (f"{path}: holds no files; leave it out",)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "Улаанбаатар.txt"),
        ("euc_kr", "외교 보고서.txt"),
        ("cp932", "外務省の記録.txt"),
        ("gb2312", "外交部档案.txt"),
        ("cp866", "Отчёт посла.txt"),
        ("cp1251", "Отчёт посла.txt"),
        ("cp437", "Rösler.txt"),
        ("cp437", "España y Perú.txt"),
    ],
)
def test_names_are_read_in_the_encoding_they_are_in(
    case: Folder, tmp_path: Path, encoding: str, name: str
) -> None:
    path = in_encoding(tmp_path / "papers.zip", [name, "plain.txt"], encoding)
    report = add(case, [path])
    assert sorted(report.added) == sorted([name.removesuffix(".txt"), "plain"])
    told = f"{path}: the names in it are read as {encoding}, which is assumed"
    assert report.renamed == (() if encoding == "utf-8" else (told,))


def test_the_name_beside_the_name_goes_first(case: Folder, pack: Pack) -> None:
    member = zipfile.ZipInfo("doc.txt")
    real = "Монгол.txt".encode()
    content = b"\x01" + zlib.crc32(b"doc.txt").to_bytes(4, "little") + real
    member.extra = (0x7075).to_bytes(2, "little") + len(content).to_bytes(2, "little") + content
    assert add(case, [pack([(member, "They met.")])]).added == ("Монгол",)
