"""Markdown 文本 → 正文树。本项目中只有这里用 markdown-it-py。

CommonMark 加表格；HTML 一律不收（PDF、DOCX 里无从呈现，也可能夹带脚本）。
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.token import Token

from jixiao.model.diagnostic import Diagnostic, Outcome
from jixiao.model.location import Location
from jixiao.model.narrative import (
    Break,
    Chapter,
    Embed,
    ExternalLink,
    Grid,
    Items,
    Literal,
    Passage,
    Phrase,
    Phrases,
    Prose,
    Quotation,
    Reference,
    Span,
    Title,
)
from jixiao.wording.codes import reading as codes

_SCHEME = re.compile(r"^([a-z]+):(?!//)(.*)$", re.DOTALL)
_HTML = re.compile(rf"{HTML_TAG_RE.pattern.lstrip('^')}|<!--")
# 没有读成链接的引用：目标里有空格而没有尖括号，或用了不放行的协议
_UNREAD = re.compile(r"(?P<head>\[[^\[\]]*\]\()(?P<target>[a-z]+:(?:[^()\n]|\([^()\n]*\))+)\)", re.IGNORECASE)
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_IGNORED = re.compile(r"[\x00-\x20]+")  # 浏览器读地址时略去的字符


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    # 引用的目标是中文名称（fact:指标.B11.得分、policy:沪财绩〔2020〕6号），不得转成百分号编码
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = _harmless  # type: ignore[method-assign]
    return parser


def _harmless(url: str) -> bool:
    return not _IGNORED.sub("", url).lower().startswith(("javascript:", "vbscript:", "data:"))


_PARSER = _parser()


def parse_chapter(text: str, path: str, slug: str) -> Outcome[Chapter | None]:
    """读一章。

    Returns:
        章与诊断；没有“# 章题”时章为 None。

    """
    walker = _Walker(path, text)
    tokens = _PARSER.parse(text)
    passages = walker.passages(iter(tokens), "")
    at = Location(path, 1, 1)
    if not passages or not isinstance(passages[0], Title) or passages[0].level != 1:
        return Outcome(None, (*walker.diagnostics, codes.CHAPTER_WITHOUT_TITLE.found(at)))
    title = "".join(p.text for p in passages[0].content if isinstance(p, Span))
    chapter = Chapter(slug, title, tuple(passages[1:]), passages[0].at)
    return Outcome(chapter, tuple(walker.diagnostics))


class _Walker:
    """把记号流收成树。"""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        # 行内代码里的字样不算数，换成等长的空格，行列不变
        self.lines = [_CODE.sub(lambda code: " " * len(code.group()), line) for line in text.split("\n")]
        self.diagnostics: list[Diagnostic] = []
        self._source = text.split("\n")
        self._found: dict[tuple[int, str], tuple[int, int]] = {}
        self._reached: dict[int, tuple[int, int]] = {}  # 一块里读到的行列，由块的首行查得

    def passages(self, tokens: Iterator[Token], until: str) -> list[Passage]:
        """读到 until 类型的记号为止。"""
        result: list[Passage] = []
        for token in tokens:
            if token.type == until:
                break
            passage = self._passage(token, tokens)
            if passage is not None:
                result.append(passage)
        return result

    def _passage(self, token: Token, tokens: Iterator[Token]) -> Passage | None:
        match token.type:
            case "heading_open":
                content = self._inline(next(tokens), token)
                next(tokens)
                return Title(int(token.tag[1]), content, self._at(token))
            case "paragraph_open":
                inline = next(tokens)
                next(tokens)
                if _is_image(inline):
                    return self._embed(inline, token)
                return Prose(self._inline(inline, token), self._at(token))
            case "bullet_list_open" | "ordered_list_open":
                kind = token.type.removesuffix("_open")
                return Items(kind == "ordered_list", self._items(tokens, f"{kind}_close"))
            case "blockquote_open":
                return Quotation(tuple(self.passages(tokens, "blockquote_close")))
            case "fence" | "code_block":
                return Literal(token.content, token.info.strip())
            case "table_open":
                return self._grid(tokens, token)
            case _:
                return None

    def _items(self, tokens: Iterator[Token], until: str) -> tuple[tuple[Passage, ...], ...]:
        items: list[tuple[Passage, ...]] = []
        for token in tokens:
            if token.type == until:
                break
            items.append(tuple(self.passages(tokens, "list_item_close")))
        return tuple(items)

    def _grid(self, tokens: Iterator[Token], table: Token) -> Grid:
        rows: list[list[Phrases]] = []
        numeric: list[bool] = []
        for token in tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type in {"th_open", "td_open"}:
                if len(rows) == 1:
                    numeric.append("right" in str(token.attrGet("style")))
                rows[-1].append(self._inline(next(tokens), table))
        return Grid(tuple(rows[0]), tuple(tuple(r) for r in rows[1:]), tuple(numeric), self._at(table))

    def _embed(self, inline: Token, block: Token) -> Embed | None:
        target = str((inline.children or [])[0].attrGet("src"))
        scheme = _SCHEME.match(target)
        if scheme is None:
            self.diagnostics.append(
                codes.UNKNOWN_SCHEME.found(
                    self._place(target, block), key=target, known="table:、chart:、indicators:、survey:、findings:"
                )
            )
            return None
        return Embed(scheme[1], scheme[2], self._place(target, block))

    def _inline(self, inline: Token, block: Token) -> Phrases:
        result: list[Phrase] = []
        styles: list[str] = []
        children = iter(inline.children or [])
        for token in children:
            match token.type:
                case "strong_open":
                    styles.append("strong")
                case "em_open":
                    styles.append("emphasis")
                case "strong_close" | "em_close":
                    styles.pop()
                case "softbreak":
                    self._join(result)
                case _:
                    style = "strong" if "strong" in styles else "".join(styles[:1])
                    phrase = self._phrase(token, children, block, style)
                    if phrase is not None:
                        result.append(phrase)
        return tuple(result)

    def _phrase(self, token: Token, children: Iterator[Token], block: Token, style: str) -> Phrase | None:
        match token.type:
            case "text" | "text_special" if token.content:
                self._review(token.content, block)
                return Span(token.content, style, self._reach(token.content, block))
            case "code_inline":
                return Span(token.content, "code", self._reach(token.content, block))
            case "hardbreak":
                return Break()
            case "link_open":
                return self._link(token, children, block)
            case "image":
                target = str(token.attrGet("src"))
                found = codes.UNKNOWN_SCHEME.found(
                    self._place(target, block), key=target, hint="嵌入须独占一段。", known=""
                )
                self.diagnostics.append(found)
                return None
            case _:
                return None

    def _review(self, text: str, block: Token) -> None:
        """成了文字的 HTML 与引用，会照样印在报告里。转义写出的不算。"""
        for html in _HTML.finditer(text):
            if html.group().startswith("</") and f"<{html.group()[2:-1]}" in text:
                continue  # 收尾的标记，开头的已经说过
            at = self._find(re.compile(rf"(?<!\\){re.escape(html.group())}"), html.group(), block)
            if at is not None:
                self.diagnostics.append(codes.RAW_HTML.found(at, key=html.group()))
        for link in _UNREAD.finditer(text):
            target, head = link["target"], link["head"]
            at = self._find(re.compile(rf"(?<=\]\(){re.escape(target)}"), target, block)
            if at is not None:
                hint = f"目标里有空格的，请加尖括号：{head}<{target}>)。" if _harmless(target) else "请删去这个链接。"
                self.diagnostics.append(codes.UNKNOWN_SCHEME.found(at, key=target, hint=hint))

    @staticmethod
    def _join(result: list[Phrase]) -> None:
        """源文件里的换行：两个汉字之间不留空格，西文之间留一个。"""
        last = result[-1] if result else None
        if isinstance(last, Span) and last.text and last.text[-1].isascii() and last.text[-1] != " ":
            result.append(Span(" ", "" if last.style == "code" else last.style))

    def _link(self, token: Token, children: Iterator[Token], block: Token) -> Phrase:
        parts: list[str] = []
        for child in children:
            if child.type == "link_close":
                break
            parts.append(child.content)
        target = str(token.attrGet("href"))
        text = "".join(parts)
        self._reach(target, block)
        scheme = _SCHEME.match(target)
        if scheme is None or scheme[1] == "mailto":
            return ExternalLink(target, text or target)
        return Reference(scheme[1], scheme[2], text, self._place(target, block))

    def _at(self, token: Token) -> Location:
        line = token.map[0] if token.map else 0
        return Location(self.path, line + 1, 1)

    def _place(self, target: str, block: Token) -> Location:
        """引用在源文件里的行列。"""
        pattern = re.compile(rf"(?:(?<=\]\()|(?<=\]\(<)){re.escape(target)}(?=[\s)>])")
        return self._find(pattern, target, block) or self._at(block)

    def _reach(self, text: str, block: Token) -> Location:
        """由上一片段往后，找这一片段开始的行列；转义过的找不到，算在上一片段之后。"""
        first, last = block.map or (0, len(self._source))
        line, column = self._reached.get(first, (first, 0))
        for number in range(line, min(last, len(self._source))):
            start = self._source[number].find(text, column if number == line else 0)
            if start >= 0:
                self._reached[first] = (number, start + len(text))
                return Location(self.path, number + 1, start + 1)
        return Location(self.path, line + 1, column + 1)

    def _find(self, pattern: re.Pattern[str], key: str, block: Token) -> Location | None:
        """在一块的原文里找；同一样东西多次出现时，依次往后找。"""
        first, last = block.map or (0, len(self.lines))
        line, start = self._found.get((first, key), (first, 0))
        for number in range(line, min(last, len(self.lines))):
            found = pattern.search(self.lines[number], start if number == line else 0)
            if found is not None:
                self._found[first, key] = (number, found.end())
                return Location(self.path, number + 1, found.start() + 1)
        return None


def _is_image(inline: Token) -> bool:
    return [child.type for child in inline.children or []] == ["image"]
