"""对比：几份评价逐项并列，概况在前，指标在后；每个数都点得开。"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from jixiao.compose import addresses
from jixiao.compose.compare_groups import Comparison
from jixiao.compose.compare_rows import CompareRow, aligned
from jixiao.compose.indicator_uses import Figure, IndicatorUse, score_rate
from jixiao.compose.listing import evaluation_link
from jixiao.model.dossier import Dictionary
from jixiao.model.report import (
    Align,
    Block,
    Caption,
    Cell,
    Heading,
    Inlines,
    Link,
    ListBlock,
    NavigationEntry,
    Page,
    PageRole,
    Paragraph,
    Row,
    Scope,
    SitePath,
    Table,
    Text,
)
from jixiao.model.scored import ScoredDossier
from jixiao.wording import compare as words
from jixiao.wording.coverage import fraction_of, grades_words, total_rule_text
from jixiao.wording.figures import grouped, score_text
from jixiao.wording.scores import NONE

_CRUMBS = (NavigationEntry("首页", SitePath("")), NavigationEntry(words.TITLE, SitePath(addresses.COMPARE)))
_FUNDS = (
    ("年初预算数（万元）", "资金.年初预算数"),
    ("全年预算数（万元）", "资金.全年预算数"),
    ("全年执行数（万元）", "资金.全年执行数"),
    ("预算执行率", "资金.预算执行率"),
)


def about_figures(scored: ScoredDossier) -> Iterator[tuple[str, Figure]]:
    """概况的各行：名目、值。"""
    dossier = scored.dossier
    evaluation, style = dossier.evaluation, dossier.kind.style
    yield "实施单位", Figure(dossier.unit or NONE)
    yield "年度", Figure(f"{evaluation.year} 年")
    yield "文种", Figure(dossier.kind.document)
    yield "评分口径", Figure(dossier.profile.name)
    yield "满分", Figure(score_text(scored.full, style), "满分")
    yield "总分", Figure(score_text(scored.total, style), "总分")
    yield "等级", Figure(scored.grade, "等级")
    yield "按规则总分", Figure(total_rule_text(scored, style), "规则总分")
    yield "按规则等级", Figure(grades_words(scored.rule_grade, scored.rule_grade_most) or NONE, "规则等级")
    yield "按规则核对", Figure(fraction_of(scored.coverage))
    for label, key in _FUNDS:
        fact = scored.facts.get(key)
        text = NONE if fact is None else f"{fact.text}%" if fact.unit == "%" else fact.text
        yield label, Figure(text, "" if fact is None else key)


def total_figures(scored: ScoredDossier) -> tuple[Figure, ...]:
    """合计的一行：满分、规则总分、总分、得分率。"""
    style = scored.dossier.kind.style
    rate = score_rate(scored, scored.total, scored.full)
    return (
        Figure(score_text(scored.full, style), "满分"),
        Figure(total_rule_text(scored, style), "规则总分"),
        Figure(score_text(scored.total, style), "总分"),
        Figure(NONE if rate is None else f"{grouped(rate)}%"),
    )


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


def comparison_blocks(members: Sequence[ScoredDossier], dictionary: Dictionary) -> tuple[Block, ...]:
    """两张表：概况、指标。"""
    return (_about_table(members), _indicator_table(members, aligned(members, dictionary)))


def _about_table(members: Sequence[ScoredDossier]) -> Table:
    two = len(members) == 2
    titles = (
        Cell((Text("项目"),), Scope.COLUMN),
        *(Cell(_title(one), Scope.COLUMN, Align.END) for one in members),
    )
    head = Row((*titles, *((Cell((Text(words.DIFFERENCE),), Scope.COLUMN, Align.END),) if two else ())))
    rows = []
    for lines in zip(*(tuple(about_figures(one)) for one in members), strict=True):
        figures = [figure for _, figure in lines]
        cells = (Cell((f.inline(one),), align=Align.END) for f, one in zip(figures, members, strict=True))
        gap = (_difference(figures[0].text, figures[1].text),) if two else ()
        rows.append(Row((Cell((Text(lines[0][0]),), Scope.ROW), *cells, *gap)))
    return Table("about", Caption("", words.ABOUT), (head,), (tuple(rows),))


def _title(scored: ScoredDossier) -> Inlines:
    return (evaluation_link(scored), Text(f"（{scored.dossier.evaluation.year}）"))


def _difference(first: str, second: str) -> Cell:
    return Cell((Text(words.difference_text(first, second) or NONE),), align=Align.END)


def _indicator_table(members: Sequence[ScoredDossier], rows: Iterable[CompareRow]) -> Table:
    two = len(members) == 2
    span = len(words.COLUMNS)
    above = (Cell(_title(one), Scope.COLUMN_GROUP, Align.CENTER, colspan=span) for one in members)
    gap = (Cell((Text(words.RATE_DIFFERENCE),), Scope.COLUMN, Align.END, rowspan=2),) if two else ()
    first = Row((Cell((Text(words.INDICATORS),), Scope.COLUMN, rowspan=2), *above, *gap))
    second = Row(tuple(Cell((Text(title),), Scope.COLUMN, Align.END) for _ in members for title in words.COLUMNS))
    notes = (words.ALIGNED_NOTE, words.RATE_NOTE, *((words.DIFFERENCE_NOTE,) if two else ()))
    return Table(
        "compare-indicators",
        Caption("", "各项指标", "分"),
        (first, second),
        (tuple(_indicator_row(row, members) for row in rows),),
        (_total_row(members),),
        notes=tuple((Text(note),) for note in notes),
    )


def _indicator_row(row: CompareRow, members: Sequence[ScoredDossier]) -> Row:
    figures = [_figures(use) for use in row.uses]
    name = Cell((Text(f"{'　' * (row.depth - 1)}{row.name}"),), Scope.ROW)
    return Row((name, *_cells(figures, members)), "subtotal" if row.grouping and row.depth == 1 else "")


def _figures(use: IndicatorUse | None) -> tuple[Figure, ...]:
    if use is None:
        return (Figure(NONE),) * len(words.COLUMNS)
    return (use.weight, use.rule, use.score, use.rate_figure)


def _total_row(members: Sequence[ScoredDossier]) -> Row:
    figures = [total_figures(one) for one in members]
    return Row((Cell((Text(words.TOTAL),), Scope.ROW), *_cells(figures, members)), "total")


def _cells(figures: Sequence[tuple[Figure, ...]], members: Sequence[ScoredDossier]) -> Iterator[Cell]:
    """各评价的各格；只有两份的，末了是得分率之差。"""
    for ours, scored in zip(figures, members, strict=True):
        yield from (Cell((figure.inline(scored),), align=Align.END) for figure in ours)
    if len(members) == 2:
        yield _difference(figures[0][-1].text, figures[1][-1].text)


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
