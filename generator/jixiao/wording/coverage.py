"""按规则核对得到多少，怎样说：几项算得出、几项照评定得分计入、只知一端的说“至少”。"""

from decimal import Decimal
from typing import Final

from jixiao.model.indicator import Input, Side
from jixiao.model.kind import ScoreStyle
from jixiao.model.scored import Coverage, ScoredDossier, ScoredGroup, ScoredLeaf
from jixiao.wording.figures import score_text

NOT_CHECKED: Final = "没有可核对的规则"
OWN_DATA: Final = "（照单位自评的认定）"
CHECKED: Final = "按规则核对"
OWN: Final = "单位自评"
OWN_NOTE: Final = "评价数据是单位自评的认定"
OWN_DATA_TOLD: Final = (
    "评价数据是单位自评的认定，照规则算出的是自评应得的分，不能据以核对评审的得分，所以不列按规则总分。"
)
PARTIAL_MARK: Final = "\u00a0*"
BOUND_NOTE: Final = "“≥”“≤”　数据只知一端，按规则的得分只知下限或上限。"


def rule_text(score: Decimal, most: Decimal | None = None, style: ScoreStyle = ScoreStyle.FIXED) -> str:
    """按规则的得分；只知下限的写 ≥，只知上限的写 ≤。"""
    if most is None or most == score:
        return score_text(score, style)
    return f"≤{score_text(most, style)}" if score == 0 else f"≥{score_text(score, style)}"


def rule_words(score: Decimal, most: Decimal | None, style: ScoreStyle) -> str:
    """句子里怎样说：81.28 分，至少 81.28 分、至多 85.03 分。"""
    least = score_text(score, style)
    return f" {least} 分" if most is None else f"至少 {least} 分、至多 {score_text(most, style)} 分"


def near_text(score: Decimal, most: Decimal | None, awarded: Decimal, style: ScoreStyle) -> str:
    """按规则应得的分；只知范围的，是离评定得分近的那一头：至少 9.5。"""
    limit = limit_words(score, most, awarded)
    near = most if limit == "至多" and most is not None else score
    return f"{limit} {score_text(near, style)}" if limit else score_text(near, style)


def should_score(score: Decimal, most: Decimal | None, awarded: Decimal, style: ScoreStyle = ScoreStyle.FIXED) -> str:
    """按规则应得几分；只知范围的，说离评定得分近的那一头。"""
    return f"按规则{'应得 ' if most is None else ''}{near_text(score, most, awarded, style)} 分"


def limit_words(score: Decimal, most: Decimal | None, awarded: Decimal) -> str:
    """离评定得分近的那一头是下限还是上限；规则得分确定的不说。"""
    if most is None:
        return ""
    return "至少" if awarded < score else "至多"


def grades_words(grade: str | None, most: str | None) -> str:
    """按规则的等级；只知范围而等级不止一种的，两头都说。"""
    return f"{grade or ''}至{most}" if most is not None and most != grade else grade or ""


def range_text(score: Decimal, most: Decimal) -> str:
    """规则得分在哪个范围。"""
    return f"在 {score_text(score, ScoreStyle.FIXED)} 与 {score_text(most, ScoreStyle.FIXED)} 分之间"


def by_end(side: Side, substitution: str) -> str:
    """代入：按只知的那一端算。"""
    return f"按{side.value}算：{substitution}"


def only_end(written: str, side: Side) -> str:
    """数据只知一端，按它算的也只是一端。"""
    return f"实际值只知{side.value} {written}，按它算出的是规则得分的{side.value}"


def cannot_bound(side: Side) -> str:
    """只知一端，这条规则连规则得分的一端也算不出。"""
    return f"实际值只知{side.value}，照这条规则算不出得分的{side.value}"


def only_range(given: Input, score: Decimal, most: Decimal) -> str:
    """数据只知一端，规则得分只知范围。"""
    side = given.side.value if given.side is not None else ""
    return f"实际值只知{side} {given.value or ''}，规则得分{range_text(score, most)}"


def rule_notes(
    coverage: Coverage, parts: tuple[Decimal, Decimal], score: Decimal, most: Decimal | None
) -> tuple[str, ...]:
    """按规则的合计有几项是算出的、几项是照评定得分计入的；只知一端的，说出范围。"""
    notes = []
    if coverage.rest:
        ruled, given = (score_text(part, ScoreStyle.FIXED) for part in parts)
        notes.append(
            f"{coverage.counted} 项中，{coverage.checked} 项算得出规则得分，计 {ruled} 分；"
            f"{coverage.rest} 项无规则可算，按评定得分计入 {given} 分"
        )
    if most is not None:
        notes.append(f"其中有只知一端的数据，按规则的得分{range_text(score, most)}")
    return tuple(notes)


def rule_basis_text(coverage: Coverage) -> str:
    """按规则总分是怎样合计的。"""
    if not coverage.rest:
        return "各项都按规则计分"
    return (
        f"{coverage.counted} 项中，能按规则核对的 {coverage.checked} 项按规则计分，其余 {coverage.rest} 项仍用评定得分"
    )


def fraction_of(coverage: Coverage) -> str:
    """37/70。"""
    return f"{coverage.checked}/{coverage.counted}"


def partial_note(scored: ScoredDossier, groups: tuple[ScoredGroup, ...], *, whole: bool) -> str:
    """表下的说明：哪几级按规则的得分里有照评定得分计入的，各几项。whole 为真的连合计也说。"""
    told = [f"{group.name} {group.coverage.rest} 项" for group in groups if group.ruled and group.coverage.rest]
    every = scored.coverage
    if whole and scored.rule_total is not None and every.rest:
        told.append(f"合计 {every.rest} 项（能按规则核对 {fraction_of(every)} 项）")
    return f"*　其中有无规则可算、按评定得分计入的：{'，'.join(told)}。" if told else ""


def self_to_review(scored: ScoredDossier) -> str:
    """单位自评 94（可行） → 评审 88（部分可行）。"""
    total = score_text(scored.total, scored.dossier.kind.style)
    return f"单位{self_result(scored)} → 评审 {total}（{scored.grade}）"


def group_rule_text(group: ScoredGroup, style: ScoreStyle) -> str:
    """一级按规则的得分；其下没有一项算得出的为“—”。"""
    return "—" if group.rule_score is None else rule_text(group.rule_score, group.rule_most, style)


def total_rule_text(scored: ScoredDossier, style: ScoreStyle = ScoreStyle.FIXED) -> str:
    """按规则总分；没有一项可以核对的为“—”。"""
    return "—" if scored.rule_total is None else rule_text(scored.rule_total, scored.rule_most, style)


def rule_result(scored: ScoredDossier) -> str:
    """按规则总分、等级与核对到的项数：≥81.28 良（21/25 项）；一项也核对不了的照实说。"""
    if scored.rule_total is None:
        return NOT_CHECKED
    grade = grades_words(scored.rule_grade, scored.rule_grade_most)
    return f"{total_rule_text(scored)} {grade}（{fraction_of(scored.coverage)} 项）"


def checked_text(scored: ScoredDossier) -> str:
    """核对了几项、一致不一致：37/70 项，都一致；21/25 项，5 项不同。"""
    if scored.by_self:
        return self_result(scored)
    if not scored.coverage.checked:
        return NOT_CHECKED
    told = f"{scored.differing} 项不同" if scored.differing else "都一致"
    return f"{fraction_of(scored.coverage)} 项，{told}"


def self_result(scored: ScoredDossier) -> str:
    """自评 94（可行）。"""
    if scored.self_total is None:
        return NOT_CHECKED
    graded = f"（{scored.self_grade}）" if scored.self_grade is not None else ""
    return f"自评 {score_text(scored.self_total, scored.dossier.kind.style)}{graded}"


def leaf_range(leaf: ScoredLeaf) -> str:
    """末级指标的规则得分只知范围的，说出范围；不是的为空。"""
    return "" if leaf.most is None or leaf.computed is None else f"规则得分{range_text(leaf.computed, leaf.most)}"
