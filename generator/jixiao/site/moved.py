"""改过名的评价、政策文件、单位，各有哪些旧地址。"""

from collections.abc import Iterable, Iterator

from jixiao.compose import addresses
from jixiao.model.report import Page
from jixiao.publish.moved import Move
from jixiao.publish.site_files import FOLDER
from jixiao.site.context import Site


def moves(site: Site, pages: Iterable[Page]) -> tuple[Move, ...]:
    """全部旧地址；没有收进网站的不提。"""
    paths = sorted(page.path for page in pages)
    return tuple(
        Move(old, new, tuple(path.removeprefix(new) for path in paths if path.startswith(new)), files)
        for old, new, files in _renamed(site)
        if new in paths
    )


def _renamed(site: Site) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    for scored in site.scored:
        for former in scored.dossier.evaluation.former:
            old, new = addresses.overview(former), addresses.overview(scored.identifier)
            yield old, new, tuple(_files(site, scored.identifier, former))
    for policy in site.registry.policies:
        yield from ((addresses.policy(former), addresses.policy(policy.slug), ()) for former in policy.former)
    for body in site.registry.organisations:
        yield from ((addresses.unit(former), addresses.unit(body.slug), ()) for former in body.former)


def _files(site: Site, identifier: str, former: str) -> Iterator[tuple[str, str]]:
    """文件名的主干是标识的末段，也跟着改了。"""
    stem, old = identifier.rsplit("/", 1)[-1], former.rsplit("/", 1)[-1]
    for one in site.files.evaluations.get(identifier, ()):
        name = one.path.rsplit("/", 1)[-1]
        if stem != old and name.startswith(f"{stem}."):
            yield f"{FOLDER}/{old}{name.removeprefix(stem)}", f"{FOLDER}/{name}"
