"""一页变成壳上各槽的 HTML。块一级用模板（可由站点逐个覆盖），行内与单元格在程序里拼好。"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, assert_never

from markupsafe import Markup, escape

from jixiao.model.report import (
    BarChart,
    Block,
    DerivationCard,
    Heading,
    Inline,
    Inlines,
    KeyFigures,
    ListBlock,
    NavigationEntry,
    Notice,
    Page,
    PageRole,
    Paragraph,
    Preformatted,
    Quote,
    Section,
    SitePath,
    Table,
    Text,
)
from jixiao.model.report_text import heading_number, heading_text
from jixiao.publish.html_address import UNMOVED, Origin, Whereabouts, element_id, fragment, relative_url
from jixiao.publish.html_inline import inline_html
from jixiao.publish.html_table import column_widths, table_parts
from jixiao.publish.search import MARK
from jixiao.publish.templates import Environment

_DEEPEST_HEADING = 6
_BETWEEN = re.compile(r"(　·　| · |　)")


def render_page(
    page: Page, environment: Environment, *, page_class: str = "", head: str = "", whereabouts: Whereabouts = UNMOVED
) -> dict[str, str]:
    """渲染一页，返回 槽名 → HTML，可直接交给 shell.pour。

    page_class 加在正文容器上；head 是要放进 <head> 的现成 HTML（如结构化数据）；whereabouts 说明内容在哪一页。
    """
    here = Origin(page.path, whereabouts)
    writer = _Writer(environment, here)
    blocks = writer.blocks(page.blocks)
    slots = {
        "title": str(escape(page.window_title or page.title)),
        "description": str(escape(page.description)),
        "head": head,
        "breadcrumb": writer.render("pages/breadcrumb", title=page.title, crumbs=_entries(page.crumbs, here)),
        "navigation": writer.render("pages/navigation", title=page.navigation_title, entries=_navigation(page, here)),
        "contents": writer.render("pages/contents", whole=bool(page.contents), entries=_contents(page, here)),
        "page_class": str(escape(page_class)),
        # 计算底稿、对比把各页的数再说一遍，不编入搜索
        "searched": "" if page.role in {PageRole.TRACE, PageRole.COMPARISON} else MARK,
        "body": writer.render(
            "pages/body",
            page=page,
            title=page.title,
            subtitle=_subtitle(page.subtitle, here),
            remark=inline_html(page.remark, here),
            blocks=blocks,
            turns=_turns(page, here),
        ),
    }
    return {**slots, **_parted(slots["body"])}


def _parted(body: str) -> dict[str, str]:
    """题名一块（<header>）与其余分开：两张目录排在中间。"""
    heading, end, rest = body.partition("</header>")
    return {"heading": heading + end, "body": rest} if end else {"heading": "", "body": body}


def _subtitle(items: Inlines, origin: Origin) -> Markup:
    """题下一行：各项自成一段，不从中间断开；间隔号写在后一项之前，不留在行末。"""
    parts: list[list[Inline]] = [[]]
    for item in items:
        if not isinstance(item, Text):
            parts[-1].append(item)
            continue
        first, *others = _BETWEEN.split(item.text)
        parts[-1].append(Text(first))
        for mark, text in zip(others[::2], others[1::2], strict=True):
            parts.append([Text(f"· {text}" if "·" in mark else text)])
    shown = (inline_html(tuple(part), origin) for part in parts)
    return Markup(" ").join(Markup('<span class="jx-part">{}</span>').format(html) for html in shown if html)


def render_blocks(
    blocks: Sequence[Block], environment: Environment, *, path: str, whereabouts: Whereabouts = UNMOVED
) -> str:
    """只渲染块，供插进手写页；path 是那一页的地址。"""
    return str(_Writer(environment, Origin(path, whereabouts)).blocks(blocks))


def _turns(page: Page, here: Origin) -> list[dict[str, Any]]:
    """前后相邻的页；没有的留空位，“后一页”才总在右边。"""
    if page.before is None and page.after is None:
        return []
    return [
        {"rel": rel, "title": entry.title if entry else "", "href": here.href(entry.target) if entry else ""}
        for rel, entry in (("prev", page.before), ("next", page.after))
    ]


def _entries(entries: Sequence[NavigationEntry], here: Origin, above: str = "") -> list[dict[str, Any]]:
    """目录的各项；above 是这一页所属一项的网址。"""
    return [
        {
            "title": entry.title,
            "href": here.href(entry.target),
            "depth": entry.depth,
            "current": entry.target.path == here.path and not entry.target.anchor,
            "within": bool(above) and entry.target.path == above,
        }
        for entry in entries
    ]


def _navigation(page: Page, here: Origin) -> list[dict[str, Any]]:
    """本报告的目录；这一页不在其中的，标出它所属的一项：本章的第一页，或上一级。"""
    listed = any(entry.target.path == page.path for entry in page.navigation)
    above = next(iter(page.contents or page.crumbs[-1:]), None)
    return _entries(page.navigation, here, "" if listed or above is None else above.target.path)


def _contents(page: Page, here: Origin) -> list[dict[str, Any]]:
    """本页目录：二、三级标题；一章分成几页的，列全章的。"""
    found = page.contents or [
        NavigationEntry(heading_text(heading), SitePath(page.path, heading.anchor), heading.level - 2)
        for heading in _headings(page.blocks)
        if heading.level <= 3
    ]
    return [
        {
            "deeper": entry.depth > 0,
            "href": here.href(entry.target),
            "title": entry.title,
            "holds": [element_id(anchor) for anchor in entry.holds],
        }
        for entry in found
    ]


def _headings(blocks: Sequence[Block]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Section | Notice):
            yield from _headings(block.blocks)


class _Writer:
    """一页的渲染：记着所在页、当前标题级别与无名表的序号。"""

    __slots__ = ("_environment", "_level", "_origin", "_tables")

    def __init__(self, environment: Environment, origin: Origin) -> None:
        self._environment = environment
        self._origin = origin
        self._level = 1
        self._tables = 0

    def render(self, template: str, **values: object) -> Markup:
        html = self._environment.get_template(f"{template}.html").render(values)
        return Markup(html)  # noqa: S704  模板自动转义

    def blocks(self, blocks: Sequence[Block]) -> Markup:
        return Markup("\n").join([self._block(block) for block in blocks])

    def _inline(self, items: Inlines) -> Markup:
        return inline_html(items, self._origin)

    def _block(self, block: Block) -> Markup:  # noqa: C901  每种块一支，穷尽便是这么多
        match block:
            case Heading():
                html = self._heading(block)
            case Paragraph():
                html = self.render("blocks/paragraph", content=self._inline(block.content))
            case ListBlock():
                items = [self._list_item(item) for item in block.items]
                html = self.render("blocks/list", tag="ol" if block.ordered else "ul", items=items)
            case Quote():
                html = self.render("blocks/quote", content=self.blocks(block.blocks))
            case Preformatted():
                html = self.render("blocks/preformatted", text=block.text, language=block.language)
            case Table():
                html = self._table(block)
            case BarChart():
                html = self._bar_chart(block)
            case KeyFigures():
                html = self._key_figures(block)
            case Notice():
                html = self.render(
                    "blocks/notice", tone=block.tone, title=block.title, content=self.blocks(block.blocks)
                )
            case DerivationCard():
                html = self._derivation_card(block)
            case Section():
                html = self._section(block)
            case _:
                assert_never(block)
        return html

    def _section(self, block: Section) -> Markup:
        records = relative_url(self._origin.path, block.records) if block.records else ""
        content = self.blocks(block.blocks)
        return self.render("blocks/section", anchor=element_id(block.anchor), content=content, records=records)

    def _heading(self, block: Heading) -> Markup:
        self._level = min(block.level, _DEEPEST_HEADING)
        return self.render(
            "blocks/heading",
            level=self._level,
            number=heading_number(block),
            content=self._inline(block.content),
            anchor=element_id(block.anchor),
            fragment=fragment(block.anchor),
        )

    def _list_item(self, blocks: Sequence[Block]) -> Markup:
        """只有一段的列表项不另起段落。"""
        if blocks and isinstance(blocks[0], Paragraph):
            first = self._inline(blocks[0].content)
            return Markup("\n").join([first, *(self._block(block) for block in blocks[1:])])
        return self.blocks(blocks)

    def _table(self, block: Table) -> Markup:
        self._tables += 1
        parts = table_parts(block, self._origin)
        anchor = element_id(block.anchor)
        return self.render(
            "blocks/table",
            role=block.role.value,
            anchor=anchor,
            cards=bool(block.cards),
            caption=block.caption,
            caption_id=f"{anchor}--caption" if anchor else f"jx-table-{self._tables}",
            widths=column_widths(block.widths),
            head=parts.head,
            groups=parts.groups,
            foot=parts.foot,
            losses=parts.losses,
            notes=[self._inline(note) for note in block.notes],
            downloads=[self._inline((link,)) for link in block.downloads],
        )

    def _bar_chart(self, block: BarChart) -> Markup:
        return self.render(
            "blocks/bar_chart",
            anchor=element_id(block.anchor),
            caption=block.caption,
            title=block.title,
            description=block.description,
            bars=[
                {"label": self._inline(bar.label), "percent": bar.percent, "note": self._inline(bar.note)}
                for bar in block.bars
            ],
        )

    def _key_figures(self, block: KeyFigures) -> Markup:
        items = [
            {"label": item.label, "value": self._inline(item.value), "note": self._inline(item.note)}
            for item in block.items
        ]
        return self.render("blocks/key_figures", items=items)

    def _derivation_card(self, block: DerivationCard) -> Markup:
        return self.render(
            "blocks/derivation_card",
            anchor=element_id(block.anchor),
            level=min(self._level + 1, _DEEPEST_HEADING),
            subject=block.subject,
            title=block.title,
            value=block.value,
            tone=block.tone,
            lines=[
                {
                    "label": line.label,
                    "entries": [self._inline(item) for item in line.items],
                    "repeated": line.repeated,
                }
                for line in block.lines
            ],
        )
