"""生成的页放进 <head> 的标签：政府网站的栏目与内容标签、规范地址、Open Graph、检索的分面。

标签的名称照《政府网站发展指引》（国办发〔2017〕47号）附件“网页设计规范”；没有的值不写，不编。
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import escape


@dataclass(frozen=True, slots=True)
class PageHead:
    """一页的说明。column 是所属栏目，source 是内容来源（发文机关、单位）。

    facets 是检索的分面：名称 → 值。
    """

    title: str
    description: str
    column: str
    column_type: str
    published: str = ""
    source: str = ""
    keywords: tuple[str, ...] = ()
    facets: Mapping[str, str] = field(default_factory=dict)


def head_html(head: PageHead, address: str) -> str:
    """一页的各标签。address 是这一页的完整地址，站点没有写 site_url 的为空。"""
    return "\n".join(_tags(head, address))


def _tags(head: PageHead, address: str) -> Iterator[str]:
    named = {
        "Keywords": ",".join(head.keywords),
        "ColumnName": head.column,
        "ColumnType": head.column_type,
        "ArticleTitle": head.title,
        "PubDate": head.published,
        "ContentSource": head.source,
    }
    yield from (f'<meta name="{name}" content="{escape(value)}">' for name, value in named.items() if value)
    graph = {"type": "article", "title": head.title, "description": head.description, "url": address}
    yield from (f'<meta property="og:{name}" content="{escape(value)}">' for name, value in graph.items() if value)
    if address:
        yield f'<link rel="canonical" href="{escape(address)}">'
    yield f'<meta name="title" data-pagefind-meta="title[content]" content="{escape(head.title)}">'
    for name, value in head.facets.items():
        if value:
            yield f'<meta name="facet" data-pagefind-filter="{escape(name)}[content]" content="{escape(value)}">'
