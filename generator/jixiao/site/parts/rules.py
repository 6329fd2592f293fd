"""评分规则的参考。"""

from typing import Final

from jixiao.compose.rule_pages import rule_list, rule_pages
from jixiao.rule_reference import rule_guides
from jixiao.site.part import Part, fallback_page

RULES: Final = Part(
    "评分规则",
    placeholders={"rules": lambda _: rule_list(rule_guides())},
    pages=lambda site: rule_pages(rule_guides(), site.registry, site.scored),
    fallback=fallback_page("guide/rules.md", "评分规则", "rules"),
)
