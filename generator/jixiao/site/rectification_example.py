"""使用指南里的例子：问题与整改怎样写，写出来在台账、修订记录、订阅里是什么样子。

例子是虚构的，不在评价之列，不进目录、台账与统计；照真的评价那样读取、评分、编排，只是没有自己的页，所以不带链接。
"""

from dataclasses import replace
from typing import Any, Final

from jixiao.compose.matters import ledger_records, matter_records, matters
from jixiao.compose.record_table import record_table
from jixiao.model.dossier import Dossier, Registry
from jixiao.model.evaluation import Evaluation
from jixiao.model.kind import Kind
from jixiao.model.location import Location
from jixiao.model.profile import Profile
from jixiao.model.records import Record
from jixiao.model.report import Block, Cell, Heading, ListBlock, Paragraph, Preformatted, Text
from jixiao.model.report_text import plain_text
from jixiao.model.scored import ScoredDossier
from jixiao.pipeline import BUILTIN, BUILTIN_PROFILES
from jixiao.publish.feeds import ATOM, feeds
from jixiao.read.yaml_source import parse_yaml
from jixiao.rule_reference import EXAMPLES
from jixiao.score.dossier import score_dossier
from jixiao.site.feeds import matter_entries
from jixiao.wording import rectification_example as words

_FILE: Final = EXAMPLES / "guide" / "rectification.yaml"
_HEAD: Final = {
    "评价类型": "财政支出项目绩效评价",
    "文件状态": "已公布",
    "评分口径": "national-2020",
    "年度": "2024",
    "项目名称": words.NAME,
    "成文日期": "2025-02-28",
}
_BASE: Final = "https://jixiao.example/"  # RFC 2606 保留，不会有人用


def rectification_blocks() -> tuple[Block, ...]:
    """数据文件的原文、台账里的各条、修订记录、订阅里的一条。"""
    text = _FILE.read_text("utf-8")
    scored = _scored(text)
    found = matters((scored,))
    records = ledger_records(found, Registry())
    groups = ((_unlinked(one) for one in matter_records(matter, Registry())) for matter in found)
    revisions = tuple((Paragraph((Text(f"{one.date}　{one.text}"),)),) for one in scored.dossier.evaluation.revisions)
    entries = [entry for matter in found for entry in matter_entries(matter)]
    atom = feeds(words.NAME, _BASE, entries)[ATOM]
    first = atom[atom.index("  <entry>") : atom.index("</entry>") + len("</entry>")]
    return (
        Heading(2, "", (Text(words.WRITTEN),), "written"),
        Preformatted(text[text.index("存在的问题") :], "yaml"),
        Heading(2, "", (Text(words.LEDGER),), "ledger"),
        Paragraph((Text(words.LEDGER_LEAD),)),
        record_table(records, "example-ledger", groups),
        Heading(2, "", (Text(words.REVISIONS),), "revisions"),
        ListBlock(ordered=False, items=revisions),
        Heading(2, "", (Text(words.FEED),), "feed"),
        Paragraph((Text(words.FEED_LEAD),)),
        Preformatted(first, "xml"),
    )


def _scored(text: str) -> ScoredDossier:
    kind = Kind.model_validate(_read((BUILTIN / "kinds" / "project.yaml").read_text("utf-8")))
    profile = Profile.model_validate(_read((BUILTIN_PROFILES / f"{_HEAD['评分口径']}.yaml").read_text("utf-8")))
    evaluation = Evaluation.model_validate({**_HEAD, **_read(text)})
    return score_dossier(Dossier(words.IDENTIFIER, Location(""), evaluation, kind, profile))


def _read(text: str) -> Any:  # noqa: ANN401 形状由 YAML 决定
    return parse_yaml(text, _FILE.name).value


def _unlinked(record: Record) -> Record:
    """例子没有自己的页，各格只留文字；展开的整改记录照旧。"""
    return replace(record, cells=tuple(_plain(cell) for cell in record.cells))


def _plain(cell: Cell) -> Cell:
    return replace(cell, content=(Text(plain_text(cell.content)),))
