"""埋错试验的及格线：检出率不低于 99%，相合的评价上没有误报。多埋几次见 make planted。"""

from random import Random

from tests.planted.trial import ERRORS, examples, invented, tried


def test_埋下的错找得到_相合的不误报():
    rng = Random(2026)  # noqa: S311 可重复的试验
    trial = tried([*invented(10, rng), *examples()], 5, rng)
    found, planted = trial.recall
    assert len(ERRORS) >= 40
    assert planted >= 5 * len(ERRORS) * 9 // 10  # 几乎每种都有处可埋
    assert all(tally.planted for tally in trial.tallies)
    assert [d.message for d in trial.false] == []
    missed = [(tally.error.name, tally.missed) for tally in trial.tallies if tally.missed]
    assert found * 100 >= planted * 99, missed
