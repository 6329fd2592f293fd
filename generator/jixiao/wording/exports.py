"""导出时要说的话：缺什么、装什么。"""

from collections.abc import Mapping, Sequence

AUDIT_AUTHOR = "复核"
REMAINING_FINDINGS = "复核的其余发现见批注。"
CONTENTS = "目　录"
_INSTALL = "Debian、Ubuntu：apt-get install fonts-noto-cjk；或把字体文件放进系统的字体目录"


def missing_font(name: str, stack: Sequence[str]) -> str:
    """一种用途的字体一个也没有。"""
    return f"没有可用的{name}字体，PDF 印不成。找过：{'、'.join(stack)}。请安装其中一种（{_INSTALL}）。"


def fonts_in_place(used: Mapping[str, str]) -> str:
    """改用了替代字体。"""
    told = "，".join(f"{name}用 {font}" for name, font in used.items())
    return f"机器上没有公文的标准字体，改用替代字体：{told}。"


def missing_glyph(character: str, where: str) -> str:
    """机器上的字体都没有这个字。"""
    return f"字体里没有{_named(character)}，在“{where}”。请安装含有这个字的字体（{_INSTALL}），或核对原文是否写错。"


def private_character(character: str, where: str) -> str:
    """私用区的字符各机器字形不同，不能保证印成同一个字。"""
    return f"文字里有私用区的字符{_named(character)}，在“{where}”。它在各机器上字形不同，请改用标准字符。"


def invisible_character(character: str, where: str) -> str:
    """控制字符之类，没有字形。"""
    return f"文字里有看不见的控制字符{_named(character)}，在“{where}”。请删去。"


def typesetting_failed(reason: str) -> str:
    """排版程序的其他错误，多半是模板改坏了。"""
    return f"PDF 排版没有成功：{reason}。请检查 theme/pdf/ 下的模板。"


def typesetting_remark(reason: str) -> str:
    """排版程序的提醒。"""
    return f"PDF 排版的提醒：{reason}"


def unknown_format(names: Sequence[str], known: Sequence[str]) -> str:
    """站点写了没有的格式。"""
    return f"mkdocs.yml 的 exports 里没有“{'”“'.join(names)}”这种格式。现有：{'、'.join(known)}。"


def left_out(title: str, why: str) -> str:
    """这台机器做不成一种格式，网站上就没有。"""
    return f"网站上没有 {title} 文件：{why}"


def not_made(evaluation: str, title: str, why: str) -> str:
    """一份评价的一种格式没有做成。"""
    return f"{evaluation} 没有做成 {title} 文件：{why}"


def _named(character: str) -> str:
    codes = "、".join(f"U+{ord(char):04X}" for char in character)
    return f"“{character}”（{codes}）" if character.isprintable() else f" {codes}"
