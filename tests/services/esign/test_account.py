"""The account and its addresses."""

from dataclasses import replace

import pytest

from services.contracts.errors import Misconfigured
from services.esign import EssAccount, LegacyAccount, PartnerAccount, Place, hosts_of

from .answers import ACCOUNT

PRODUCTION, TEST = "wxa023b292fd19d41d", "wx371151823f6f3edf"


def test_each_world_has_hosts_and_a_mini_program_of_its_own() -> None:
    files, test_files = "https://file.ess.tencent.cn", "https://file.test.ess.tencent.cn"
    assert EssAccount.worlds == {
        "production": Place("https://ess.tencentcloudapi.com", files, PRODUCTION),
        "test": Place("https://ess.test.ess.tencent.cn", test_files, TEST),
    }
    assert PartnerAccount.worlds == {
        "production": Place("https://essbasic.tencentcloudapi.com", files, PRODUCTION),
        "test": Place("https://essbasic.test.ess.tencent.cn", test_files, TEST),
    }


def test_of_the_retired_edition_no_test_world_is_documented() -> None:
    api = "https://essbasic.tencentcloudapi.com"
    assert LegacyAccount.worlds == {"production": Place(api, api, PRODUCTION)}


def test_no_host_belongs_to_both_worlds() -> None:
    assert not hosts_of("production") & hosts_of("test")


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
