"""全部示例的全部数据文件：合乎公布的定义，过得了 frictionless，数与评分所得相同。"""

import csv
import io
import json
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import frictionless
import pytest
from jsonschema import Draft202012Validator

from jixiao.editions import editions_of
from jixiao.model.evaluation import Audience
from jixiao.model.open_data.sheets import EVALUATION_SHEETS, SITE_SHEETS
from jixiao.pipeline import study
from jixiao.publish.edition import Edition
from jixiao.publish.exporters import EXPORTERS
from jixiao.publish.manifest import entry_of
from jixiao.publish.open_data.catalogue import catalogue, findings, policies
from jixiao.publish.open_data.dataset import dataset, script_text
from jixiao.publish.open_data.package import csv_batch, site_sheets
from jixiao.publish.schema import data_schemas
from jixiao.publish.score_data import scores_data

REPOSITORY = Path(__file__).resolve().parents[3]
XINZHUANG, YIZHAN, HUACAO = "2024/xinzhuang-dangjian", "2024/xidu-yizhan", "2024/huacao-dangqun"
DATA = {one.name: one for one in EXPORTERS}
IDENTIFIERS = sorted(
    f.parent.relative_to(REPOSITORY / "evaluations").as_posix()
    for f in (REPOSITORY / "evaluations").glob("*/*/evaluation.yaml")
)


@lru_cache(maxsize=2)
def editions(audience: Audience) -> dict[str, Edition]:
    made = editions_of(study(REPOSITORY, audience), audience)
    return {one.scored.identifier: one for one in made}


@lru_cache(maxsize=64)
def files(identifier: str, audience: Audience = Audience.PUBLIC) -> dict[str, bytes]:
    edition = editions(audience)[identifier]
    return {f.name: f.content for name in ("json", "csv") for f in DATA[name].files(edition)}


def evaluation(identifier: str, audience: Audience = Audience.PUBLIC) -> dict[str, Any]:
    stem = identifier.rsplit("/", 1)[-1]
    found: dict[str, Any] = json.loads(files(identifier, audience)[f"{stem}.json"])["evaluation"]
    return found


def facts(identifier: str) -> dict[str, dict[str, Any]]:
    stem = identifier.rsplit("/", 1)[-1]
    return {one["key"]: one for one in json.loads(files(identifier)[f"{stem}.trace.json"])["facts"]}


def rows(identifier: str, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files(identifier)[name].decode("utf-8-sig"), newline="")))


def valid(name: str, data: object) -> None:
    assert [e.message for e in Draft202012Validator(data_schemas()[name]).iter_errors(data)] == []


# ------------------------------------------------------------ 合乎公布的定义


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("identifier", IDENTIFIERS)
def test_JSON合乎定义(identifier: str, audience: Audience) -> None:
    stem = identifier.rsplit("/", 1)[-1]
    made = files(identifier, audience)
    valid("evaluation-data", json.loads(made[f"{stem}.json"]))
    valid("trace-data", json.loads(made[f"{stem}.trace.json"]))
    assert all(name.isascii() for name in made)


def test_其余的JSON也合乎定义() -> None:
    every = tuple(editions(Audience.PUBLIC).values())
    scored = [one.scored for one in every]
    valid("score-data", scores_data(scored))
    valid("catalogue-data", catalogue(scored, {}).data())
    valid("findings-data", findings(scored).data())
    valid("policies-data", policies(every).data())
    (bound,) = DATA["json"].bound(every, "batch") or ()
    valid("batch-data", json.loads(bound.content))


def test_多一栏少一栏都不合定义() -> None:
    data = json.loads(files(YIZHAN)["xidu-yizhan.json"])
    validator = Draft202012Validator(data_schemas()["evaluation-data"])
    assert not validator.is_valid(data | {"多": 1})
    del data["evaluation"]["total"]
    assert not validator.is_valid(data)


@pytest.mark.parametrize("identifier", IDENTIFIERS)
def test_数据包与各CSV过得了frictionless(identifier: str, tmp_path: Path) -> None:
    made = files(identifier)
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["type", "note", "rowNumber", "fieldName"]) == []
    package = json.loads(made["datapackage.json"])
    assert {one["path"] for one in package["resources"]} == {name for name in made if name.endswith(".csv")}
    assert len(report.tasks) == len(package["resources"])


@pytest.mark.parametrize(("old", "new"), [("3.9", "三点九"), (",A1,", ",Z9,"), ("A12", "A11")])
def test_数据包的校验不是摆设(tmp_path: Path, old: str, new: str) -> None:
    """数不是数、外键落空、主键重复，各报得出。"""
    for name, content in files(XINZHUANG).items():
        changed = content.decode().replace(old, new) if name == "indicators.csv" else content.decode()
        (tmp_path / name).write_bytes(changed.encode())
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    for one in package["resources"]:
        del one["bytes"], one["hash"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_全站与合订的CSV过得了frictionless(tmp_path: Path) -> None:
    every = tuple(editions(Audience.PUBLIC).values())
    for file in (*site_sheets(every), *csv_batch(every, "batch")):
        target = tmp_path / file.name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(file.content)
    for folder in (tmp_path, tmp_path / "batch"):
        report = frictionless.validate(str(folder / "datapackage.json"))
        assert report.flatten(["type", "note", "rowNumber", "fieldName"]) == []
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert [one["path"] for one in package["resources"]] == [one.file for one in SITE_SHEETS]
    assert package["resources"][1]["schema"]["foreignKeys"][-1]["reference"] == {
        "resource": "evaluations",
        "fields": ["标识"],
    }


# ------------------------------------------------------------ 数对得上


@pytest.mark.parametrize("identifier", IDENTIFIERS)
def test_指标得分在JSON和CSV里与评分所得相同(identifier: str) -> None:
    leaves = {leaf.anchor: leaf for leaf in editions(Audience.PUBLIC)[identifier].scored.leaves()}
    in_json = {one["id"]: one for one in evaluation(identifier)["indicators"]}
    in_csv = {one["标识"]: one for one in rows(identifier, "indicators.csv")}
    assert list(leaves) == list(in_json) == list(in_csv)
    for anchor, leaf in leaves.items():
        for value, key, column in (
            (leaf.weight, "weight", "分值"),
            (leaf.computed, "computed", "规则得分"),
            (leaf.awarded, "awarded", "评定得分"),
            (leaf.score, "score", "得分"),
            (leaf.self_score, "self", "自评得分"),
        ):
            written = (in_json[anchor][key], in_csv[anchor][column] or None)
            assert [None if one is None else Decimal(one) for one in written] == [value, value], (anchor, key)


@pytest.mark.parametrize(
    ("identifier", "total"),
    [(XINZHUANG, "88.9"), (HUACAO, "88.97"), (YIZHAN, "87.80"), ("2026/hongqiao-dangqun", "88")],
)
def test_总分(identifier: str, total: str) -> None:
    assert evaluation(identifier)["total"] == total


def test_资金表_元_千分位去掉() -> None:
    (row,) = rows(XINZHUANG, "funds.csv")
    assert row["年初预算数"] == "1943400.00"
    assert row["执行率"] == "99.95"


def test_数据表_类型与值() -> None:
    table = next(one for one in evaluation(XINZHUANG)["tables"] if one["name"] == "历年预算")
    assert [(one["name"], one["type"], one["unit"]) for one in table["columns"]] == [
        ("年度", "string", None),
        ("预算", "money", "万元"),
        ("调整后预算", "money", "万元"),
        ("实际支出", "money", "万元"),
        ("预算执行率", "rate", "%"),
    ]
    missing = table["rows"][2]["cells"][3]
    assert (missing["text"], missing["value"]) == ("", None)
    assert rows(XINZHUANG, table["file"])[3] == {
        "年度": "2024", "预算": "194.34", "调整后预算": "153.399", "实际支出": "153.319", "预算执行率": "99.95",
    }  # fmt: skip


def test_小计合计在JSON里_不在CSV里() -> None:
    table = next(one for one in evaluation(HUACAO)["tables"] if one["name"] == "收支情况")
    kinds = [row["kind"] for row in table["rows"]]
    assert kinds.count("data") == 15
    assert "subtotal" in kinds
    assert len(rows(HUACAO, table["file"])) == 15


def test_公式样子的文字在CSV里有撇号_在JSON里照原样() -> None:
    table = next(one for one in evaluation(XINZHUANG)["tables"] if one["name"] == "绩效目标")
    assert table["rows"][0]["cells"][3]["text"] == "=1次"
    assert rows(XINZHUANG, table["file"])[0]["年度指标值"] == "'=1次"


def test_问卷每个选项一行() -> None:
    survey = evaluation(XINZHUANG)["surveys"][0]
    expected = sum(max(1, len(one["options"])) for one in survey["questions"])
    assert len(rows(XINZHUANG, "surveys.csv")) == expected
    assert any(one["选项序号"] == "0" for one in rows(XINZHUANG, "surveys.csv"))


def test_问题与建议() -> None:
    found = {one["编号"]: one for one in rows(XINZHUANG, "findings.csv")}
    assert list(found) == ["经验1", "经验2", "问题1", "问题2", "建议1", "建议2"]
    assert found["问题1"]["相关指标"] == "A31、B11、C31"
    assert found["建议1"]["针对问题"] == "问题1"


def site_rows(name: str) -> list[dict[str, str]]:
    sheets = {one.name: one.content for one in site_sheets(tuple(editions(Audience.PUBLIC).values()))}
    return list(csv.DictReader(io.StringIO(sheets[name].decode("utf-8-sig"), newline="")))


def test_全站的问题与建议_就是各份的() -> None:
    each = [row for one in IDENTIFIERS if "findings.csv" in files(one) for row in rows(one, "findings.csv")]
    found = site_rows("findings.csv")
    assert each
    assert sorted(found, key=str) == sorted(each, key=str)
    listed = findings(one.scored for one in editions(Audience.PUBLIC).values()).data()["evaluations"]
    names = {(one["evaluation"], row["id"]) for one in listed for row in (*one["problems"], *one["recommendations"])}
    assert names == {(row["评价"], row["编号"]) for row in found if not row["编号"].startswith("经验")}


def test_全站的政策文件_与JSON相同() -> None:
    every = tuple(editions(Audience.PUBLIC).values())
    listed = {one["id"]: one for one in policies(every).data()["policies"]}
    found = {row["标识"]: row for row in site_rows("policies.csv")}
    assert list(found) == list(listed)
    row = next(one for one in found.values() if one["文号"] == "沪财绩〔2020〕6号")
    assert XINZHUANG in row["引用它的评价"].split("、")
    assert row["效力"] == listed[row["标识"]]["status"]


def test_没有内容的文件不写() -> None:
    assert not {"surveys.csv", "findings.csv", "table-01.csv"} & files(YIZHAN).keys()


def test_固定列的文件都有例子() -> None:
    assert {one.file for one in EVALUATION_SHEETS} <= files(XINZHUANG).keys()


def test_引用的文件() -> None:
    cited = evaluation(XINZHUANG)["policies"]
    assert "沪财绩〔2020〕6号" in {one["number"] for one in cited}
    assert len({one["id"] for one in cited}) == len(cited)


# ------------------------------------------------------------ 来历


@pytest.mark.parametrize("identifier", IDENTIFIERS)
def test_每个数据项都有_输入都在其中_不是算出的有出处(identifier: str) -> None:
    known = facts(identifier)
    assert list(known) == list(editions(Audience.PUBLIC)[identifier].scored.facts)
    for key, fact in known.items():
        assert fact["source"] or fact["derivation"] or key == "满分", key  # 满分出自口径
        assert set((fact["derivation"] or {}).get("inputs", ())) <= known.keys(), key
        if fact["source"]:
            assert (REPOSITORY / fact["source"]["path"]).is_file()
    for one in evaluation(identifier)["indicators"]:
        assert set(one["inputs"]) <= known.keys()


def test_一个数的来历() -> None:
    fact = facts(XINZHUANG)["指标.B11.规则得分"]
    assert (fact["value"], fact["unit"], fact["source"]) == ("0.00", "分", None)
    assert fact["derivation"]["substitution"] == "78.89% < 80%，不得分"
    assert fact["derivation"]["rounding"] == "四舍五入，2位小数"
    assert fact["derivation"]["inputs"] == ["资金.年初预算执行率", "指标.B11.分值"]
    assert fact["derivation"]["evidence"] == ["2024年项目预算执行情况表"]
    assert "沪财绩〔2020〕6号" in fact["derivation"]["basis"]
    written = facts(XINZHUANG)["资金.年初预算数"]
    assert (written["value"], written["text"], written["unit"]) == ("1943400.00", "194.34", "万元")
    assert written["source"]["path"] == "evaluations/2024/xinzhuang-dangjian/funds.yaml"
    assert written["source"]["line"] > 0


# ------------------------------------------------------------ 内部版与公开版


def test_原文所述与发现只在内部版() -> None:
    assert evaluation(XINZHUANG)["statements"] is None
    assert evaluation(XINZHUANG)["findings"] is None
    internal = evaluation(XINZHUANG, Audience.INTERNAL)
    assert internal["statements"]
    assert "JX302" in {one["code"] for one in internal["findings"]}


# ------------------------------------------------------------ 数据集描述


def test_数据集描述列出全部文件() -> None:
    edition = editions(Audience.PUBLIC)[XINZHUANG]
    entries = [entry_of(f"{XINZHUANG}/files/{n}", n, "csv", XINZHUANG, c) for n, c in files(XINZHUANG).items()]
    local = dataset(edition, entries, local="files/")
    assert local["@type"] == ["Dataset", "dcat:Dataset"]
    assert (local["temporalCoverage"], local["datePublished"]) == ("2024-01-01/2024-12-31", "2025-07")
    assert "url" not in local
    assert [one["contentUrl"] for one in local["distribution"]] == [f"files/{name}" for name in files(XINZHUANG)]
    assert {one["encodingFormat"] for one in local["distribution"]} == {"text/csv", "application/json"}
    online = dataset(edition, entries, "https://example.org/")
    assert online["url"] == "https://example.org/2024/xinzhuang-dangjian/"
    assert online["distribution"][0]["contentUrl"].startswith("https://example.org/2024/xinzhuang-dangjian/files/")


def test_写进网页的描述不会提前结束() -> None:
    text = script_text({"name": "</script><b>"})
    assert text.count("</script>") == 1
    assert json.loads(text.removeprefix('<script type="application/ld+json">').removesuffix("</script>")) == {
        "name": "</script><b>"
    }


def test_目录指出页与文件() -> None:
    scored = editions(Audience.PUBLIC)[YIZHAN].scored
    (entry,) = catalogue([scored], {YIZHAN: [f"{YIZHAN}/files/xidu-yizhan.json"]}).data()["evaluations"]
    assert (entry["page"], entry["files"]) == (f"{YIZHAN}/", [f"{YIZHAN}/files/xidu-yizhan.json"])
    assert (entry["total"], entry["grade"]) == ("87.80", "良")


def test_政策文件连同引用它的评价() -> None:
    every = tuple(editions(Audience.PUBLIC).values())
    found = {one["id"]: one for one in policies(every).data()["policies"]}
    assert len(found) == len(every[0].registry.policies)
    cited = next(one for one in found.values() if one["number"] == "沪财绩〔2020〕6号")
    assert XINZHUANG in cited["cited_by"]
    assert YIZHAN not in cited["cited_by"]
