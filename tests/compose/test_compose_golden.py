"""金样：一张自评表、一份报告的指标体系与一章正文，排成文字逐行比较。"""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.compose.outline import outline

from jixiao.model.evaluation import Audience
from jixiao.pipeline import Study, study


@pytest.fixture(scope="module")
def published(repository: Path) -> Study:
    """公开的构建：没有复核的记号，加一项检查不会改动这些金样。"""
    return study(repository, Audience.PUBLIC)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("2024/xidu-yizhan/", "self-evaluation"),
        ("2024/xinzhuang-dangjian/", "overview"),
        ("2024/xinzhuang-dangjian/indicators/", "indicator-system"),
        ("2024/xinzhuang-dangjian/findings/", "findings"),
    ],
)
def test_与金样相同(published: Study, golden: Callable[[str, str], None], path: str, name: str):
    pages = {page.path: page for composed in published.composed for page in composed.report.pages}
    golden(f"compose/{name}.txt", outline(pages[path]))
