"""Addresses and tokens as people write them."""

from __future__ import annotations

import pytest

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.server_address import server_address, server_token


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("http://localhost:8000", "http://localhost:8000"),
        ("  https://photos.example.org/ ", "https://photos.example.org"),
        ("http://[::1]:8000/chroma/", "http://[::1]:8000/chroma"),
        ("http://192.168.1.20", "http://192.168.1.20"),
    ],
)
def test_an_address_has_one_form(written: str, understood: str) -> None:
    assert server_address(written) == understood
    assert server_address(understood) == understood


@pytest.mark.parametrize(
    "written",
    ["", "localhost:8000", "192.168.1.20", "ftp://host", "http://", "http://host:port",
     "http://host:99999", "http://host:0", "http://host/?a=b", "http://host/#a", "http://ho st",
     "http://host\n:80", "file:///etc/passwd", "http://[::1"],
)  # fmt: skip
def test_what_is_no_address_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        server_address(written)
    assert "http://" in caught.value.remedy


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(InvalidInputError) as caught:
        server_address("http://anna:s3cret@host:8000")
    assert "s3cret" not in str(caught.value)


def test_a_token_is_sent_as_it_is_or_not_at_all() -> None:
    assert server_token(" abc/def+123=~ \n") == "abc/def+123=~"
    assert server_token("") == ""
    for bad in ("with space", "line\nbreak: x", "schlüssel", "nul\0"):
        with pytest.raises(InvalidInputError) as caught:
            server_token(bad)
        assert bad not in str(caught.value)
