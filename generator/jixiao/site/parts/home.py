"""首页的各块，手写页用占位取用，次序与去留由站点定。"""

from typing import Final

from jixiao.compose import addresses, home
from jixiao.compose.ways_in import ways_in
from jixiao.model.report import Block, Link
from jixiao.site.context import Site
from jixiao.site.downloads import download, site_links
from jixiao.site.part import Part
from jixiao.wording.home import LATEST_DATA

_FILES: Final = {"全部评价的目录 CSV": f"{addresses.DATA}evaluations.csv", "JSON": f"{addresses.DATA}evaluations.json"}


def _ways(site: Site) -> tuple[Block, ...]:
    links: list[Link] = list(site_links(site.files, _FILES))
    for one in home.newest(site.scored)[:1]:
        entry = site.files.find(one.identifier, "indicators.csv")
        links += [download(entry).link(LATEST_DATA)] if entry is not None else []
    return ways_in(site.scored, site.registry, site.citations, links)


HOME: Final = Part(
    "首页",
    placeholders={
        "figures": lambda site: home.key_figures(site.scored, site.registry),
        "ways": _ways,
        "grades": lambda site: home.grades(site.scored),
        "documents": lambda site: home.documents(site.scored),
        "byyear": lambda site: home.by_year(site.scored),
        "latest": lambda site: home.latest(site.scored, site.registry),
        "byunit": lambda site: home.units(site.scored, site.registry),
    },
)
