from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.describing.endpoint_address import endpoint_address
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem
from photo_sorter.core.settings import validate


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("http://localhost:11434", "http://127.0.0.1:11434/v1"),
        (" http://127.0.0.1:8080/ ", "http://127.0.0.1:8080/v1"),
        ("http://127.8.9.10/api/v1/", "http://127.8.9.10/api/v1"),
        ("https://localhost/v1", "https://127.0.0.1/v1"),
        ("http://[::1]:1234", "http://[::1]:1234/v1"),
        ("HTTP://LOCALHOST:1", "http://127.0.0.1:1/v1"),
    ],
)
def test_an_address_of_this_machine_has_one_form(written: str, kept: str) -> None:
    assert endpoint_address(written) == kept
    assert endpoint_address(kept) == kept


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("http://192.168.1.20:8000", Problem.ENDPOINT_ELSEWHERE),
        ("http://example.org", Problem.ENDPOINT_ELSEWHERE),
        ("http://localhost.example.org", Problem.ENDPOINT_ELSEWHERE),
        ("http://localhost.", Problem.ENDPOINT_ELSEWHERE),
        ("http://127.0.0.1.example.org", Problem.ENDPOINT_ELSEWHERE),
        ("http://0.0.0.0:80", Problem.ENDPOINT_ELSEWHERE),
        ("http://127.1", Problem.ENDPOINT_ELSEWHERE),
        ("http://2130706433", Problem.ENDPOINT_ELSEWHERE),
        ("http://[::ffff:8.8.8.8]", Problem.ENDPOINT_ELSEWHERE),
        ("http://[fe80::1]", Problem.ENDPOINT_ELSEWHERE),
        ("http://127.0.0.1:80@example.org", Problem.ENDPOINT_ADDRESS_HOLDS_PASSWORD),
        ("http://me:secret@127.0.0.1", Problem.ENDPOINT_ADDRESS_HOLDS_PASSWORD),
        ("http://127.0.0.1\\@example.org", Problem.ENDPOINT_ADDRESS_HOLDS_PASSWORD),
        ("ftp://127.0.0.1", Problem.ENDPOINT_ADDRESS_UNFIT),
        ("localhost:11434", Problem.ENDPOINT_ADDRESS_UNFIT),
        ("http://", Problem.ENDPOINT_ADDRESS_UNFIT),
        ("http://127.0.0.1:0", Problem.ENDPOINT_ADDRESS_UNFIT),
        ("http://127.0.0.1:99999", Problem.ENDPOINT_ADDRESS_UNFIT),
        ("http://127.0.0.1/?a=b", Problem.ENDPOINT_ADDRESS_UNFIT),
        ("http://127.0.0.1/\nHost: x", Problem.ENDPOINT_ADDRESS_UNFIT),
        ("http://①27.0.0.1", Problem.ENDPOINT_ADDRESS_UNFIT),
        ("", Problem.ENDPOINT_ADDRESS_UNFIT),
    ],
)
def test_anything_else_is_refused(written: str, problem: Problem) -> None:
    with pytest.raises(InvalidInputError) as caught:
        endpoint_address(written)
    assert caught.value.problem is problem


@given(
    st.one_of(
        st.text(max_size=40),
        st.builds("http://{}".format, st.text(max_size=30)),
        st.builds("http://{}:{}/{}".format, st.ip_addresses(), st.integers(0, 70_000), st.text()),
    )
)
def test_what_is_kept_is_always_of_this_machine(written: str) -> None:
    try:
        kept = endpoint_address(written)
    except InvalidInputError:
        return
    host = urlsplit(kept).hostname
    assert host is not None
    assert ipaddress.ip_address(host).is_loopback
    assert endpoint_address(kept) == kept


def test_the_setting_keeps_the_one_form_and_may_be_empty() -> None:
    assert validate("describer_address", "http://localhost:1234/") == "http://127.0.0.1:1234/v1"
    assert validate("describer_address", "  ") == ""
    with pytest.raises(InvalidInputError):
        validate("describer_address", "http://example.org")
