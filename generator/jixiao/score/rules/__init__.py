"""评分规则，一类一个文件；RULES 是全部规则，次序即参考页的次序。"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jixiao.model.entry import Entry
from jixiao.model.rule import (
    ChecklistRule,
    CompletionRule,
    FormulaRule,
    JudgementRule,
    OccurrenceRule,
    PassRule,
    PointsRule,
    QualitativeRule,
    SurveyRule,
    ThresholdRule,
    TierRule,
)
from jixiao.model.workbook import CellFormula
from jixiao.score.case import Case, Judgement
from jixiao.score.rules.checklist import cell_checklist, score_checklist
from jixiao.score.rules.completion import cell_completion, score_completion
from jixiao.score.rules.formula_rule import cell_formula, score_formula
from jixiao.score.rules.judgement import score_judgement
from jixiao.score.rules.occurrence import cell_occurrence, score_occurrence
from jixiao.score.rules.pass_mark import cell_pass, score_pass
from jixiao.score.rules.points import cell_points, score_points
from jixiao.score.rules.qualitative import score_qualitative
from jixiao.score.rules.survey import cell_survey, score_survey
from jixiao.score.rules.threshold import cell_threshold, score_threshold
from jixiao.score.rules.tier import cell_tier, score_tier
from jixiao.wording import rules as said
from jixiao.wording.rules import RuleText


@dataclass(frozen=True, slots=True)
class RuleKind:
    """一类规则：名称、网址用的短名、参数模型、算法、电子表格的写法（不能计算的没有）、说明。"""

    name: str
    slug: str
    model: type[Entry]
    score: Callable[[Any, Case], Judgement]
    cell: Callable[[Any, Case], CellFormula | None] | None
    text: RuleText


RULES: tuple[RuleKind, ...] = (
    RuleKind("完成比例", "completion", CompletionRule, score_completion, cell_completion, said.COMPLETION),
    RuleKind("阈值扣分", "threshold", ThresholdRule, score_threshold, cell_threshold, said.THRESHOLD),
    RuleKind("分档", "tier", TierRule, score_tier, cell_tier, said.TIER),
    RuleKind("清单", "checklist", ChecklistRule, score_checklist, cell_checklist, said.CHECKLIST),
    RuleKind("问卷", "survey", SurveyRule, score_survey, cell_survey, said.SURVEY),
    RuleKind("达标", "pass", PassRule, score_pass, cell_pass, said.PASS),
    RuleKind("定性等级", "qualitative", QualitativeRule, score_qualitative, None, said.QUALITATIVE),
    RuleKind("按次扣分", "occurrence", OccurrenceRule, score_occurrence, cell_occurrence, said.OCCURRENCE),
    RuleKind("分点", "points", PointsRule, score_points, cell_points, said.POINTS),
    RuleKind("公式", "formula", FormulaRule, score_formula, cell_formula, said.FORMULA),
    RuleKind("评议", "judgement", JudgementRule, score_judgement, None, said.JUDGEMENT),
)

_BY_NAME = {rule.name: rule for rule in RULES}


def rule_named(name: str) -> RuleKind:
    """按类型名称取规则；名称已由模型校验过。"""
    return _BY_NAME[name]
