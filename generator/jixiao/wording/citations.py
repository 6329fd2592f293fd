"""文件引注的写法：《标题》（文号），或单独的文号。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# 机关代字、年份、序号；括号的各种写法都认（GB/T 9704-2012 7.2.5 规定用六角括号）
NUMBER = r"[一-龥]{2,8}(?:发|字|函|办|财|预|绩|监|组)?\s?[〔\[［（(]\s?\d{4}\s?[〕\]］）)]\s?\d+\s?号"
_TITLE = r"《(?P<title>(?:[^《》]|《[^》]*》)+)》"
_CITATION = re.compile(rf"{_TITLE}(?P<gap>[（(](?P<number>{NUMBER})[）)])?|(?P<bare>{NUMBER})")


@dataclass(frozen=True, slots=True)
class Citation:
    """一处引注：在文字中的起止，标题与文号（至少有一个）。"""

    start: int
    end: int
    title: str | None
    number: str | None

    @property
    def names(self) -> tuple[str, ...]:
        """可用来查找的名称，文号在前。

        单独的文号前面没有界限，“应按财预〔2020〕10号”会连上前面的字，所以逐字缩短，都列出来。
        """
        if self.title is None and self.number is not None:
            letters = next(n for n, char in enumerate(self.number) if not "一" <= char <= "龥")
            return tuple(self.number[n:] for n in range(letters - 1))
        return tuple(name for name in (self.number, self.title) if name)


def citations_in(text: str) -> Iterator[Citation]:
    """文字里的引注，按次序。"""
    for found in _CITATION.finditer(text):
        yield Citation(found.start(), found.end(), found["title"], found["number"] or found["bare"])


def document_names(text: str) -> Iterator[str]:
    """文字里提到的文件名称（标题、文号）。"""
    for citation in citations_in(text):
        yield from citation.names
