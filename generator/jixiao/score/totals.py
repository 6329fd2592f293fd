"""总分与等级：三种总分，各按口径定级。"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from jixiao.model.derivation import Derivation, Fact
from jixiao.model.dossier import Dossier
from jixiao.model.kind import ScoreStyle
from jixiao.model.profile import Profile
from jixiao.model.scored import ScoredDossier, ScoredExecution, ScoredGroup, ScoredTable
from jixiao.score.facts import FactBook
from jixiao.wording.figures import score_text, trimmed


def summed(
    book: FactBook,
    dossier: Dossier,
    groups: tuple[ScoredGroup, ...],
    execution: ScoredExecution | None,
    tables: Mapping[str, ScoredTable],
) -> ScoredDossier:
    """汇总成总分与等级，登记各数据项。"""
    profile, style = dossier.profile, dossier.kind.style
    spent = Decimal(0) if execution is None or execution.score is None else execution.score
    by_rule = spent if execution is None or execution.computed is None else execution.computed
    total = spent + sum((g.score for g in groups), Decimal(0))
    rule_total = by_rule + sum((g.rule_score for g in groups), Decimal(0))
    self_terms = _self_terms(groups)
    self_total = sum(self_terms.values(), Decimal(0)) if self_terms else None
    grade, rule_grade = _grade(total, profile), _grade(rule_total, profile)
    own = _entered(book, "资金.评定得分", "资金.规则得分")
    own_by_rule = _entered(book, "资金.规则得分", "资金.评定得分")
    terms = ([score_text(spent, style)] if execution is not None else []) + [score_text(g.score, style) for g in groups]
    scoring = Derivation(
        formula="总分 = 预算执行率得分 + 各一级指标得分" if execution is not None else "总分 = 各一级指标得分之和",
        substitution=" + ".join(terms),
        result=score_text(total, style),
        inputs=(*own, *(f"指标.{g.anchor}.得分" for g in groups)),
    )
    ruled = [score_text(g.rule_score, ScoreStyle.FIXED) for g in groups]
    ruling = Derivation(
        formula="按规则总分 = 各项规则得分之和；算不出规则得分的，用评定得分",
        substitution=" + ".join(([score_text(by_rule, ScoreStyle.FIXED)] if execution is not None else []) + ruled),
        result=score_text(rule_total, ScoreStyle.FIXED),
        inputs=(*own_by_rule, *(f"指标.{g.anchor}.规则得分" for g in groups)),
    )
    book.enter(Fact("总分", "总分", total, score_text(total, style), "分", None, scoring))
    book.enter(Fact("等级", "等级", grade, grade, "", None, _grading(total, grade, profile, "总分", style)))
    book.enter(Fact("规则总分", "按规则总分", rule_total, ruling.result, "分", None, ruling))
    graded = _grading(rule_total, rule_grade, profile, "规则总分", style)
    book.enter(Fact("规则等级", "按规则总分的等级", rule_grade, rule_grade, "", None, graded))
    book.enter(Fact("满分", "满分", profile.full_mark.value, trimmed(profile.full_mark.value), "分"))
    if self_total is not None:
        whole = all(group.self_score is not None for group in groups)
        summing = Derivation(
            formula=f"自评总分 = 各{'一级' if whole else ''}指标自评得分之和",
            substitution=" + ".join(score_text(term, style) for term in self_terms.values()),
            result=score_text(self_total, style),
            inputs=tuple(self_terms),
        )
        book.enter(Fact("自评总分", "自评总分", self_total, summing.result, "分", None, summing))
    return ScoredDossier(
        dossier=dossier,
        groups=groups,
        execution=execution,
        full=profile.full_mark.value,
        total=total,
        grade=grade,
        rule_total=rule_total,
        rule_grade=rule_grade,
        self_total=self_total,
        facts=book.all(),
        tables=tables,
    )


def _entered(book: FactBook, *keys: str) -> tuple[str, ...]:
    """依次找，登记了的第一项。"""
    return tuple(key for key in keys if book.find(key))[:1]


def _self_terms(groups: Iterable[ScoredGroup]) -> dict[str, Decimal]:
    """自评总分的各加数，按数据项名称：下级都有自评得分的一级指标算一项，没有都有的逐个末级指标算。"""
    terms: dict[str, Decimal] = {}
    for group in groups:
        for node in (group,) if group.self_score is not None else group.leaves():
            if node.self_score is not None and (isinstance(node, ScoredGroup) or node.applies):
                terms[f"指标.{node.anchor}.自评得分"] = node.self_score
    return terms


def _grade(total: Decimal, profile: Profile) -> str:
    """等级含下限、不含上一等级的下限；其余（误填的负分也在内）归最低一级。"""
    bands = profile.grades.value
    return next((band.name for band in bands if total >= band.lower), bands[-1].name)


def _grading(total: Decimal, grade: str, profile: Profile, key: str, style: ScoreStyle) -> Derivation:
    bands = profile.grades.value
    shown = "；".join(f"{b.name} ≥{trimmed(b.lower)}" for b in bands if b.lower > 0)
    return Derivation(
        formula=f"等级按总分：{shown}；其余为{bands[-1].name}",
        substitution=f"总分 {score_text(total, style)}",
        result=grade,
        inputs=(key,),
        basis=(profile.grades.basis,),
    )
