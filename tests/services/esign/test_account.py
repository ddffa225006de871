"""The account and its addresses."""

from dataclasses import replace

import pytest

from services.contracts.errors import Misconfigured
from services.esign import EssAccount

from .answers import ACCOUNT


def test_each_world_has_hosts_of_its_own() -> None:
    assert EssAccount.worlds["production"] == (
        "https://ess.tencentcloudapi.com",
        "https://file.ess.tencent.cn",
    )
    assert EssAccount.worlds["test"] == (
        "https://ess.test.ess.tencent.cn",
        "https://file.test.ess.tencent.cn",
    )


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ess.tencentcloudapi.com",
        "ftp://x",
        "https://",
        "https://x:y",
        "https://x/v2",
        "https://x?a=b",
    ],
)
def test_what_is_no_address_is_a_setting_to_change(url: str) -> None:
    with pytest.raises(Misconfigured, match="ESIGN_API_URL"):
        replace(ACCOUNT, api_url=url)
    with pytest.raises(Misconfigured, match="ESIGN_FILE_URL"):
        replace(ACCOUNT, file_url=url)


@pytest.mark.parametrize("secret_id", ["", "AKID\n", "密钥"])
def test_what_is_no_key_id_is_a_setting_to_change(secret_id: str) -> None:
    with pytest.raises(Misconfigured, match="ESIGN_SECRET_ID"):
        replace(ACCOUNT, secret_id=secret_id)


def test_the_key_is_not_shown() -> None:
    assert ACCOUNT.secret_key not in repr(ACCOUNT)
