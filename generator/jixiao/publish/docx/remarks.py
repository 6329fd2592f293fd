"""批注：待答复的复核发现各写成一条，落在所涉的地方；同一条只落一次。

说到一项指标的，落在它的得分上；说到一个数的，落在那个数上；说到一张表而表里没有那个数的，落在表题上；说到一条问题、
建议的，落在它的标题上；都没有的，落在文末。
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from jixiao.model.diagnostic import Diagnostic
from jixiao.publish.docx.markup import Xml, paragraph, run, w
from jixiao.wording.exports import AUDIT_AUTHOR
from jixiao.wording.printing import message_lines

_PLACES: Final = {"t-": ("表.",), "p-": ("问题.", "建议.")}
"""锚点的开头 → 数据项名称的开头。"""
_INDICATOR: Final = "指标."
_SCORES: Final = ("得分", "评定得分")


@dataclass(slots=True)
class Remarks:
    """各条批注。pending 是还没有落处的发现，day 是批注的日期。"""

    pending: list[Diagnostic] = field(default_factory=list)
    day: str = ""
    comments: list[Xml] = field(default_factory=list)

    def on_fact(self, key: str, content: Xml) -> Xml:
        """一个数。"""
        return self._on(lambda name: _touches(name, key), content)

    def on_place(self, anchor: str, content: Xml) -> Xml:
        """一处标题、表题，认它的锚点。"""
        kind, name = anchor[:2], anchor[2:]
        whole = tuple(beginning + name for beginning in _PLACES.get(kind, ()))
        return self._on(lambda told: any(told == one or told.startswith(f"{one}.") for one in whole), content)

    def on_rest(self, content: Xml) -> Xml:
        """没有落处的都在这里。"""
        return self._on(lambda _: True, content)

    def _on(self, touches: Callable[[str], bool], content: Xml) -> Xml:
        for diagnostic in [one for one in self.pending if any(map(touches, one.about or ("",)))]:
            self.pending.remove(diagnostic)
            identifier = len(self.comments)
            self.comments.append(self._comment(identifier, diagnostic))
            mark = w("r", w("rPr", w("rStyle", val="CommentReference")), w("commentReference", id=identifier))
            content = w("commentRangeStart", id=identifier) + content + w("commentRangeEnd", id=identifier) + mark
        return content

    def _comment(self, identifier: int, diagnostic: Diagnostic) -> Xml:
        said = [paragraph("CommentText", run(line.text.strip())) for line in message_lines(diagnostic, {})]
        return w("comment", *said, id=identifier, author=AUDIT_AUTHOR, date=self.day, initials=AUDIT_AUTHOR)


def _touches(name: str, key: str) -> bool:
    if key == name:
        return True
    if name.startswith(_INDICATOR) and "." not in name.removeprefix(_INDICATOR):
        return key in {f"{name}.{score}" for score in _SCORES}
    return key.startswith(f"{name}.")
