"""信息公开的各栏、问题的整改状态，写进数据。"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from jsonschema import Draft202012Validator

from jixiao.editions import editions_of
from jixiao.model.evaluation import Audience
from jixiao.pipeline import study
from jixiao.publish.edition import Edition
from jixiao.publish.open_data.dataset import dataset
from jixiao.publish.open_data.evaluation_data import evaluation_data
from jixiao.publish.open_data.rows import finding_rows
from jixiao.publish.schema import data_schemas

Write: TypeAlias = Callable[[dict[str, str]], Path]
PLAIN = Path(__file__).parents[2] / "cases" / "plain"
OPEN = """\
成文日期: 2025-03
信息公开:
  索引号: JS-2025-00002
  发文机关: 样例局办公室
  文号: 样局〔2025〕3号
  内容概述: 样例局一项工作的评价。
  主题分类: 财政
  发布日期: 2025-08-01
  有效性: 有效
"""
FINDINGS = """\
存在的问题:
  - {编号: 问题1, 标题: 目标未量化, 内容: 略。}
  - {编号: 问题2, 标题: 台账不全, 内容: 略。}
有关建议:
  - {编号: 建议1, 标题: 量化目标, 内容: 略。, 针对问题: [问题1], 整改状态: 已整改}
  - {编号: 建议2, 标题: 再核一次, 内容: 略。, 针对问题: [问题1], 整改状态: 整改中}
"""


@pytest.fixture(name="edition")
def _edition(workspace: Write) -> Callable[[str], Edition]:
    text = (PLAIN / "report.yaml").read_text("utf-8").replace("公开级别: 内部", "公开级别: 主动公开")

    def made(more: str) -> Edition:
        done = study(workspace({"evaluations/2024/sample/evaluation.yaml": text + more}), Audience.PUBLIC)
        (one,) = editions_of(done, Audience.PUBLIC)
        return one

    return made


def written(one: Edition) -> dict[str, Any]:
    data = evaluation_data(one).data()
    whole = {"version": 1, "evaluation": data}
    assert [e.message for e in Draft202012Validator(data_schemas()["evaluation-data"]).iter_errors(whole)] == []
    return data


def test_各栏照写_日期写成年月日(edition: Callable[[str], Edition]) -> None:
    assert written(edition(OPEN))["disclosure"] == {
        "index": "JS-2025-00002",
        "issuer": "样例局办公室",
        "number": "样局〔2025〕3号",
        "summary": "样例局一项工作的评价。",
        "subject": "财政",
        "published": "2025-08-01",
        "validity": "有效",
    }


def test_没有写的(edition: Callable[[str], Edition]) -> None:
    one = edition("")
    assert written(one)["disclosure"] is None
    described = dataset(one, ())
    assert described["identifier"] == "2024/sample"
    assert not {"dcterms:subject", "creativeWorkStatus", "dateCreated"} & described.keys()


def test_数据集描述(edition: Callable[[str], Edition]) -> None:
    described = dataset(edition(OPEN), ())
    first, *others = described["identifier"]
    assert (first, described["dcterms:identifier"]) == ("2024/sample", "2024/sample")
    assert {one["propertyID"]: one["value"] for one in others} == {"索引号": "JS-2025-00002", "文号": "样局〔2025〕3号"}
    assert (described["datePublished"], described["dateCreated"]) == ("2025-08-01", "2025-03")
    assert described["publisher"]["name"] == "样例局办公室"
    assert (described["dcterms:subject"], described["creativeWorkStatus"]) == ("财政", "有效")
    assert described["dcterms:accessRights"] == "主动公开"


def test_问题的整改状态由建议得出(edition: Callable[[str], Edition]) -> None:
    one = edition(FINDINGS)
    expected = {"问题1": "整改中", "问题2": None}
    assert {problem["id"]: problem["status"] for problem in written(one)["problems"]} == expected
    rows = {row["编号"]: row for row in finding_rows(one.scored)}
    assert {name: rows[name]["整改状态"] for name in expected} == expected
