"""The sixteen documented examples of CreateFlowByFiles, ordered in our own words."""

from typing import Any

from services.contracts.controls import (
    About,
    AtFormField,
    AtKeyword,
    AtPoint,
    Control,
    Drawn,
    Mark,
    Pages,
    Placeable,
)
from services.contracts.order import PartyKind, Signer, Watcher
from services.contracts.ways import Verify, Way

DIAN = "典子谦示例企业"
ZHANG = "张三示例企业"


def employee(name: str, mobile: str, company: str, *controls: Control, **more: Any) -> Signer:
    return Signer(
        kind=PartyKind.EMPLOYEE,
        name=name,
        mobile=mobile,
        company=company,
        controls=controls,
        **more,
    )


def person(name: str, mobile: str, *controls: Control, **more: Any) -> Signer:
    return Signer(kind=PartyKind.PERSON, name=name, mobile=mobile, controls=controls, **more)


def at(x: float, y: float, width: float, height: float) -> AtPoint:
    return AtPoint(page=1, x=x, y=y, width=width, height=height)


def on(page: int, x: float, y: float, width: float, height: float) -> AtPoint:
    return AtPoint(page=page, x=x, y=y, width=width, height=height)


def field(
    mark: Mark, place: AtPoint, about: About | None = None, required: bool = True, name: str = ""
) -> Control:
    """One that its signer fills in."""
    return Control(mark=mark, at=place, about=about, required=required, name=name)


def word(keyword: str, width: float = 100, height: float = 100, **more: Any) -> AtKeyword:
    return AtKeyword(keyword=keyword, width=width, height=height, **more)


def seal(place: AtPoint | AtKeyword | AtFormField, **more: Any) -> Control:
    return Control(mark=Mark.SEAL, at=place, **more)


def signature(place: AtPoint | AtKeyword | AtFormField) -> Control:
    return Control(mark=Mark.SIGNATURE, at=place)


def text(value: str, x: float, y: float) -> Control:
    return Control(mark=Mark.TEXT, at=at(x, y, 100, 100), value=value)


def tuned(name: str) -> AtKeyword:
    return word(name, dx=100.5, dy=200.5, page=1)


EVERY_PAGE = (Pages(first=1, last=-1),)
SQUARE = at(160, 260, 100, 100)
READS = {"read_seconds": 10}
FACE = {"verify": (Verify.FACE,)}
ONE_TEXT = {"controls": (text("我是一个单行文本", 360, 360),)}
DATE = Control(mark=Mark.DATE, at=at(160, 360, 50, 50))

ORDERS: dict[str, tuple[tuple[Signer, ...], dict[str, Any]]] = {
    "01": (
        (
            person(
                "典子谦",
                "13200000000",
                signature(word("处方医生", 200, 100, dx=80)),
                way=Way.AUTO,
            ),
            person("张三", "18888888888", signature(word("患者签名", 200, 100, dx=80))),
        ),
        {"ordered": False},
    ),
    "02": (
        (
            employee("典子谦", "13200000000", DIAN, **READS),
            employee("张三", "18888888888", ZHANG, **READS),
            person("李四", "15100000000", **READS),
        ),
        {"ordered": False},
    ),
    "03": (
        (
            employee("典子谦", "13200000000", DIAN, seal(SQUARE), **READS),
            person("张三", "18888888888", signature(SQUARE)),
        ),
        {
            "ordered": False,
            "reviewer": "U0REVIEWER",
            "watchers": (
                Watcher(kind=PartyKind.PERSON, name="李四", mobile="15100000000"),
                Watcher(kind=PartyKind.PERSON, name="王五", mobile="13700000000"),
            ),
        },
    ),
    "04": (
        (
            employee("典子谦", "13200000000", DIAN, seal(at(160, 260, 119, 119))),
            person("李四", "15100000000", signature(at(60, 260, 119, 43)), **READS),
        ),
        ONE_TEXT,
    ),
    "05": (
        (
            employee("典子谦", "13200000000", DIAN, seal(word("签名", 119, 119))),
            person("李四", "15100000000", signature(at(60, 260, 119, 43)), **READS),
        ),
        ONE_TEXT,
    ),
    "06": (
        (person("典子谦", "13200000000", signature(SQUARE)),),
        {
            "ordered": False,
            "controls": (text("典子谦", 160, 260), text("典子谦", 160, 360)),
        },
    ),
    "07": (
        (
            employee(
                "何规",
                "18200000000",
                DIAN,
                seal(on(7, 143.59375, 169.0625, 119, 119)),
                field(Mark.TEXT, on(1, 205, 114, 339, 20), About.COMPANY_NUMBER),
                field(Mark.TEXT, on(1, 234, 142, 302, 20), About.COMPANY_NUMBER),
                field(Mark.TEXT, on(1, 191.09, 172, 335, 20), About.LEGAL_NAME),
                field(Mark.LONG_TEXT, on(1, 155, 205, 366, 21), About.ADDRESS),
                field(Mark.TEXT, on(1, 107, 236, 339, 20), About.NAME),
                field(Mark.TEXT, on(1, 121, 265, 327, 20), About.MOBILE),
                field(Mark.DISTRICT, on(1, 35.09, 293, 306, 20)),
                field(Mark.LONG_TEXT, on(1, 44, 652, 505, 44), required=False),
                field(Mark.DAY, on(2, 145, 68, 116, 20)),
                field(Mark.DAY, on(2, 130.09375, 555.09375, 116, 20), required=False),
                field(
                    Mark.LONG_TEXT, on(2, 134.09, 628.09, 398, 27), About.ADDRESS, required=False
                ),
                field(Mark.CHECK, on(7, 83.09375, 96.5625, 16, 16), required=False),
                field(Mark.PICTURE, on(7, 13, 394, 119, 119), required=False),
                field(Mark.ATTACHMENT, on(7, 12, 537, 240, 42)),
            ),
            person(
                "张三",
                "18700000000",
                signature(on(7, 433.59375, 196.0625, 119, 43)),
                field(Mark.TEXT, on(1, 199, 323, 309, 20), About.NAME),
                field(Mark.LONG_TEXT, on(1, 155, 386, 390, 24), About.ADDRESS),
                field(Mark.TEXT, on(1, 114.09, 416, 299, 20)),
                field(Mark.TEXT, on(1, 115.09, 445, 367, 20), About.MOBILE),
                field(Mark.CHOICE, on(1, 8.09375, 473, 84, 20), About.EDUCATION, name="学历"),
                field(Mark.TEXT, on(1, 117.09375, 474, 292, 20), About.EMAIL, False, name="邮箱"),
                field(Mark.CHOICE, on(1, 424.09375, 472, 84, 20), About.GENDER, name="性别"),
            ),
        ),
        {
            "controls": (
                Control(
                    mark=Mark.TEXT,
                    at=on(1, 205, 90, 339, 20),
                    value="(落霞与孤鹜齐飞,秋水共长天一色)这是发起方填写的文本",
                ),
            )
        },
    ),
    "08": (
        (
            employee(
                "典子谦",
                "13200000000",
                DIAN,
                seal(SQUARE),
                way=Way.AUTO,
                seal_id="yDxMjUyKQDN7EkUuO4zjEBpGXvHEACSA",
                **READS,
            ),
            person("李四", "15100000000", signature(SQUARE), **READS),
        ),
        {},
    ),
    "09": ((person("", "", signature(SQUARE), DATE, unnamed=True, **FACE),), {}),
    "10": ((person("典子谦", "13200000000", signature(SQUARE), **FACE),), {}),
    "11": (
        (
            employee(
                "典子谦",
                "13200000000",
                DIAN,
                placeable=(
                    Placeable(
                        mark=Mark.SEAL,
                        seal_ids=(
                            "yDwJCUUckpk7t9yyUuXF6wL8KMm3yXcX",
                            "yDRRuUUgygjvznc7UuO5sjES5RaqSnyn",
                        ),
                    ),
                    Placeable(
                        mark=Mark.PAGING_SEAL,
                        seal_ids=(
                            "yDwJCUUckpk7t9yyUuXF6wL8KMm3yXcX",
                            "yDRRuUU2qyjvspleUuO6zjE1EkGzMK1A",
                        ),
                    ),
                    Placeable(mark=Mark.LEGAL_SEAL),
                ),
                **READS,
            ),
            employee("张三", "18888888888", ZHANG, placeable=(Placeable(mark=Mark.SEAL),), **READS),
            person(
                "李四",
                "15100000000",
                placeable=(Placeable(mark=Mark.SIGNATURE, drawn=(Drawn.MADE,)),),
                **READS,
            ),
        ),
        {"ordered": False},
    ),
    "12": (
        (
            employee("典子谦", "13200000000", DIAN, seal(tuned("Test")), **READS),
            employee("张三", "18888888888", ZHANG, seal(tuned("Test1")), **READS),
            person("李四", "15100000000", signature(tuned("Test2")), **READS),
        ),
        {"ordered": False},
    ),
    "13": (
        (
            employee(
                "典子谦",
                "13200000000",
                DIAN,
                seal(AtFormField(name="seal")),
                Control(mark=Mark.PAGING_SEAL, at=SQUARE),
                **READS,
            ),
            employee("张三", "18888888888", ZHANG, seal(AtFormField(name="seal2")), **READS),
            person("李四", "15100000000", signature(AtFormField(name="signature")), **READS),
        ),
        {},
    ),
    "14": ((person("典子谦&", "13200000000", signature(SQUARE), **FACE),), {}),
    "16": (
        (
            employee(
                "典子谦",
                "13200000000",
                DIAN,
                seal(at(60, 360, 100, 100).model_copy(update={"pages": EVERY_PAGE})),
            ),
            person("张三", "18888888888", signature(SQUARE)),
        ),
        {},
    ),
    "15": ((person("典子谦", "13200000000", signature(SQUARE), DATE, **FACE),), {}),
}
