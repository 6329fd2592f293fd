"""部门决算公开素材：一个单位一年的“预算绩效管理情况”一段，与项目支出绩效自评汇总表。"""

from collections import Counter
from collections.abc import Sequence

from jixiao.compose.column_heads import column_heads
from jixiao.compose.listing import evaluation_link, fact_text
from jixiao.compose.standing import grade_counts, rate_text, total_budget
from jixiao.model.finding import problem_status
from jixiao.model.kind import Mode
from jixiao.model.report import (
    Align,
    Block,
    Caption,
    Cell,
    Heading,
    Paragraph,
    Preformatted,
    Row,
    Scope,
    Table,
    Text,
)
from jixiao.model.scored import ScoredDossier
from jixiao.wording.figures import score_text, wan_text
from jixiao.wording.standing import (
    FINAL_ACCOUNTS,
    FINAL_ACCOUNTS_LEAD,
    NO_PROBLEMS,
    SUMMARY_TABLE,
    arithmetic_text,
    mean_text,
    other_sentence,
    problem_sentence,
    self_sentence,
)

_NONE = "—"
_BUDGET, _SPENT = "资金.全年预算数", "资金.全年执行数"
_COLUMNS = (
    ("序号", Align.END),
    ("项目名称", Align.START),
    ("全年预算数", Align.END),
    ("全年执行数", Align.END),
    ("执行率", Align.END),
    ("得分", Align.END),
    ("等级", Align.START),
)


def final_accounts(unit: str, year: int, members: Sequence[ScoredDossier]) -> tuple[Block, ...]:
    """一段文字，可以整段复制；有自评表的，后面是汇总表。"""
    paragraph = final_accounts_text(unit, year, members)
    if not paragraph:
        return ()
    blocks: list[Block] = [
        Heading(2, "", (Text(FINAL_ACCOUNTS),), "final-accounts"),
        Paragraph((Text(FINAL_ACCOUNTS_LEAD),)),
        Preformatted(paragraph, "prose"),
    ]
    if not any(one.dossier.evaluation.problems for one in members):
        blocks.append(Paragraph((Text(NO_PROBLEMS),)))
    own = _in_mode(members, Mode.SELF)
    if own:
        blocks += [Heading(2, "", (Text(SUMMARY_TABLE),), "self-evaluations"), _summary(own)]
    return tuple(blocks)


def final_accounts_text(unit: str, year: int, members: Sequence[ScoredDossier]) -> str:
    """那一段文字；没有可写的为空。"""
    sentences = []
    own = _in_mode(members, Mode.SELF)
    if own:
        comparable = len({one.full for one in own}) == 1
        totals, budget = [one.total for one in own], total_budget(own, _BUDGET)
        sentences.append(self_sentence(totals, grade_counts(own), budget, comparable=comparable))
    for mode in (Mode.OUTSIDE, Mode.BEFORE):
        ours = _in_mode(members, mode)
        if ours:
            results = [
                (one.dossier.evaluation.name, score_text(one.total, one.dossier.kind.style), one.grade) for one in ours
            ]
            sentences.append(other_sentence(mode.value, results))
    statuses = Counter(
        problem_status(problem, one.dossier.evaluation.recommendations)
        for one in members
        for problem in one.dossier.evaluation.problems
    )
    if statuses:
        sentences.append(problem_sentence(statuses))
    return f"{year}年度，{unit}{''.join(sentences)}" if sentences else ""


def _in_mode(members: Sequence[ScoredDossier], mode: Mode) -> list[ScoredDossier]:
    return [one for one in members if one.dossier.kind.mode is mode]


def _summary(own: Sequence[ScoredDossier]) -> Table:
    head = column_heads(_COLUMNS)
    rows = []
    for number, one in enumerate(own, start=1):
        link = evaluation_link(one)
        rows.append(
            Row(
                (
                    Cell((Text(str(number)),), align=Align.END),
                    Cell((link,), Scope.ROW),
                    Cell((fact_text(one, _BUDGET),), align=Align.END),
                    Cell((fact_text(one, _SPENT),), align=Align.END),
                    Cell((rate_text(one),), align=Align.END),
                    Cell((fact_text(one, "总分"),), align=Align.END),
                    Cell((fact_text(one, "等级"),)),
                )
            )
        )
    totals = [one.total for one in own]
    comparable = len({one.full for one in own}) == 1
    money = [total_budget(own, key) for key in (_BUDGET, _SPENT)]
    foot = Row(
        (
            Cell((Text("合计，平均得分"),), Scope.ROW, colspan=2),
            *(Cell((Text(_NONE if m is None else wan_text(m)),), align=Align.END) for m in money),
            Cell((Text(_NONE),), align=Align.END),
            Cell((Text(mean_text(totals) if comparable else _NONE),), align=Align.END),
            Cell((Text(_NONE),)),
        ),
        "total",
    )
    notes = ((Text(f"平均得分：{arithmetic_text(totals)}。"),),) if comparable else ()
    caption = Caption("", SUMMARY_TABLE, "万元")
    return Table(
        "self-evaluation-summary",
        caption,
        (head,),
        (tuple(rows),),
        (foot,),
        notes=notes,
        widths=(6, 35, 12, 12, 10, 10, 8),
    )
