"""信息公开目录：口径规定必填的栏，主动公开的评价写了没有。"""

from collections.abc import Iterator

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.disclosure import CatalogueField
from jixiao.model.evaluation import Publicity
from jixiao.wording.codes import structure as codes


def find_missing_catalogue_fields(subject: Subject) -> Iterator[Diagnostic]:
    """缺的各栏合说一次。"""
    evaluation, catalogue = subject.evaluation, subject.dossier.profile.catalogue
    if catalogue is None or evaluation.publicity is not Publicity.PUBLIC:
        return
    written = evaluation.disclosed
    missing = [
        item
        for item in catalogue.value
        if item.required and item.field not in written and item.field is not CatalogueField.SUMMARY  # 没有写的由程序写
    ]
    if missing:
        yield codes.MISSING_CATALOGUE_FIELDS.found(
            evaluation.place_of("disclosure"),
            names="、".join(item.label for item in missing),
            about=tuple(f"信息公开.{item.field.value}" for item in missing),
        )
