"""开放数据：全站的文件，CSV 的列，JSON 的栏目。"""

from collections.abc import Mapping
from typing import Final

from jixiao.compose.data_fields import csv_fields, json_fields
from jixiao.compose.downloads import file_list
from jixiao.model.report import Block
from jixiao.site.context import Site
from jixiao.site.downloads import download
from jixiao.site.part import Part


def _files(site: Site) -> tuple[Block, ...]:
    return file_list("data-files", (download(one) for one in site.files.site))


def _fallback(_: Site) -> Mapping[str, str]:
    text = (
        "# 开放数据\n\n<!-- jixiao:datafiles -->\n\n"
        "## CSV 的列\n\n<!-- jixiao:csvfields -->\n\n## JSON 的栏目\n\n<!-- jixiao:jsonfields -->\n"
    )
    return {"data.md": text}


OPEN_DATA: Final = Part(
    "开放数据",
    placeholders={"datafiles": _files, "csvfields": lambda _: csv_fields(), "jsonfields": lambda _: json_fields()},
    fallback=_fallback,
)
