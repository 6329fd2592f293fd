"""录自已公布的文件的：哪些文字由编者改写，原文在哪里。自己编写的报告不说。"""

from jixiao.model.report import Inline, Inlines, Link, LinkKind, Text
from jixiao.model.scored import ScoredDossier
from jixiao.wording.origin import WHERE, rewritten_text


def origin_inlines(scored: ScoredDossier) -> Inlines:
    """一句话；评价没有写“原文”的为空。"""
    original = scored.dossier.evaluation.original
    if original is None:
        return ()
    parts: list[Inline] = []
    if original.rewritten is not None:
        parts.append(Text(rewritten_text(original.rewritten)))
    if original.address is not None:
        link = Link(original.address, (Text(original.address),), LinkKind.SOURCE)
        parts += [Text(WHERE), link, Text("。")]
    return tuple(parts)
