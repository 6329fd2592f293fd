"""估的重量与写出来的 HTML 相差不大：少估不过百分之十，多估不过两成。"""

from fractions import Fraction

from jixiao.compose.page_weight import weight
from jixiao.compose.trace_parts import FactPages
from jixiao.model.report import PageRole
from jixiao.pipeline import Study
from jixiao.publish.html import render_blocks
from jixiao.publish.html_address import Whereabouts
from jixiao.publish.templates import environment
from jixiao.publish.theme_files import theme_directory

LIGHT = 10 * 1024
"""太轻的不比：页面一点标记就占了几成。"""


def test_估得准(example: Study) -> None:
    templates, place = environment((theme_directory(),)), Whereabouts(FactPages(example.scored))
    ratios = {}
    for one in example.composed:
        for page in one.report.pages:
            if page.role not in {PageRole.CHAPTER, PageRole.APPENDIX, PageRole.INDICATORS, PageRole.OVERVIEW}:
                continue
            real = len(render_blocks(page.blocks, templates, path=page.path, whereabouts=place).encode())
            if real > LIGHT:
                ratios[page.path] = Fraction(weight(page.blocks), real)
    assert len(ratios) > 15
    assert {path: float(r) for path, r in ratios.items() if not Fraction(9, 10) <= r <= Fraction(12, 10)} == {}
