"""名称在页上的写法：项目、单位各只有一种，官方表单的方格照原样。"""

from tests.compose.outline import outline

from jixiao.pipeline import Study


def test_页题与题下用登记的写法_自评表的方格照原样(example: Study):
    pages = [page for one in example.composed for page in one.report.pages]
    (page,) = [page for page in pages if page.path == "2023/zuzhibu-dazugongwang/"]
    told = outline(page)
    assert page.title == "中共上海市闵行区委组织部·大组工网（2023运维）"
    assert "| 中共上海市闵行区委组织部_大组工网(2023运维)" in told
    assert "| 中共上海市闵行区委组织部(汇总)" in told


def test_一个单位只有一个名称(example: Study):
    units = {one.dossier.unit for one in example.scored if one.identifier.startswith("2023/")}
    assert units == {"中共上海市闵行区委组织部"}
