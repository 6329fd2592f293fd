"""JUnit XML：解析得出，条数对得上，名称不重复，控制字符不使它读不出。"""

from dataclasses import replace
from xml.etree import ElementTree as ET

from jixiao.model.check_report import CheckReport
from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.model.location import Location
from jixiao.publish.findings.junit import junit_report


def parsed(report: CheckReport) -> ET.Element:
    return ET.fromstring(junit_report(report))  # noqa: S314 自己写的


def test_条数都对得上(report: CheckReport) -> None:
    root = parsed(report)
    assert root.tag == "testsuites"
    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.attrib["tests"]) == len(cases)
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
        assert int(suite.attrib["skipped"]) == len(suite.findall("testcase/skipped"))
        names = [case.attrib["name"] for case in cases]
        assert len(set(names)) == len(names)
    assert int(root.attrib["tests"]) == len(root.findall("testsuite/testcase"))
    assert int(root.attrib["failures"]) == len(root.findall("testsuite/testcase/failure")) > 0


def test_没有发现的评价有一个通过的_警告不算失败(report: CheckReport) -> None:
    suites = {suite.attrib["name"]: suite for suite in parsed(report)}
    (clean,) = suites["2024/clean"]
    assert (clean.attrib["name"], len(clean)) == ("没有发现", 0)
    assert not suites["2024/old"].findall("testcase/failure")
    assert suites["2024/old"].findall("testcase/system-out")
    assert suites["2024/draft"].findall("testcase/failure")


def test_严格时警告也是失败(report: CheckReport) -> None:
    strict = replace(report, refused=frozenset({Severity.ERROR, Severity.WARNING}))
    suites = {suite.attrib["name"]: suite for suite in parsed(strict)}
    assert suites["2024/old"].findall("testcase/failure")


def test_全已说明的跳过_写着理由(report: CheckReport) -> None:
    only = replace(report, found=tuple(d for d in report.found if d.code != "JX302"))
    (skipped,) = parsed(only).findall("testsuite/testcase/skipped")
    assert "评价小组一致意见 & 有会议纪要" in (skipped.text or "")


def test_难写的字符读得回来() -> None:
    found = Diagnostic("JX302", Severity.ERROR, "<a>&\"'\x00\x1b 甲\n乙", Location("a.yaml", 1, 1))
    (case,) = parsed(CheckReport({}, (found,))).findall("testsuite/testcase")
    assert (case.find("failure") is not None) is True
    assert "<a>&\"'\ufffd\ufffd 甲\n乙" in (case.findtext("failure") or "")
    assert case.attrib["classname"] == "公共文件"
