"""问卷的图：题下写答的份数，得率旁写算式；来源没有印有效份数的照实说。"""

import pytest

from jixiao.model.report import BarChart, Paragraph
from jixiao.model.report_text import plain_text
from jixiao.pipeline import Study
from jixiao.wording.survey import answered_text, chart_title, rate_text, returned_text, unpublished_text


def test_图题有份数_得率旁有算式(example: Study):
    pages = [page for one in example.composed for page in one.report.pages]
    (page,) = [page for page in pages if page.path == "2024/xinzhuang-dangjian/appendix-4/"]
    charts = [block for block in page.blocks if isinstance(block, BarChart)]
    assert [one.caption.title for one in charts if one.caption is not None] == [
        f"第 {n} 题各选项（计划 100 份，有效份数未公布）" for n in (1, 2, 3)
    ]
    told = [plain_text(block.content) for block in page.blocks if isinstance(block, Paragraph)]
    (rate,) = [text for text in told if "81.60%" in text]
    assert rate.startswith("本题得率 81.60%（得率 = （“很大提升”×1 + “较大提升”×0.8 + ")
    assert "系数是评分规则给各选项定的折算" in rate


@pytest.mark.parametrize(
    ("sample", "title"),
    [
        (answered_text("95"), "第 2 题各选项（答案 95 份）"),
        (returned_text(96), "第 2 题各选项（有效问卷 96 份）"),
        (unpublished_text(None), "第 2 题各选项（有效份数未公布）"),
    ],
)
def test_份数的几种说法(sample: str, title: str):
    assert chart_title(2, sample) == title


def test_没有算式的不解释():
    assert rate_text("") == ""
