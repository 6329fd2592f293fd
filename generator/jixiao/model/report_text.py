"""行内片段的纯文字。"""

from typing import assert_never

from jixiao.model.report import Code, Emphasis, FactText, Footnote, Inlines, LineBreak, Link, Strong, Text


def plain_text(items: Inlines) -> str:
    """去掉一切标记与脚注的文字，用于目录、网页标题与摘录。"""
    parts: list[str] = []
    for item in items:
        match item:
            case Text() | Code() | FactText():
                parts.append(item.text)
            case Strong() | Emphasis() | Link():
                parts.append(plain_text(item.children))
            case LineBreak():
                parts.append(" ")
            case Footnote():
                pass
            case _:
                assert_never(item)
    return "".join(parts)
