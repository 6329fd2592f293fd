"""引注的认法：书名号、文号的各种括号与空白。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.dossier import normal_name
from jixiao.wording.citations import citations_in, document_names


def found(text: str) -> list[tuple[str | None, str | None]]:
    return [(c.title, c.number) for c in citations_in(text)]


@pytest.mark.parametrize(
    "number",
    [
        "财预〔2020〕10号",
        "财预[2020]10号",
        "财预［2020］10号",
        "财预（2020）10号",
        "财预(2020)10号",
        "财预〔2020〕10 号",
        "财预 〔2020〕 10 号",
        "财预〔 2020 〕10号",
        "沪财绩〔2020〕6号",
        "闵府办发〔2024〕123号",
    ],
)
def test_文号的各种写法(number: str):
    assert found(f"《办法》（{number}）") == [("办法", number)]
    assert found(number) == [(None, number)]
    assert normal_name(number) == normal_name(number.replace(" ", ""))


@pytest.mark.parametrize(
    "other", ["财预[2020]10号", "财预［2020］10号", "财预（2020）10号", "财预(2020) 10号", "财预〔2020〕10 号"]
)
def test_各种写法归到同一个名称(other: str):
    assert normal_name(other) == normal_name("财预〔2020〕10号")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("没有引注", []),
        ("《预算法》", [("预算法", None)]),
        ("《预算法》《会计法》", [("预算法", None), ("会计法", None)]),
        ("《关于印发〈办法〉的通知》（财预〔2020〕10号）", [("关于印发〈办法〉的通知", "财预〔2020〕10号")]),
        ("《关于印发《办法》的通知》", [("关于印发《办法》的通知", None)]),
        ("《办法》(财预〔2020〕10号)", [("办法", "财预〔2020〕10号")]),
        ("《办法》（试行）", [("办法", None)]),
        ("《办法（试行）》（沪财绩〔2020〕6号）", [("办法（试行）", "沪财绩〔2020〕6号")]),
        ("《办法》，财预〔2020〕10号", [("办法", None), (None, "财预〔2020〕10号")]),
        ("2020年第10号", []),
        ("财预〔20〕10号", []),
        ("财预〔2020〕号", []),
        ("《没有写完", []),
        ("《》", []),
    ],
)
def test_标题与文号(text: str, expected: list[tuple[str | None, str | None]]):
    assert found(text) == expected


def test_起止正是原文():
    text = "依据《关于印发〈办法〉的通知》（财预〔2020〕10号）和《会计法》执行。"
    assert [text[c.start : c.end] for c in citations_in(text)] == [
        "《关于印发〈办法〉的通知》（财预〔2020〕10号）",
        "《会计法》",
    ]


def test_可用来查找的名称_文号在前():
    (citation,) = citations_in("《办法》（财预〔2020〕10号）")
    assert citation.names == ("财预〔2020〕10号", "办法")
    assert list(document_names("《办法》、《细则》")) == ["办法", "细则"]


def test_单独的文号前面连着的字_逐字缩短都可查():
    assert "财预〔2020〕10号" in set(document_names("应按财预〔2020〕10号执行"))
    assert "沪财绩〔2020〕6号" in set(document_names("根据沪财绩〔2020〕6号"))


@given(st.text(alphabet="《》〈〉（）()〔〕[]财预2020号 10办法", max_size=40))
def test_任何文字里的引注都是原文的一段_不重叠(text: str):
    end = 0
    for citation in citations_in(text):
        assert end <= citation.start < citation.end <= len(text)
        assert citation.title or citation.number
        assert all(name in text[citation.start : citation.end] for name in citation.names)
        end = citation.end
