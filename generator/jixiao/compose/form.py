"""自评表：照官方表单的方格排版（财预〔2020〕10号附1），一格不少；表后再说得分怎样得出。"""

from decimal import Decimal
from fractions import Fraction

from jixiao.compose.addresses import indicator, indicator_anchor
from jixiao.compose.audit_marks import AuditMarks
from jixiao.compose.column_heads import column_heads
from jixiao.compose.indicator_table import awarded_inlines
from jixiao.compose.listing import execution_score_key
from jixiao.compose.losses import loss_blocks
from jixiao.compose.overview import figures, rate_chart, rule_notice
from jixiao.model.report import (
    Align,
    Block,
    Caption,
    Cell,
    FactText,
    Heading,
    Inline,
    Inlines,
    Link,
    LinkKind,
    Paragraph,
    Row,
    Scope,
    Table,
    TableRole,
    Text,
)
from jixiao.model.rounding import Rounding, RoundingMode, rounded
from jixiao.model.scored import ScoredDossier, ScoredGroup, ScoredLeaf
from jixiao.wording.figures import grouped, score_text
from jixiao.wording.losses import LOSSES
from jixiao.wording.scores import INSUFFICIENT, NONE, computed_text, reason_text

# 官方表单各段的栏数不同，合用九栏的方格：
# 一级 二级 三级 指标值 完成值（占两栏） 分值 得分 偏差；资金一段的行名占第二、三栏
_COLUMNS = 9
_WAN = Rounding(RoundingMode.HALF_UP, 2)
_FUND_ROWS = (
    ("年度资金总额", "资金"),
    ("其中：当年财政拨款", "资金.当年财政拨款"),
    ("上年结转资金", "资金.上年结转资金"),
    ("其他资金", "资金.其他资金"),
)


def form_blocks(scored: ScoredDossier, marks: AuditMarks) -> tuple[Block, ...]:
    """要点与失分、自评表、表后的说明；marks 是行上的复核记号。"""
    blocks: list[Block] = [figures(scored)]
    notice = rule_notice(scored)
    if notice is not None:
        blocks.append(notice)
    blocks.append(rate_chart(scored, "", "rates"))
    blocks += [Heading(2, "", (Text(LOSSES),), "losses"), *loss_blocks(scored)]
    blocks += [Heading(2, "", (Text(scored.dossier.kind.document),), "self-evaluation"), form_table(scored, marks)]
    blocks += [Heading(2, "", (Text("得分怎样得出"),), "how"), *explanation(scored)]
    return tuple(blocks)


def form_table(scored: ScoredDossier, marks: AuditMarks) -> Table:
    """表单本身。"""
    evaluation = scored.dossier.evaluation
    groups: list[tuple[Row, ...]] = [_heading_rows(scored)]
    if evaluation.funds is not None:
        groups.append(_fund_rows(scored, marks))
    if evaluation.goal or evaluation.achievement:
        groups.append(_goal_rows(evaluation.goal or "", evaluation.achievement or ""))
    groups.append((_indicator_head(),))
    groups.extend(_group_rows(scored, group, marks) for group in scored.groups)
    title = f"财政项目支出绩效自评表（{evaluation.year}年度）"
    return Table(
        anchor="form",
        caption=Caption("", title, "万元"),
        head=(),
        groups=tuple(groups),
        foot=_result_rows(scored, marks),
        role=TableRole.FORM,
        widths=(7, 9, 17, 12, 9, 9, 8, 9, 20),
    )


def _title(text: str, *, rows: int = 1, columns: int = 1, scope: Scope = Scope.ROW, marks: Inlines = ()) -> Cell:
    return Cell((Text(text), *marks), scope, Align.CENTER, rowspan=rows, colspan=columns)


def _heading_rows(scored: ScoredDossier) -> tuple[Row, ...]:
    evaluation = scored.dossier.evaluation
    return (
        Row((_title("项目名称", columns=2), Cell((Text(evaluation.printed_name),), colspan=_COLUMNS - 2))),
        Row(
            (
                _title("主管部门", columns=2),
                Cell((Text(evaluation.supervisor or ""),), colspan=2),
                _title("实施单位", columns=2),
                Cell((Text(evaluation.unit or ""),), colspan=3),
            )
        ),
    )


def _fund_rows(scored: ScoredDossier, marks: AuditMarks) -> tuple[Row, ...]:
    """表样的四行一行不少；没有写的分项留横线。"""
    titles = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率（%）", "得分")
    head = Row(
        (
            _title("项目资金（万元）", rows=len(_FUND_ROWS) + 1, scope=Scope.ROW_GROUP, marks=marks.below("资金")),
            Cell((), colspan=2),
            *(_title(t, scope=Scope.COLUMN) for t in titles),
        )
    )
    return (head, *(_fund_row(scored, label, prefix) for label, prefix in _FUND_ROWS))


def _fund_row(scored: ScoredDossier, label: str, prefix: str) -> Row:
    total = prefix == "资金"
    keys = [f"{prefix}.{column}" for column in ("年初预算数", "全年预算数", "全年执行数")]
    rate = "资金.预算执行率" if total else f"{prefix}.执行率"
    awarded = execution_score_key(scored)
    weight, score = ("资金.分值", awarded) if total else ("", "")
    cells = [*(form_number(scored, key) for key in keys), form_number(scored, weight), form_number(scored, rate)]
    execution = scored.execution
    unknown = total and execution is not None and execution.score is None and bool(execution.insufficient)
    got = Cell((Text(INSUFFICIENT),), align=Align.END) if unknown else form_number(scored, score)
    return Row((Cell((Text(label),), Scope.ROW, colspan=2), *cells, got))


def form_number(scored: ScoredDossier, key: str) -> Cell:
    """表上的一个数：金额以万元两位小数填列，没有的留横线。"""
    fact = scored.facts.get(key)
    if fact is None:
        return Cell((Text(NONE),), align=Align.END)
    text = fact.text
    if isinstance(fact.value, Decimal):
        if key == "资金.分值":
            text = score_text(fact.value, scored.dossier.kind.style)
        elif fact.unit == "万元":  # 表样以万元两位小数填列；精确的数在来历卡里
            text = grouped(rounded(Fraction(fact.value) / 10000, _WAN))
    return Cell((FactText(scored.identifier, key, text),), align=Align.END)


def _goal_rows(goal: str, achievement: str) -> tuple[Row, ...]:
    return (
        Row(
            (
                _title("年度总体目标", rows=2, scope=Scope.ROW_GROUP),
                _title("预期目标", columns=4, scope=Scope.COLUMN),
                _title("实际完成情况", columns=4, scope=Scope.COLUMN),
            )
        ),
        Row((Cell((Text(goal),), colspan=4), Cell((Text(achievement),), colspan=4))),
    )


def _indicator_head() -> Row:
    first = tuple(_title(title, scope=Scope.COLUMN) for title in ("一级指标", "二级指标", "三级指标", "年度指标值"))
    actual = _title("实际完成值", columns=2, scope=Scope.COLUMN)
    last = tuple(_title(title, scope=Scope.COLUMN) for title in ("分值", "得分", "偏差原因分析及改进措施"))
    return Row((*first, actual, *last))


def _group_rows(scored: ScoredDossier, group: ScoredGroup, marks: AuditMarks) -> tuple[Row, ...]:
    rows: list[Row] = []
    opening: tuple[Cell, ...] = (_title(group.name, rows=sum(1 for _ in group.leaves()), scope=Scope.ROW_GROUP),)
    for second in group.children:
        if not isinstance(second, ScoredGroup):
            continue
        heads: tuple[Cell, ...] = (*opening, _title(second.name, rows=len(second.children), scope=Scope.ROW_GROUP))
        for leaf in second.leaves():
            rows.append(_leaf_row(scored, leaf, heads, marks))
            heads = ()
        opening = ()
    return tuple(rows)


def _leaf_row(scored: ScoredDossier, leaf: ScoredLeaf, heads: tuple[Cell, ...], marks: AuditMarks) -> Row:
    prefix = f"指标.{leaf.anchor}"
    weight = FactText(scored.identifier, f"{prefix}.分值", score_text(leaf.weight, scored.dossier.kind.style))
    return Row(
        (
            *heads,
            Cell((_linked(scored, leaf), *marks.below(prefix)), Scope.ROW),
            Cell((Text(leaf.target),)),
            Cell((Text(leaf.actual),), colspan=2),
            Cell((weight,), align=Align.END),
            Cell(awarded_inlines(scored, leaf), align=Align.END),
            Cell((Text(leaf.reason),)),
        ),
        "loss" if leaf.lost else "",
        indicator_anchor(leaf.anchor),
    )


def _linked(scored: ScoredDossier, leaf: ScoredLeaf) -> Link:
    """名称连到它的页。"""
    return Link(indicator(scored.identifier, leaf.anchor), (Text(leaf.name),), LinkKind.INDICATOR)


def _result_rows(scored: ScoredDossier, marks: AuditMarks) -> tuple[Row, ...]:
    total = FactText(scored.identifier, "总分", scored.facts["总分"].text)
    full = score_text(scored.full, scored.dossier.kind.style)
    return (
        Row(
            (
                _title("总分", columns=6, marks=marks.below("总分", "满分")),
                Cell((FactText(scored.identifier, "满分", full),), align=Align.END),
                Cell((total,), align=Align.END),
                Cell(()),
            ),
            "total",
        ),
        Row(
            (
                _title("评分等级", columns=6, marks=marks.below("等级")),
                Cell((FactText(scored.identifier, "等级", scored.grade),), align=Align.CENTER, colspan=3),
            ),
            "total",
        ),
    )


def explanation(scored: ScoredDossier) -> tuple[Block, ...]:
    """得分怎样得出：与规则不同的各项、定性评定的各项。"""
    differing = [leaf for leaf in scored.leaves() if leaf.differs]
    banded = [leaf for leaf in scored.leaves() if leaf.band is not None]
    counted = sum(1 for leaf in scored.leaves() if leaf.computed is not None)
    total = sum(1 for _ in scored.leaves())
    lead: Inlines = (
        Text(f"{total} 项指标中，{counted} 项能按规则算出得分，{len(banded)} 项为定性评定，只有得分区间。"),
        Text(
            f"算得出的各项中，{len(differing)} 项的得分与规则不同，列在下面。"
            if differing
            else ("算得出的各项，得分都与规则相同。" if counted else "")
        ),
    )
    blocks: list[Block] = [Paragraph(lead)]
    if scored.execution is not None and scored.execution.insufficient:
        blocks.append(Paragraph((Text(f"预算执行率{INSUFFICIENT}：{scored.execution.insufficient}。"),)))
    if differing:
        blocks.append(_difference_table(scored, differing))
    return tuple(blocks)


def _difference_table(scored: ScoredDossier, leaves: list[ScoredLeaf]) -> Table:
    titles = (
        ("三级指标", Align.START),
        ("年度指标值", Align.START),
        ("实际完成值", Align.START),
        ("分值", Align.END),
        ("规则得分", Align.END),
        ("得分", Align.END),
        ("偏差原因与说明", Align.START),
    )
    head = column_heads(titles)
    rows = []
    for leaf in leaves:
        key = f"指标.{leaf.anchor}.规则得分"
        computed: Inline = FactText(scored.identifier, key, computed_text(leaf))
        style = scored.dossier.kind.style
        rows.append(
            Row(
                (
                    Cell(
                        (Link(indicator(scored.identifier, leaf.anchor), (Text(leaf.name),), LinkKind.INDICATOR),),
                        Scope.ROW,
                    ),
                    Cell((Text(leaf.target),)),
                    Cell((Text(leaf.actual),)),
                    Cell((Text(score_text(leaf.weight, style)),), align=Align.END),
                    Cell((computed,), align=Align.END),
                    Cell(awarded_inlines(scored, leaf), align=Align.END),
                    Cell((Text(reason_text(leaf)),)),
                )
            )
        )
    title = Caption("", "得分与规则不同的指标", "分")
    return Table("differences", title, (head,), (tuple(rows),))
