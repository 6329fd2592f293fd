"""几段行内片段连成一串：顿号、换行，或别的间隔。"""

from collections.abc import Iterable

from jixiao.model.report import Inline, Inlines, LineBreak, Text


def joined(items: Iterable[Inline]) -> Inlines:
    """以顿号相连。"""
    return between(((item,) for item in items), Text("、"))


def broken(lines: Iterable[Inlines]) -> Inlines:
    """各行之间换行，合成一段。"""
    return between(lines, LineBreak())


def between(parts: Iterable[Inlines], mark: Inline) -> Inlines:
    """各段之间加上 mark。"""
    return tuple(one for n, part in enumerate(parts) for one in ((mark, *part) if n else part))
