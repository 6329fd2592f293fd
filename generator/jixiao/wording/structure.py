"""结构类诊断里的称呼与拼接。"""

from collections.abc import Iterable


def table_row(title: str, number: int, name: str) -> str:
    """数据表的一行。"""
    return f"表“{title}”第 {number} 行“{name}”"


def listed(names: Iterable[str], limit: int = 12) -> str:
    """几个名目连成一串；太多的只列前面几个，说明共有几个。"""
    every = tuple(names)
    shown = "、".join(every[:limit])
    return shown if len(every) <= limit else f"{shown} 等 {len(every)} 项"
