"""A procedure handed on as one archive."""

import struct
import zipfile
from io import BytesIO

import pytest
from bpmn_notation import xml

from engine.archives import LARGEST_ENTRY, MOST_ENTRIES, ArchiveRefused, bundle_of

DIAGRAM = xml("start s\nuser a form=f\nend z\ns > a > z")


def archive(files: dict[str, bytes], **more: object) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as into:
        for name, content in files.items():
            into.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    "files",
    [
        {"processes/投诉.bpmn": DIAGRAM, "forms/投诉/f.form": b"{}", "processes/投诉/t.dmn": b"<d/>"},
        {"投诉.bpmn": DIAGRAM, "f.form": b"{}", "t.dmn": b"<d/>", "readme.txt": b"x", ".git/config": b"x"},
        {"归档/投诉.bpmn": DIAGRAM, "归档/f.form": b"{}", "归档/t.dmn": b"<d/>", "__MACOSX/._f.form": b"x"},
        {"a\\投诉.bpmn": DIAGRAM, "a\\f.form": b"{}", "a\\t.dmn": b"<d/>"},
    ],
)
def test_the_files_may_lie_as_in_a_project_or_all_together(files: dict[str, bytes]) -> None:
    bundle = bundle_of(archive(files))
    assert bundle.stem == "投诉"
    assert set(bundle.files) == {
        "processes/投诉.bpmn", "forms/投诉/f.form", "processes/投诉/t.dmn", "calendar.json",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"f.form": b"{}"}, "has 0 diagrams"),
        ({"a.bpmn": DIAGRAM, "b.bpmn": DIAGRAM}, "has 2 diagrams"),
        ({"a.bpmn": DIAGRAM, "x/f.form": b"1", "y/f.form": b"2"}, "two files `f.form`"),
        ({"a.bpmn": DIAGRAM, "../../etc/f.form": b"1"}, "no path within"),
        ({"a.bpmn": DIAGRAM, "/etc/f.form": b"1"}, "no path within"),
        ({"a.bpmn": DIAGRAM, "C:/f.form": b"1"}, "no path within"),
        ({"a.bpmn": DIAGRAM, "f.form": b"0" * (LARGEST_ENTRY + 1)}, "too large"),
        ({"a.bpmn": DIAGRAM, **{f"{n}.form": b"0" * LARGEST_ENTRY for n in range(12)}}, "too large"),
        ({"a.bpmn": DIAGRAM, **{f"{n}.txt": b"" for n in range(MOST_ENTRIES)}}, "more than 500 entries"),
    ],
)
def test_what_no_procedure_has_is_refused_in_a_sentence(files: dict[str, bytes], said: str) -> None:
    with pytest.raises(ArchiveRefused, match=said):
        bundle_of(archive(files))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_entries_of_one_path_none_is_chosen() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as into:
        for name, content in (("a.bpmn", DIAGRAM), ("f.form", b"1"), ("f.form", b"2")):
            into.writestr(name, content)
    with pytest.raises(ArchiveRefused, match=r"two files `f\.form`"):
        bundle_of(packed.getvalue())


def test_what_is_broken_encrypted_or_lies_about_itself_is_refused() -> None:
    good = archive({"a.bpmn": DIAGRAM, "f.form": b"{}"})
    flags = good.index(b"PK\x01\x02") + 8
    encrypted = bytearray(good)
    encrypted[flags : flags + 2] = struct.pack("<H", 1)
    for wrong in (b"", b"PK\x03\x04nonsense", good[:-30], good.replace(DIAGRAM[:4], b""), bytes(encrypted)):
        try:
            bundle_of(wrong)
        except ArchiveRefused as refused:
            assert "cannot be read" in str(refused) or "has" in str(refused)
