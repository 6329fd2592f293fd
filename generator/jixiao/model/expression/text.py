"""书写差异的归一：全角半角、异体的不等号、识别造成的空白。"""

import re
import unicodedata

# 只折叠全角与小写变体两个区，不对整段做 NFKC：那会把 ①完成 变成 1完成，把 ㎡ 变成 m2。
_FOLDED_BLOCKS = (range(0xFF01, 0xFF5F), range(0xFE50, 0xFE6C))
_FOLD: dict[int, str | None] = {
    code: unicodedata.normalize("NFKC", chr(code)) for block in _FOLDED_BLOCKS for code in block
}
_FOLD |= dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))  # 零宽字符
_FOLD |= {ord(written): sign for written, sign in zip("≧⩾≦⩽−﹣【】［］〜∼", "≥≥≤≤--()()~~", strict=True)}

_GAP_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])\s+(?=[0-9])")
_CLOSING = "。;,、"


def folded(text: str) -> str:
    """去掉书写差异，留下可以比对的文字。

    空白一律删去（`≥ 98. 00 (%)`），唯独两个数字之间的不能删：`75 71` 不是 7571。
    """
    plain = text.translate(_FOLD)
    joint = " " if _GAP_BETWEEN_DIGITS.search(plain) else ""
    return joint.join(plain.split()).rstrip(_CLOSING)
