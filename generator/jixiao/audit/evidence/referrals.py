"""提到而没有的附件与表。"""

import re
from collections.abc import Iterator
from typing import Final

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.narrative import Grid, embeds_in
from jixiao.wording.codes import evidence as codes

# 前面有“见”“如”一类字的才是引本文；“原附件2”“财预〔2020〕10号附件1”引的是别的文件
_REFERRED: Final = re.compile(
    r"(?:见|如|参照|列于|列入|载于)(?:后附的?|本报告)?(?P<what>附件|表)\s*(?P<number>\d{1,2})(?![\d.\-－—])"
)
_NUMBERED: Final = ("table", "indicators")


def find_absent_referrals(subject: Subject) -> Iterator[Diagnostic]:
    """文字里的“见附件5”而只有四个附件的，“如表9所示”而没有表9的；证据所在的附件没有的。"""
    counts = {"附件": len(subject.evaluation.appendices), "表": _tables(subject)}
    for written in subject.texts:
        if "附件" not in written.plain and "表" not in written.plain:
            continue
        for found in _REFERRED.finditer(written.plain):
            what, number = found["what"], int(found["number"])
            if number > counts[what] or number == 0:
                yield codes.ABSENT_REFERRAL.found(
                    written.start,
                    place=f"“{written.what}”",
                    what=f"{what}{number}",
                    count=_count(what, counts[what]),
                    about=(written.about,),
                )
    yield from _absent_evidence(subject)


def _tables(subject: Subject) -> int:
    """正文里编了号的表：嵌入的数据表与指标表，同一张只编一个号；正文里直接画的表，作者也许自己编了号。"""
    chapters = subject.dossier.chapters
    embeds = (embed for chapter in chapters for embed in embeds_in(chapter.passages))
    drawn = sum(isinstance(passage, Grid) for chapter in chapters for passage in chapter.passages)
    return drawn + len({(embed.scheme, embed.target) for embed in embeds if embed.scheme in _NUMBERED})


def _count(what: str, count: int) -> str:
    unit = "个" if what == "附件" else "张"
    return f"{what}只有 {count} {unit}" if count else f"没有{what}"


def _absent_evidence(subject: Subject) -> Iterator[Diagnostic]:
    appendices = subject.evaluation.appendices
    known = {appendix.title for appendix in appendices}
    known |= {f"{prefix}{n}" for n in range(1, len(appendices) + 1) for prefix in ("", "附件")}
    for leaf in subject.leaves:
        for evidence in leaf.detail.evidence:
            if evidence.appendix is not None and evidence.appendix.replace(" ", "") not in known:
                yield codes.ABSENT_REFERRAL.found(
                    evidence.place_of("appendix"),
                    place=f"{leaf.code} 的证据“{evidence.name}”",
                    what=f"附件“{evidence.appendix}”",
                    count=_count("附件", len(appendices)),
                    about=(f"指标.{leaf.anchor}",),
                )
