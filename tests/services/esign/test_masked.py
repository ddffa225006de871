"""What `signet call` shows of an answer has nobody in it."""

import inspect
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.esign.actions import masked
from tests.services.esign.actions_of_the_sdk import SOURCES, Source

LINK = "https://essurl.cn/24VopUGBZyF"
PERSONAL = re.compile(
    r"手机号码?$|证件号码?$|身份证号码?$|(?:人|员|用户|真实)姓名$|链接$|Url$|URL$"
)


def test_names_numbers_and_links_of_a_signer_are_masked() -> None:
    signer = {
        "SignUrl": LINK,
        "Name": "王小明",
        "Mobile": "13812345678",
        "IdCardNumber": "110101199001011237",
        "OrganizationName": "示例科技有限公司",
        "FlowId": "yDwFmUUckpstjt1aUyN9xSlvgkLEa4NC",
    }
    assert masked({"SignUrlInfos": [signer], "RequestId": "s1"}) == {
        "SignUrlInfos": [
            {
                "SignUrl": "https://essurl.cn/…",
                "Name": "王**",
                "Mobile": "138****5678",
                "IdCardNumber": "110****1237",
                "OrganizationName": "示例科技有限公司",
                "FlowId": "yDwFmUUckpstjt1aUyN9xSlvgkLEa4NC",
            }
        ],
        "RequestId": "s1",
    }


def test_a_name_that_is_nobodys_is_shown() -> None:
    role = {"RoleId": "r", "Name": "业务员"}
    file = {"FlowName": "销售合同", "TemplateName": "模板", "SealName": "合同章"}
    assert masked({"Roles": [role], **file}) == {"Roles": [role], **file}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("请联系 138 1234 5678 处理", "请联系 138****5678 处理"),
        ("电话+8613812345678。", "电话+86****5678。"),
        ("证件11010119900101123X有误", "证件110****123X有误"),
        (f"打开 {LINK} 签署", "打开 https://essurl.cn/… 签署"),
        ("pages/guide?shortKey=abc", "…"),
        ("2026-11-27 12:00:00", "2026-11-27 12:00:00"),
        ("yDwFmUUckpstjt1aUyN9xSlvgkLEa4NC", "yDwFmUUckpstjt1aUyN9xSlvgkLEa4NC"),
    ],
)
def test_what_stands_in_a_sentence_is_masked_too(text: str, shown: str) -> None:
    assert masked({"Error": {"Code": "x", "Message": text}})["Error"] == {
        "Code": "x",
        "Message": shown,
    }


@pytest.mark.parametrize("field", ["Photo", "LiveNessVideo", "PhotoFileData", "Anything"])
def test_a_picture_of_a_face_is_not_shown(field: str) -> None:
    assert masked({field: "iVBORw0KGgo" * 50}) == {field: "… (550 characters)"}


def test_what_somebody_filled_in_is_not_shown() -> None:
    assert masked({"Components": [{"ComponentName": "住址", "ComponentValue": "某路1号"}]}) == {
        "Components": [{"ComponentName": "住址", "ComponentValue": "… (4 characters)"}]
    }


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_every_field_that_the_sdk_calls_personal_is_masked(source: Source) -> None:
    """By the first words of its description, in every struct that the SDK has."""
    shown = {
        f"{struct}.{name}"
        for struct, name, about in described(source)
        if PERSONAL.search(about)
        for beside in ({"Mobile": ""} if name == "Name" else {},)
        if masked({name: "王小明 at a place", **beside})[name] == "王小明 at a place"
    }
    assert shown == set()


def described(source: Source) -> Iterator[tuple[str, str, str]]:
    for struct, model in vars(source.models).items():
        if not inspect.isclass(model) or struct.endswith("Request"):
            continue
        text = inspect.getdoc(model.__init__) or ""
        for name, about in re.findall(
            r":param _(\w+): ([^\n，。,；;（(：:]*)[^:]*?:type \1: (?:list of )?str\n", text
        ):
            yield struct, name, about.strip()


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.just(LINK) | st.just("13812345678"),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.text(), json))
def test_whatever_it_is_no_link_and_no_number_is_left(reply: dict[str, object]) -> None:
    hidden = masked(reply)
    assert hidden.keys() == reply.keys()
    assert not {LINK, "13812345678"} & set(texts(list(hidden.values())))


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, dict):
        yield from texts(list(value.values()))
