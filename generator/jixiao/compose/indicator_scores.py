"""一项指标的几种得分并列，相差的说明。"""

from jixiao.model.indicator import FormRow
from jixiao.model.report import FactText, Inlines, KeyFigure, KeyFigures, Notice, Paragraph, Text
from jixiao.model.scored import ScoredDossier, ScoredLeaf
from jixiao.wording import indicator_page as words
from jixiao.wording.coverage import OWN_DATA, leaf_range
from jixiao.wording.figures import score_text, trimmed
from jixiao.wording.scores import NONE, computed_text


def score_figures(scored: ScoredDossier, leaf: ScoredLeaf, *, only_above: bool) -> KeyFigures:
    """评定得分、规则得分、自评得分；only_above 为真的，原文只评到上一级。"""
    form = isinstance(leaf.detail, FormRow)
    style = scored.dossier.kind.style
    given: Inlines = (Text(NONE),)
    note = words.ABOVE_ONLY if only_above else ""
    if leaf.score is not None and not only_above:
        tone = "differs" if leaf.differs else ("loss" if leaf.lost else "")
        given = (_fact(scored, leaf, "得分", score_text(leaf.score, style), tone),)
        note = f"满分 {score_text(leaf.weight, style)} 分"
        if leaf.awarded is None:
            note = f"{note}；{words.BY_RULE}"
    items = [
        KeyFigure(words.SCORE if form else words.AWARDED, given, (Text(note),) if note else ()),
        KeyFigure(
            words.RULE + (OWN_DATA if leaf.own else ""),
            (_fact(scored, leaf, "规则得分", computed_text(leaf)),),
            _rule_note(leaf),
        ),
    ]
    if leaf.self_score is not None:
        items.append(KeyFigure(words.OWN, (_fact(scored, leaf, "自评得分", score_text(leaf.self_score, style)),)))
    if leaf.score is not None and leaf.lost and not only_above:
        items.append(KeyFigure(words.LOST, (Text(f"{trimmed(leaf.weight - leaf.score)} 分"),)))
    return KeyFigures(tuple(items))


def _rule_note(leaf: ScoredLeaf) -> Inlines:
    if leaf.insufficient:
        return (Text(leaf.insufficient),)
    if leaf.most is not None:
        return (Text("，".join(one for one in (leaf.rule, leaf_range(leaf)) if one)),)
    return (Text(leaf.rule),) if leaf.rule else ()


def _fact(scored: ScoredDossier, leaf: ScoredLeaf, item: str, text: str, tone: str = "") -> FactText | Text:
    key = f"指标.{leaf.anchor}.{item}"
    return FactText(scored.identifier, key, text, tone) if key in scored.facts else Text(text)


def difference_notice(leaf: ScoredLeaf) -> Notice | None:
    """几种得分不一样时，说相差多少、为什么；没有说明的要醒目。"""
    told: list[str] = []
    unexplained = False
    if leaf.differs and leaf.score is not None and leaf.computed is not None:
        told.append(words.differs_text(leaf.score, leaf.computed, leaf.most))
        unexplained = not leaf.reason
        told.append(f"理由：{leaf.reason.rstrip('。')}。" if leaf.reason else words.UNEXPLAINED)
    if leaf.self_score is not None and leaf.awarded is not None and leaf.self_score != leaf.awarded:
        told.append(words.own_text(leaf.self_score, leaf.awarded))
    if not told:
        return None
    title = "评定得分与规则得分不同" if leaf.differs else "评定得分与自评得分不同"
    return Notice("warning" if unexplained else "info", title, (Paragraph((Text("".join(told)),)),))
