"""Every sentence we say, in English and Chinese.

One module a feature holds both languages side by side, so that a change of one is seen beside the
other; `EN` and `ZH` gather them.
"""

from .en import EN
from .text import Text
from .zh import ZH

__all__ = ["EN", "ZH", "Text", "text_for"]


def text_for(locale: str, default: str = "en") -> Text:
    """The language for a locale such as `zh-CN`; `default` is a locale too, where we have none."""
    for wanted in (locale, default):
        if wanted.lower().startswith("zh"):
            return ZH
        if wanted.lower().startswith("en"):
            return EN
    return EN
