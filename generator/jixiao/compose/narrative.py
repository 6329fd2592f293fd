"""正文：一章变成一页的块，标题编号，嵌入落实。"""

from jixiao.compose.data_table import data_table
from jixiao.compose.finding import KINDS, FindingPlace, finding_blocks
from jixiao.compose.indicator_table import score_table
from jixiao.compose.inline import InlineComposer
from jixiao.compose.layout import embed_anchor
from jixiao.compose.overview import rate_chart
from jixiao.compose.survey import survey_blocks
from jixiao.model.narrative import (
    Embed,
    Grid,
    Items,
    Literal,
    Passage,
    Phrases,
    Prose,
    Quotation,
    Title,
)
from jixiao.model.report import (
    Align,
    Block,
    Cell,
    Heading,
    ListBlock,
    Paragraph,
    Preformatted,
    Quote,
    Row,
    Scope,
    Section,
    SitePath,
    Table,
    Text,
)
from jixiao.model.report_text import plain_text
from jixiao.wording.codes import reading as codes
from jixiao.wording.nearest import nearest
from jixiao.wording.numbering import heading_number

_FIRST = 2


class NarrativeComposer:
    """编排一页的正文。where 是页题，path 是所在的页。"""

    def __init__(self, inline: InlineComposer, where: str, path: str) -> None:
        self.inline = inline
        self.where = where
        self.path = path
        self._numbers: list[int] = []
        self._cited = 0

    def blocks(self, passages: tuple[Passage, ...]) -> tuple[Block, ...]:
        """依次编排。"""
        return tuple(block for passage in passages for block in self._blocks(passage))

    def _blocks(self, passage: Passage) -> tuple[Block, ...]:
        match passage:
            case Title():
                return (self._heading(passage),)
            case Prose():
                return (self._paragraph(passage.content),)
            case Items():
                return (ListBlock(passage.ordered, tuple(self.blocks(item) for item in passage.items)),)
            case Quotation():
                return (Quote(self.blocks(passage.passages)),)
            case Literal():
                return (Preformatted(passage.text, passage.language),)
            case Grid():
                return (self._grid(passage),)
            case Embed():
                return self._embed(passage)

    def _heading(self, title: Title) -> Heading:
        depth = max(title.level - _FIRST, 0)
        del self._numbers[depth + 1 :]
        self._numbers += [0] * (depth + 1 - len(self._numbers))
        self._numbers[depth] += 1
        content, cited = self.inline.compose(title.content)
        anchor = "s-" + "-".join(str(n) for n in self._numbers)
        self.inline.record(cited, self.where, SitePath(self.path, anchor), plain_text(content))
        return Heading(title.level, heading_number(title.level, self._numbers[depth]), content, anchor)

    def _paragraph(self, content: Phrases) -> Block:
        inlines, cited = self.inline.compose(content)
        paragraph = Paragraph(inlines)
        if not cited:
            return paragraph
        anchor = self._citing_anchor()
        self.inline.record(cited, self.where, SitePath(self.path, anchor), plain_text(inlines))
        return Section(anchor, (paragraph,))

    def _citing_anchor(self) -> str:
        """下一处引了文件的地方。"""
        self._cited += 1
        return f"c-{self._cited}"

    def _grid(self, grid: Grid) -> Table:
        aligns = [Align.END if numeric else Align.START for numeric in grid.numeric]
        head = tuple(Cell(self.inline.compose(c)[0], Scope.COLUMN, a) for c, a in zip(grid.head, aligns, strict=True))
        return Table("", None, (Row(head),), (tuple(self._grid_row(row, aligns) for row in grid.rows),))

    def _grid_row(self, row: tuple[Phrases, ...], aligns: list[Align]) -> Row:
        composed = [self.inline.compose(cell) for cell in row]
        cells = tuple(Cell(inlines, None, align) for (inlines, _), align in zip(composed, aligns, strict=True))
        if not any(cited for _, cited in composed):
            return Row(cells)
        anchor = self._citing_anchor()
        for inlines, cited in composed:
            self.inline.record(cited, self.where, SitePath(self.path, anchor), plain_text(inlines))
        return Row(cells, anchor=anchor)

    def _embed(self, embed: Embed) -> tuple[Block, ...]:
        scored, layout = self.inline.scored, self.inline.layout
        label = layout.labels.get(f"{embed.scheme}:{embed.target}", "")
        anchor = embed_anchor(embed.scheme, embed.target)
        level = _FIRST + len(self._numbers)
        match embed.scheme:
            case "table" if embed.target in scored.tables:
                return (data_table(scored.identifier, scored.tables[embed.target], label, self.inline.marks),)
            case "indicators" if not embed.target or any(g.code == embed.target for g in scored.groups):
                return (score_table(scored, embed.target, label, anchor),)
            case "chart" if embed.target == "得分率":
                return (rate_chart(scored, label, anchor),)
            case "survey" if embed.target in scored.dossier.evaluation.surveys:
                return survey_blocks(scored, embed.target, level=level)
            case "findings" if embed.target in KINDS:
                return finding_blocks(self.inline, embed.target, FindingPlace(self.where, self.path, level))
            case "table" | "indicators" | "chart" | "survey" | "findings":
                what = {"table": "表", "indicators": "一级指标", "chart": "图", "survey": "问卷"}.get(
                    embed.scheme, "条目"
                )
                names = {"table": tuple(scored.tables), "findings": KINDS}.get(embed.scheme, ())
                hint = nearest(embed.target, names)
                found = codes.UNKNOWN_REFERENCE.found(embed.at, what=what, key=embed.target, hint=hint)
            case _:
                known = "table:、indicators:、chart:、survey:、findings:"
                found = codes.UNKNOWN_SCHEME.found(embed.at, key=f"{embed.scheme}:", known=known)
        self.inline.findings.diagnostics.append(found)
        return (Paragraph((Text(embed.target),)),)
