"""全站的目录：每份评价一行，各评价的问题与建议，政策文件连同引用它的评价。"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jixiao.model.kind import ScoreStyle
from jixiao.model.open_data.catalogue import (
    CatalogueEntry,
    CatalogueFile,
    CitedPolicy,
    LedgerEntry,
    LedgerFile,
    PoliciesFile,
)
from jixiao.model.open_data.record import VERSION
from jixiao.model.scored import ScoredDossier
from jixiao.publish.edition import Edition
from jixiao.publish.open_data.csv_text import Values
from jixiao.publish.open_data.evaluation_data import (
    experience_data,
    iso_date,
    policy_data,
    problem_data,
    recommendation_data,
)
from jixiao.publish.score_data import plain_value, printed_score, rule_grade
from jixiao.wording.figures import score_text


def evaluation_rows(every: Iterable[ScoredDossier]) -> Iterator[Values]:
    """目录的各行。"""
    for scored in every:
        evaluation, style = scored.dossier.evaluation, scored.dossier.kind.style
        published = evaluation.published
        money = {
            name: plain_value(scored.facts.get(f"资金.{name}"))
            for name in ("年初预算数", "全年预算数", "全年执行数", "预算执行率")
        }
        yield {
            "标识": scored.identifier,
            "年度": str(evaluation.year),
            "评价类型": scored.dossier.kind.name,
            "文种": scored.dossier.kind.document,
            "名称": evaluation.printed_name,
            "主管部门": evaluation.supervisor,
            "实施单位": evaluation.unit,
            "评价机构": evaluation.evaluator,
            "成文日期": iso_date(evaluation.issued),
            "评分口径": scored.dossier.profile.identifier,
            "满分": score_text(scored.full, style),
            "总分": score_text(scored.total, style),
            "等级": scored.grade,
            "按规则总分": printed_score(scored.rule_total, ScoreStyle.FIXED),
            "按规则总分上限": printed_score(scored.rule_most, ScoreStyle.FIXED),
            "按规则等级": rule_grade(scored),
            "按规则核对": str(scored.coverage.checked),
            "计入项数": str(scored.coverage.counted),
            "评价数据认定": evaluation.assessor.value,
            "自评总分": printed_score(scored.self_total, style),
            "公布总分": printed_score(published.total, style) if published else None,
            "公布等级": published.grade if published else None,
            **money,
            "问题": str(len(evaluation.problems)),
            "建议": str(len(evaluation.recommendations)),
        }


def catalogue(every: Iterable[ScoredDossier], files: Mapping[str, Sequence[str]]) -> CatalogueFile:
    """评价目录；files 是 评价标识 → 它的文件，相对站点根。"""
    return CatalogueFile(version=VERSION, evaluations=[_entry(one, files.get(one.identifier, ())) for one in every])


def _entry(scored: ScoredDossier, files: Sequence[str]) -> CatalogueEntry:
    evaluation, style = scored.dossier.evaluation, scored.dossier.kind.style
    return CatalogueEntry(
        id=scored.identifier,
        year=str(evaluation.year),
        kind=scored.dossier.kind.identifier,
        document=scored.dossier.kind.document,
        name=evaluation.printed_name,
        supervisor=evaluation.supervisor,
        unit=evaluation.unit,
        evaluator=evaluation.evaluator,
        issued=iso_date(evaluation.issued),
        profile=scored.dossier.profile.identifier,
        full=score_text(scored.full, style),
        total=score_text(scored.total, style),
        grade=scored.grade,
        rule_total=printed_score(scored.rule_total, ScoreStyle.FIXED),
        rule_most=printed_score(scored.rule_most, ScoreStyle.FIXED),
        rule_grade=rule_grade(scored),
        rule_checked=str(scored.coverage.checked),
        rule_counted=str(scored.coverage.counted),
        page=f"{scored.identifier}/",
        files=list(files),
    )


def findings(every: Iterable[ScoredDossier]) -> LedgerFile:
    """各份评价的问题与建议。"""
    entries = (_ledger_entry(one) for one in every)
    told = [one for one in entries if one.experiences or one.problems or one.recommendations]
    return LedgerFile(version=VERSION, evaluations=told)


def _ledger_entry(scored: ScoredDossier) -> LedgerEntry:
    evaluation = scored.dossier.evaluation
    return LedgerEntry(
        evaluation=scored.identifier,
        year=str(evaluation.year),
        name=evaluation.printed_name,
        unit=evaluation.unit,
        experiences=experience_data(evaluation),
        problems=problem_data(evaluation),
        recommendations=recommendation_data(evaluation),
    )


def policies(editions: Sequence[Edition]) -> PoliciesFile:
    """政策文件登记里的全部文件。"""
    cited: dict[str, list[str]] = {}
    for edition in editions:
        for slug in edition.cited:
            cited.setdefault(slug, []).append(edition.scored.identifier)
    known = editions[0].registry.policies if editions else ()
    return PoliciesFile(
        version=VERSION,
        policies=[CitedPolicy(**policy_data(one).data(), cited_by=cited.get(one.slug, [])) for one in known],
    )


def policy_rows(editions: Sequence[Edition]) -> Iterator[Values]:
    """政策文件的各行。"""
    for one in policies(editions).policies:
        yield {
            "标识": one.id,
            "标题": one.title,
            "文号": one.number,
            "发文机关": one.issuer,
            "成文日期": one.date,
            "层级": one.level,
            "类别": one.category,
            "效力": one.status,
            "被替代": one.replaced_by,
            "网址": one.address,
            "引用它的评价": "、".join(one.cited_by) or None,
        }
