"""Which settings each edition needs, and which hosts go with which of Tencent's two worlds."""

import base64
from collections.abc import Mapping
from datetime import UTC, datetime

import httpx
import pytest

from bot import esign_settings as chosen
from bot.edition import account_of, esign_of, mini_program_of, reader_of
from bot.settings import Settings, load_settings
from services.contracts.callbacks import BadCallback, Report
from services.contracts.errors import Misconfigured
from services.contracts.lacking import Lacking
from services.contracts.model import Status
from services.esign import Ess, EssAccount, Legacy, LegacyAccount, Partner, PartnerAccount
from tests.services.esign.sealed import KEY, encrypted

from .test_settings import REQUIRED, why_not

ESS = {"ESIGN_EDITION": "ess", **REQUIRED}
COMPANY = {"ESIGN_APP_ID": "app", "ESIGN_ORGANIZATION_ID": "company"}
PARTNER = {**REQUIRED, "ESIGN_EDITION": "partner", **COMPANY}
LEGACY = {
    **{name: value for name, value in REQUIRED.items() if not name.startswith("ESIGN_CALLBACK")},
    **COMPANY,
    "ESIGN_EDITION": "legacy",
    "ESIGN_ENV": "production",
}
EVERY = [ESS, PARTNER, LEGACY]
OURS = [
    (edition, name)
    for edition in EVERY
    for name in edition
    if name.startswith("ESIGN_") and name != "ESIGN_EDITION"
]


@pytest.mark.parametrize("edition", EVERY)
def test_what_an_edition_requires_is_enough(edition: Mapping[str, str]) -> None:
    assert load_settings(edition).esign.edition == edition["ESIGN_EDITION"]


@pytest.mark.parametrize(("edition", "name"), OURS)
def test_what_is_missing_is_named_with_the_edition(edition: Mapping[str, str], name: str) -> None:
    (told,) = why_not({key: value for key, value in edition.items() if key != name}).splitlines()

    called = edition["ESIGN_EDITION"]
    assert told.startswith(f"{name} is not set: with ESIGN_EDITION={called} it must be ")


@pytest.mark.parametrize("name", ["ESIGN_OPERATOR_ID", "ESIGN_ORGANIZATION_ID"])
def test_an_open_id_has_64_characters_at_most(name: str) -> None:
    load_settings(PARTNER | {name: "x" * 64})
    told = why_not(PARTNER | {name: "x" * 65})
    assert told.startswith(f"{name} cannot be what it is set to: with ESIGN_EDITION=partner ")
    assert "64 characters at most" in told


def test_what_others_need_an_edition_does_not_ask_for() -> None:
    assert not isinstance(load_settings(ESS | COMPANY).esign, chosen.Partner | chosen.Legacy)
    assert isinstance(load_settings(LEGACY | {"ESIGN_MEMBER_ID": "x"}).esign, chosen.Legacy)


def test_an_edition_that_there_is_not_is_refused() -> None:
    told = why_not(REQUIRED | {"ESIGN_EDITION": "essbasic"})
    must = "it must be ess, partner or legacy."
    assert told == f"ESIGN_EDITION cannot be what it is set to: {must}"


@pytest.mark.parametrize("edition", EVERY)
@pytest.mark.parametrize("name", ["ESIGN_API_URL", "ESIGN_FILE_URL"])
@pytest.mark.parametrize(
    ("world", "host"),
    [
        ("test", "https://ess.tencentcloudapi.com"),
        ("test", "https://EssBasic.TencentCloudApi.com:443/"),
        ("test", "https://file.ess.tencent.cn"),
        ("production", "https://ess.test.ess.tencent.cn"),
        ("production", "https://essbasic.test.ess.tencent.cn"),
        ("production", "https://file.test.ess.tencent.cn"),
    ],
)
def test_a_host_of_the_other_world_is_refused(
    edition: Mapping[str, str], name: str, world: str, host: str
) -> None:
    stand_in = {"ESIGN_API_URL": "http://127.0.0.1:1"}  # legacy has no test world of its own
    (told,) = why_not({**edition, **stand_in, "ESIGN_ENV": world, name: host}).splitlines()
    assert told.startswith(f"{name} cannot be what it is set to")
    assert "no host of Tencent's other environment" in told


@pytest.mark.parametrize("world", ["test", "production"])
def test_a_stand_in_may_take_the_place_of_either_world(world: str) -> None:
    there = {"ESIGN_ENV": world, "ESIGN_API_URL": "http://127.0.0.1:8601"}
    assert account_of(load_settings(PARTNER | there).esign).api_url == "http://127.0.0.1:8601"


def test_the_retired_edition_has_no_test_world_of_its_own() -> None:
    told = why_not(LEGACY | {"ESIGN_ENV": "test"})
    assert told.startswith("ESIGN_API_URL is not set: with ESIGN_EDITION=legacy it must be ")
    there = {"ESIGN_ENV": "test", "ESIGN_API_URL": "http://127.0.0.1:8601"}
    account = account_of(load_settings(LEGACY | there).esign)
    assert (account.api_url, account.file_url) == (there["ESIGN_API_URL"],) * 2


def test_the_account_of_a_company_of_a_group() -> None:
    account = account_of(load_settings(ESS | {"ESIGN_MEMBER_ID": "member"}).esign)
    assert account == EssAccount(
        *KEYS, "operator", *EssAccount.worlds["test"][:2], member_id="member"
    )


def test_the_account_of_a_company_of_an_application() -> None:
    at = PartnerAccount.worlds["test"][:2]
    expected = PartnerAccount(*KEYS, "operator", *at, app_id="app", organization_id="company")
    assert account_of(load_settings(PARTNER).esign) == expected


def test_the_account_of_the_retired_edition() -> None:
    at = LegacyAccount.worlds["production"][:2]
    assert account_of(load_settings(LEGACY | {"ESIGN_SEAL_IDS": "s1, s2"}).esign) == LegacyAccount(
        *KEYS,
        "operator",
        *at,
        application_id="app",
        sub_organization_id="company",
        seal_ids=("s1", "s2"),
    )


@pytest.mark.parametrize("edition", EVERY)
def test_the_mini_program_goes_with_the_world(edition: Mapping[str, str]) -> None:
    production = load_settings({**edition, "ESIGN_ENV": "production"})
    assert mini_program_of(production.esign) == "wxa023b292fd19d41d"


def test_the_mini_program_of_the_test_world() -> None:
    assert mini_program_of(load_settings(ESS).esign) == "wx371151823f6f3edf"
    assert mini_program_of(load_settings(PARTNER).esign) == "wx371151823f6f3edf"


async def test_how_often_somebody_may_be_reminded_is_the_editions_rule_unless_it_is_set() -> None:
    usual = await reminders(load_settings(ESS))
    assert await reminders(load_settings(ESS | {"REMINDER_LIMIT": "7"})) == 7 != usual


def now() -> datetime:
    return datetime(2026, 11, 27, tzinfo=UTC)


@pytest.mark.parametrize(("edition", "adapter"), [(ESS, Ess), (PARTNER, Partner), (LEGACY, Legacy)])
async def test_the_adapter_is_that_of_the_edition(
    edition: Mapping[str, str], adapter: type[Lacking]
) -> None:
    async with httpx.AsyncClient() as client:
        assert type(esign_of(load_settings(edition), client, now)) is adapter


async def reminders(settings: Settings) -> int | None:
    async with httpx.AsyncClient() as client:
        return esign_of(settings, client, now).rules.reminders


@pytest.mark.parametrize(
    ("edition", "news"),
    [(ESS, {"FlowCallbackStatus": 4}), (PARTNER, {"FlowStatus": "ALL"})],
)
def test_each_edition_has_words_of_its_own_for_what_became_of_a_contract(
    edition: Mapping[str, str], news: Mapping[str, object]
) -> None:
    ours = base64.b64encode(b"A1B2C3D4E5").decode()
    told = {"FlowId": "yDFlow", "UserData": ours, "CustomerData": ours, **news}
    body = encrypted({"MsgId": "m", "MsgType": "FlowStatusChange", "MsgData": told})
    heard = reader_of(load_settings({**edition, "ESIGN_CALLBACK_KEY": KEY}).esign, now).read(
        body, None
    )
    assert isinstance(heard, Report)
    assert (heard.observation.our_id, heard.observation.status) == ("A1B2C3D4E5", Status.FINISHED)


@pytest.mark.parametrize("body", [b"{}", b"", b'{"encrypt": "AAAA"}'])
def test_nobody_calls_back_in_the_retired_edition(body: bytes) -> None:
    with pytest.raises(BadCallback):
        reader_of(load_settings(LEGACY).esign, now).read(body, None)


def test_a_callback_key_is_32_characters_long() -> None:
    with pytest.raises(Misconfigured):
        load_settings(PARTNER | {"ESIGN_CALLBACK_KEY": "short"})


KEYS = ("id-very-secret", "key-very-secret")
