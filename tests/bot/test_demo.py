"""`signet demo` plays each edition to its end, and says what it has left out.

The story of `ess` is played by `make demo`, in every run of the checks.
"""

from io import StringIO

from rich.console import Console

from bot.demo.play import play
from bot.demo.text import EN, ZH
from sandbox.tencent.edition import EditionName


async def told(lang: str, edition: EditionName) -> tuple[int, str]:
    shown = StringIO()
    console = Console(file=shown, width=200, highlight=False)
    code = await play(lang, keep=False, edition=edition, console=console)
    return code, shown.getvalue()


async def test_a_company_of_an_application_can_do_the_whole_story() -> None:
    code, shown = await told("en", "partner")
    assert code == 0, shown[-2000:]
    assert EN.approved in shown
    assert EN.composed in shown
    for left_out in (EN.no_review, EN.no_reminders, EN.no_templates, EN.no_callbacks):
        assert left_out not in shown


async def test_the_retired_edition_is_asked_and_does_without() -> None:
    code, shown = await told("zh", "legacy")
    assert code == 0, shown[-2000:]
    assert ZH.approved not in shown
    assert ZH.done in shown
    for left_out in (ZH.no_review, ZH.no_reminders, ZH.no_templates, ZH.no_callbacks):
        assert shown.count(left_out) == 1
