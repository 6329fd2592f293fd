"""GitLab 代码质量报告：必备的键、轻重、各不相同的记号。"""

import json

from jixiao.model.check_report import CheckReport
from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.model.location import Location
from jixiao.publish.findings.gitlab import gitlab_report


def test_必备的键与取值(report: CheckReport) -> None:
    entries = json.loads(gitlab_report(report))
    assert len(entries) == len(report.found)
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1


def test_记号相同的也各列一条_再算一次还是一样() -> None:
    one = Diagnostic("JX302", Severity.INFO, "说明", Location("a.yaml"))
    report = CheckReport({}, (one, one, one))
    entries = json.loads(gitlab_report(report))
    fingerprints = [entry["fingerprint"] for entry in entries]
    assert fingerprints[0] == one.fingerprint
    assert len(set(fingerprints)) == 3
    assert gitlab_report(report) == gitlab_report(report)
    assert [entry["severity"] for entry in entries] == ["info"] * 3


def test_轻重() -> None:
    found = tuple(Diagnostic("JX302", s, "说明", Location("a.yaml", 7, 1)) for s in Severity)
    entries = json.loads(gitlab_report(CheckReport({}, found)))
    assert [entry["severity"] for entry in entries] == ["critical", "major", "info"]
    assert {entry["location"]["lines"]["begin"] for entry in entries} == {7}
