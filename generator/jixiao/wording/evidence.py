"""证据与过程类诊断里的拼接。"""

from collections.abc import Mapping, Sequence


def lacking(names: Mapping[str, Sequence[str]], every: int) -> str:
    """各栏缺在哪几条：都没有写整改状态；建议2没有写整改期限。every 是共有几条。"""
    whole = "、".join(what for what, several in names.items() if len(several) == every)
    partly = [f"{'、'.join(several)}没有写{what}" for what, several in names.items() if len(several) < every]
    return "；".join([f"都没有写{whole}", *partly] if whole else partly)


def loss(name: str, points: str) -> str:
    """一项失了几分。"""
    return f"{name}（失 {points} 分）"


def echoed(*, same: bool, part: bool) -> str:
    """照抄到什么程度。"""
    if same:
        return "一字不差"
    return "的一段一字不差" if part else "只差几个字"
