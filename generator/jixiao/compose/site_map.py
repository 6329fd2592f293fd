"""网站地图里由程序列出的部分：年度、单位、文件的层级、评分规则。不逐份列出评价，那是评价目录的事。"""

from collections import Counter
from collections.abc import Iterable, Iterator

from jixiao.compose import addresses
from jixiao.compose.policy_library import level_path, library_levels
from jixiao.compose.rule_pages import RuleGuide
from jixiao.compose.standing import unit_of
from jixiao.model.dossier import Registry
from jixiao.model.report import Block, Heading, Inlines, Link, ListBlock, Paragraph, SitePath, Text
from jixiao.model.scored import ScoredDossier


def site_map(
    registry: Registry, evaluations: Iterable[ScoredDossier], guides: Iterable[RuleGuide]
) -> tuple[Block, ...]:
    """各段：题、链接与份数。没有内容的段不列。"""
    listed = tuple(evaluations)
    return tuple(
        block
        for anchor, title, items in (
            ("years", "按年度", list(_years(listed))),
            ("units", "按单位", list(_units(registry, listed))),
            ("policies", "政策文件", list(_policies(registry))),
            ("rules", "评分规则", [_item(SitePath(addresses.rule(one.slug)), one.name) for one in guides]),
        )
        if items
        for block in (
            Heading(2, "", (Text(title),), anchor),
            ListBlock(ordered=False, items=tuple((Paragraph(item),) for item in items)),
        )
    )


def _item(target: SitePath, title: str, count: int = 0) -> Inlines:
    link = Link(target, (Text(title),))
    return (link, Text(f"　{count} 份")) if count else (link,)


def _years(evaluations: tuple[ScoredDossier, ...]) -> Iterator[Inlines]:
    counts = Counter(one.dossier.evaluation.year for one in evaluations)
    for year in sorted(counts, reverse=True):
        yield _item(SitePath(addresses.year(year)), f"{year} 年度", counts[year])


def _units(registry: Registry, evaluations: tuple[ScoredDossier, ...]) -> Iterator[Inlines]:
    counts = Counter(unit_of(one, registry) for one in evaluations)
    for organisation in registry.organisations:
        if counts[organisation.slug]:
            yield _item(SitePath(addresses.unit(organisation.slug)), organisation.name, counts[organisation.slug])


def _policies(registry: Registry) -> Iterator[Inlines]:
    for anchor, (title, members) in library_levels(registry).items():
        yield _item(level_path(anchor, title), title, len(members))
