"""页壳：MkDocs 每种版式、每级深度只渲染一页，生成的各页都倒进它的槽里。"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

SLOTS = (
    "title",
    "description",
    "head",
    "breadcrumb",
    "heading",
    "navigation",
    "contents",
    "page_class",
    "searched",
    "body",
)
"""壳中必须各出现一次的槽；在模板里写作 @@jx:title@@。"""

_INDENT = re.compile(r"\s*\n\s*")  # 模板循环留下的空行与缩进；每页都要背着，去掉
_SLOT = re.compile(r"@@jx:([a-z_]+)@@")


@dataclass(frozen=True, slots=True)
class Shell:
    """切开的壳：pieces 比 slots 多一段，按 段、槽、段、槽、……、段 相间。"""

    pieces: tuple[str, ...]
    slots: tuple[str, ...]


def split_shell(html: str) -> Shell:
    """在槽处切开壳页；槽缺失、重复或不认识都是模板写错，直接报出。"""
    parts = _SLOT.split(_INDENT.sub("\n", html).strip() + "\n")
    slots = tuple(parts[1::2])
    missing = [name for name in SLOTS if name not in slots]
    doubled = [name for name in SLOTS if slots.count(name) > 1]
    unknown = [name for name in dict.fromkeys(slots) if name not in SLOTS]
    if missing or doubled or unknown:
        faults = (("缺少", missing), ("重复", doubled), ("不认识", unknown))
        found = "；".join(f"{fault}槽 {'、'.join(names)}" for fault, names in faults if names)
        raise ValueError(f"页壳模板 shell.html 的槽不对：{found}。每个槽应恰好写一次，形如 @@jx:body@@。")
    return Shell(tuple(parts[::2]), slots)


def pour(shell: Shell, slots: Mapping[str, str]) -> str:
    """把一页的各槽内容倒进壳里。"""
    joined = [shell.pieces[0]]
    for name, piece in zip(shell.slots, shell.pieces[1:], strict=True):
        joined += (slots[name], piece)
    return "".join(joined)
