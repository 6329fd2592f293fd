"""行上的复核记号：这一行涉及哪几种发现，各连到复核页的那一条。公开的构建没有发现，也就没有记号。"""

from collections.abc import Iterable
from typing import Final

from jixiao.compose import addresses
from jixiao.model.diagnostic import Diagnostic, worst_first
from jixiao.model.report import Inline, Inlines, LineBreak, Link, LinkKind, SitePath, Text

_LEAD: Final = "复核 "


class AuditMarks:
    """数据项的名称 → 涉及它的发现。"""

    def __init__(self, identifier: str, diagnostics: Iterable[Diagnostic]) -> None:
        self._path = addresses.part(identifier, addresses.AUDIT)
        self._found: dict[str, dict[str, tuple[str, int]]] = {}
        for diagnostic in worst_first(diagnostics):
            for name in {name for about in diagnostic.about for name in _beginnings(about)}:
                codes = self._found.setdefault(name, {})
                first, times = codes.get(diagnostic.code, (diagnostic.fingerprint, 0))
                codes[diagnostic.code] = (first, times + 1)

    def on(self, *names: str) -> Inlines:
        """涉及这几个数据项（或以它们开头的）的记号：复核 JX302、JX503×2；没有的为空。"""
        codes = {code: found for name in names for code, found in self._found.get(name, {}).items()}
        parts: list[Inline] = []
        for code, (fingerprint, times) in codes.items():
            parts.append(Text("、" if parts else _LEAD))
            shown = f"{code}×{times}" if times > 1 else code
            target = SitePath(self._path, addresses.diagnostic_anchor(fingerprint))
            parts.append(Link(target, (Text(shown),), LinkKind.AUDIT))
        return tuple(parts)

    def below(self, *names: str) -> Inlines:
        """另起一行的记号；没有的为空。"""
        marks = self.on(*names)
        return (LineBreak(), *marks) if marks else ()


def _beginnings(name: str) -> Iterable[str]:
    """指标.D31.分值 → 指标、指标.D31、指标.D31.分值。"""
    parts = name.split(".")
    return (".".join(parts[: n + 1]) for n in range(len(parts)))
