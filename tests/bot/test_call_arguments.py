"""How what is typed behind `signet call ACTION` becomes the body of a request."""

import base64
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.call_arguments import NotUnderstood, body_of
from services.esign.actions import actions_of

ESS = actions_of("ess")


def body(action: str, *typed: str) -> dict[str, Any]:
    return body_of(typed, ESS, action)


def test_nothing_typed_is_an_empty_body() -> None:
    assert body("DescribeFlowTemplates") == {}


def test_a_body_is_put_together_from_all_that_is_typed(tmp_path: Path) -> None:
    file = tmp_path / "body.json"
    file.write_text('{"FlowName": "from the file", "Deadline": 1, "Unordered": true}', "utf-8")
    assert body("CreateFlowByFiles", f"@{file}", "Deadline=2", '{"FileIds": ["a"]}') == {
        "FlowName": "from the file",
        "Deadline": 2,
        "Unordered": True,
        "FileIds": ["a"],
    }


def test_a_part_wins_over_the_whole_wherever_it_stands() -> None:
    assert body("CancelFlow", "FlowId=b", '{"FlowId": "a"}') == {"FlowId": "b"}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("13800000000", "13800000000"),
        ("true", "true"),
        ("a=b", "a=b"),
        ("", ""),
        ('"quoted"', "quoted"),
        ('"@x"', "@x"),
        ('"', '"'),
    ],
)
def test_where_a_text_is_wanted_what_is_typed_is_one(typed: str, value: str) -> None:
    assert body("CancelFlow", f"FlowId={typed}") == {"FlowId": value}


@pytest.mark.parametrize(
    ("typed", "value"), [("10", 10), ("true", True), ('["a"]', ["a"]), ("many", "many")]
)
def test_elsewhere_it_is_json_if_it_can_be(typed: str, value: object) -> None:
    assert body("DescribeFlowTemplates", f"Limit={typed}") == {"Limit": value}


def test_a_key_leads_into_objects_and_lists() -> None:
    typed = (
        "Approvers.0.ApproverName=A",
        'Approvers.1={"ApproverName": "B"}',
        "Approvers.0.ApproverType=1",
        "Approvers.1.ApproverType=0",
        "Approvers.1.SignComponents.0.ComponentType=SIGN_SEAL",
        "Operator.UserId=7",
    )
    second = {"ApproverName": "B", "ApproverType": 0}
    assert body("CreateFlowByFiles", *typed) == {
        "Approvers": [
            {"ApproverName": "A", "ApproverType": 1},
            {**second, "SignComponents": [{"ComponentType": "SIGN_SEAL"}]},
        ],
        "Operator": {"UserId": "7"},
    }


def test_the_bytes_of_a_file_are_sent_as_base64(tmp_path: Path) -> None:
    file = tmp_path / "seal.png"
    file.write_bytes(b"\x89PNG")
    assert base64.b64decode(body("CreateSeal", f"Image=@{file}")["Image"]) == b"\x89PNG"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "=",
        "FlowId",
        "{",
        "[]",
        '"text"',
        "@/nowhere",
        "FlowId=@/nowhere",
        "Approvers.1.ApproverName=x",
        "Approvers.-1=x",
        "Approvers.x=y",
    ],
)
def test_what_says_nothing_is_told(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        body("CreateFlow", "Approvers=[]", typed)


def test_a_file_that_is_no_json_or_no_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / "body"
    for content in (b"{", b"\xff\xfe", b"[" * 100_000):
        file.write_bytes(content)
        with pytest.raises(NotUnderstood):
            body("CreateFlow", f"@{file}")


@given(st.lists(st.text()))
def test_whatever_is_typed_is_a_body_or_is_told(typed: list[str]) -> None:
    with suppress(NotUnderstood):
        assert isinstance(body("CreateFlow", *typed), dict)
