"""建站时做哪些格式：不写的，能做的都做，做不成的说一句；写明的做不成就是错。"""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.editions import editions_of
from jixiao.model.evaluation import Audience
from jixiao.pipeline import study
from jixiao.publish.edition import Edition, Exporter, ExportFault
from jixiao.publish.export_cache import FOLDER
from jixiao.publish.exporters import EXPORTERS
from jixiao.publish.site_files import FileWriter
from jixiao.site import exports
from jixiao.site.exports import Formats, formats_at_hand, write_files

REST = ["docx", "xlsx", "json", "csv"]


def no_font() -> str:
    raise ExportFault("没有可用的仿宋字体")


@pytest.fixture(name="without_fonts")
def _without_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "EXPORTERS", (replace(EXPORTERS[0], relies=no_font), *EXPORTERS[1:]))


@pytest.mark.usefixtures("without_fonts")
def test_没有字体_没有写明的_说一句_其余照做(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "mkdocs.plugins.jixiao"):
        formats = formats_at_hand(None)
    assert ([one.name for one in formats.exporters], formats.named) == (REST, False)
    assert [record.getMessage() for record in caplog.records] == ["网站上没有 PDF 文件：没有可用的仿宋字体"]


@pytest.mark.usefixtures("without_fonts")
def test_没有字体_写明要的是错_没有写的不问() -> None:
    with pytest.raises(ExportFault, match="没有可用的仿宋字体"):
        formats_at_hand(["pdf", "json"])
    assert [one.name for one in formats_at_hand(["json", "docx"]).exporters] == ["docx", "json"]
    assert formats_at_hand([]) == Formats((), named=True)


def bad(_: Edition) -> bytes:
    raise ExportFault("字体里没有“𰻞”")


@pytest.mark.parametrize("named", [True, False])
def test_一份做不成(
    workspace: Callable[[dict[str, str]], Path],
    repository: Path,
    caplog: pytest.LogCaptureFixture,
    *,
    named: bool,
) -> None:
    name = "evaluations/2024/xidu-yizhan/evaluation.yaml"
    root = workspace({name: (repository / name).read_text("utf-8")})
    result = study(root, Audience.PUBLIC)
    editions = editions_of(result, Audience.PUBLIC)
    formats = Formats((Exporter("pdf", "PDF", ".pdf", bad), EXPORTERS[-1]), named=named)
    writer = FileWriter(root / "site", "", result.as_of_epoch)
    told = "2024/xidu-yizhan 没有做成 PDF 文件：字体里没有“𰻞”"
    if named:
        with pytest.raises(ExportFault, match=told):
            write_files(result, root, editions, formats, writer, serving=True)
        return
    with caplog.at_level(logging.INFO, "mkdocs.plugins.jixiao"):
        files = write_files(result, root, editions, formats, writer, serving=True)
    assert [record.getMessage() for record in caplog.records] == [told]
    assert {one.format for one in files.evaluations["2024/xidu-yizhan"]} == {"csv", "jsonld"}
    assert len(list((root / FOLDER).glob("*/*"))) == 1
