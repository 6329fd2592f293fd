"""页壳：切得开、倒得进，模板写错时说得清。"""

import pytest

from jixiao.publish.shell import SLOTS, pour, split_shell

WHOLE = "<title>@@jx:title@@ - 站名</title>" + "".join(f"<p>@@jx:{name}@@</p>" for name in SLOTS if name != "title")


def test_倒入的内容出现在各自的槽里() -> None:
    html = pour(split_shell(WHOLE), {name: f"[{name}]" for name in SLOTS})
    assert html.startswith("<title>[title] - 站名</title>")
    for name in SLOTS[1:]:
        assert f"<p>[{name}]</p>" in html
    assert "@@" not in html


def test_段比槽多一() -> None:
    shell = split_shell(WHOLE)
    assert sorted(shell.slots) == sorted(SLOTS)
    assert len(shell.pieces) == len(shell.slots) + 1


def test_倒入的内容原样保留_不再当作槽() -> None:
    slots = dict.fromkeys(SLOTS, "")
    slots["body"] = "<pre>甲\n\n    乙 @@jx:title@@</pre>"
    assert slots["body"] in pour(split_shell(WHOLE), slots)


def test_壳里的空行与缩进被去掉() -> None:
    spaced = WHOLE.replace("<p>", "\n\n      <p>")
    assert "\n\n" not in "".join(split_shell(spaced).pieces)
    assert "  " not in "".join(split_shell(spaced).pieces)


def test_少倒一个槽是程序错误() -> None:
    with pytest.raises(KeyError, match="body"):
        pour(split_shell(WHOLE), {name: "" for name in SLOTS if name != "body"})


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (WHOLE.replace("@@jx:body@@", ""), "缺少槽 body"),
        (WHOLE + "@@jx:title@@", "重复槽 title"),
        (WHOLE + "@@jx:sidebar@@", "不认识槽 sidebar"),
        ("<html></html>", "缺少槽 title、description"),
    ],
)
def test_槽不对时用中文说明(html: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as fault:
        split_shell(html)
    assert "shell.html" in str(fault.value)
