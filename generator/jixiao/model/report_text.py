"""行内片段、标题的纯文字。"""

from typing import assert_never

from jixiao.model.report import Code, Emphasis, FactText, Footnote, Heading, Inlines, LineBreak, Link, Strong, Text


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


def heading_number(heading: Heading) -> str:
    """标题的编号：以西文收尾的与题目空一格（“1. 背景”），中文编号不空（“（一）背景”）。"""
    number = heading.number
    return f"{number} " if number and number[-1].isascii() else number


def heading_text(heading: Heading) -> str:
    """标题连同编号。"""
    return heading_number(heading) + plain_text(heading.content)
