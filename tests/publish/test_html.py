"""网页渲染：地址、转义、每种块的结构。"""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest

from jixiao.model.report import (
    Align,
    Bar,
    BarChart,
    Block,
    Caption,
    CardLine,
    CardPlace,
    Cell,
    Code,
    DerivationCard,
    Emphasis,
    FactText,
    Heading,
    Inlines,
    KeyFigure,
    KeyFigures,
    LineBreak,
    Link,
    LinkKind,
    ListBlock,
    NavigationEntry,
    Notice,
    Page,
    Paragraph,
    Preformatted,
    Quote,
    Row,
    Scope,
    Section,
    SitePath,
    Strong,
    Table,
    TableRole,
    Text,
)
from jixiao.model.report_text import plain_text
from jixiao.publish.html import render_page
from jixiao.publish.html_address import Origin, fragment, href, relative_url
from jixiao.publish.html_inline import inline_html
from jixiao.publish.html_table import column_widths
from jixiao.publish.shell import SLOTS
from jixiao.publish.templates import Environment, environment
from jixiao.publish.theme_files import theme_directory

HERE = "2024/dangjian/indicators/"
VOID = {"br", "col", "input", "meta", "link", "rect"}


def words(text: str) -> Inlines:
    return (Text(text),)


def cell(text: str, **options: object) -> Cell:
    return Cell(words(text), **options)  # type: ignore[arg-type]


class Outline(HTMLParser):
    """边读边查嵌套：每个结束标签必须对上最近的开始标签。"""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs), f"{tag} 的属性重复"
        assert tag != "p" or "p" not in self.open, "段落里不能再有段落"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"多出 </{tag}>"
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]

    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.tags if "id" in attrs]


@pytest.fixture(name="theme", scope="module")
def _theme() -> Environment:
    return environment((theme_directory(),))


def body(theme: Environment, *blocks: Block) -> str:
    return render_page(Page(HERE, "页", blocks), theme)["body"]


SCORES = Table(
    anchor="表-得分",
    caption=Caption("表1", "指标体系及得分", "分"),
    head=(Row(tuple(cell(name, scope=Scope.COLUMN) for name in ("一级", "三级指标", "得分"))),),
    groups=(
        (
            Row(
                (
                    cell("决策", scope=Scope.ROW_GROUP, rowspan=2),
                    cell("立项", scope=Scope.ROW),
                    cell("5", align=Align.END),
                )
            ),
            Row(
                (
                    cell("目标", scope=Scope.ROW, details=words("评分标准全文"), details_label="评分标准"),
                    cell("3", align=Align.END),
                ),
                tone="loss",
                anchor="A21",
            ),
        ),
    ),
    foot=(Row((cell("总分", scope=Scope.ROW, colspan=2), cell("8", align=Align.END)), tone="total"),),
    role=TableRole.INDICATORS,
    notes=(words("注一"),),
    widths=(1, 3, 1),
)

EVERY_BLOCK: tuple[Block, ...] = (
    Heading(2, "一、", words("概况"), "gk"),
    Paragraph((Text("甲"), Strong((Emphasis(words("乙")),)), LineBreak(), Code("funds.yaml:3:1"))),
    ListBlock(
        ordered=True,
        items=((Paragraph(words("其一")), ListBlock(ordered=False, items=((Paragraph(words("细")),),))),),
    ),
    Quote((Paragraph(words("引")),)),
    Preformatted("项目名称: 甲\n  乙", "yaml"),
    SCORES,
    Table("", None, (), ((Row((cell("类型", scope=Scope.ROW), cell("自评"))),),), role=TableRole.RECORD),
    BarChart("图-1", Caption("图1", "得分率"), "得分率", "决策 85%", (Bar(words("决策"), "85.00", words("17/20")),)),
    KeyFigures((KeyFigure("得分", words("88.90 良"), words("满分 100")),)),
    Notice("warning", "不一致", (Paragraph(words("说明")),)),
    Section("A11", (Heading(3, "1.", words("立项"), "A11-t"), Paragraph(words("文")))),
    DerivationCard("f-总分", "总分", "88.90", (CardLine("公式", (words("相加"), words("取整"))),)),
)


def test_各种块都在样例里() -> None:
    assert {type(block) for block in EVERY_BLOCK} == set(get_args(Block))


@pytest.mark.parametrize("block", EVERY_BLOCK, ids=lambda block: type(block).__name__)
def test_每种块都是嵌套正确的网页(theme: Environment, block: Block) -> None:
    html = body(theme, block)
    Outline(html)
    assert "style=" not in html
    assert "onclick" not in html


def test_合在一页上标识不重复_各槽齐全(theme: Environment) -> None:
    slots = render_page(Page(HERE, "页", EVERY_BLOCK), theme)
    assert sorted(slots) == sorted(SLOTS)
    ids = Outline("".join(slots.values())).ids()
    assert len(ids) == len(set(ids))
    assert not [name for name in ids if " " in name]


def test_题名一块在两张目录之前_题下各项不断开_间隔号在后一项之前(theme: Environment) -> None:
    subtitle = (Text("评价报告　·　某单位 · "), Link("https://example.gov.cn/", (Text("原文 · 附件"),)))
    slots = render_page(Page(HERE, "页", (Paragraph((Text("正文"),)),), subtitle=subtitle), theme)
    assert "<h1>页</h1>" in slots["heading"]
    assert "正文" not in slots["heading"]
    assert "正文" in slots["body"]
    assert "<h1" not in slots["body"]
    parts = re.findall(r'<span class="jx-part">(.*?)</span>', slots["heading"])
    assert [re.sub("<.*?>", "", part) for part in parts] == ["评价报告", "· 某单位", "· 原文 · 附件"]
    Outline(slots["heading"])
    Outline(slots["body"])


# ------------------------------------------------------------ 地址


@pytest.mark.parametrize(
    ("origin", "path", "expected"),
    [
        ("", "2024/a/", "2024/a/"),
        ("2024/a/", "", "../../"),
        ("2024/a/trace/", "2024/a/", "../"),
        ("2024/a/", "2024/a/trace/", "trace/"),
        ("2024/a/x/", "2024/a/y/", "../y/"),
        ("2024/a/x/", "policies/p/", "../../../policies/p/"),
        ("2024/a/", "2024/a/files/a b.pdf", "files/a%20b.pdf"),
        ("2024/a/", "2024/a/", ""),
        ("2024/ab/", "2024/a/", "../a/"),
        ("2024/a/", "2024/a/x:y/", "./x:y/"),
        ("", "", ""),
    ],
)
def test_站内地址是相对的(origin: str, path: str, expected: str) -> None:
    assert relative_url(origin, path) == expected


def test_同页锚点只写片段_同页不写空地址() -> None:
    assert href(HERE, SitePath(HERE, "A11")) == "#A11"
    assert href(HERE, SitePath(HERE)) == "./"


def test_片段保留汉字_转义会断开地址的字符() -> None:
    assert fragment("f-指标.B11 得分") == "f-指标.B11-得分"
    assert fragment('a"#%') == "a%22%23%25"


def test_链接的片段解码后等于元素标识(theme: Environment) -> None:
    key = '满意 度"%1'
    html = body(
        theme,
        Paragraph((FactText("2024/dangjian", key, "82"),)),
        DerivationCard(f"f-{key}", "满意度", "82", ()),
    )
    outline = Outline(html)
    link = outline.all("a")[0]["href"]
    assert link == "../trace/#f-满意-度%22%251"
    assert 'f-满意-度"%1' in outline.ids()


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", " JavaScript:x", "//evil.example"])
def test_不放行的站外地址只留文字(target: str) -> None:
    assert inline_html((Link(target, words("点")),), Origin(HERE)) == "点"


def test_站外链接标明是外部的() -> None:
    html = inline_html((Link("https://www.mof.gov.cn/?a=1&b=2", words("财政部")),), Origin(HERE))
    assert html == '<a href="https://www.mof.gov.cn/?a=1&amp;b=2" rel="external noopener noreferrer">财政部</a>'


# ------------------------------------------------------------ 行内


def test_行内各种片段() -> None:
    items: Inlines = (
        Text("见 "),
        Link(SitePath("policies/p/"), words("沪财绩〔2020〕6号"), LinkKind.POLICY),
        FactText("2024/dangjian", "总分", "3.90 ≠ 0.00", "differs"),
        Code("a<b"),
    )
    assert inline_html(items, Origin(HERE)) == (
        '见 <a class="jx-policy" href="../../../policies/p/"><span class="jx-num">沪财绩〔2020〕6号</span></a>'
        '<a class="jx-fact jx-differs" href="../trace/#f-总分">3.90 ≠ 0.00</a>'
        '<code class="jx-code">a&lt;b</code>'
    )
    assert plain_text(items) == "见 沪财绩〔2020〕6号3.90 ≠ 0.00a<b"


def test_数与单位不断开() -> None:
    assert inline_html(words("153.40 万元，占 99.95 %"), Origin(HERE)) == "153.40\u00a0万元，占 99.95\u00a0%"


def test_数据里的标记一律转义(theme: Environment) -> None:
    evil = '<script>alert("1")</script>&\'"'
    text = words(evil)
    page = Page(
        HERE,
        evil,
        (
            Heading(2, evil, text, evil),
            Paragraph((Text(evil), Code(evil), FactText(evil, evil, evil, evil), Link(SitePath(evil, evil), text))),
            Preformatted(evil, evil),
            Table(
                evil,
                Caption(evil, evil, evil),
                (),
                ((Row((Cell(text, anchor=evil, details=text, details_label=evil),), evil, evil),),),
                notes=(text,),
            ),
            BarChart(evil, Caption(evil, evil, evil), evil, evil, (Bar(text, evil, text),)),
            KeyFigures((KeyFigure(evil, text, text),)),
            Notice(evil, evil, (Paragraph(text),)),
            Section(evil, ()),
            DerivationCard(evil, evil, evil, (CardLine(evil, (text,)),)),
        ),
        subtitle=text,
        description=evil,
        crumbs=(NavigationEntry(evil, SitePath(evil)),),
        navigation=(NavigationEntry(evil, SitePath(evil, evil)),),
        navigation_title=evil,
        window_title=evil,
    )
    for name, html in render_page(page, theme, page_class=evil).items():
        assert "<script" not in html, name
        assert 'alert("' not in html, name


# ------------------------------------------------------------ 块


def test_表头单元都有管辖范围_题与注俱全(theme: Environment) -> None:
    html = body(theme, SCORES)
    outline = Outline(html)
    assert [attrs["scope"] for attrs in outline.all("th")] == ["col"] * 3 + ["rowgroup", "row", "row", "row"]
    assert [name for name, _ in outline.tags if name in {"caption", "thead", "tbody", "tfoot"}] == [
        "caption",
        "thead",
        "tbody",
        "tfoot",
    ]
    frame = next(attrs for attrs in outline.all("div") if attrs.get("role") == "group")
    assert frame["tabindex"] == "0"
    assert frame["aria-labelledby"] in outline.ids()
    assert "单位：分" in html
    assert "<p>注一</p>" in html
    assert '<details class="jx-details"><summary>评分标准</summary><div>评分标准全文</div></details>' in html


def test_跨行之下行名列与级别列仍认得准(theme: Environment) -> None:
    outline = Outline(body(theme, SCORES))
    kinds = [attrs.get("class") for name, attrs in outline.tags if name in {"th", "td"}]
    assert kinds == [
        "jx-level", "jx-name", None,
        "jx-level", "jx-name", "jx-end",
        "jx-name", "jx-end",
        "jx-name", "jx-end",
    ]  # fmt: skip


def test_成卡的表_写明角色_栏目名写在格上_没有内容的另有记号(theme: Environment) -> None:
    titles = ("项目", "年度", "总分", "执行率", "问题")
    table = Table(
        "t",
        None,
        (Row(tuple(cell(title, scope=Scope.COLUMN) for title in titles)),),
        ((Row((cell("甲", scope=Scope.ROW), cell("2024"), cell("88.9"), cell("99%"), cell("—"))),),),
        cards=(CardPlace.PLAIN, CardPlace.PLAIN, CardPlace.LEAD, CardPlace.LABELLED, CardPlace.LABELLED),
    )
    outline = Outline(body(theme, table))
    shown = [
        (attrs.get("role"), attrs.get("class"), attrs.get("data-label"))
        for name, attrs in outline.tags
        if name in {"table", "thead", "tbody", "tr", "th", "td"}
    ]
    heads = [("columnheader", "jx-name", None), *[("columnheader", None, None)] * 4]
    assert shown == [
        ("table", "jx-grid", None),
        ("rowgroup", None, None), ("row", None, None), *heads,
        ("rowgroup", None, None), ("row", None, None),
        ("rowheader", "jx-name", None),
        ("cell", "jx-plain", None), ("cell", "jx-lead", None), ("cell", None, "执行率"), ("cell", "jx-none", None),
    ]  # fmt: skip


def test_不成卡的表_没有多余的角色与栏目名(theme: Environment) -> None:
    html = body(theme, SCORES)
    assert 'role="table"' not in html
    assert "data-label" not in html


def test_有失分才有筛选(theme: Environment) -> None:
    assert "只看失分项（1 项）" in body(theme, SCORES)
    plain = Table("t", None, (), ((Row((cell("甲"),), "loss"),),), role=TableRole.DATA)
    assert "只看失分项" not in body(theme, plain)


def test_右边有合用分值的跨行单元时不给筛选(theme: Environment) -> None:
    shared = Table(
        "t",
        None,
        (),
        ((Row((cell("甲", scope=Scope.ROW), cell("5", rowspan=2)), "loss"), Row((cell("乙", scope=Scope.ROW),))),),
        role=TableRole.INDICATORS,
    )
    assert "只看失分项" not in body(theme, shared)


def test_空的表头单元按普通单元写(theme: Environment) -> None:
    html = body(theme, Table("t", None, (Row((cell("", scope=Scope.COLUMN),)),), ()))
    assert Outline(html).all("th") == []
    assert len(Outline(html).all("td")) == 1


def test_列宽取样式表备有的档() -> None:
    assert column_widths((1, 3, 1)) == (20, 60, 20)
    assert column_widths(()) == ()
    css = (theme_directory() / "css" / "tables.css").read_text(encoding="utf-8")
    assert all(f".jx-w{width} {{" in css for width in column_widths(tuple(range(1, 60))))


def test_条形图用属性给长度(theme: Environment) -> None:
    html = body(theme, EVERY_BLOCK[7])
    rects = [attrs for attrs in Outline(html).all("rect") if attrs["class"] == "jx-bar__value"]
    assert [attrs["width"] for attrs in rects] == ["85.00%"]
    assert "<desc>得分率</desc>" in html
    assert "决策 85%" in html


def test_来历卡的标题比所在标题低一级(theme: Environment) -> None:
    card = DerivationCard("f-a", "甲", "1", ())
    assert '<h3 class="jx-derivation__title"' in body(theme, Heading(2, "", words("得分"), "s"), card)
    assert '<h2 class="jx-derivation__title"' in body(theme, card)


def test_目录只列二三级_西文编号后空一格(theme: Environment) -> None:
    slots = render_page(
        Page(
            HERE,
            "页",
            (
                Heading(2, "一、", words("甲"), "a"),
                Section("s", (Heading(3, "1.", words("乙"), "b"), Heading(4, "", words("丙"), "c"))),
            ),
        ),
        theme,
    )
    links = Outline(slots["contents"]).all("a")
    assert [link["href"] for link in links] == ["#a", "#b"]
    assert "一、甲" in slots["contents"]
    assert "1. 乙" in slots["contents"]


def test_单个标题不列目录_没有上级不列位置(theme: Environment) -> None:
    slots = render_page(Page(HERE, "页", (Heading(2, "", words("甲"), "a"),)), theme)
    assert slots["contents"] == ""
    assert slots["breadcrumb"] == ""
    assert slots["navigation"] == ""


def test_报告目录标出所在页(theme: Environment) -> None:
    entries = (
        NavigationEntry("概览", SitePath("2024/dangjian/")),
        NavigationEntry("指标", SitePath(HERE), 1),
        NavigationEntry("下载", SitePath("2024/dangjian/", "downloads")),
    )
    page = Page(HERE, "指标", (), crumbs=entries[:1], navigation=entries, navigation_title="本报告")
    slots = render_page(page, theme)
    links = Outline(slots["navigation"]).all("a")
    assert [link["href"] for link in links] == ["../", "./", "../#downloads"]
    assert [link.get("aria-current") for link in links] == [None, "page", None]
    assert 'aria-label="所在位置"' in slots["breadcrumb"]
    assert '<li aria-current="page">指标</li>' in slots["breadcrumb"]


def test_窗口题名可与页名不同(theme: Environment) -> None:
    page = Page(HERE, "一、概况", (), window_title="一、概况 · 党建项目")
    assert render_page(page, theme)["title"] == "一、概况 · 党建项目"


@pytest.fixture(name="owned")
def _owned(tmp_path: Path) -> Environment:
    (tmp_path / "blocks").mkdir()
    (tmp_path / "blocks" / "paragraph.html").write_text("<p class=mine>{{ content }}</p>", encoding="utf-8")
    return environment((tmp_path, theme_directory()))


def test_站点可逐个覆盖块的模板(owned: Environment) -> None:
    html = body(owned, Paragraph(words("甲")), Quote((Paragraph(words("乙")),)))
    assert "<p class=mine>甲</p>" in html
    assert "<blockquote>" in html
