"""页面头部的标签：没有的值不写，值里的标记转义。"""

from jixiao.publish.page_head import PageHead, head_html

BARE = PageHead("题", "说明", "栏目", "类型")


def test_没有的值不写() -> None:
    html = head_html(BARE, "")
    for name in ("PubDate", "ContentSource", "Keywords", "canonical", "og:url", "data-pagefind-filter"):
        assert name not in html
    assert '<meta name="ArticleTitle" content="题">' in html
    assert '<meta property="og:description" content="说明">' in html


def test_有地址的写规范地址() -> None:
    html = head_html(BARE, "https://www.example.gov.cn/a/")
    assert '<link rel="canonical" href="https://www.example.gov.cn/a/">' in html
    assert '<meta property="og:url" content="https://www.example.gov.cn/a/">' in html


def test_值里的引号与尖括号转义() -> None:
    html = head_html(PageHead('"><script>', "说明", "栏目", "类型", facets={"单位": "<乙>"}), "")
    assert "<script>" not in html
    assert 'content="&lt;乙&gt;"' in html
