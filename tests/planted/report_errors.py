"""埋进报告里的错；写法同 errors。"""

from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Final

from tests.planted.documents import Data, Document, plain
from tests.planted.errors import Plant, PlantedError, _nudged, _number


def _groups(document: Document) -> list[Data]:
    return list(document.data.get("指标体系") or [])


def _leaves(document: Document) -> Iterator[Data]:
    pending = _groups(document)
    while pending:
        entry = pending.pop(0)
        pending.extend(entry.get("下级") or [])
        if "下级" not in entry:
            yield entry


def _tables(document: Document) -> list[Data]:
    return list((document.data.get("表格") or {}).values())


def _cell(kind: str) -> Plant:
    """数据行里一格，kind 是列的类型。"""

    def plant(document: Document, rng: Random) -> bool:
        places = [
            (row, n)
            for table in _tables(document)
            for row in table["行"]
            for n, column in enumerate(table["列"])
            if column.get("类型") == kind and row[n] not in (None, "", "0", "-") and table.get("合计")
        ]
        if not places:
            return False
        row, n = rng.choice(places)
        row[n] = _nudged(row[n], rng, (3, 7, 20))
        return True

    return plant


def table_total(document: Document, rng: Random) -> bool:
    places = [
        (table["合计"]["公布值"], name)
        for table in _tables(document)
        if table.get("合计")
        for name in table["合计"].get("公布值", {})
    ]
    if not places:
        return False
    printed, name = rng.choice(places)
    printed[name] = _nudged(printed[name], rng, (2, 5, 9))
    return True


def funds_against_table(document: Document, rng: Random) -> bool:
    if not _tables(document) or "资金" not in document.data:
        return False
    whole = document.data["资金"]["年度资金总额"]
    spent = _number(whole["全年执行数"]) - rng.choice((100, 1000))
    whole["全年执行数"] = plain(spent)
    whole["公布值"] = {"执行率": f"{(spent / _number(whole['全年预算数']) * 100).quantize(Decimal('0.01'))}%"}
    return True


def _group_printed(what: str) -> Plant:
    def plant(document: Document, rng: Random) -> bool:
        groups = [g["公布值"] for g in _groups(document) if what in g.get("公布值", {})]
        if not groups:
            return False
        chosen = rng.choice(groups)
        chosen[what] = _nudged(chosen[what], rng, (2, 3, 7))
        return True

    return plant


def group_weight(document: Document, rng: Random) -> bool:
    groups = [g for g in _groups(document) if "分值" in g and g.get("下级")]
    if not groups:
        return False
    chosen = rng.choice(groups)
    chosen["分值"] = _nudged(chosen["分值"], rng, (1, 2, 5))
    return True


def awarded(document: Document, rng: Random) -> bool:
    leaves = [
        e for e in _leaves(document)
        if e.get("评分规则", {}).get("类型") not in {None, "评议", "定性等级"}
        and _number(e.get("评定得分", "0")) > 1
        and "评定理由" not in e
    ]  # fmt: skip
    if not leaves:
        return False
    leaf = rng.choice(leaves)
    leaf["评定得分"] = plain(_number(leaf["评定得分"]) - Decimal(rng.choice(("0.1", "0.5", "1"))))
    return True


def checklist(document: Document, rng: Random) -> bool:
    leaves = [e for e in _leaves(document) if e.get("评分规则", {}).get("类型") == "清单" and "评价数据" in e]
    if not leaves:
        return False
    data = rng.choice(leaves)["评价数据"]
    data["缺项"] = [] if data["缺项"] else ["1"]
    return True


def no_data(document: Document, rng: Random) -> bool:
    leaves = [e for e in _leaves(document) if "评价数据" in e and e.get("评分规则", {}).get("类型") == "清单"]
    if not leaves:
        return False
    del rng.choice(leaves)["评价数据"]
    return True


def criterion_against_rule(document: Document, rng: Random) -> bool:
    leaves = [
        e for e in _leaves(document) if "权重的20%" in e.get("评分标准", "") or "权重的5%" in e.get("评分标准", "")
    ]
    if not leaves:
        return False
    leaf = rng.choice(leaves)
    text = leaf["评分标准"]
    leaf["评分标准"] = text.replace("权重的20%", "权重的50%").replace("权重的5%", "权重的2%")
    return True


def _questions(document: Document) -> list[Data]:
    return [q for survey in (document.data.get("问卷") or {}).values() for q in survey["题目"]]


def option_share(document: Document, rng: Random) -> bool:
    questions = [
        q for q in _questions(document) if all((a or "").endswith("%") for a in q.get("选项", {"": ""}).values())
    ]
    if not questions:
        return False
    options = rng.choice(questions)["选项"]
    name = rng.choice(list(options))
    options[name] = f"{plain(_number(options[name]) + rng.choice((2, 5, 10)))}%"
    return True


def survey_rate(document: Document, rng: Random) -> bool:
    printed = [q["公布值"] for q in _questions(document) if "得率" in q.get("公布值", {})]
    if not printed:
        return False
    chosen = rng.choice(printed)
    chosen["得率"] = f"{plain(_number(chosen['得率']) - rng.choice((1, 3, 9)))}%"
    return True


def returned_above_issued(document: Document, rng: Random) -> bool:
    surveys = [s for s in (document.data.get("问卷") or {}).values() if "发放份数" in s and "有效份数" in s]
    if not surveys:
        return False
    survey = rng.choice(surveys)
    survey["有效份数"] = str(int(survey["发放份数"]) + rng.choice((1, 10)))
    return True


def _in_prose(before: str, after: str) -> Plant:
    """正文里 before…after 之间的数改掉。"""

    def plant(document: Document, rng: Random) -> bool:
        places = []
        for path, text in document.files.items():
            start = text.find(before)
            while start >= 0:
                begin = start + len(before)
                end = text.find(after, begin)
                if end > begin and all(c.isdigit() or c == "." for c in text[begin:end]):
                    places.append((path, begin, end))
                start = text.find(before, begin)
        if not places:
            return False
        path, begin, end = rng.choice(places)
        text = document.files[path]
        document.files[path] = text[:begin] + plain(_number(text[begin:end]) + rng.choice((1, 2, 3))) + text[end:]
        return True

    return plant


def grade_in_prose(document: Document, rng: Random) -> bool:
    for path, text in document.files.items():
        at = text.find("等级为“")
        if at >= 0:
            word = text[at + 4]
            other = rng.choice([w for w in "优良中差" if w != word])
            document.files[path] = text[: at + 4] + other + text[at + 5 :]
            return True
    return False


def _statement(key: str) -> Plant:
    """原文所述里有 key 这一栏的一条，改它的值；key 为空的是两处说法。"""

    def plant(document: Document, rng: Random) -> bool:
        written = document.data.get("原文所述") or []
        if key:
            ours = [s for s in written if key in s]
        else:
            ours = [s for s in written if "数据项" not in s and "计算" not in s]
        if not ours:
            return False
        statement = rng.choice(ours)
        digits = "".join(c for c in statement["值"] if c.isdigit() or c == ".")
        statement["值"] = statement["值"].replace(digits, _nudged(digits, rng, (2, 3, 7)))
        return True

    return plant


def unknown_indicator(document: Document, rng: Random) -> bool:
    problems = document.data.get("存在的问题") or []
    if not problems:
        return False
    rng.choice(problems)["相关指标"] = ["Z9"]
    return True


def _recommendation_without(key: str) -> Plant:
    def plant(document: Document, rng: Random) -> bool:
        ours = [r for r in document.data.get("有关建议") or [] if key in r]
        if not ours:
            return False
        del rng.choice(ours)[key]
        return True

    return plant


def problem_unanswered(document: Document, rng: Random) -> bool:
    written = document.data.get("有关建议") or []
    if not written:
        return False
    written.pop(rng.randrange(len(written)))
    return True


def loss_without_problem(document: Document, rng: Random) -> bool:
    problems = [p for p in document.data.get("存在的问题") or [] if p.get("相关指标")]
    if not problems:
        return False
    chosen = rng.choice(problems)["相关指标"]
    chosen.pop(rng.randrange(len(chosen)))
    return True


def absent_appendix(document: Document, rng: Random) -> bool:
    if "narrative/20-process.md" not in document.files:
        return False
    document.files["narrative/20-process.md"] += f"\n访谈提纲见附件{rng.choice((5, 7, 9))}。\n"
    return True


def issued_too_early(document: Document, rng: Random) -> bool:
    if "评价时段" not in document.data or "成文日期" not in document.data:
        return False
    document.data["成文日期"] = f"{document.data['年度']}-{rng.choice(('03', '06', '09'))}"
    return True


def chapter_left_out(document: Document, rng: Random) -> bool:
    # 国家提纲的“其他需要说明的问题”，上海的提纲里没有，缺了不算错
    chapters = [path for path in document.files if not path.endswith(("10-overview.md", "70-others.md"))]
    if not chapters:
        return False
    del document.files[rng.choice(chapters)]
    return True


def tagged_figure(document: Document, rng: Random) -> bool:
    path = "narrative/10-overview.md"
    if "[](fact:资金.全年执行数)" not in document.files.get(path, ""):
        return False
    wrong = f"[{rng.randrange(1, 9)}.01 万元](fact:资金.全年执行数)"
    document.files[path] = document.files[path].replace("[](fact:资金.全年执行数)", wrong)
    return True


def unknown_fact(document: Document, rng: Random) -> bool:
    del rng
    path = "narrative/10-overview.md"
    if "fact:资金.年初预算数" not in document.files.get(path, ""):
        return False
    document.files[path] = document.files[path].replace("fact:资金.年初预算数", "fact:资金.年初预算")
    return True


def repealed_policy(document: Document, rng: Random) -> bool:
    leaves = list(_leaves(document))
    if not leaves:
        return False
    rng.choice(leaves)["依据"] = ["某财〔2010〕3号"]
    return True


REPORT_ERRORS: Final = (
    PlantedError("表中一格金额印错", frozenset({"JX507"}), _cell("金额")),
    PlantedError("表中一格比率印错", frozenset({"JX507"}), _cell("比率")),
    PlantedError("表的合计印错", frozenset({"JX507"}), table_total),
    PlantedError("资金与表的合计不同", frozenset({"JX513"}), funds_against_table),
    PlantedError("一级指标的分值印得不同", frozenset({"JX503"}), _group_printed("分值")),
    PlantedError("一级指标的得分印得不同", frozenset({"JX503"}), _group_printed("得分")),
    PlantedError("一级指标的得分率印得不同", frozenset({"JX503"}), _group_printed("得分率")),
    PlantedError("一级指标的分值写错", frozenset({"JX603"}), group_weight),
    PlantedError("评定得分不照规则", frozenset({"JX302"}), awarded),
    PlantedError("缺项增减而得分不变", frozenset({"JX302"}), checklist),
    PlantedError("没有评价数据而有得分", frozenset({"JX307"}), no_data),
    PlantedError("评分标准与规则的参数不同", frozenset({"JX716"}), criterion_against_rule),
    PlantedError("选项占比之和不是百分之百", frozenset({"JX521"}), option_share),
    PlantedError("得率印错", frozenset({"JX508"}), survey_rate),
    PlantedError("有效份数多于发放", frozenset({"JX520"}), returned_above_issued),
    PlantedError("正文的总分写错", frozenset({"JX706"}), _in_prose("总分", "分")),
    PlantedError("正文的满分写错", frozenset({"JX704"}), _in_prose("满分", "分")),
    PlantedError("正文的得分写错", frozenset({"JX704"}), _in_prose("，得", "分")),
    PlantedError("正文的等级写错", frozenset({"JX706"}), grade_in_prose),
    PlantedError("正文的问卷份数写错", frozenset({"JX707"}), _in_prose("发放问卷", "份")),
    PlantedError("正文的有效问卷写错", frozenset({"JX707"}), _in_prose("有效问卷", "份")),
    PlantedError("原文所述与数据不同", frozenset({"JX701"}), _statement("数据项")),
    PlantedError("两处说法不同", frozenset({"JX702"}), _statement("")),
    PlantedError("所述的合计算错", frozenset({"JX703"}), _statement("计算")),
    PlantedError("问题指向没有的指标", frozenset({"JX403"}), unknown_indicator),
    PlantedError("建议没有责任单位", frozenset({"JX805"}), _recommendation_without("责任单位")),
    PlantedError("建议没有期限", frozenset({"JX805"}), _recommendation_without("整改期限")),
    PlantedError("建议没有整改状态", frozenset({"JX805"}), _recommendation_without("整改状态")),
    PlantedError("问题没有建议", frozenset({"JX804"}), problem_unanswered),
    PlantedError("失分没有问题说明", frozenset({"JX806"}), loss_without_problem),
    PlantedError("提到没有的附件", frozenset({"JX808"}), absent_appendix),
    PlantedError("成文日期早于评价期末", frozenset({"JX818"}), issued_too_early),
    PlantedError("缺一章", frozenset({"JX615"}), chapter_left_out),
    PlantedError("正文标注的数与数据不同", frozenset({"JX402"}), tagged_figure),
    PlantedError("正文引用没有的数据项", frozenset({"JX401"}), unknown_fact),
    PlantedError("依据的文件已经废止", frozenset({"JX809"}), repealed_policy),
)
