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
from jixiao.score.case import Case, Judgement
from jixiao.score.rules.checklist import score_checklist
from jixiao.score.rules.completion import score_completion
from jixiao.score.rules.formula_rule import score_formula
from jixiao.score.rules.judgement import score_judgement
from jixiao.score.rules.occurrence import score_occurrence
from jixiao.score.rules.pass_mark import score_pass
from jixiao.score.rules.points import score_points
from jixiao.score.rules.qualitative import score_qualitative
from jixiao.score.rules.survey import score_survey
from jixiao.score.rules.threshold import score_threshold
from jixiao.score.rules.tier import score_tier


@dataclass(frozen=True, slots=True)
class RuleKind:
    """一类规则：名称、参数模型、算法。"""

    name: str
    model: type[Entry]
    score: Callable[[Any, Case], Judgement]


RULES: tuple[RuleKind, ...] = (
    RuleKind("完成比例", CompletionRule, score_completion),
    RuleKind("阈值扣分", ThresholdRule, score_threshold),
    RuleKind("分档", TierRule, score_tier),
    RuleKind("清单", ChecklistRule, score_checklist),
    RuleKind("问卷", SurveyRule, score_survey),
    RuleKind("达标", PassRule, score_pass),
    RuleKind("定性等级", QualitativeRule, score_qualitative),
    RuleKind("按次扣分", OccurrenceRule, score_occurrence),
    RuleKind("分点", PointsRule, score_points),
    RuleKind("公式", FormulaRule, score_formula),
    RuleKind("评议", JudgementRule, score_judgement),
)

_BY_NAME = {rule.name: rule for rule in RULES}


def rule_named(name: str) -> RuleKind:
    """按类型名称取规则；名称已由模型校验过。"""
    return _BY_NAME[name]
