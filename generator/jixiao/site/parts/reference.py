"""写进手写页的参考：词汇表、各层引用的约定。"""

from typing import Final

from jixiao.compose.reference import glossary
from jixiao.model.report import Block, Preformatted
from jixiao.site.context import Site
from jixiao.site.part import Part

CONTRACTS: Final = ".importlinter"


def _contracts(site: Site) -> tuple[Block, ...]:
    file = site.root / CONTRACTS
    return (Preformatted(file.read_text("utf-8"), "ini"),) if file.is_file() else ()


REFERENCE: Final = Part("参考", placeholders={"glossary": lambda _: glossary(), "contracts": _contracts})
