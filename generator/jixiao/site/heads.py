"""各生成页的头部标签，由评价与文件登记得来。"""

from collections.abc import Iterable, Mapping

from jixiao.compose import addresses
from jixiao.model.disclosure import Disclosure
from jixiao.model.entry import PartialDate
from jixiao.model.report import Page, PageRole
from jixiao.model.scored import ScoredDossier
from jixiao.pipeline import Study
from jixiao.publish.page_head import PageHead, head_html
from jixiao.wording import page_heads as words


def page_heads(study: Study, pages: Iterable[Page], base: str) -> Mapping[str, str]:
    """页的地址 → 放进 <head> 的 HTML。base 是站点地址（以 / 结尾），没有的为空。"""
    evaluations = {one.identifier: one for one in study.scored}
    return {page.path: head_html(_head(page, evaluations, study), base and base + page.path) for page in pages}


def _head(page: Page, evaluations: Mapping[str, ScoredDossier], study: Study) -> PageHead:
    scored = evaluations.get("/".join(page.path.split("/")[:2]))
    if scored is not None:
        return _of_evaluation(page, scored)
    if page.path.startswith(addresses.POLICIES):
        return _of_policy(page, study)
    if page.path.startswith((addresses.UNITS, addresses.YEARS, addresses.LEDGER, addresses.SITE_AUDIT)):
        return _described(page, words.EVALUATIONS, words.DISCLOSURE, {words.DOCUMENT: words.DISCLOSURE})
    if page.path.startswith(addresses.COMPARE):
        return _described(page, words.COMPARE, words.DISCLOSURE, {})
    if page.path.startswith(addresses.DICTIONARY):
        return _described(page, words.DICTIONARY, words.SERVICE, {words.DOCUMENT: words.SERVICE})
    return _described(page, words.GUIDE, words.SERVICE, {words.DOCUMENT: words.SERVICE})


def _of_evaluation(page: Page, scored: ScoredDossier) -> PageHead:
    evaluation, document = scored.dossier.evaluation, scored.dossier.kind.document
    unit = scored.dossier.unit or scored.dossier.supervisor or ""
    named = (page.title,) if page.role is PageRole.INDICATOR else ()
    own = evaluation.disclosure or Disclosure()
    words_of = (*named, document, f"{evaluation.year}{words.YEAR}", evaluation.name, unit, own.number, own.subject)
    return PageHead(
        title=page.window_title or page.title,
        description=page.description,
        column=words.EVALUATIONS,
        column_type=words.DISCLOSURE,
        published=_day(own.published or evaluation.issued),
        source=own.issuer or scored.dossier.supervisor or unit,
        keywords=tuple(word for word in dict.fromkeys(words_of) if word is not None),
        facets={
            words.YEAR: str(evaluation.year),
            words.UNIT: unit,
            words.DOCUMENT: document,
            words.EVALUATION: scored.identifier,
        },
    )


def _of_policy(page: Page, study: Study) -> PageHead:
    policy = study.workspace.registry.policy(page.path.removeprefix(addresses.POLICIES).rstrip("/"))
    facets = {words.DOCUMENT: words.POLICY_FILES}
    if policy is None:
        return _described(page, words.POLICIES, words.POLICY_FILES, facets)
    return PageHead(
        title=page.title,
        description=page.description,
        column=words.POLICIES,
        column_type=words.POLICY_FILES,
        published=_day(policy.date),
        source=policy.issuer or "",
        keywords=tuple(word for word in (policy.number, policy.issuer) if word),
        facets=facets,
    )


def _described(page: Page, column: str, column_type: str, facets: Mapping[str, str]) -> PageHead:
    return PageHead(page.window_title or page.title, page.description, column, column_type, facets=facets)


def _day(day: PartialDate | None) -> str:
    """照数据的详略：只到年月的，不补日。"""
    return day.iso if day is not None else ""
