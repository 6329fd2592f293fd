"""WordprocessingML 的写法：元素是文字，次序由写的人照规范排好。"""

import re
from html import escape
from typing import Final, TypeAlias

from jixiao.publish.edition import ExportFault
from jixiao.wording.exports import invisible_character

Xml: TypeAlias = str

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
# XML 1.0 收不下的字符
_REFUSED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# 代码、负数、日期里的连字符，Word 在它后面断开；换成不断的。网址、路径太长，照旧
_CODE = re.compile(r"(?<![!-~])-?[0-9A-Za-z.,%]+(?:-[0-9A-Za-z.,%]+)*(?![!-~])")
_HELD = "\uffff"  # 收不下的字符已先查过，正好代表不断的连字符
_PIECES = re.compile(rf"(\t|\r\n|\r|\n|{_HELD})")
_AROUND = 10  # 摘录前后各几个字


def w(tag: str, /, *children: Xml, **attributes: str | int) -> Xml:
    """一个 w: 元素；属性也都是 w: 的。"""
    told = "".join(f' w:{key}="{escape(str(value))}"' for key, value in attributes.items())
    inside = "".join(children)
    return f"<w:{tag}{told}>{inside}</w:{tag}>" if inside else f"<w:{tag}{told}/>"


def root(tag: str, /, *children: Xml) -> Xml:
    """一个部件的根元素，带命名空间。"""
    return f"<w:{tag} {NAMESPACES}>{''.join(children)}</w:{tag}>"


def run(text: str, properties: Xml = "") -> Xml:
    """一段文字；制表符、换行、不断的连字符各成元素，其余照原样。"""
    held = _CODE.sub(lambda found: found[0].replace("-", _HELD), checked(text))
    made = "".join(_piece(piece) for piece in _PIECES.split(held) if piece)
    return w("r", *((w("rPr", properties),) if properties else ()), made) if made else ""


def paragraph(style: str, *content: Xml, properties: Xml = "") -> Xml:
    """一段；properties 是样式之外的段落属性。"""
    return w("p", w("pPr", w("pStyle", val=style), properties), *content)


def fonts(name: str) -> Xml:
    """字体：各类文字都写明，不留给主题。引号、圈码两边都算的字符，照汉字取。"""
    return w("rFonts", hint="eastAsia", ascii=name, eastAsia=name, hAnsi=name, cs=name)


def field(instruction: str, *result: Xml) -> Xml:
    """一个域：指令与现成的结果。"""
    return "".join(
        (
            w("r", w("fldChar", fldCharType="begin")),
            w("r", f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'),
            w("r", w("fldChar", fldCharType="separate")),
            *result,
            w("r", w("fldChar", fldCharType="end")),
        )
    )


def _piece(piece: str) -> Xml:
    if piece == "\t":
        return w("tab")
    if piece in {"\n", "\r", "\r\n"}:
        return w("br")
    if piece == _HELD:
        return w("noBreakHyphen")
    return f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>'


def checked(text: str) -> str:
    """XML 收得下的文字。

    Raises:
        ExportFault: 有看不见的控制字符。

    """
    found = _REFUSED.search(text)
    if found is not None:
        raise ExportFault(invisible_character(found.group(), text[max(found.start() - _AROUND, 0) :][: 2 * _AROUND]))
    return text
