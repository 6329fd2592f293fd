"""读取的产物：一份评价的全部材料，以及整个工作区。"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from jixiao.model.dictionary import Attachment, Term, TermLevel, TermSource
from jixiao.model.evaluation import Appendix, Audience, Evaluation
from jixiao.model.kind import Kind
from jixiao.model.location import Location
from jixiao.model.narrative import Chapter, embeds_in
from jixiao.model.profile import Profile
from jixiao.model.registry import Organisation, Policy
from jixiao.model.rounding import Rounding


@dataclass(frozen=True, slots=True)
class Dossier:
    """一份评价：数据、正文、评价类型与口径。

    identifier 是目录相对 evaluations/ 的路径，也是网址与导出文件名；
    texts 是附件正文，按附件里写的文件名；bodies 是单位印出的写法 → 登记的名称，相同的不记。
    """

    identifier: str
    at: Location
    evaluation: Evaluation
    kind: Kind
    profile: Profile
    chapters: tuple[Chapter, ...] = ()
    texts: Mapping[str, Chapter] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)

    audience: Audience = Audience.INTERNAL

    def body(self, written: str | None) -> str | None:
        """单位在页上的名称：登记过的用登记的写法，同一单位才不会有几个名称。官方表单的方格照原样，不经过这里。"""
        return self.bodies.get(written, written) if written else None

    @property
    def unit(self) -> str | None:
        """实施单位。"""
        return self.body(self.evaluation.unit)

    @property
    def supervisor(self) -> str | None:
        """主管部门。"""
        return self.body(self.evaluation.supervisor)

    def releases(self, appendix: Appendix) -> bool:
        """附件给不给这次构建的读者看；没有写公开级别的随评价。"""
        return self.audience.admits(appendix.publicity or self.evaluation.publicity)

    def released_appendices(self) -> Iterator[tuple[int, Appendix]]:
        """给看的附件，连同它在全部附件中的号。"""
        for number, appendix in enumerate(self.evaluation.appendices, start=1):
            if self.releases(appendix):
                yield number, appendix

    @property
    def withheld_tables(self) -> frozenset[str]:
        """只在不给看的附件里出现的数据表。"""
        return self._withheld("table", lambda appendix: appendix.tables)

    @property
    def withheld_surveys(self) -> frozenset[str]:
        """只在不给看的附件里出现的问卷。"""
        return self._withheld("survey", lambda appendix: appendix.surveys)

    def _withheld(self, scheme: str, listed: Callable[[Appendix], tuple[str, ...]]) -> frozenset[str]:
        shown = {e.target for c in self.chapters for e in embeds_in(c.passages) if e.scheme == scheme}
        hidden: set[str] = set()
        for appendix in self.evaluation.appendices:
            (shown if self.releases(appendix) else hidden).update(listed(appendix))
        return frozenset(hidden - shown)

    @property
    def withheld_prefixes(self) -> tuple[str, ...]:
        """不给看的数据表、问卷，其数据项名称的开头。"""
        tables = (f"表.{name}." for name in sorted(self.withheld_tables))
        return (*tables, *(f"问卷.{name}." for name in sorted(self.withheld_surveys)))

    @property
    def execution_rounding(self) -> Rounding:
        """执行率的取整口径：表单与报告可以不同。"""
        return self.profile.execution_rounding_in(self.kind.layout)


@dataclass(frozen=True, slots=True)
class Registry:
    """共用登记。标题、文号、别名经规范化后都能查到同一条。

    at_hand 为假的没有登记可查（工作区之外的一份评价）：查不到不说明什么，不能据此报错。
    """

    policies: tuple[Policy, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    policy_names: Mapping[str, Policy] = field(default_factory=dict)
    organisation_names: Mapping[str, Organisation] = field(default_factory=dict)
    at_hand: bool = True

    def policy(self, name: str) -> Policy | None:
        """按标题、文号、别名或标识查找政策文件。"""
        return self.policy_names.get(normal_name(name))

    def organisation(self, name: str) -> Organisation | None:
        """按名称或别名查找单位。"""
        return self.organisation_names.get(normal_name(name))

    def official_name(self, name: str) -> str:
        """登记的全称；没有登记的照原样。筛选、归类用它，同一单位才不会成为两个。"""
        found = self.organisation(name) if name else None
        return found.name if found is not None else name


_LEVELS: Final = tuple(TermLevel)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """指标词典。names 是名称与别名的规范写法 → 叫这个名的词条，各级别至多一条。"""

    terms: tuple[Term, ...] = ()
    names: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()

    def place(self, source: TermSource) -> str:
        """一处出处的位置，各附件写明是什么表：“第十三条、附1（项目支出绩效自评表）”。"""
        pieces = []
        for piece in (source.place or "").split("、"):
            of = (one for one in self.attachments if one.document == source.document and piece.startswith(one.label))
            found = next(of, None)
            pieces.append(piece.replace(found.label, f"{found.label}（{found.name}）", 1) if found else piece)
        return "、".join(pieces)

    def term(self, name: str, depth: int) -> Term | None:
        """第 depth 级（从 1 起）的一项指标是哪个词条：先看同一级别的，没有再看别的级别。"""
        found = self.names.get(normal_name(name), ())
        level = _LEVELS[min(depth, len(_LEVELS)) - 1]
        return next((one for one in found if one.level is level), found[0] if found else None)


@dataclass(frozen=True, slots=True)
class Workspace:
    """整个工作区。sources 是读过的每个文件的文本，供诊断摘录。"""

    dossiers: tuple[Dossier, ...]
    registry: Registry
    profiles: tuple[Profile, ...]
    sources: Mapping[str, str]
    dictionary: Dictionary = field(default_factory=Dictionary)


_BRACKETS = str.maketrans({
    "[": "〔", "［": "〔", "(": "（", "]": "〕", "］": "〕", ")": "）", "<": "〈", ">": "〉", "《": "〈", "》": "〉",
})  # fmt: skip


def normal_name(name: str) -> str:
    """名称的规范写法：去空白与书名号，括号统一；文号的年份一律用六角括号。

    〔2020〕、[2020]、（2020） 在各地文件里混用（见 GB/T 9704-2012 7.2.5：发文字号用六角括号）。
    """
    text = "".join(name.split()).translate(_BRACKETS).strip("〈〉")
    return _with_year_brackets(text)


def _with_year_brackets(text: str) -> str:
    parts = text.split("（")
    rebuilt = parts[0]
    for part in parts[1:]:
        year, closed, rest = part.partition("）")
        is_year = closed and len(year) == 4 and year.isdecimal()
        rebuilt += f"〔{year}〕{rest}" if is_year and rest[:1].isdecimal() else f"（{part}"
    return rebuilt
