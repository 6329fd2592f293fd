"""引文的记录：哪份评价的哪一页、哪一段引了哪份文件，供政策页反查。"""

from dataclasses import dataclass, field

from jixiao.compose import addresses
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.dossier import Registry
from jixiao.model.registry import Policy
from jixiao.model.report import Inline, Inlines, Link, LinkKind, SitePath, Text
from jixiao.wording.citations import citations_in

_LONGEST = 120
_BEFORE = 30  # 过长的句子，引文之前留这么多字
_PUNCTUATION = "，；、。"


@dataclass(frozen=True, slots=True)
class CitationRecord:
    """一处引用。where 是页题，sentence 是所在的句子。"""

    policy: str
    evaluation: str
    where: str
    target: SitePath
    sentence: str


@dataclass(slots=True)
class Findings:
    """编排途中收集的引用与诊断。"""

    citations: list[CitationRecord] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def linked_text(text: str, registry: Registry) -> tuple[Inlines, tuple[Policy, ...]]:
    """把文字里登记过的文件变成链接；返回行内片段与所引的文件。"""
    parts: list[Inline] = []
    cited: list[Policy] = []
    position = 0
    for citation in citations_in(text):
        name = next((name for name in citation.names if registry.policy(name) is not None), "")
        policy = registry.policy(name) if name else None
        if policy is None:
            continue
        start = citation.start if citation.title else citation.end - len(name)
        if start > position:
            parts.append(Text(text[position:start]))
        shown = text[start : citation.end]
        parts.append(Link(SitePath(addresses.policy(policy.slug)), (Text(shown),), LinkKind.POLICY))
        cited.append(policy)
        position = citation.end
    if position < len(text):
        parts.append(Text(text[position:]))
    return tuple(parts), tuple(cited)


def policy_link(policy: Policy, text: str = "") -> Link:
    """指向一份文件；没有给文字时写《标题》（文号）。"""
    return Link(SitePath(addresses.policy(policy.slug)), (Text(text or citation_text(policy)),), LinkKind.POLICY)


def citation_text(policy: Policy) -> str:
    """《标题》（文号）。没有文号的内部材料不加书名号之外的东西；标题里的书名号改用单的（GB/T 15834-2011 4.15.3.3）。"""
    number = f"（{policy.number}）" if policy.number else ""
    title = policy.title.replace("《", "〈").replace("》", "〉")
    return f"《{title}》{number}"


def sentence_around(text: str, needle: str) -> str:
    """Needle 所在的句子；过长的取其前后，在标点处截断，截去的写成省略号。"""
    position = max(text.find(needle), 0)
    start = text.rfind("。", 0, position) + 1
    end = text.find("。", position + len(needle))
    piece = text[start : end + 1 if end >= 0 else len(text)]
    inside = position - start - (len(piece) - len(piece.lstrip()))
    sentence = piece.strip()
    if len(sentence) <= _LONGEST:
        return sentence
    first = max(0, min(inside - _BEFORE, len(sentence) - _LONGEST))
    last = max(first + _LONGEST, inside + len(needle))
    breaks = _breaks(sentence)
    if first:
        before = [n for n in breaks if n <= inside]
        first = next((n for n in before if n >= first), before[-1] if before else first)
    if last < len(sentence):
        after = [n for n in breaks if n >= inside + len(needle)]
        last = next((n for n in reversed(after) if n <= last), after[0] if after else last)
    tail = "" if last >= len(sentence) else "……"
    shown = sentence[first:last]
    return ("……" if first else "") + (shown.rstrip(_PUNCTUATION) + tail if tail else shown)


def _breaks(sentence: str) -> tuple[int, ...]:
    """可以截断的地方：标点之后，书名号与其后的文号之后；不在书名号里。"""
    places: list[int] = []
    depth = 0
    for n, character in enumerate(sentence, start=1):
        depth += (character == "《") - (character == "》")
        closed = character in "》）" and sentence[n : n + 1] not in {"（", *_PUNCTUATION}
        if depth <= 0 and (closed or character in _PUNCTUATION):
            places.append(n)
    return tuple(places)
