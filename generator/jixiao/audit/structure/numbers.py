"""原文自己的编号：有没有跳号、重号。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.expression.text import folded
from jixiao.wording.codes import structure as codes
from jixiao.wording.numbering import chinese_number

_LAST = re.compile(r"(?P<series>.*?)(?P<open>\(?)(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<close>[\)、.]?)")
_CHINESE = {chinese_number(number): number for number in range(1, 100)}


@dataclass(frozen=True, slots=True)
class _Number:
    """一个编号：同一系列（表、基础表、附件2-、二（）里的第几个。"""

    text: str
    series: str
    value: int
    written: str


def _read(text: str) -> _Number | None:
    """读一个编号；末尾不是数的（如“附表甲”）不成系列，为 None。"""
    words = folded(text)
    found = _LAST.fullmatch(words)
    if found is None:
        return None
    digits = found["number"]
    value = int(digits) if digits.isdecimal() else _CHINESE.get(digits)
    if value is None:
        return None
    return _Number(text, found["series"] + found["open"], value, digits)


def _series(subject: Subject) -> dict[str, list[_Number]]:
    series: dict[str, list[_Number]] = {}
    for text in subject.evaluation.printed_numbers:
        number = _read(text)
        if number is not None:
            series.setdefault(number.series, []).append(number)
    return series


def find_skipped_numbers(subject: Subject) -> Iterator[Diagnostic]:
    """跳过的号：同一系列里，从 1 到最大的号之间缺的。"""
    at = subject.evaluation.place_of("printed_numbers")
    for numbers in _series(subject).values():
        present = {number.value: number for number in numbers}
        previous = 0
        for value in sorted(present):
            if value > previous + 1:
                yield codes.SKIPPED_NUMBER.found(
                    at,
                    missing=_missing(present[value], previous + 1, value - 1),
                    after=present[previous].text if previous else "",
                    expected=_like(present[value], previous + 1),
                    actual=present[value].text,
                    about=(f"原文编号.{present[value].text}",),
                )
            previous = value


def _missing(like: _Number, first: int, last: int) -> str:
    return "、".join(_like(like, number) for number in range(first, last + 1))


def _like(like: _Number, value: int) -> str:
    """照 like 的写法写出第 value 个号。"""
    digits = str(value) if like.written.isdecimal() else chinese_number(value)
    head, found, tail = like.text.rpartition(like.written)
    return f"{head}{digits}{tail}" if found else like.text


def find_repeated_numbers(subject: Subject) -> Iterator[Diagnostic]:
    """用了不止一次的号。"""
    at = subject.evaluation.place_of("printed_numbers")
    for numbers in _series(subject).values():
        seen: set[int] = set()
        said: set[int] = set()
        for number in numbers:
            if number.value in seen - said:
                said.add(number.value)
                yield codes.REPEATED_NUMBER.found(at, number=number.text, about=(f"原文编号.{number.text}",))
            seen.add(number.value)
