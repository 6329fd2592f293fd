"""共用登记：政策文件与单位，别名归一。"""

from pathlib import Path
from typing import TypeVar

from jixiao.model.diagnostic import Related
from jixiao.model.dossier import Registry, normal_name
from jixiao.model.registry import Organisation, OrganisationFile, Policy, PolicyFile
from jixiao.read.files import Files
from jixiao.wording.codes import reading as codes

T = TypeVar("T", Policy, Organisation)


def read_registry(files: Files, shared: Path) -> Registry:
    """读 _shared/ 下的 policies/*.yaml 与 organisations.yaml；没有就是空的。"""
    policies: list[Policy] = []
    for file in sorted((shared / "policies").glob("*.yaml")):
        found = files.model(PolicyFile, file)
        policies.extend(found.policies if found else ())
    organisations: list[Organisation] = []
    if (shared / "organisations.yaml").is_file():
        listed = files.model(OrganisationFile, shared / "organisations.yaml")
        organisations.extend(listed.organisations if listed else ())
    policy_names: dict[str, Policy] = {}
    for policy in policies:
        numbers = (policy.number,) if policy.number else ()
        _enter(files, policy_names, policy, (policy.slug, policy.title, *numbers, *policy.aliases), "政策文件")
    organisation_names: dict[str, Organisation] = {}
    for body in organisations:
        _enter(files, organisation_names, body, (body.slug, body.name, *body.aliases), "单位")
    return Registry(tuple(policies), tuple(organisations), policy_names, organisation_names)


def _enter(files: Files, names: dict[str, T], entry: T, keys: tuple[str, ...], what: str) -> None:
    for key in keys:
        holder = names.setdefault(normal_name(key), entry)
        if holder is not entry:
            related = (Related("先登记在这里", holder.at),)
            files.diagnostics.append(codes.REPEATED_IDENTITY.found(entry.at, what=what, key=key, related=related))
