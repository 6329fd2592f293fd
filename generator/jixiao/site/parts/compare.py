"""对比：预先列出的各组，与自选评价的页和它的数据。"""

import json
from collections.abc import Iterable, Mapping
from typing import Final

from jixiao.compose import addresses
from jixiao.compose.compare import comparison_list, comparison_pages
from jixiao.compose.compare_data import compare_data, compare_index
from jixiao.model.report import Page
from jixiao.site.context import Site
from jixiao.site.downloads import member_links, page_with_site_data
from jixiao.site.part import Part

# 自选的页由脚本做成；没有脚本的，只有下面预先列出的
PAGE: Final = """\
---
title: 对比
assets: compare
hide:
  - navigation
---
# 对比

<div id="jx-compare"></div>

## 预先列出的对比

<!-- jixiao:comparisons -->
"""


def _pages(site: Site) -> Iterable[Page]:
    pages = comparison_pages(site.comparisons, site.study.workspace.dictionary)
    for page, one in zip(pages, site.comparisons, strict=True):
        yield page_with_site_data(page, member_links(site.files, one.members))


def _data(site: Site) -> Mapping[str, str]:
    dictionary = site.study.workspace.dictionary
    each = {addresses.comparison_data(one.identifier): _json(compare_data(one, dictionary)) for one in site.scored}
    return {addresses.comparison_data(): _json(compare_index(site.scored, site.registry)), **each}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


COMPARE: Final = Part(
    "对比",
    placeholders={"comparisons": lambda site: comparison_list(site.comparisons)},
    pages=_pages,
    data=_data,
    fallback=lambda _: {"compare.md": PAGE},
)
