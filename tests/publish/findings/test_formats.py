"""各种输出格式的金样；没有发现时也写得成。"""

import json
from collections.abc import Callable

import pytest

from jixiao.model.check_report import CheckReport
from jixiao.publish.findings import FORMATS
from jixiao.wording.printing import report_lines

ENDINGS = {"json": "json", "github": "txt", "gitlab": "json", "junit": "xml", "html": "html"}


@pytest.mark.parametrize("name", ENDINGS)
def test_与金样相同(name: str, report: CheckReport, golden: Callable[[str, str], None]) -> None:
    golden(f"findings/{name}.{ENDINGS[name]}", FORMATS[name](report))


def test_文字与金样相同(report: CheckReport, golden: Callable[[str, str], None]) -> None:
    golden("findings/text.txt", "".join(f"{line.text}\n" for line in report_lines(report, answered=True)))


def test_窄终端的文字与金样相同(report: CheckReport, golden: Callable[[str, str], None]) -> None:
    golden("findings/narrow.txt", "".join(f"{line.text}\n" for line in report_lines(report, 40, answered=True)))


def test_SARIF与金样相同(report: CheckReport, golden: Callable[[str, str], None]) -> None:
    """目录里的其余各种不记，免得加一种编号就要改金样。"""
    data = json.loads(FORMATS["sarif"](report))
    driver = data["runs"][0]["tool"]["driver"]
    del driver["version"]
    used = {result["ruleId"] for result in data["runs"][0]["results"]}
    driver["rules"] = [rule for rule in driver["rules"] if rule["id"] in used]
    for result in data["runs"][0]["results"]:
        del result["ruleIndex"]
    golden("findings/sarif.json", json.dumps(data, ensure_ascii=False, indent=2) + "\n")


@pytest.mark.parametrize("name", FORMATS)
def test_没有发现也写得成_以换行收尾(name: str) -> None:
    text = FORMATS[name](CheckReport({"2024/a": "甲"}, ()))
    assert text.endswith("\n")
    assert "\r" not in text
