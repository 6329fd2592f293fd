"""表格用几号字、各栏多宽：不断开代码与数值，其余按份额分。全用整数，单位二十分之一磅。"""

from collections.abc import Sequence

from jixiao.publish.columns import Column

_DIGIT = (60, 10)  # 数字、字母的宽是字号的 0.6（替代字体略宽于半个汉字），以半磅计的字号折成二十分之一磅乘十
_ROOMY = (8, 10)  # 不断开的一段合起来不超过版心八成，才排得匀

_SHORT = 12  # 六个汉字以内的名目，容得下就不折行
_CROWDED = (6, 10)  # 照顾名目之后所剩不足四成的，不照顾


def fitting(widths: Sequence[Column], sizes: Sequence[int], inset: int, room: int) -> int:
    """用第几档字号：前两档里各栏都不折行的最大一档；没有的取不可断开的一段都容得下的。"""
    for n, size in enumerate(sizes[:2]):
        if sum(_needed(column.natural, size, inset) for column in widths) <= room:
            return n
    for n, size in enumerate(sizes[1:], start=1):
        if sum(_needed(column.least, size, inset) for column in widths) * _ROOMY[1] <= room * _ROOMY[0]:
            return n
    return len(sizes) - 1


def shared(widths: Sequence[Column], size: int, inset: int, room: int) -> list[int]:
    """各栏的宽。不足最小宽度的给足，其余的再按份额分剩下的；总宽恰为 room。"""
    whole = [column.natural if column.natural <= _SHORT else column.least for column in widths]
    least = [_needed(characters, size, inset) for characters in whole]
    if sum(least) * _CROWDED[1] > room * _CROWDED[0]:
        least = [_needed(column.least, size, inset) for column in widths]
    kept: set[int] = set()
    made = least
    while True:
        spare = room - sum(least[n] for n in kept)
        total = sum(column.share for n, column in enumerate(widths) if n not in kept) or 1
        made = [least[n] if n in kept else spare * column.share // total for n, column in enumerate(widths)]
        short = {n for n, width in enumerate(made) if n not in kept and width < least[n]}
        if not short:
            break
        kept |= short
    if sum(made) > room:
        made = [width * room // sum(made) for width in made]
    return [*made[:-1], room - sum(made[:-1])]


def _needed(characters: int, size: int, inset: int) -> int:
    return characters * size * _DIGIT[0] // _DIGIT[1] + 2 * inset
