"""正文由谁改写、原文在哪里，怎样说。"""

from typing import Final

WHERE: Final = "原文见 "


def rewritten_text(what: str) -> str:
    """哪些文字不是原文。"""
    return f"{what}由编者据公开的原文改写，不是原文；数字录自原文。"
