"""诊断目录：全部编号，按编号排列。"""

from jixiao.model.diagnostic import Diagnostic
from jixiao.wording.audit_codes import AUDIT_CODES
from jixiao.wording.code import Code
from jixiao.wording.reading_codes import READING_CODES
from jixiao.wording.system_codes import SYSTEM_CODES

CODES: tuple[Code, ...] = tuple(sorted((*READING_CODES, *AUDIT_CODES, *SYSTEM_CODES), key=lambda code: code.code))

_BY_CODE = {code.code: code for code in CODES}


def code_named(code: str) -> Code | None:
    """按编号查找。"""
    return _BY_CODE.get(code)


def as_published(diagnostic: Diagnostic) -> Diagnostic:
    """已公布文件里的发现：内容上的错误降为警告，来源不成立的仍是错误。"""
    code = _BY_CODE.get(diagnostic.code)
    return diagnostic if code is not None and code.source_fault else diagnostic.softened()
