"""一份评价的各 CSV 文件里的行。"""

from collections.abc import Iterator

from jixiao.model.evaluation import Evaluation
from jixiao.model.finding import problem_status, record_number
from jixiao.model.kind import ScoreStyle
from jixiao.model.scored import ScoredDossier, ScoredGroup, ScoredLeaf
from jixiao.model.survey import Share
from jixiao.publish.open_data.csv_text import Values
from jixiao.publish.open_data.evaluation_data import group_data, iso_date
from jixiao.publish.open_data.survey_data import released_surveys
from jixiao.publish.score_data import fund_rows, plain_value, printed_score
from jixiao.wording.open_data import EXPERIENCE, EXPERIENCES, PROBLEMS, RECOMMENDATIONS, STATUSES

_LEVELS = ("一级指标", "二级指标", "三级指标")


def level_rows(scored: ScoredDossier) -> Iterator[Values]:
    """上级指标。"""
    for one in group_data(scored):
        yield {
            "评价": scored.identifier,
            "标识": one.id,
            "上级": one.parent,
            "级别": str(one.level),
            "代码": one.code,
            "名称": one.name,
            "分值": one.weight,
            "得分": one.score,
            "按规则得分": one.rule_score,
            "按规则得分上限": one.rule_most,
            "得分率": one.rate,
            "自评得分": one.self,
            "组合": one.combination,
        }


def indicator_rows(scored: ScoredDossier) -> Iterator[Values]:
    """末级指标。"""
    style = scored.dossier.kind.style
    for group in scored.groups:
        for parent, leaf in _leaves(group):
            yield {
                **{level: name for level, (_, name) in zip(_LEVELS, leaf.path, strict=False)},
                "评价": scored.identifier,
                "上级": parent.anchor,
                **_indicator(leaf, style),
            }


def _leaves(group: ScoredGroup) -> Iterator[tuple[ScoredGroup, ScoredLeaf]]:
    for child in group.children:
        if isinstance(child, ScoredLeaf):
            yield group, child
        else:
            yield from _leaves(child)


def _indicator(leaf: ScoredLeaf, style: ScoreStyle) -> Values:
    band = leaf.band
    return {
        "标识": leaf.anchor,
        "代码": leaf.code or None,
        "名称": leaf.name,
        "分值": printed_score(leaf.weight, style),
        "评分规则": leaf.rule,
        "规则得分": printed_score(leaf.computed, ScoreStyle.FIXED),
        "规则得分上限": printed_score(leaf.most, ScoreStyle.FIXED),
        "区间下限": f"{band.lower:f}" if band else None,
        "区间上限": f"{band.upper:f}" if band else None,
        "评定得分": printed_score(leaf.awarded, style),
        "得分": printed_score(leaf.score, style),
        "自评得分": printed_score(leaf.self_score, style),
        "状态": STATUSES[leaf.status],
        "年度指标值": leaf.target or None,
        "实际完成值": leaf.actual or None,
        "业绩值": leaf.performance or None,
        "评分标准": leaf.detail.criterion,
        "理由": leaf.reason or leaf.insufficient or None,
        "证据": "；".join(one.name for one in leaf.detail.evidence) or None,
        "依据": "；".join(leaf.detail.basis) or None,
        "说明": leaf.detail.note,
    }


def fund_values(scored: ScoredDossier) -> Iterator[Values]:
    """资金；执行率的分值与得分在合计行。"""
    execution, style = scored.execution, scored.dossier.kind.style
    for number, one in enumerate(fund_rows(scored)):
        own = execution if number == 0 else None
        yield {
            "评价": scored.identifier,
            "项目": one.name,
            "年初预算数": one.initial,
            "全年预算数": one.budget,
            "实际到位资金": one.received,
            "全年执行数": one.executed,
            "执行率": one.rate,
            "分值": printed_score(own.weight, style) if own else None,
            "得分": printed_score(own.score, style) if own else None,
        }


def survey_rows(scored: ScoredDossier) -> Iterator[Values]:
    """问卷各题的各选项。"""
    for name, survey in released_surveys(scored).items():
        for question in survey.questions:
            published = question.published.rate if question.published is not None else None
            shared: Values = {
                "评价": scored.identifier,
                "问卷": name,
                "标题": survey.title,
                "调查对象": survey.respondents,
                "有效份数": None if survey.returned is None else str(survey.returned),
                "题号": str(question.number),
                "题干": question.text,
                "本题得率": plain_value(scored.facts.get(f"问卷.{name}.第{question.number}题.得率")),
                "公布得率": None if published is None else f"{published:f}",
            }
            if not question.options:
                yield {**shared, "选项序号": "0"}
            for number, (option, share) in enumerate(question.options.items(), start=1):
                yield {**shared, "选项序号": str(number), "选项": option, **_share(share)}


def _share(share: Share | None) -> Values:
    return {} if share is None else {"占比" if share.percent else "份数": f"{share.value:f}"}


def finding_rows(scored: ScoredDossier) -> Iterator[Values]:
    """经验、问题、建议。"""
    for row in _findings(scored.dossier.evaluation):
        yield {"评价": scored.identifier, "台账编号": record_number(scored.identifier, row["编号"] or ""), **row}


def _findings(evaluation: Evaluation) -> Iterator[Values]:
    for number, experience in enumerate(evaluation.experiences, start=1):
        name = f"{EXPERIENCE}{number}"
        yield {"类别": EXPERIENCES, "编号": name, "标题": experience.title, "内容": experience.text}
    for problem in evaluation.problems:
        status = problem_status(problem, evaluation.recommendations)
        yield {
            "类别": PROBLEMS,
            "编号": problem.identifier,
            "标题": problem.title,
            "内容": problem.text,
            "相关指标": "、".join(problem.indicators) or None,
            "整改状态": status.value if status else None,
        }
    for advice in evaluation.recommendations:
        yield {
            "类别": RECOMMENDATIONS,
            "编号": advice.identifier,
            "标题": advice.title,
            "内容": advice.text,
            "针对问题": "、".join(advice.problems) or None,
            "责任单位": advice.responsible,
            "整改期限": iso_date(advice.deadline),
            "整改状态": advice.status.value if advice.status else None,
            "整改记录": "；".join(f"{one.date.iso} {one.text.rstrip('。')}" for one in advice.log) or None,
        }
