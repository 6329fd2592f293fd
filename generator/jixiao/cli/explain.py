"""explain：一个数的来历，一类规则、一种口径或一条诊断的说明。"""

from pathlib import Path

import click

from jixiao.cli.blocks import card_lines, show_blocks
from jixiao.cli.chinese import ChineseCommand
from jixiao.cli.screen import chosen, console
from jixiao.compose.rule_pages import rule_blocks
from jixiao.compose.trace import derivation_card
from jixiao.model.derivation import Fact
from jixiao.model.diagnostic import Severity
from jixiao.model.scored import ScoredDossier
from jixiao.pipeline import Study, study
from jixiao.rule_reference import rule_guides
from jixiao.wording.codes.catalogue import code_named
from jixiao.wording.codes.code import RIGHT, WRONG, Code
from jixiao.wording.columns import display_width, folded
from jixiao.wording.printing import PUBLISHED_SOFTER, PUBLISHED_TOO, SEVERITIES
from jixiao.wording.profiles import profile_lines

_INDICATOR_PARTS = ("规则得分", "评定得分", "自评得分", "得分", "得分率", "分值")


@click.command(cls=ChineseCommand)
@click.argument("target", metavar="目标")
@click.argument("item", required=False, metavar="[数据项]")
@click.pass_obj
def explain(root: Path, target: str, item: str | None) -> None:
    """说明一个数的来历、一类评分规则、一种评分口径，或一条诊断的含义。

    目标可以是：2024/xx#B11（一项指标）、2024/xx#总分（一个数据项）、2024/xx（列出全部数据项）、
    rule:完成比例（一类评分规则）、profile:shanghai（一种评分口径）、JX302（一条诊断）。
    评价与数据项之间的 # 也可以写成空格。
    """
    code = code_named(target.upper())
    if code is not None:
        _show_code(code)
        return
    result = study(root, pages=False)
    if target.startswith("profile:"):
        _show_profile(result, target.removeprefix("profile:"))
        return
    if target.startswith("rule:"):
        _show_rule(result, target.removeprefix("rule:"))
        return
    identifier, _, key = target.partition("#") if item is None else (target, "", item)
    (named,) = chosen(result, (identifier,))
    scored = next((s for s in result.scored if s.identifier == named), None)
    if scored is None:
        raise click.UsageError(f"“{named}”有错误，没有算出来。请先运行 jixiao check {named}。")
    if not key:
        _list_facts(scored)
        return
    facts = _facts_named(scored, key)
    if not facts:
        raise click.UsageError(f"“{named}”没有指标或数据项“{key}”。运行 jixiao explain {named} 列出全部数据项。")
    for fact in facts:
        _show(result, scored, fact)


def _show_code(code: Code) -> None:
    """一种诊断：名目、轻重、范围、说的是什么、为何要紧、怎样改，错的与对的写法。"""
    screen = console()
    width = screen.width if screen.is_terminal else None
    screen.print(f"{code.code}　{code.title}", style="bold", markup=False)
    told = f"（{PUBLISHED_TOO if code.source_fault else PUBLISHED_SOFTER}）" if code.severity is Severity.ERROR else ""
    lines = (
        ("轻重", f"{SEVERITIES[code.severity]}{told}"),
        ("范围", code.scope.value),
        ("说的是", f"{code.sentence}。"),
        ("为何要紧", code.why),
        ("怎样改", code.advice),
    )
    for label, text in lines:
        for line in folded(f"{label}：{text}", width, indent="  "):
            screen.print(line, markup=False)
    for label, text in ((WRONG, code.wrong), (RIGHT, code.right)):
        if text:
            screen.print(f"{label}：", markup=False)
            for line in text.splitlines():
                screen.print(f"    {line}", markup=False)


def _show_profile(result: Study, name: str) -> None:
    profiles = {profile.identifier: profile for profile in result.workspace.profiles}
    if name not in profiles:
        raise click.UsageError(f"没有评分口径“{name}”。现有：{'、'.join(profiles)}。")
    profile = profiles[name]
    screen = console()
    screen.print(f"{profile.name}（{profile.identifier}，版本 {profile.version}）", style="bold", markup=False)
    screen.print(f"  {profile.description}", markup=False)
    screen.print(f"  依据：{'、'.join(profile.basis)}", markup=False)
    for line in profile_lines(profile):
        screen.print(f"  {line.title}：{line.text}", markup=False)
        screen.print(f"      出处：{line.basis}", markup=False)


def _show_rule(result: Study, name: str) -> None:
    guides = {guide.name: guide for guide in rule_guides()}
    if name not in guides:
        raise click.UsageError(f"没有评分规则“{name}”。现有：{'、'.join(guides)}。")
    guide = guides[name]
    console().print(f"{guide.name}　{guide.text.purpose}", style="bold", markup=False)
    show_blocks(rule_blocks(guide, result.workspace.registry, result.scored))


def _list_facts(scored: ScoredDossier) -> None:
    for fact in scored.facts.values():
        padding = " " * max(2, 40 - display_width(fact.key))
        click.echo(f"{fact.key}{padding}{fact.display}")


def _facts_named(scored: ScoredDossier, key: str) -> list[Fact]:
    """数据项本身，或一项指标的各种得分（与规则得分相同的“得分”不重复列）。"""
    if key in scored.facts:
        return [scored.facts[key]]
    found = [f for part in _INDICATOR_PARTS if (f := scored.facts.get(f"指标.{key}.{part}")) is not None]
    awarded = any(f.key.endswith("评定得分") for f in found)
    return [f for f in found if not (awarded and f.key == f"指标.{key}.得分")]


def _show(result: Study, scored: ScoredDossier, fact: Fact) -> None:
    """来历卡；输入若也是算出的，接着往下说，直到文件里写着的数。"""
    screen = console()
    card = derivation_card(scored, fact, result.workspace.registry)
    screen.print(f"{card.title}　{card.value}", style="bold", markup=False)
    shown = {fact.key}
    pending = [fact]
    while pending:
        current = pending.pop(0)
        if current is not fact:
            screen.print(f"  其中 {current.label}　{current.display}", markup=False)
        for line in card_lines(derivation_card(scored, current, result.workspace.registry)):
            screen.print(("  " if current is fact else "    ") + line, markup=False)
        for key in current.derivation.inputs if current.derivation else ():
            derived = scored.facts.get(key)
            if derived is not None and derived.derivation is not None and key not in shown:
                shown.add(key)
                pending.append(derived)
    screen.print()
