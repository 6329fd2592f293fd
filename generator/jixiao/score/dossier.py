"""一份评价的评分：资金、数据表、问卷、指标树，汇总成总分与等级。"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from jixiao.model.derivation import Derivation, Fact
from jixiao.model.dossier import Dossier
from jixiao.model.evaluation import Evaluation
from jixiao.model.indicator import FormRow, IndicatorEntry
from jixiao.model.kind import ScoreStyle
from jixiao.model.profile import Profile
from jixiao.model.rounding import rounded
from jixiao.model.scored import ScoredDossier, ScoredExecution, ScoredGroup, ScoredLeaf, ScoredTable
from jixiao.score.facts import FactBook
from jixiao.score.funds import enter_funds, score_execution
from jixiao.score.leaves import LeafPlace, score_leaf
from jixiao.score.tables import score_tables
from jixiao.wording.figures import grouped, score_text, trimmed


def score_dossier(dossier: Dossier) -> ScoredDossier:
    """算出一份评价的全部得分与数据项。"""
    book = FactBook()
    evaluation = dossier.evaluation
    execution = None
    if evaluation.funds is not None:
        enter_funds(book, evaluation.funds, dossier)
        execution = score_execution(book, evaluation.funds, dossier.profile)
    tables = score_tables(book, evaluation.tables, dossier)
    _enter_surveys(book, evaluation)
    tree = _Tree(book, dossier)
    groups = tree.of_rows(evaluation.rows) if evaluation.rows else tree.of_entries(evaluation.indicators)
    return _summed(book, dossier, groups, execution, tables)


def _enter_surveys(book: FactBook, evaluation: Evaluation) -> None:
    for name, survey in evaluation.surveys.items():
        for question in survey.questions:
            for option, answer in question.options.items():
                if answer is not None:
                    key = f"问卷.{name}.第{question.number}题.{option}"
                    label = f"{name}问卷第{question.number}题“{option}”"
                    unit = "%" if answer.percent else "份"
                    at = question.place_of("options")
                    book.enter(Fact(key, label, answer.value, trimmed(answer.value), unit, at))


class _Tree:
    """把指标树或自评表的行算成三级结构，给每个节点一个全篇唯一的锚。"""

    def __init__(self, book: FactBook, dossier: Dossier) -> None:
        self.book = book
        self.dossier = dossier
        self._taken: set[str] = set()

    def of_entries(self, entries: tuple[IndicatorEntry, ...]) -> tuple[ScoredGroup, ...]:
        """报告的指标树。末级指标直接写在最上层的，各自成一组。"""
        return tuple(self._group(entry, str(n), ()) for n, entry in enumerate(entries, start=1))

    def of_rows(self, rows: tuple[FormRow, ...]) -> tuple[ScoredGroup, ...]:
        """自评表的行：按一级、二级指标归并，次序照第一次出现。"""
        levels: dict[str, dict[str, list[FormRow]]] = {}
        for row in rows:
            levels.setdefault(row.level1, {}).setdefault(row.level2, []).append(row)
        groups = []
        for n1, (level1, seconds) in enumerate(levels.items(), start=1):
            anchor1 = self._anchor(str(n1))
            children = []
            for n2, (level2, members) in enumerate(seconds.items(), start=1):
                anchor2 = self._anchor(f"{n1}.{n2}")
                path = ((anchor1, level1), (anchor2, level2))
                leaves = tuple(
                    self._leaf(row, row.level3, row.code or f"{n1}.{n2}.{n3}", path)
                    for n3, row in enumerate(members, start=1)
                )
                children.append(self._sum(anchor2, anchor2, level2, None, leaves))
            groups.append(self._sum(anchor1, anchor1, level1, None, tuple(children)))
        return tuple(groups)

    def _group(self, entry: IndicatorEntry, position: str, path: tuple[tuple[str, str], ...]) -> ScoredGroup:
        code = entry.code or position
        anchor = self._anchor(code)
        inner = (*path, (code, entry.name))
        children: list[ScoredGroup | ScoredLeaf] = []
        for n, child in enumerate(entry.children, start=1):
            if child.children:
                children.append(self._group(child, f"{position}.{n}", inner))
            else:
                children.append(self._leaf(child, child.name, child.code or f"{position}.{n}", inner))
        if not entry.children:
            children = [self._leaf(entry, entry.name, code, path)]
        return self._sum(code, anchor, entry.name, entry.weight, tuple(children), entry)

    def _leaf(
        self, entry: IndicatorEntry | FormRow, name: str, code: str, path: tuple[tuple[str, str], ...]
    ) -> ScoredLeaf:
        return score_leaf(self.book, self.dossier, LeafPlace(code, self._anchor(code), name, path), entry)

    def _anchor(self, code: str) -> str:
        """代码重复的，从第二个起加序号，数据项与网址才不致混淆。"""
        anchor, n = code, 1
        while anchor in self._taken:
            n += 1
            anchor = f"{code}~{n}"
        self._taken.add(anchor)
        return anchor

    def _sum(
        self,
        code: str,
        anchor: str,
        name: str,
        declared: Decimal | None,
        children: tuple[ScoredGroup | ScoredLeaf, ...],
        entry: IndicatorEntry | None = None,
    ) -> ScoredGroup:
        weight = sum((c.weight for c in children), Decimal(0))
        score = sum((_counted(c) for c in children), Decimal(0))
        rule_score = sum((_by_rule(c) for c in children), Decimal(0))
        at = entry.at if entry is not None else children[0].at
        group = ScoredGroup(
            code=code,
            anchor=anchor,
            name=name,
            weight=weight,
            declared=declared,
            score=score,
            rule_score=rule_score,
            rate=_rate(score, weight, self.dossier.profile),
            children=children,
            at=at,
        )
        self._enter_group(group)
        return group

    def _enter_group(self, group: ScoredGroup) -> None:
        style = self.dossier.kind.style
        prefix, title = f"指标.{group.anchor}", f"{group.code} {group.name}"
        parts = " + ".join(score_text(c.score, style) for c in group.children if c.score is not None)
        total = Derivation(
            formula="得分 = 下级指标得分之和",
            substitution=parts or "没有得分",
            result=score_text(group.score, style),
            inputs=tuple(f"指标.{c.anchor}.得分" for c in group.children if c.score is not None),
        )
        weights = Derivation(
            formula="分值 = 下级指标分值之和",
            substitution=" + ".join(score_text(c.weight, style) for c in group.children),
            result=score_text(group.weight, style),
            inputs=tuple(f"指标.{c.anchor}.分值" for c in group.children),
        )
        ruled = Derivation(
            formula="规则得分 = 下级规则得分之和，算不出的用评定得分",
            substitution=" + ".join(score_text(_by_rule(c), ScoreStyle.FIXED) for c in group.children),
            result=score_text(group.rule_score, ScoreStyle.FIXED),
            inputs=tuple(_rule_key(c) for c in group.children if _has_score(c)),
        )
        enter = self.book.enter
        enter(Fact(f"{prefix}.分值", f"{title}　分值", group.weight, weights.result, "分", None, weights))
        enter(Fact(f"{prefix}.得分", f"{title}　得分", group.score, total.result, "分", None, total))
        enter(Fact(f"{prefix}.规则得分", f"{title}　规则得分", group.rule_score, ruled.result, "分", None, ruled))
        if group.rate is not None:
            rounding = self.dossier.profile.rate_rounding.value.rounding
            rate = Derivation(
                formula="得分率 = 得分 ÷ 分值 × 100%",
                substitution=f"{total.result} ÷ {weights.result}",
                result=f"{grouped(group.rate)}%",
                rounding=str(rounding),
                inputs=(f"{prefix}.得分", f"{prefix}.分值"),
            )
            enter(Fact(f"{prefix}.得分率", f"{title}　得分率", group.rate, grouped(group.rate), "%", None, rate))


def _counted(node: ScoredGroup | ScoredLeaf) -> Decimal:
    return node.score if node.score is not None else Decimal(0)


def _by_rule(node: ScoredGroup | ScoredLeaf) -> Decimal:
    """全按规则的得分：算得出的用规则得分，算不出的用评定得分。"""
    if isinstance(node, ScoredGroup):
        return node.rule_score
    return node.computed if node.computed is not None else _counted(node)


def _has_score(node: ScoredGroup | ScoredLeaf) -> bool:
    """依据不足又没有评定得分的，什么得分也没有。"""
    return isinstance(node, ScoredGroup) or node.computed is not None or node.score is not None


def _rule_key(node: ScoredGroup | ScoredLeaf) -> str:
    plain = isinstance(node, ScoredLeaf) and node.computed is None
    return f"指标.{node.anchor}.{'得分' if plain else '规则得分'}"


def _rate(score: Decimal, weight: Decimal, profile: Profile) -> Decimal | None:
    if weight == 0:
        return None
    return rounded(Fraction(score) / Fraction(weight) * 100, profile.rate_rounding.value.rounding)


def _summed(
    book: FactBook,
    dossier: Dossier,
    groups: tuple[ScoredGroup, ...],
    execution: ScoredExecution | None,
    tables: dict[str, ScoredTable],
) -> ScoredDossier:
    profile, style = dossier.profile, dossier.kind.style
    spent = Decimal(0) if execution is None or execution.score is None else execution.score
    by_rule = spent if execution is None or execution.computed is None else execution.computed
    total = spent + sum((g.score for g in groups), Decimal(0))
    rule_total = by_rule + sum((g.rule_score for g in groups), Decimal(0))
    self_total = _self_total(leaf for group in groups for leaf in group.leaves())
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
        formula="按规则的总分：算得出规则得分的指标用规则得分，算不出的用评定得分",
        substitution=" + ".join(([score_text(by_rule, ScoreStyle.FIXED)] if execution is not None else []) + ruled),
        result=score_text(rule_total, ScoreStyle.FIXED),
        inputs=(*own_by_rule, *(f"指标.{g.anchor}.规则得分" for g in groups)),
    )
    book.enter(Fact("总分", "总分", total, score_text(total, style), "分", None, scoring))
    book.enter(Fact("等级", "等级", grade, grade, "", None, _grading(total, grade, profile, "总分", style)))
    book.enter(Fact("规则总分", "按规则的总分", rule_total, ruling.result, "分", None, ruling))
    graded = _grading(rule_total, rule_grade, profile, "规则总分", style)
    book.enter(Fact("规则等级", "按规则的等级", rule_grade, rule_grade, "", None, graded))
    book.enter(Fact("满分", "满分", profile.full_mark.value, trimmed(profile.full_mark.value), "分"))
    if self_total is not None:
        marked = [leaf for group in groups for leaf in group.leaves() if leaf.self_score is not None]
        summing = Derivation(
            formula="自评总分 = 各指标自评得分之和",
            substitution=" + ".join(score_text(leaf.self_score or Decimal(0), style) for leaf in marked),
            result=score_text(self_total, style),
            inputs=tuple(f"指标.{leaf.anchor}.自评得分" for leaf in marked),
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


def _self_total(leaves: Iterable[ScoredLeaf]) -> Decimal | None:
    scores = [leaf.self_score for leaf in leaves if leaf.self_score is not None]
    return sum(scores, Decimal(0)) if scores else None


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
