"""诊断目录：全部编号，按编号排列；百位分族。"""

from collections.abc import Mapping
from typing import Final

from jixiao.model.diagnostic import Diagnostic
from jixiao.wording.codes.across import ACROSS_CODES
from jixiao.wording.codes.code import Code
from jixiao.wording.codes.evidence import EVIDENCE_CODES
from jixiao.wording.codes.reading import READING_CODES
from jixiao.wording.codes.repeated import REPEATED_CODES
from jixiao.wording.codes.scores import SCORE_CODES
from jixiao.wording.codes.structure import STRUCTURE_CODES
from jixiao.wording.codes.sums import SUM_CODES
from jixiao.wording.codes.system import SYSTEM_CODES

FAMILIES: Final[Mapping[str, str]] = {
    "0": "各份评价之间",
    "1": "文件与语法",
    "2": "栏目与取值",
    "3": "评分与规则",
    "4": "引用",
    "5": "合计与比率",
    "6": "结构",
    "7": "前后说法",
    "8": "证据与过程",
    "9": "程序与复核自身",
}

AUDIT_CODES: Final[tuple[Code, ...]] = (
    *ACROSS_CODES,
    *SCORE_CODES,
    *SUM_CODES,
    *STRUCTURE_CODES,
    *REPEATED_CODES,
    *EVIDENCE_CODES,
)

CODES: Final[tuple[Code, ...]] = tuple(
    sorted((*READING_CODES, *AUDIT_CODES, *SYSTEM_CODES), key=lambda code: code.code)
)

_BY_CODE = {code.code: code for code in CODES}


def code_named(code: str) -> Code | None:
    """按编号查找。"""
    return _BY_CODE.get(code)


def family_of(code: str) -> str:
    """编号所属的族，如 JX302 → 评分与规则。"""
    return FAMILIES[code[2]]


def as_published(diagnostic: Diagnostic) -> Diagnostic:
    """已公布文件里的发现：内容上的错误降为警告，来源不成立的仍是错误。"""
    code = _BY_CODE.get(diagnostic.code)
    return diagnostic if code is not None and code.source_fault else diagnostic.softened()
