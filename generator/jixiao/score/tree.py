"""指标树：报告的各级指标、自评表的各行，都成为“组与末级”的树，逐级汇总。"""

from decimal import Decimal
from fractions import Fraction

from jixiao.model.derivation import Derivation, Fact
from jixiao.model.dossier import Dossier
from jixiao.model.indicator import FormRow, IndicatorEntry
from jixiao.model.profile import Profile
from jixiao.model.rounding import rounded
from jixiao.model.scored import ScoredGroup, ScoredLeaf, counted_in
from jixiao.score.by_rule import by_rule, by_rule_most, rule_parts
from jixiao.score.facts import FactBook
from jixiao.score.leaves import LeafPlace, score_leaf
from jixiao.wording.coverage import rule_notes, rule_text
from jixiao.wording.figures import grouped, score_text


class IndicatorTree:
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

    def _group(
        self, entry: IndicatorEntry, position: str, path: tuple[tuple[str, str], ...], *, applies: bool = True
    ) -> ScoredGroup:
        code = entry.code or position
        applies = applies and entry.applies  # 上级不适用的，下级都不适用
        if not entry.children:
            leaf = self._leaf(entry, entry.name, code, path, applies=applies)
            return self._sum(code, self._anchor(code), entry.name, entry.weight, (leaf,), entry)
        anchor = self._anchor(code)
        inner = (*path, (code, entry.name))
        children: list[ScoredGroup | ScoredLeaf] = []
        for n, child in enumerate(entry.children, start=1):
            if child.children:
                children.append(self._group(child, f"{position}.{n}", inner, applies=applies))
            else:
                place = child.code or f"{position}.{n}"
                children.append(self._leaf(child, child.name, place, inner, entry, applies=applies and child.applies))
        return self._sum(code, anchor, entry.name, entry.weight, tuple(children), entry)

    def _leaf(
        self,
        entry: IndicatorEntry | FormRow,
        name: str,
        code: str,
        path: tuple[tuple[str, str], ...],
        group: IndicatorEntry | None = None,
        *,
        applies: bool = True,
    ) -> ScoredLeaf:
        shared = group.weight if group is not None and group.combination is not None else None
        place = LeafPlace(code, self._anchor(code), name, path, shared, applies)
        return score_leaf(self.book, self.dossier, place, entry)

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
        combination = entry.combination if entry is not None else None
        counted = counted_in(children)
        weight = sum((c.weight for c in counted), Decimal(0))
        score = sum((_counted(c) for c in counted), Decimal(0))
        ruled, most = (sum((end(c) for c in counted), Decimal(0)) for end in (by_rule, by_rule_most))
        if combination is not None:  # 合用、择一的组，下级合计以本级分值为限
            weight = declared if declared is not None else weight
            score, ruled, most = min(score, weight), min(ruled, weight), min(most, weight)
        awarded = entry.awarded if entry is not None and entry.children else None
        known = any(c.ruled for c in counted)
        if awarded is not None:  # 来源只给到本级得分的，照它；下级规则得分不全的，按规则几分说不出
            score = awarded
            known = known and all(c.scored_throughout for c in counted)
        at = entry.at if entry is not None else children[0].at
        own = [c.self_score for c in counted if c.self_score is not None and c.applies]
        self_score = sum(own, Decimal(0)) if own and len(own) == len(counted) else None
        if self_score is not None and combination is not None:
            self_score = min(self_score, weight)
        group = ScoredGroup(
            code=code,
            anchor=anchor,
            name=name,
            weight=weight,
            declared=declared,
            score=score,
            rule_score=ruled if known else None,
            rate=_rate(score, weight, self.dossier.profile),
            children=children,
            at=at,
            awarded=awarded,
            combination=combination,
            self_score=self_score,
            rule_most=most if known and most != ruled else None,
        )
        self._enter_group(group, entry)
        return group

    def _enter_group(self, group: ScoredGroup, entry: IndicatorEntry | None) -> None:
        style = self.dossier.kind.style
        prefix, title = f"指标.{group.anchor}", f"{group.code} {group.name}"
        shown, shown_weight = score_text(group.score, style), score_text(group.weight, style)
        counted = group.counted
        limit = f"，以本级分值 {shown_weight} 分为限" if group.combination is not None else ""
        marked = [c for c in counted if c.score is not None]
        total = Derivation(
            formula=f"得分 = 下级指标得分之和{limit}",
            substitution=" + ".join(score_text(c.score, style) for c in marked if c.score is not None) or "没有得分",
            result=shown,
            inputs=tuple(f"指标.{c.anchor}.得分" for c in marked),
        )
        weights = Derivation(
            formula="分值 = 下级指标分值之和",
            substitution=" + ".join(score_text(c.weight, style) for c in counted),
            result=shown_weight,
            inputs=tuple(f"指标.{c.anchor}.分值" for c in counted),
        )
        enter = self.book.enter
        if group.combination is not None and group.declared is not None and entry is not None:
            at, note = entry.place_of("weight"), f"下级的组合：{group.combination.value}"
            enter(Fact(f"{prefix}.分值", f"{title}　分值", group.weight, shown_weight, "分", at, note=note))
        enter(Fact(f"{prefix}.分值", f"{title}　分值", group.weight, shown_weight, "分", None, weights))
        if group.awarded is not None and entry is not None:
            at, note = entry.place_of("awarded"), "来源只给出这一级的评定得分"
            enter(Fact(f"{prefix}.得分", f"{title}　得分", group.awarded, shown, "分", at, note=note))
        enter(Fact(f"{prefix}.得分", f"{title}　得分", group.score, shown, "分", None, total))
        if group.rule_score is not None:
            ruled = self._ruled(group, group.rule_score, limit)
            enter(Fact(f"{prefix}.规则得分", f"{title}　规则得分", group.rule_score, ruled.result, "分", None, ruled))
        if group.self_score is not None:
            own = score_text(group.self_score, style)
            summed = Derivation(
                formula=f"自评得分 = 下级指标自评得分之和{limit}",
                substitution=" + ".join(score_text(c.self_score or Decimal(0), style) for c in counted),
                result=own,
                inputs=tuple(f"指标.{c.anchor}.自评得分" for c in counted),
            )
            enter(Fact(f"{prefix}.自评得分", f"{title}　自评得分", group.self_score, own, "分", None, summed))
        if group.rate is not None:
            rounding = self.dossier.profile.rate_rounding.value.rounding
            rate = Derivation(
                formula="得分率 = 得分 ÷ 分值 × 100%",
                substitution=f"{shown} ÷ {shown_weight}",
                result=f"{grouped(group.rate)}%",
                rounding=str(rounding),
                inputs=(f"{prefix}.得分", f"{prefix}.分值"),
            )
            enter(Fact(f"{prefix}.得分率", f"{title}　得分率", group.rate, grouped(group.rate), "%", None, rate))

    def _ruled(self, group: ScoredGroup, rule_score: Decimal, limit: str) -> Derivation:
        having = [c for c in group.counted if isinstance(c, ScoredGroup) or c.scored_throughout]
        rest = f"，算不出的用评定得分{limit}" if group.coverage.rest else limit
        return Derivation(
            formula=f"规则得分 = 下级规则得分之和{rest}",
            substitution=" + ".join(rule_text(by_rule(c), by_rule_most(c)) for c in having),
            result=rule_text(rule_score, group.rule_most),
            inputs=tuple(f"指标.{c.anchor}.{'规则得分' if c.ruled else '得分'}" for c in having),
            notes=rule_notes(group.coverage, rule_parts(group.counted), rule_score, group.rule_most),
        )


def _counted(node: ScoredGroup | ScoredLeaf) -> Decimal:
    return node.score if node.score is not None else Decimal(0)


def _rate(score: Decimal, weight: Decimal, profile: Profile) -> Decimal | None:
    if weight == 0:
        return None
    return rounded(Fraction(score) / Fraction(weight) * 100, profile.rate_rounding.value.rounding)
