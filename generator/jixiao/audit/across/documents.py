"""政策文件：登记了两次的，各份评价引法不同的。"""

import re
from collections.abc import Iterator

from jixiao.audit.check import Subject
from jixiao.audit.repeated.cited import Cited, citations_of
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.dossier import normal_name
from jixiao.model.registry import Policy
from jixiao.wording.citations import document_names
from jixiao.wording.codes import across as codes

_ISSUING = re.compile(r"^(?:.{0,20}?关于)?印发〈(?P<title>.+)〉的通知$")


def find_policies_registered_twice(subjects: tuple[Subject, ...]) -> Iterator[Diagnostic]:
    """标题相同（“关于印发〈…〉的通知”与〈…〉也是），文号、机关、日期都不相左的两条登记。"""
    first: dict[str, Policy] = {}
    for policy in subjects[0].registry.policies if subjects else ():
        title = core_title(policy.title)
        earlier = first.setdefault(title, policy)
        if earlier is policy or _distinct(earlier, policy):
            continue
        yield codes.POLICY_REGISTERED_TWICE.found(
            policy.at,
            title=policy.title,
            expected=earlier.slug,
            actual=policy.slug,
            about=(f"引用.{normal_name(policy.title)}",),
            related=(Related("先登记在这里", earlier.at),),
        ).within(_citing(subjects, policy).scored.identifier)


def core_title(title: str) -> str:
    """去掉印发通知的外壳。"""
    name = normal_name(title)
    found = _ISSUING.match(name)
    return found["title"] if found else name


def _distinct(one: Policy, other: Policy) -> bool:
    """文号、发文机关或日期写明了不同的，是两份文件。"""
    pairs = ((one.number, other.number), (one.issuer, other.issuer), (one.date, other.date))
    return any(left is not None and right is not None and left != right for left, right in pairs)


def _citing(subjects: tuple[Subject, ...], policy: Policy) -> Subject:
    """引用它的第一份评价；没有引用的，记在第一份上。"""
    for subject in subjects:
        names = [
            name for leaf in subject.leaves for basis in leaf.detail.basis for name in (basis, *document_names(basis))
        ]
        held = [held.target for text in subject.passages for held in text.held if held.scheme == "policy"]
        cited = [cited.title for cited in citations_of(subject)]
        if any(subject.registry.policy(name) is policy for name in (*names, *held, *cited)):
            return subject
    return subjects[0]


def find_documents_cited_apart(subjects: tuple[Subject, ...]) -> Iterator[Diagnostic]:
    """没有登记的文件，标题相同而文号不同、或文号相同而标题不同的。"""
    numbers: dict[str, tuple[Subject, Cited]] = {}
    titles: dict[str, tuple[Subject, Cited]] = {}
    told: set[tuple[str, str]] = set()
    for subject in subjects:
        for cited in citations_of(subject):
            title, number = core_title(cited.title), normal_name(cited.number)
            if (title, number) in told:
                continue
            told.add((title, number))
            registry = subject.registry
            known = registry.policy(cited.title) is not None or registry.policy(cited.number) is not None
            by_number = numbers.setdefault(number, (subject, cited))
            by_title = titles.setdefault(title, (subject, cited))
            if known:
                continue
            if by_number[0] is not subject and core_title(by_number[1].title) != title:
                yield _apart(subject, cited, by_number, f"《{cited.title}》", f"《{by_number[1].title}》", cited.number)
            elif by_title[0] is not subject and normal_name(by_title[1].number) != number:
                yield _apart(subject, cited, by_title, cited.number, by_title[1].number, f"《{cited.title}》")


def _apart(
    subject: Subject, cited: Cited, earlier: tuple[Subject, Cited], actual: str, expected: str, name: str
) -> Diagnostic:
    where = earlier[0].scored.identifier
    return codes.DOCUMENT_CITED_APART.found(
        cited.at,
        name=name,
        place=cited.place,
        where=where,
        expected=expected,
        actual=actual,
        about=(f"引用.{normal_name(name)}",),
        related=(Related(f"{where} 的引法", earlier[1].at),),
    ).within(subject.scored.identifier)
