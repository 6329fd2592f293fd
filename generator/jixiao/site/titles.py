"""各页的名称，连同文号、别名：搜索页先列名称相符的页，再列全文里有的。

全文的相关程度看一个词在页里出现多少，名称只算其中一处；要找某份文件、某个单位的，多半要的是它自己的页。
一页是 [地址, 题名, 别的名称……]，分种列出。指标归在哪份评价，由地址的前两段可知，不另写。
"""

import json
from collections.abc import Iterable, Mapping
from typing import Final

from jixiao.compose import addresses
from jixiao.model.report import Page, PageRole
from jixiao.site.context import Site
from jixiao.site.downloads import HOMES
from jixiao.wording import search as words
from jixiao.wording.page_heads import YEAR

MOST: Final = 100
"""评价不过这么多份，才列指标的页：搜索页要一次取来，再多就太重，指标由全文去找。"""


def title_file(site: Site, pages: Iterable[Page], most: int = MOST) -> Mapping[str, str]:
    """站内地址 → 内容。"""
    named = _Names(site)
    left_out = {words.INDICATOR} if len(site.scored) > most else set()
    found: dict[str, list[tuple[str, ...]]] = {kind: [] for kind in words.KINDS}
    for page in pages:
        kind = _kind(page)
        if kind is not None and kind not in left_out:
            found[kind].append((page.path, page.title, *named.others(page)))
    groups = [{"kind": kind, "pages": rows} for kind, rows in found.items() if rows]
    return {addresses.TITLES: json.dumps(groups, ensure_ascii=False, separators=(",", ":")) + "\n"}


_FOLDERS: Final = {
    addresses.POLICIES: words.POLICY,
    addresses.UNITS: words.UNIT,
    addresses.DICTIONARY: words.TERM,
    addresses.RULES: words.RULE,
}


def _kind(page: Page) -> str | None:
    """是哪一种；章、底稿之类不以名称来找的，没有。"""
    if page.role in HOMES:
        return words.EVALUATION
    if page.role is PageRole.INDICATOR:
        return words.INDICATOR
    return next((kind for folder, kind in _FOLDERS.items() if page.path.startswith(folder)), None)


class _Names:
    """地址 → 题名以外的名称：文号、别名；评价是单位、年度、文种。"""

    def __init__(self, site: Site) -> None:
        self._others: dict[str, tuple[str | None, ...]] = {
            **{addresses.policy(one.slug): (one.number, *one.aliases) for one in site.registry.policies},
            **{addresses.unit(one.slug): one.aliases for one in site.registry.organisations},
            **{addresses.term(one.slug): one.aliases for one in site.study.workspace.dictionary.terms},
        }
        for scored in site.scored:
            one = scored.dossier.evaluation
            who = scored.dossier.unit or scored.dossier.supervisor
            year = f"{one.year}{YEAR}"
            self._others[addresses.overview(scored.identifier)] = (one.name, who, year, scored.dossier.kind.document)

    def others(self, page: Page) -> tuple[str, ...]:
        """与题名不同的各名称。"""
        return tuple(dict.fromkeys(name for name in self._others.get(page.path, ()) if name and name != page.title))
