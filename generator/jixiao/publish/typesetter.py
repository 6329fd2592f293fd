"""Typst 的唯一入口：模板加数据，排成 PDF。"""

import json
import logging
import re
import tomllib
import unicodedata
from calendar import timegm
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, Final, Literal

import typst

from jixiao.publish.edition import ExportFault
from jixiao.publish.theme_files import theme_directory
from jixiao.wording import exports

_STANDARDS: Final[list[Literal["a-2a", "ua-1"]]] = ["a-2a", "ua-1"]
_KEPT = 10  # Typst 留着的次数
_BOLD = 600  # 这个字重以上才算有粗体
_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_DISALLOWED = re.compile(r'contains the (?:disallowed )?codepoint `"?(.+?)"?`')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")

_AROUND = 10  # 摘录缺字前后各几个字

_log = logging.getLogger("jixiao")


def typeset(template: str, data: Mapping[str, Any], day: Sequence[int]) -> bytes:
    """按 theme/pdf/ 下的模板排版；day 是文件属性里的日期。同样的数据、同样的字体，字节相同。

    Raises:
        ExportFault: 没有字体，或字体里没有某个字。

    """
    root = theme_directory()
    fonts = _fonts()
    chosen = chosen_fonts()
    payload = {**data, "fonts": {role: [name] for role, name in chosen.items()}, "faked": _without_bold(chosen)}
    try:
        made, remarks = typst.compile_with_warnings(
            str(root / "pdf" / template),
            root=str(root),
            font_paths=fonts,
            sys_inputs={"data": json.dumps(payload, ensure_ascii=False)},
            pdf_standards=[*_STANDARDS],
            timestamp=timegm(date(*day).timetuple()),
        )
    except typst.TypstError as error:
        raise ExportFault(_reason(error, data)) from error
    finally:
        _forget()
    for remark in remarks:
        _log.warning("%s", exports.typesetting_remark(remark.message))
    return made


@cache
def chosen_fonts() -> Mapping[str, str]:
    """各用途取用的字体：用途 → 字体名。改用了替代字体的，记一行日志。

    Raises:
        ExportFault: 有一种用途一个字体也没有。

    """
    layout = tomllib.loads((theme_directory() / "paper.toml").read_text(encoding="utf-8"))
    stacks, names = layout["fonts"], layout["names"]
    chosen = choose(stacks, names, _fonts().families())
    used = {names[role]: name for role, name in chosen.items() if name != stacks[role][0]}
    if used:
        _log.info("%s", exports.fonts_in_place(used))
    return chosen


def fonts_at_hand() -> str:
    """用到的字体，连同有没有粗体：换了字体，排出来的就不同。

    Raises:
        ExportFault: 有一种用途一个字体也没有。

    """
    chosen = chosen_fonts()
    return json.dumps([dict(chosen), _without_bold(chosen)], ensure_ascii=False)


def choose(
    stacks: Mapping[str, Sequence[str]], names: Mapping[str, str], present: Collection[str]
) -> Mapping[str, str]:
    """各用途的字体依次查找，取机器上（present）有的第一个；names 是用途的中文名称。

    Raises:
        ExportFault: 有一种用途一个字体也没有。

    """
    chosen: dict[str, str] = {}
    for role, stack in stacks.items():
        found = next((name for name in stack if name in present), None)
        if found is None:
            raise ExportFault(exports.missing_font(names[role], stack))
        chosen[role] = found
    return chosen


@cache
def _fonts() -> typst.Fonts:
    """机器上的字体；不用 Typst 自带的，它们没有汉字。"""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)


def _forget() -> None:
    """Typst 把最近十次排版的中间结果留在内存里，一份长报告就是近百兆；排几次空文件把它们挤走，一次不到一毫秒。"""
    for _ in range(_KEPT):
        typst.compile(b"", font_paths=_fonts())


def _without_bold(chosen: Mapping[str, str]) -> list[str]:
    """没有粗体的用途：仿宋、楷体多半没有，加粗时描边。"""
    bold = {font.family for font in _fonts().fonts() if font.weight >= _BOLD}
    return sorted(role for role, name in chosen.items() if name not in bold)


def _reason(error: typst.TypstError, data: object) -> str:
    """排不成的缘由，说成能照着办的话。Typst 遇到第一个缺的字就停，所以一次说一个。"""
    told = error.diagnostic or error.message
    found = _GLYPH.search(told) or _DISALLOWED.search(told)
    if found is None:
        return exports.typesetting_failed(error.message)
    character = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), found[1])
    where = next((_excerpt(text, character) for text in _texts(data) if character in text), "")
    match unicodedata.category(character[0]):
        case "Co":
            return exports.private_character(character, where)
        case "Cc" | "Cf":
            return exports.invisible_character(character, where)
        case _:
            return exports.missing_glyph(character, where)


def _texts(data: object) -> Iterator[str]:
    match data:
        case str():
            yield data
        case Mapping():
            for value in data.values():
                yield from _texts(value)
        case list() | tuple():
            for value in data:
                yield from _texts(value)


def _excerpt(text: str, character: str) -> str:
    """缺的字连同前后几个字。"""
    position = text.index(character)
    return text[max(position - _AROUND, 0) : position + len(character) + _AROUND]
