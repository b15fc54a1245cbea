"""Versions are ordered as people mean it, and a document may say anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.program import Release, is_newer, newest_release, release_address

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(
        st.sampled_from(["version", "page", "tag_name", "html_url", "draft"]) | st.text(), inner
    ),
    max_leaves=20,
)  # fmt: skip


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("0.9", "0.10"),
        ("1.9.9", "1.10"),
        ("1", "1.0.1"),
        ("1.0rc1", "1.0"),
        ("1.0-beta", "v1.0"),
        ("0.1.0", "v0.2.0"),
    ],
)
def test_versions_are_ordered(older: str, newer: str) -> None:
    assert is_newer(newer, older)
    assert not is_newer(older, newer)


@pytest.mark.parametrize("other", ["1.0", "1.0.0", "v1", " 1.0 ", "latest", "", "1.0\n" * 50])
def test_the_same_version_and_no_version_are_not_newer(other: str) -> None:
    assert not is_newer(other, "1.0.0")
    assert not is_newer("1.0.0", other)


def test_both_forms_of_a_release_are_read() -> None:
    ours = {"version": "1.2.0", "page": "https://example.org/get"}
    assert newest_release(ours) == Release("1.2.0", "https://example.org/get")
    hosted = {"tag_name": "v1.2.0", "html_url": "https://example.org/v1.2.0", "draft": False}
    assert newest_release(hosted) == Release("1.2.0", "https://example.org/v1.2.0")


def test_of_a_list_the_newest_counts_and_unfinished_ones_do_not() -> None:
    releases = [
        {"tag_name": "v1.9.0"},
        {"tag_name": "v1.10.0"},
        {"tag_name": "v3.0.0", "draft": True},
        {"tag_name": "v2.0.0", "prerelease": True},
        {"tag_name": "nightly"},
    ]
    assert newest_release(releases) == Release("1.10.0", "")


@pytest.mark.parametrize(
    "page", ["file:///etc/passwd", "javascript:alert(1)", "//example.org", "https://a b", 5, None]
)
def test_only_the_web_is_ever_opened(page: object) -> None:
    assert newest_release({"version": "2.0", "page": page}) == Release("2.0", "")


@given(JSON)
def test_any_document_is_read_without_an_error(document: object) -> None:
    newest_release(document)


@pytest.mark.parametrize(
    "address",
    ["", "example.org", "ftp://example.org", "https://", "https://me:secret@example.org/x",
     "https://example.org:99999", "https://[::1", "https://exa mple.org", "https://e.org/\n"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    if address.endswith("\n"):
        assert release_address(address) == address.strip()
        return
    with pytest.raises(InvalidInputError):
        release_address(address)
