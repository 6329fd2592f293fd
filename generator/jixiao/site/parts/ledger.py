"""问题与整改台账。"""

from collections.abc import Mapping
from typing import Final

from jixiao.compose.ledger import ledger
from jixiao.compose.matters import ledger_records, matters
from jixiao.model.report import Block
from jixiao.publish.records import record_files
from jixiao.site.context import Site
from jixiao.site.downloads import LEDGER_FILES, site_links
from jixiao.site.part import Part, fallback_page
from jixiao.site.rectification_example import rectification_blocks


def _ledger(site: Site) -> tuple[Block, ...]:
    return ledger(site.scored, site.registry, site_links(site.files, LEDGER_FILES))


def _data(site: Site) -> Mapping[str, str]:
    found = matters(site.scored)
    return record_files(ledger_records(found, site.registry), site.whereabouts) if found else {}


LEDGER: Final = Part(
    "问题与整改",
    placeholders={"ledger": _ledger, "rectification": lambda _: rectification_blocks()},
    data=_data,
    fallback=fallback_page("findings.md", "问题与整改台账", "ledger"),
)
