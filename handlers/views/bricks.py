"""The few bricks that every view is laid of, so that foreign text has one way in."""

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    MarkdownTextObject,
    Option,
    OverflowMenuElement,
    PlainTextObject,
    RichTextBlock,
    RichTextElementParts,
    RichTextQuoteElement,
    SectionBlock,
)

from .foreign import short


def v1(name: str) -> str:
    """An id of ours. Old cards keep their ids for ever, so what they mean is versioned."""
    return f"esign:v1:{name}"


def plain(text: str) -> PlainTextObject:
    """Nothing in it is parsed, not even :emoji: names."""
    return PlainTextObject(text=text, emoji=False)


def mrkdwn(text: str) -> MarkdownTextObject:
    """Our own words, mentions and dates; foreign text in it must be escaped."""
    return MarkdownTextObject(text=text, verbatim=True)


def header(text: str) -> HeaderBlock:
    return HeaderBlock(text=plain(short(text, 140)))


def divider() -> DividerBlock:
    """What follows does not belong to the header above."""
    return DividerBlock()


def paragraph(text: str) -> SectionBlock:
    return SectionBlock(text=plain(text[:3000]))


def rich(text: str) -> SectionBlock:
    return SectionBlock(text=mrkdwn(text))


def note(text: str) -> ContextBlock:
    """Small grey text, not parsed."""
    return ContextBlock(elements=[plain(text)])


def rich_note(text: str) -> ContextBlock:
    return ContextBlock(elements=[mrkdwn(text)])


def quote(text: str, limit: int = 500) -> RichTextBlock:
    """Somebody's own words, set apart and not parsed."""
    words = RichTextElementParts.Text(text=short(text, limit))
    return RichTextBlock(elements=[RichTextQuoteElement(elements=[words])])


def button(
    label: str,
    action: str,
    value: str | None = None,
    *,
    says: str = "",
    style: str | None = None,
    confirm: ConfirmObject | None = None,
) -> ButtonElement:
    """`says` is what screen readers read instead of the label; it may hold a cleaned name."""
    return ButtonElement(
        text=plain(label),
        action_id=action,
        value=value,
        style=style,
        confirm=confirm,
        accessibility_label=short(says, 75) if says else None,
    )


def link_button(label: str, action: str, url: str, *, says: str) -> ButtonElement:
    """Opens `url`; Slack sends an action for it all the same, which must be acknowledged."""
    return ButtonElement(
        text=plain(label),
        action_id=action,
        url=url,
        style="primary",
        accessibility_label=short(says, 75),
    )


def menu(action: str, *entries: tuple[str, str, str]) -> OverflowMenuElement:
    """Up to five buttons behind three dots: label, action id and value of each.

    The door takes a choice for a press on that button (`handlers.slack.door`).
    """
    options = [
        Option(value=f"{its_action} {value}", text=plain(label))
        for label, its_action, value in entries
    ]
    return OverflowMenuElement(action_id=action, options=options)


def actions(*buttons: ButtonElement | OverflowMenuElement) -> ActionsBlock:
    return ActionsBlock(elements=list(buttons))
