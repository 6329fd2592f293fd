"""网站上的文件：各份评价的导出，全站的目录、政策文件、年度压缩包与 Schema。"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from jixiao.publish.edition import Edition
from jixiao.publish.export_run import Job, Produced
from jixiao.publish.files import write_file
from jixiao.publish.manifest import FileEntry, checksums, entry_of
from jixiao.publish.open_data.archive import SUMS, archive
from jixiao.publish.open_data.catalogue import catalogue, findings, policies
from jixiao.publish.open_data.dataset import DATASET, dataset
from jixiao.publish.open_data.evaluation_data import json_bytes
from jixiao.publish.open_data.package import site_sheets
from jixiao.publish.schema import data_schema_titles, data_schemas
from jixiao.wording.open_data import (
    ARCHIVE_TITLE,
    CATALOGUE_FILE_TITLE,
    DATASET_TITLE,
    FINDINGS_TITLE,
    POLICIES_TITLE,
    SCHEMA_TITLE,
    SUMS_TITLE,
)

FOLDER: Final = "files"
DATA: Final = "data"
_SITE: Final = ""
_ARCHIVED: Final = frozenset({"json", "csv", "jsonld"})


@dataclass(slots=True)
class SiteFiles:
    """写好的文件，路径相对站点根：各份评价的、全站的；faults 是没有做成的与缘由。"""

    evaluations: dict[str, tuple[FileEntry, ...]] = field(default_factory=dict)
    site: tuple[FileEntry, ...] = ()
    faults: list[tuple[Job, str]] = field(default_factory=list)

    def find(self, identifier: str, name: str) -> FileEntry | None:
        """一份评价的一个文件。"""
        path = f"{identifier}/{FOLDER}/{name}"
        return next((one for one in self.evaluations.get(identifier, ()) if one.path == path), None)


class FileWriter:
    """把文件写进站点，记下写了什么。base 是站点地址（以 / 结尾），没有的为空。"""

    def __init__(self, site: Path, base: str, as_of: int) -> None:
        self._site = site
        self._base = base
        self._as_of = as_of

    def write(self, editions: Sequence[Edition], jobs: Sequence[Job], results: Iterable[Produced]) -> SiteFiles:
        """写出全部文件。results 依次是各件事的结果；一件事也没有的，全站的文件也不写。"""
        written = SiteFiles({edition.scored.identifier: () for edition in editions})
        for job, result in zip(jobs, results, strict=True):
            if isinstance(result, str):
                written.faults.append((job, result))
                continue
            entries = tuple(
                self._put(f"{job.target}/{FOLDER}/{file.name}", file.title, job.exporter.name, job.target, file.content)
                for file in result
            )
            written.evaluations[job.target] += entries
        for edition in editions:
            identifier = edition.scored.identifier
            entries = written.evaluations[identifier]
            if entries:
                path = f"{identifier}/{FOLDER}/{DATASET}"
                described = json_bytes(dataset(edition, entries, self._base))
                entry = self._put(path, DATASET_TITLE, "jsonld", identifier, described)
                written.evaluations[identifier] = (*entries, entry)
        written.site = tuple(self._whole_site(editions, written)) if jobs else ()
        return written

    def _whole_site(self, editions: Sequence[Edition], written: SiteFiles) -> list[FileEntry]:
        every = [edition.scored for edition in editions]
        paths = {name: [one.path for one in entries] for name, entries in written.evaluations.items()}
        parts: dict[str, tuple[str, bytes]] = {
            "evaluations.json": (CATALOGUE_FILE_TITLE, json_bytes(catalogue(every, paths).data())),
            **{file.name: (file.title, file.content) for file in site_sheets(editions)},
            "findings.json": (FINDINGS_TITLE, json_bytes(findings(every).data())),
            "policies.json": (POLICIES_TITLE, json_bytes(policies(editions).data())),
        }
        for year in sorted({edition.scored.dossier.evaluation.year for edition in editions}, reverse=True):
            content = archive(self._of_year(year, editions, written), self._as_of)
            parts[f"{year}.zip"] = (ARCHIVE_TITLE.format(year=year), content)
        titles = data_schema_titles()
        for name, schema in data_schemas().items():
            parts[f"schema/{name}.schema.json"] = (SCHEMA_TITLE.format(what=titles[name]), json_bytes(schema))
        digests = {name: hashlib.sha256(content).hexdigest() for name, (_, content) in parts.items()}
        parts[SUMS] = (SUMS_TITLE, checksums(digests).encode())
        return [
            self._put(f"{DATA}/{name}", title, name.rsplit(".", 1)[-1], _SITE, content)
            for name, (title, content) in parts.items()
        ]

    def _of_year(self, year: int, editions: Sequence[Edition], written: SiteFiles) -> Mapping[str, bytes]:
        """一个年度全部评价的数据，压缩包里按评价分目录。印出来看的文件已经是压缩的，不再装一遍。"""
        return {
            one.path.replace(f"/{FOLDER}/", "/"): (self._site / one.path).read_bytes()
            for edition in editions
            if edition.scored.dossier.evaluation.year == year
            for one in written.evaluations[edition.scored.identifier]
            if one.format in _ARCHIVED
        }

    def _put(self, path: str, title: str, name: str, target: str, content: bytes) -> FileEntry:
        write_file(self._site / path, content)
        return entry_of(path, title, name, target, content)
