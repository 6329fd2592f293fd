"""总分与等级：三种总分，各按口径定级。"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from jixiao.model.derivation import Derivation, Fact
from jixiao.model.dossier import Dossier
from jixiao.model.kind import ScoreStyle
from jixiao.model.profile import Profile
from jixiao.model.scored import (
    Coverage,
    ScoredDossier,
    ScoredExecution,
    ScoredGroup,
    ScoredTable,
    coverage_of,
)
from jixiao.score.by_rule import by_rule, by_rule_most, rule_parts
from jixiao.score.facts import FactBook
from jixiao.wording.coverage import grades_words, rule_notes, rule_text
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
    total = spent + sum((g.score for g in groups), Decimal(0))
    rules = _under_rules(groups, execution)
    self_terms = _self_terms(groups)
    self_total = sum(self_terms.values(), Decimal(0)) if self_terms else None
    grade = _grade(total, profile)
    own = _entered(book, "资金.评定得分", "资金.规则得分")
    terms = ([score_text(spent, style)] if execution is not None else []) + [score_text(g.score, style) for g in groups]
    scoring = Derivation(
        formula="总分 = 预算执行率得分 + 各一级指标得分" if execution is not None else "总分 = 各一级指标得分之和",
        substitution=" + ".join(terms),
        result=score_text(total, style),
        inputs=(*own, *(f"指标.{g.anchor}.得分" for g in groups)),
    )
    book.enter(Fact("总分", "总分", total, score_text(total, style), "分", None, scoring))
    book.enter(Fact("等级", "等级", grade, grade, "", None, _grading(score_text(total, style), grade, profile, "总分")))
    if rules is not None:
        _enter_rules(book, rules, groups, execution, profile)
    book.enter(Fact("满分", "满分", profile.full_mark.value, trimmed(profile.full_mark.value), "分"))
    whole = all(group.self_score is not None for group in groups)
    self_grade = None
    if self_total is not None:
        summing = Derivation(
            formula=f"自评总分 = 各{'一级' if whole else ''}指标自评得分之和",
            substitution=" + ".join(score_text(term, style) for term in self_terms.values()),
            result=score_text(self_total, style),
            inputs=tuple(self_terms),
        )
        book.enter(Fact("自评总分", "自评总分", self_total, summing.result, "分", None, summing))
        if whole and execution is None:
            self_grade = _grade(self_total, profile)
            graded = _grading(score_text(self_total, style), self_grade, profile, "自评总分")
            book.enter(Fact("自评等级", "自评总分的等级", self_grade, self_grade, "", None, graded))
    return ScoredDossier(
        dossier=dossier,
        groups=groups,
        execution=execution,
        full=profile.full_mark.value,
        total=total,
        grade=grade,
        rule_total=None if rules is None else rules.least,
        rule_grade=None if rules is None else _grade(rules.least, profile),
        self_total=self_total,
        facts=book.all(),
        tables=tables,
        rule_most=None if rules is None else rules.most,
        rule_grade_most=None if rules is None or rules.most is None else _grade(rules.most, profile),
        self_grade=self_grade,
    )


@dataclass(frozen=True, slots=True)
class _Rules:
    """按规则总分；most 是只知范围时的上限；parts 是规则得分与照评定得分计入的各多少。"""

    least: Decimal
    most: Decimal | None
    coverage: Coverage
    parts: tuple[Decimal, Decimal]


def _under_rules(groups: tuple[ScoredGroup, ...], execution: ScoredExecution | None) -> _Rules | None:
    """按规则总分；没有一项可以核对的没有。"""
    covered = coverage_of(groups, execution)
    if not covered.checked:
        return None
    ruled, given = rule_parts(groups)
    spent = Decimal(0)
    if execution is not None and execution.computed is not None:
        spent = execution.computed
        ruled += spent
    elif execution is not None:
        spent = execution.score or Decimal(0)
        given += spent
    least, most = (spent + sum((end(g) for g in groups), Decimal(0)) for end in (by_rule, by_rule_most))
    return _Rules(least, most if most != least else None, covered, (ruled, given))


def _enter_rules(
    book: FactBook,
    rules: _Rules,
    groups: tuple[ScoredGroup, ...],
    execution: ScoredExecution | None,
    profile: Profile,
) -> None:
    """登记按规则总分与等级。"""
    shown = rule_text(rules.least, rules.most)
    terms = [rule_text(by_rule(g), by_rule_most(g)) for g in groups]
    own = _entered(book, "资金.规则得分", "资金.评定得分") if execution is not None else ()
    spent = [score_text(rules.least - sum((by_rule(g) for g in groups), Decimal(0)), ScoreStyle.FIXED)]
    rest = "，算不出的用评定得分" if rules.coverage.rest else ""
    ruling = Derivation(
        formula=f"按规则总分 = 各项规则得分之和{rest}",
        substitution=" + ".join((*(spent if execution is not None else ()), *terms)),
        result=shown,
        inputs=(*own, *(f"指标.{g.anchor}.{'规则得分' if g.ruled else '得分'}" for g in groups)),
        notes=rule_notes(rules.coverage, rules.parts, rules.least, rules.most),
    )
    book.enter(Fact("规则总分", "按规则总分", rules.least, shown, "分", None, ruling))
    most = None if rules.most is None else _grade(rules.most, profile)
    grade = grades_words(_grade(rules.least, profile), most)
    graded = _grading(shown, grade, profile, "规则总分")
    book.enter(Fact("规则等级", "按规则总分的等级", grade, grade, "", None, graded))


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


def _grading(total: str, grade: str, profile: Profile, key: str) -> Derivation:
    bands = profile.grades.value
    shown = "；".join(f"{b.name} ≥{trimmed(b.lower)}" for b in bands if b.lower > 0)
    return Derivation(
        formula=f"等级按总分：{shown}；其余为{bands[-1].name}",
        substitution=f"总分 {total}",
        result=grade,
        inputs=(key,),
        basis=(profile.grades.basis,),
    )
