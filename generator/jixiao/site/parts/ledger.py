"""问题与整改台账。"""

from typing import Final

from jixiao.compose.ledger import ledger
from jixiao.site.part import Part, fallback_page

LEDGER: Final = Part(
    "问题与整改",
    placeholders={"ledger": lambda site: ledger(site.scored, site.registry)},
    fallback=fallback_page("findings.md", "问题与整改台账", "ledger"),
)
