"""栏目取用的一切：一次处理的产物、引用的记录、已经写好可供下载的文件。"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from jixiao.compose.catalogue import catalogue_records
from jixiao.compose.chapter_parts import Parted
from jixiao.compose.citations import CitationRecord
from jixiao.compose.compare_groups import Comparison, comparisons
from jixiao.compose.term_uses import TermUses, term_uses
from jixiao.compose.trace_parts import FactPages
from jixiao.compose.web_pages import web_pages
from jixiao.model.diagnostic import Settled
from jixiao.model.dossier import Registry
from jixiao.model.evaluation import Audience
from jixiao.model.records import Records
from jixiao.model.scored import ScoredDossier
from jixiao.pipeline import Study, by_evaluation
from jixiao.publish.html_address import Whereabouts
from jixiao.publish.site_files import SiteFiles


@dataclass(frozen=True)
class Site:
    """一个网站的材料。root 是工作区根目录；files 是已经写好、可供下载的文件。"""

    study: Study
    root: Path
    files: SiteFiles = field(default_factory=SiteFiles)

    @property
    def registry(self) -> Registry:
        """政策文件与单位的登记。"""
        return self.study.workspace.registry

    @property
    def scored(self) -> tuple[ScoredDossier, ...]:
        """全部评价，按标识排列。"""
        return self.study.scored

    @property
    def names(self) -> Mapping[str, str]:
        """评价标识 → 名称。"""
        return self.study.names

    @property
    def internal(self) -> bool:
        """是不是内部的构建：只有它有复核。"""
        return self.study.audience is Audience.INTERNAL

    @cached_property
    def catalogue(self) -> Records:
        """评价目录的各行；内部的构建多一栏待答复的复核发现。"""
        review = Counter(one.evaluation or "" for one in self.review.open) if self.internal else None
        return catalogue_records(self.scored, self.registry, review)

    @cached_property
    def reports(self) -> tuple[Parted, ...]:
        """各评价的报告在网站上的各页，次序同 scored。"""
        made = zip(self.scored, self.study.composed, strict=True)
        return tuple(web_pages(scored.identifier, one.report.pages) for scored, one in made)

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """每个数的来历、分出去的各节在哪一页。"""
        parted = {place: path for report in self.reports for place, path in report.places.items()}
        return Whereabouts(FactPages(self.scored), parted)

    @cached_property
    def review(self) -> Settled:
        """复核的发现：待答复的、已答复的。"""
        return Settled(self.study.diagnostics, self.study.answered)

    @property
    def reviews(self) -> Mapping[str, Settled]:
        """各评价的发现，按标识；公开的构建里没有。"""
        return by_evaluation(self.study.diagnostics, self.study.answered) if self.internal else {}

    @cached_property
    def citations(self) -> tuple[CitationRecord, ...]:
        """各评价对政策文件的引用。"""
        return tuple(c for composed in self.study.composed for c in composed.citations)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """预先列出的对比。"""
        return comparisons(self.scored, self.registry, self.study.workspace.dictionary)

    @cached_property
    def term_uses(self) -> TermUses:
        """指标词典，连同用各词条的指标。"""
        return term_uses(self.study.workspace.dictionary, self.scored)
