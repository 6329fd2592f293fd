"""YAML 文本 → 带位置的值。本项目中只有这里用 PyYAML。

直接消费解析事件，自己搭值：一来每个值都记得位置，二来嵌套深度由我们限制
（PyYAML 的 C 组合器遇到数万层括号会使进程崩溃），三来不做任何类型猜测：标量一律是文字，
空的普通标量是 None，是数还是日期由模型决定。
"""

import re
from dataclasses import replace
from typing import Any, Final

import yaml

from jixiao.model.diagnostic import Diagnostic, Outcome, Related
from jixiao.model.location import Location, SourceMapping, SourceSequence
from jixiao.wording.codes import reading as codes

MAX_DEPTH: Final = 40
MAX_ALIASED: Final = 10_000

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN_TAGS = frozenset({None, "!"})
_SPLIT_AMOUNT = re.compile(r"\d{3}(\.\d+)?")


class _Broken(Exception):  # noqa: N818 只在本模块内传递，不是对外的错误
    """读不下去了。"""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def parse_yaml(text: str, path: str) -> Outcome[Any]:
    """解析一个 YAML 文件。

    Args:
        text: 文件内容。
        path: 相对工作区的路径，写进每个位置。

    Returns:
        值（SourceMapping、SourceSequence、str 或 None）连同诊断；语法有误时值为 None。

    """
    builder = _Builder(path)
    try:
        value = builder.build(text)
    except _Broken as broken:
        return Outcome(None, (*builder.diagnostics, broken.diagnostic))
    except yaml.YAMLError as error:
        return Outcome(None, (*builder.diagnostics, _syntax_fault(error, text, path)))
    return Outcome(value, tuple(builder.diagnostics))


class _Builder:
    """把事件流搭成值。栈上每一层是一个未完成的容器。"""

    def __init__(self, path: str) -> None:
        self.path = path
        self.diagnostics: list[Diagnostic] = []
        self._stack: list[tuple[SourceMapping | SourceSequence, str | None]] = []
        self._key: str | None = None
        self._key_at = Location(path)
        self._root: Any = None
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._sizes: list[int] = [0]
        self._aliased = 0

    def build(self, text: str) -> Any:  # noqa: ANN401 值的形状由文件决定
        documents = 0
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            match event:
                case yaml.ScalarEvent():
                    self._scalar(event)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self._open(event)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._close()
                case yaml.AliasEvent():
                    self._alias(event)
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        raise _Broken(codes.SYNTAX.found(self._at(event), reason="一个文件里有两份文档（---）"))
                case _:
                    pass
        return self._root

    def _at(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        if mark is None:  # 事件都带位置；类型标注为可空
            return Location(self.path)
        return Location(self.path, mark.line + 1, mark.column + 1)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        at = self._at(event)
        self._refuse_tag(event, at)
        plain = not event.style
        value = None if plain and event.value in _NULLS else event.value
        if event.style == ">" and not event.value.strip():
            raise _Broken(codes.BLOCK_SIGN.found(at))  # “>5”是合乎语法的折行记号，数字会无声地丢失
        if self._awaits_key():
            self._take_key(event.value, at)
            return
        if event.anchor:
            self._anchors[event.anchor] = (value, 1)
        self._add(value, at, 1)

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        at = self._at(event)
        self._refuse_tag(event, at)
        if self._awaits_key():
            raise _Broken(codes.NOT_A_KEY.found(at))
        if len(self._stack) >= MAX_DEPTH:
            raise _Broken(codes.TOO_DEEP.found(at, limit=MAX_DEPTH))
        container: SourceMapping | SourceSequence
        container = SourceMapping(at) if isinstance(event, yaml.MappingStartEvent) else SourceSequence(at)
        self._place(container, at)
        self._stack.append((container, event.anchor))
        self._sizes.append(1)
        self._key = None

    def _close(self) -> None:
        container, anchor = self._stack.pop()
        size = self._sizes.pop()
        self._sizes[-1] += size
        self._key = None
        if anchor:
            self._anchors[anchor] = (container, size)

    def _alias(self, event: yaml.AliasEvent) -> None:
        at = self._at(event)
        if self._awaits_key():
            raise _Broken(codes.NOT_A_KEY.found(at))
        if event.anchor not in self._anchors:
            inside = any(anchor == event.anchor for _, anchor in self._stack)
            reason = "引用了自身" if inside else "没有定义"
            raise _Broken(codes.SYNTAX.found(at, reason=f"别名“*{event.anchor}”{reason}"))
        value, size = self._anchors[event.anchor]
        self._aliased += size
        if self._aliased > MAX_ALIASED:
            raise _Broken(codes.TOO_MANY_ALIASES.found(at, limit=MAX_ALIASED))
        self._add(value, at, size)

    def _refuse_tag(self, event: yaml.NodeEvent, at: Location) -> None:
        tag = getattr(event, "tag", None)
        if tag not in _PLAIN_TAGS:
            raise _Broken(codes.EXPLICIT_TAG.found(at, tag=tag))

    def _awaits_key(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1][0], SourceMapping) and self._key is None

    def _take_key(self, key: str, at: Location) -> None:
        mapping = self._stack[-1][0]
        if isinstance(mapping, SourceMapping) and key in mapping:
            first = mapping.key_places[key]
            related = (Related("第一次写在这里", first),)
            self.diagnostics.append(codes.DUPLICATE_KEY.found(at, key=key, related=related))
        self._key, self._key_at = key, at

    def _add(self, value: Any, at: Location, size: int) -> None:  # noqa: ANN401 同上
        self._sizes[-1] += size
        self._place(value, at)
        self._key = None

    def _place(self, value: Any, at: Location) -> None:  # noqa: ANN401 同上
        """把值放进最内层的容器。"""
        if not self._stack:
            self._root = value
            return
        container = self._stack[-1][0]
        if isinstance(container, SourceSequence):
            container.append(value)
            container.places.append(at)
            return
        key = self._key or ""
        if value is None and _SPLIT_AMOUNT.fullmatch(key):
            self.diagnostics.append(codes.THOUSANDS_IN_FLOW.found(self._key_at, key=key))
            return
        if key in container:
            return  # 重复的键已记诊断，保留第一次的值
        container[key] = value
        container.key_places[key] = self._key_at
        container.value_places[key] = at


# ---------------------------------------------------------------- 语法错误的中文

_FULL_WIDTH = re.compile(r"^\s*(?:-\s+)?(?P<key>[^\s:：#'\"{}\[\],]{1,30})：")
_NO_SPACE = re.compile(r"^\s*(?:-\s+)?(?P<key>[^\s:：#'\"{}\[\],/]{1,30}):[^\s/]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_PROBLEMS = (
    ("mapping values are not allowed", "这里不应再有冒号，多半是上一行的缩进或引号不对"),
    ("could not find expected ':'", "缺少冒号"),
    ("did not find expected ',' or", "方括号或花括号没有配对，或缺少逗号"),
    ("unexpected end of stream", "引号没有配对"),
    ("did not find expected key", "缩进与上文不齐，或引号、括号后面多了字"),
    ("did not find expected '-'", "列表项没有对齐"),
    ("found character that cannot start any token", "值不能以这个符号开头，请加引号"),
    ("found unknown escape", "双引号里的反斜杠有误，可改用单引号"),
    ("control characters are not allowed", "含有不可见的控制字符"),
    ("did not find expected alphabetic or numeric", "值不能以 * 或 & 开头，请加引号"),
    ("did not find expected whitespace or line break", "值不能以这个符号开头，请加引号"),
    ("did not find expected comment or line break", "“|”后面要另起一行，或给整个值加引号"),
    ("did not find expected node content", "这里缺一个值，或多了逗号、括号"),
    ("block sequence entries are not allowed", "列表项要另起一行"),
    ("found undefined tag", "不支持的标记"),
)


def _syntax_fault(error: yaml.YAMLError, text: str, path: str) -> Diagnostic:
    """把解析器的报错变成说得出改法的诊断。"""
    lines = text.split("\n")
    marked = error if isinstance(error, yaml.MarkedYAMLError) else yaml.MarkedYAMLError()
    mark, problem = marked.problem_mark, str(marked.problem or error)
    if mark is None:
        return codes.SYNTAX.found(_first_control(text, path), reason=_translated(problem))
    at = Location(path, mark.line + 1, mark.column + 1)
    if "nesting depth" in problem:  # libyaml 0.2.6 起自己也有上限，方括号过千层在读出事件之前就停下
        return codes.TOO_DEEP.found(at, limit=MAX_DEPTH)
    here = lines[mark.line] if mark.line < len(lines) else ""
    if here[mark.column : mark.column + 1] == "\t" or ("tab" in problem and "\t" in here) or here.startswith("\t"):
        return codes.TAB.found(Location(path, mark.line + 1, here.find("\t") + 1))
    opening = (marked.context_mark if "block scalar" in str(marked.context) else None) or mark
    if _character(lines, opening) == ">":
        return codes.BLOCK_SIGN.found(Location(path, opening.line + 1, opening.column + 1))
    above = lines[mark.line - 1] if 0 < mark.line <= len(lines) else ""
    for line, number in ((here, mark.line + 1), (above, mark.line)):
        # 缩进比这一行深的上一行是折行的文字，里面的冒号与此无关
        found = _colon_fault(line, path, number) if _indent(line) <= _indent(here) or not here.strip() else None
        if found is not None:
            return found
    return codes.SYNTAX.found(at, reason=_translated(problem))


def _first_control(text: str, path: str) -> Location:
    """第一个不可见的控制字符；解析器只说得出它在第几个字节。"""
    found = _CONTROL.search(text)
    offset = found.start() if found else 0
    return Location(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _character(lines: list[str], mark: yaml.Mark) -> str:
    return lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def _colon_fault(line: str, path: str, number: int) -> Diagnostic | None:
    full = _FULL_WIDTH.match(line)
    if full:
        return codes.FULL_WIDTH_COLON.found(Location(path, number, full.end()), key=full["key"])
    tight = _NO_SPACE.match(line)
    if tight:
        return codes.COLON_WITHOUT_SPACE.found(Location(path, number, tight.end() - 1), key=tight["key"])
    return None


def stray_text(text: str, at: Location) -> Diagnostic | None:
    """本应是键值的地方读到一段文字：看是不是冒号写错了。

    Args:
        text: 读到的文字；折行的已接成一行，所以只看第一行。
        at: 这段文字开始的位置。

    """
    found = _colon_fault(text.partition("\n")[0], at.path, at.line)
    return None if found is None else replace(found, at=Location(at.path, at.line, at.column + found.at.column - 1))


def _translated(problem: str) -> str:
    for english, chinese in _PROBLEMS:
        if english in problem:
            return chinese
    return f"无法解析（{problem}）"
