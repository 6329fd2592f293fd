"""数据集的描述：schema.org 的 Dataset，兼用 DCAT 的词，供检索与数据目录收录。"""

import json
from collections.abc import Sequence
from typing import Any, Final

from jixiao.model.disclosure import CatalogueField, Disclosure
from jixiao.publish.edition import Edition
from jixiao.publish.manifest import FileEntry
from jixiao.publish.open_data.evaluation_data import iso_date
from jixiao.wording.figures import score_text
from jixiao.wording.open_data import package_about

DATASET: Final = "dataset.jsonld"
MEDIA_TYPES: Final = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
_CONTEXT: Final = {
    "@vocab": "https://schema.org/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
}


def dataset(edition: Edition, files: Sequence[FileEntry], base: str = "", local: str = "") -> dict[str, Any]:
    """一份评价的数据集。

    files 是它的文件；base 是站点地址（以 / 结尾），没有时地址写成相对的，local 是相对的目录。
    """
    scored = edition.scored
    evaluation = scored.dossier.evaluation
    own = evaluation.disclosure or Disclosure()
    written = iso_date(evaluation.issued)
    issued = iso_date(own.published) or written
    total = score_text(scored.total, scored.dossier.kind.style)
    period = evaluation.period
    covered = f"{period.start.iso}/{period.end.iso}" if period is not None else str(evaluation.year)
    publisher = own.issuer or evaluation.client or evaluation.unit
    described: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": ["Dataset", "dcat:Dataset"],
        "identifier": scored.identifier,
        "dcterms:identifier": scored.identifier,
        "name": evaluation.title or evaluation.name,
        "description": package_about(scored.dossier.kind.document, total, scored.grade),
        "inLanguage": "zh-CN",
        "temporalCoverage": covered,
        "isAccessibleForFree": True,
        "keywords": [scored.dossier.kind.document, evaluation.name, str(evaluation.year)],
        "dcterms:accessRights": evaluation.publicity.value,
    }
    if base:
        described["url"] = f"{base}{scored.identifier}/"
        described["dcat:landingPage"] = {"@id": f"{base}{scored.identifier}/"}
    if issued:
        described |= {"datePublished": issued, "dcterms:issued": issued}
    if own.published and written:
        described["dateCreated"] = written
    described |= _catalogued(own, scored.identifier)
    if publisher:
        described["publisher"] = _organisation(publisher)
    if evaluation.evaluator:
        described["creator"] = _organisation(evaluation.evaluator)
    described["distribution"] = [_distribution(one, base, local) for one in files]
    return described


def script_text(described: dict[str, Any]) -> str:
    """写进网页的样子；文字里的 < 一律转义，免得提前结束。"""
    text = json.dumps(described, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def _catalogued(own: Disclosure, identifier: str) -> dict[str, Any]:
    """公开目录给的索引号与文号、主题分类、有效性。"""
    numbers = {CatalogueField.INDEX: own.index, CatalogueField.NUMBER: own.number}
    named = [
        {"@type": "PropertyValue", "propertyID": field.value, "value": value}
        for field, value in numbers.items()
        if value
    ]
    return {
        **({"identifier": [identifier, *named]} if named else {}),
        **({"dcterms:subject": own.subject} if own.subject else {}),
        **({"creativeWorkStatus": own.validity.value} if own.validity else {}),
    }


def _organisation(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}


def _distribution(file: FileEntry, base: str, local: str) -> dict[str, Any]:
    media = MEDIA_TYPES.get(f".{file.path.rsplit('.', 1)[-1]}", "application/octet-stream")
    address = f"{base}{file.path}" if base else local + file.path.rsplit("/", 1)[-1]
    return {
        "@type": ["DataDownload", "dcat:Distribution"],
        "name": file.title,
        "contentUrl": address,
        "dcat:downloadURL": {"@id": address},
        "encodingFormat": media,
        "dcat:mediaType": media,
        "contentSize": str(file.size),
        "dcat:byteSize": file.size,
        "sha256": file.sha256,
    }
