"""交 LibreOffice 重算：不信存着的值，每份的总分、等级、各级与各项得分都与程序相同；改一个输入，得分随之变动。"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.publish.xlsx.conftest import edition_of, pages_of

from jixiao.model.scored import ScoredDossier, ScoredGroup, ScoredLeaf
from jixiao.pipeline import Study
from jixiao.publish.edition import Edition
from jixiao.publish.xlsx.batch import batch_book, batch_workbook
from jixiao.publish.xlsx.cells import read_cells
from jixiao.publish.xlsx.exporter import laid_out, properties_of
from jixiao.publish.xlsx.grid import Book, cell_name
from jixiao.publish.xlsx.office import recalculated, recalculated_together
from jixiao.publish.xlsx.verify import verify_workbook
from jixiao.publish.xlsx.writer import workbook_bytes

pytestmark = pytest.mark.office
EditionOf: TypeAlias = Callable[[str], Edition]


def fresh_values(file: Path, book: Book) -> dict[str, str]:
    """重算一遍的各公式格。"""
    with recalculated(file) as again:
        return formula_values(again, book)


def formula_values(file: Path, book: Book) -> dict[str, str]:
    """名称 → 文件里的值，只有公式格。"""
    values = {(cell.sheet, cell.name): cell.value for cell in read_cells(file)}
    places = {key: (home.sheet, cell_name(home.row, home.column)) for key, home in book.homes.items()}
    return {key.partition("#")[2]: values[place] for key, place in places.items() if place in values}


def expected(scored: ScoredDossier) -> Iterator[tuple[str, Decimal | str]]:
    """要相等的每一格：总分、等级、各级、各项；没有值的不算。"""
    execution = scored.execution
    found: list[tuple[str, Decimal | str | None]] = [
        ("总分", scored.total),
        ("规则总分", scored.rule_total),
        ("等级", scored.grade),
        ("规则等级", scored.rule_grade),
        ("自评总分", scored.self_total),
        ("资金.规则得分", execution.computed if execution is not None else None),
        ("资金.得分", execution.score if execution is not None else None),
    ]
    pending: list[ScoredGroup | ScoredLeaf] = list(scored.groups)
    while pending:
        node = pending.pop()
        found += of_leaf(node) if isinstance(node, ScoredLeaf) else of_group(node)
        pending += () if isinstance(node, ScoredLeaf) else node.children
    return ((key, value) for key, value in found if value is not None)


def of_leaf(leaf: ScoredLeaf) -> list[tuple[str, Decimal | str | None]]:
    return [(f"指标.{leaf.anchor}.规则得分", leaf.computed), (f"指标.{leaf.anchor}.得分", leaf.score)]


def of_group(group: ScoredGroup) -> list[tuple[str, Decimal | str | None]]:
    """合用分值的组，分值是写着的，不是公式。"""
    key = f"指标.{group.anchor}"
    return [
        (f"{key}.得分", group.score),
        (f"{key}.规则得分", group.rule_score),
        (f"{key}.分值", group.weight if group.combination is None else None),
        (f"{key}.得分率", group.rate.scaleb(-2) if group.rate is not None else None),
    ]


def test_二十五份的工作簿_重算与程序一致(examples: Study, tmp_path: Path):
    assert len(examples.scored) == 25
    books = [laid_out(edition_of(examples, scored.identifier)) for scored in examples.scored]
    files = [tmp_path / f"{number}.xlsx" for number in range(len(books))]
    for scored, book, file in zip(examples.scored, books, files, strict=True):
        file.write_bytes(workbook_bytes(book, properties_of(scored)))
        assert [*read_cells(file)], scored.identifier
    compared = 0
    with recalculated_together(files) as again:
        for scored, book, file in zip(examples.scored, books, again, strict=True):
            fresh = formula_values(file, book)
            for key, value in expected(scored):
                assert key in fresh, f"{scored.identifier} {key} 不是公式"
                found = fresh[key]
                same = found == value if isinstance(value, str) else Decimal(found) == value
                assert same, f"{scored.identifier} {key}：程序 {value}，重算 {found}"
                compared += 1
    assert compared > 1000


@pytest.mark.parametrize(
    "identifier",
    ["2023/zuzhibu-rencai-gongzuo", "2024/huacao-dangqun", "2024/xinzhuang-dangjian", "2026/hongqiao-dangqun"],
)
def test_全部公式格_数据表与问卷也在内(edition: EditionOf, tmp_path: Path, identifier: str):
    book = laid_out(edition(identifier))
    file = tmp_path / "book.xlsx"
    file.write_bytes(workbook_bytes(book, properties_of(edition(identifier).scored)))
    verdict = verify_workbook(file)
    assert verdict.differences == ()
    assert sum(count for _, count in verdict.counts) > 80


def changed(edition: Edition, key: str, value: Decimal | str, file: Path) -> dict[str, str]:
    """改一个输入格（存着的值都不改），重算。"""
    book = laid_out(edition)
    home = book.homes[f"{edition.scored.identifier}#{key}"]
    sheet = next(one for one in book.sheets if one.name == home.sheet)
    old = sheet.cells[home.row, home.column]
    sheet.put((home.row, home.column), value, old.look, span=(old.rows, old.columns))
    file.write_bytes(workbook_bytes(book, properties_of(edition.scored)))
    return fresh_values(file, book)


def test_次数改了_规则得分与等级跟着变(edition: EditionOf, tmp_path: Path):
    """莘庄 C31 每发生一次扣 1 分：一次改成三次，规则得分 3 → 1，规则总分 81.28 → 79.28，良 → 中；评定得分不动。"""
    fresh = changed(edition("2024/xinzhuang-dangjian"), "输入.C31.次数", Decimal(3), tmp_path / "book.xlsx")
    assert (fresh["指标.C31.规则得分"], fresh["规则总分"], fresh["规则等级"]) == ("1", "79.28", "中")
    assert (fresh["总分"], fresh["等级"]) == ("88.9", "良")


def test_资金改了_由执行率一路变到总分(edition: EditionOf, tmp_path: Path):
    """莘庄 B11：年初预算由 194.34 万元改成 160 万元，执行率 95.82%，过了满分线，得 5 分。"""
    fresh = changed(edition("2024/xinzhuang-dangjian"), "资金.年初预算数", Decimal(1600000), tmp_path / "book.xlsx")
    assert (fresh["资金.年初预算执行率"], fresh["指标.B11.规则得分"]) == ("0.9582", "5")
    assert fresh["规则总分"] == "86.28"


def test_问卷改了_满意度与得分跟着变(edition: EditionOf, tmp_path: Path):
    """莘庄 D32：非常满意 35% 改成 48%，一般归零另作他用，得率 0.48 + 0.52×0.8 + 0.13×0.6 = 97.4%，满分。"""
    key = "问卷.居民群众.第3题.非常满意"
    fresh = changed(edition("2024/xinzhuang-dangjian"), key, Decimal("0.48"), tmp_path / "book.xlsx")
    assert fresh["指标.D32.规则得分"] == "5"


def test_自评表上改得分_评分表与总分跟着变(edition: EditionOf, tmp_path: Path):
    form = edition("2024/xidu-yizhan")
    leaf = next(one for one in form.scored.leaves() if one.name == "设施维修完成及时性")
    key = f"指标.{leaf.anchor}"
    fresh = changed(form, f"{key}.评定得分", Decimal("6.00"), tmp_path / "book.xlsx")
    assert (fresh[f"{key}.得分"], fresh["总分"], fresh["表.总分"]) == ("6", "85.8", "85.8")


def test_自评表汇总_重算与程序一致(examples: Study, tmp_path: Path):
    """二十份：全部为优；金额合计、总的执行率、平均分、各等级份数都是公式。"""
    editions = [edition_of(examples, s.identifier) for s in examples.scored if s.identifier.startswith("2023/")]
    file = tmp_path / "batch.xlsx"
    file.write_bytes(batch_workbook(editions))
    verdict = verify_workbook(file)
    assert verdict.differences == ()
    assert len(verdict.counts) == 1 + 20
    cells = pages_of(file.read_bytes())["自评汇总表"].cells
    total = next(place[1:] for place, text in cells.items() if text.startswith("合计"))
    scores = [edition.scored.total for edition in editions]
    mean = (sum(scores) / len(scores)).quantize(Decimal("0.01"), "ROUND_HALF_UP")
    assert cells[f"G{total}"].endswith(f"→ {mean}")
    best = next(place[1:] for place, text in cells.items() if text == "优" and place[0] == "B")
    assert cells[f"C{best}"].endswith("→ 20")


def test_汇总表里没有自评表的不成表(edition: EditionOf):
    with pytest.raises(ValueError, match="没有可以汇总的自评表"):
        batch_book([edition("2024/xinzhuang-dangjian")])
