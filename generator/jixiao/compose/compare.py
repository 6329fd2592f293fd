"""对比的页：预先列出的各组一组一页，清单，与各处连到它的一节。"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from jixiao.compose import addresses
from jixiao.compose.compare_groups import Comparison
from jixiao.compose.compare_tables import comparison_blocks
from jixiao.model.dossier import Dictionary
from jixiao.model.report import (
    Block,
    Heading,
    Inlines,
    Link,
    ListBlock,
    NavigationEntry,
    Page,
    PageRole,
    Paragraph,
    SitePath,
    Text,
)
from jixiao.model.scored import ScoredDossier
from jixiao.wording import compare as words

_CRUMBS = (NavigationEntry("首页", SitePath("")), NavigationEntry(words.TITLE, SitePath(addresses.COMPARE)))


def comparison_pages(found: Iterable[Comparison], dictionary: Dictionary) -> Iterator[Page]:
    """预先列出的各组，一组一页。"""
    for one in found:
        names = "、".join(member.dossier.evaluation.name for member in one.members)
        edit = Link(
            addresses.comparison(*(member.identifier for member in one.members)),
            (Text(words.EDIT),),
        )
        yield Page(
            one.path,
            one.title,
            (Paragraph((edit,)), *comparison_blocks(one.members, dictionary)),
            subtitle=(Text(one.kind),),
            description=f"{one.title}：{names}。",
            crumbs=_CRUMBS,
            window_title=one.title,
            role=PageRole.COMPARISON,
        )


def comparison_list(found: Sequence[Comparison]) -> tuple[Block, ...]:
    """预先列出的对比，照种类分开；没有的说明缘由。"""
    if not found:
        return (Paragraph((Text(words.NO_COMPARISONS),)),)
    blocks: list[Block] = []
    for number, kind in enumerate(dict.fromkeys(one.kind for one in found), start=1):
        items = tuple((Paragraph(_listed(one)),) for one in found if one.kind == kind)
        blocks += [Heading(3, "", (Text(kind),), f"kind-{number}"), ListBlock(ordered=False, items=items)]
    return tuple(blocks)


def _listed(one: Comparison) -> Inlines:
    names = "、".join(member.dossier.evaluation.name for member in one.members)
    return (Link(SitePath(one.path), (Text(one.title),)), Text(f"　{names}"))


def with_comparison_link(page: Page, scored: ScoredDossier) -> Page:
    """评价的首页末连到选好它的对比页。与哪几份可比不写在这里：一份评价的页不因别的评价而变。"""
    return _with_section(page, (Link(addresses.comparison(scored.identifier), (Text(words.CHOOSE_WITH),)),))


def with_unit_comparisons(page: Page, found: Iterable[Comparison]) -> Page:
    """单位、单位一年的页末加上它的各组对比；没有的不加。"""
    ours = f"{addresses.COMPARE}{page.path.removeprefix(addresses.UNITS)}"
    links = [Link(SitePath(one.path), (Text(one.title),)) for one in found if one.path.startswith(ours)]
    return _with_section(page, links) if links else page


def _with_section(page: Page, links: Iterable[Link]) -> Page:
    items = tuple((Paragraph((link,)),) for link in links)
    section = (Heading(2, "", (Text(words.TITLE),), "compare"), ListBlock(ordered=False, items=items))
    return replace(page, blocks=(*page.blocks, *section))
