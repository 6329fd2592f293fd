"""公文的层次序数：一、（一）1.（1）①（GB/T 9704-2012 7.3.3，第五层从习惯）。"""

SEPARATOR = " · "
"""题下一行，各项之间。"""

CONTINUED = "（续）"
"""题后：接着前一页的一节。"""

_DIGITS = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def chinese_number(number: int) -> str:
    """1–99 的汉字数。"""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    head = "" if tens == 1 else _DIGITS[tens]
    return f"{head}十{_DIGITS[ones] if ones else ''}"


def heading_number(level: int, number: int) -> str:
    """第 level 级（1 起）第 number 个标题的序数，连同标点。"""
    match level:
        case 1:
            return f"{chinese_number(number)}、"
        case 2:
            return f"（{chinese_number(number)}）"
        case 3:
            return f"{number}."
        case 4:
            return f"（{number}）"
        case _:
            return _CIRCLED[number - 1] if number <= len(_CIRCLED) else f"({number})"


def circled(number: int) -> str:
    """①②③。"""
    return heading_number(5, number)


def page_of(number: int, count: int) -> str:
    """分成几页的，这是第几页。"""
    return f"第 {number} 页，共 {count} 页"
