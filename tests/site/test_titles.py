"""各页的名称：哪些页列在里面，叫什么。怎样相符在浏览器里测。"""

import json
from pathlib import Path

import pytest

from jixiao.model.evaluation import Audience
from jixiao.pipeline import study
from jixiao.site.content import SiteContent
from jixiao.site.context import Site
from jixiao.site.titles import title_file

FILE = "records/titles.json"


@pytest.fixture(scope="module")
def content(repository: Path) -> SiteContent:
    return SiteContent(Site(study(repository, Audience.PUBLIC), repository))


@pytest.fixture(scope="module")
def text(content: SiteContent) -> str:
    return content.data_files()[FILE]


@pytest.fixture(scope="module")
def names(text: str) -> dict[str, list[str]]:
    """“种类 地址”→ 各名称。"""
    return {f"{group['kind']} {path}": names for group in json.loads(text) for path, *names in group["pages"]}


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("政策文件 policies/hucaiji-2020-6/", "沪财绩〔2020〕6号"),
        ("单位 units/minhang-zuzhibu/", "闵行区委组织部"),
        ("单位 units/minhang-zuzhibu/2023/", "中共上海市闵行区委组织部 2023 年度"),
        ("指标词典 dictionary/chanchu-shixiao/", "时效指标"),
        ("评价 2024/xidu-yizhan/", "生活驿站运行经费"),
        ("评价 2024/xinzhuang-dangjian/", "上海市莘庄工业区管理委员会"),
        ("评价 2024/xinzhuang-dangjian/", "2024年度"),
        ("评分规则 guide/rules/completion/", "完成比例"),
        ("指标 2024/xinzhuang-dangjian/indicators/B11/", "B11 预算执行率"),
    ],
)
def test_名称连同文号_别名_单位(names: dict[str, list[str]], page: str, name: str) -> None:
    assert name in names[page]


def test_各页都有_章与底稿不列_不过六十(content: SiteContent, names: dict[str, list[str]], text: str) -> None:
    listed = [key.partition(" ")[2] for key in names]
    assert {*listed} < {page.path for page in content.pages}
    assert len(listed) == len({*listed})
    assert not [path for path in listed if "/trace/" in path or path.endswith(("/conclusion/", "/documents/"))]
    assert len(text.encode()) <= 60 * 1024


def test_同一名称不列两遍(names: dict[str, list[str]]) -> None:
    assert {key: own for key, own in names.items() if len(own) != len({*own})} == {}


def test_评价多了_不列指标(content: SiteContent, repository: Path) -> None:
    site = Site(study(repository, Audience.PUBLIC), repository)
    (few,), (many,) = (title_file(site, content.pages, most).values() for most in (25, 24))
    kinds = [{group["kind"] for group in json.loads(text)} for text in (few, many)]
    assert kinds[0] - kinds[1] == {"指标"}
    assert kinds[1] < kinds[0]
