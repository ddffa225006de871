"""What an administrator's channel reads."""

from datetime import UTC, datetime

import pytest

from handlers.text import Text
from handlers.text.en import EN
from handlers.text.zh import ZH
from handlers.views import admin
from services.contracts.notices import Happened, Notice

both = pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])


@both
@pytest.mark.parametrize("happened", Happened)
def test_everything_that_can_happen_has_a_sentence(happened: Happened, text: Text) -> None:
    shown = admin.notice(Notice(happened=happened), text)
    assert text.notices.happened[happened] in shown.text
    assert shown.payload()["blocks"]


@both
def test_it_names_what_it_is_about_why_how_much_and_whose(text: Text) -> None:
    told = Notice(
        happened=Happened.QUOTA_USED,
        subject="采购合同",
        detail="企业版",
        count=2,
        company="yDOrg",
        at=datetime(2026, 11, 27, 1, 2, tzinfo=UTC),
    )
    blocks = str(admin.notice(told, text).payload()["blocks"])
    for part in ("采购合同", "企业版", text.notices.count(2), "yDOrg", "2026-11-27 09:02"):
        assert part in blocks


@both
def test_nothing_foreign_in_it_is_parsed_and_no_number_is_whole(text: Text) -> None:
    told = Notice(
        happened=Happened.SEAL_REFUSED, subject="<!channel> <https://x|y>", detail="致电13812345678"
    )
    shown = admin.notice(told, text)
    assert "<!channel>" not in shown.text
    assert "13812345678" not in shown.text + str(shown.payload()["blocks"])
    assert all(
        part["type"] == "plain_text"
        for block in shown.payload()["blocks"]
        for part in block.get("elements", [block.get("text")])
    )
