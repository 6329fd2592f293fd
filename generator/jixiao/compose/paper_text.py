"""纸面的行内与块：链接只留纸上走得通的，引用的文件指到“引用文件”一节，章内首次提到时加脚注。"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from jixiao.compose import addresses
from jixiao.compose.citations import citation_text
from jixiao.compose.paper_table import on_paper
from jixiao.model.dossier import normal_name
from jixiao.model.registry import Policy, PolicyStatus
from jixiao.model.report import (
    BarChart,
    Block,
    Cell,
    Code,
    DerivationCard,
    Emphasis,
    FactText,
    Footnote,
    Heading,
    Inline,
    Inlines,
    KeyFigures,
    LineBreak,
    Link,
    LinkKind,
    ListBlock,
    Notice,
    Paragraph,
    Preformatted,
    Quote,
    Row,
    Section,
    SitePath,
    Strong,
    Table,
    Text,
)
from jixiao.model.report_text import plain_text


@dataclass(frozen=True, slots=True)
class Places:
    """纸上有哪些去处。

    anchors 是各部分（path）里的锚点；moved 是网页上的 path 改到哪一部分；
    policies 是政策页的 path 所指的文件，numbers 是它在“引用文件”里的序号。
    """

    anchors: Mapping[str, frozenset[str]]
    moved: Mapping[str, str]
    policies: Mapping[str, Policy]
    numbers: Mapping[str, int]
    documents: str


@dataclass(slots=True)
class PaperText:
    """改写一部分，途中记下引用的文件。noted 是本部分已经加过脚注的；表内、题内不加脚注。"""

    places: Places
    noted: set[str] = field(default_factory=set)
    cited: list[Policy] = field(default_factory=list)
    row: str | None = None  # 正在改写的表行的锚点

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """依次改写。"""
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Heading():
                return replace(block, content=self._plain(block.content))
            case Paragraph():
                return Paragraph(self._noted(block.content))
            case ListBlock():
                return replace(block, items=tuple(self.blocks(item) for item in block.items))
            case Quote() | Notice() | Section():
                return replace(block, blocks=self.blocks(block.blocks))
            case Preformatted():
                return block
            case Table():
                return self._table(on_paper(block))
            case BarChart():
                bars = (replace(b, label=self._plain(b.label), note=self._plain(b.note)) for b in block.bars)
                return replace(block, bars=tuple(bars))
            case KeyFigures():
                items = (replace(i, value=self._plain(i.value), note=self._plain(i.note)) for i in block.items)
                return replace(block, items=tuple(items))
            case DerivationCard():
                lines = (replace(line, items=tuple(map(self._plain, line.items))) for line in block.lines)
                return replace(block, lines=tuple(lines))
            case _:
                assert_never(block)

    def _table(self, table: Table) -> Table:
        return replace(
            table,
            head=tuple(map(self._row, table.head)),
            groups=tuple(tuple(map(self._row, group)) for group in table.groups),
            foot=tuple(map(self._row, table.foot)),
            notes=tuple(map(self._plain, table.notes)),
        )

    def _row(self, row: Row) -> Row:
        self.row = row.anchor or None
        written = replace(row, cells=tuple(self._cell(cell) for cell in row.cells))
        self.row = None
        return written

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, content=self._plain(cell.content))

    def _plain(self, items: Inlines) -> Inlines:
        return tuple(self._inlines(items, notes=False))

    def _noted(self, items: Inlines) -> Inlines:
        return tuple(self._inlines(items, notes=True))

    def _inlines(self, items: Inlines, *, notes: bool) -> Iterator[Inline]:
        for item in items:
            match item:
                case Link():
                    yield from self._link(item, notes=notes)
                case Strong() | Emphasis():
                    yield replace(item, children=tuple(self._inlines(item.children, notes=notes)))
                case Footnote():
                    yield Footnote(self._plain(item.content))
                case Text() | Code() | LineBreak() | FactText():
                    yield item
                case _:
                    assert_never(item)

    def _link(self, link: Link, *, notes: bool) -> Iterator[Inline]:
        children = self._plain(link.children)
        if isinstance(link.target, str):
            yield replace(link, children=children)
            return
        policy = self.places.policies.get(link.target.path)
        if policy is not None:
            self.cited.append(policy)
        if policy is not None and policy.slug in self.places.numbers:
            entry = SitePath(self.places.documents, document_anchor(policy))
            yield Link(entry, children, LinkKind.POLICY)
            if notes and policy.slug not in self.noted:
                self.noted.add(policy.slug)
                yield from self._note(policy, plain_text(children))
            return
        target = self._target(link.target)
        if target is None or target.anchor == self.row:  # 指向本行的，纸上已在眼前
            yield from children
        else:
            yield replace(link, target=target, children=children)

    def _target(self, target: SitePath) -> SitePath | None:
        """纸上的去处；那一部分没有印，或印了而没有这个锚点的，没有去处。"""
        target = addresses.row_of(target)
        path = self.places.moved.get(target.path, target.path)
        anchors = self.places.anchors.get(path)
        if anchors is None or (target.anchor and target.anchor not in anchors):
            return None
        return SitePath(path, target.anchor)

    def _note(self, policy: Policy, shown: str) -> Iterator[Footnote]:
        """注出正文没有写的：全称与文号、发文机关、日期、效力，末了指到“引用文件”；都写了的不加注。"""
        names = (policy.title, policy.number or "")
        complete = all(normal_name(name) in normal_name(shown) for name in names)
        date = policy.date if policy.date and (policy.date.month or not policy.number) else None  # 文号里已有年份
        known = (
            "" if complete else citation_text(policy),
            policy.issuer or "",
            str(date or ""),
            policy.status.value if policy.status is PolicyStatus.REPEALED else "",
        )
        told = "，".join(part for part in known if part)
        if told:
            place = f"引用文件第 {self.places.numbers[policy.slug]} 项"
            entry = Link(SitePath(self.places.documents, document_anchor(policy)), (Text(place),))
            yield Footnote((Text(f"{told}；见"), entry, Text("。")))


def document_anchor(policy: Policy) -> str:
    """一份文件在“引用文件”一节的锚点。"""
    return f"d-{policy.slug}"


def policy_paths(policies: tuple[Policy, ...]) -> dict[str, Policy]:
    """政策页的地址 → 文件。"""
    return {addresses.policy(policy.slug): policy for policy in policies}
