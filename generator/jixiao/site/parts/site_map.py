"""网站地图里由程序列出的部分。"""

from typing import Final

from jixiao.compose.site_map import site_map
from jixiao.rule_reference import rule_guides
from jixiao.site.part import Part

SITE_MAP: Final = Part(
    "网站地图", placeholders={"map": lambda site: site_map(site.registry, site.scored, rule_guides())}
)
