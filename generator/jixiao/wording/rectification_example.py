"""问题与整改的例子里的字。"""

from typing import Final

NAME: Final = "样例街道阅览室运行项目（虚构）"
IDENTIFIER: Final = "2024/sample"
WRITTEN: Final = "怎样写"
LEDGER: Final = "台账里的样子"
LEDGER_LEAD: Final = (
    "问题的状态由针对它的建议得出：问题1 的建议都已整改，是已整改；问题2 的一条还在整改中，一条不采纳，是整改中。"
    "整改记录可以展开，逐条写着日期。"
)
REVISIONS: Final = "修订记录"
FEED: Final = "订阅里的一条"
FEED_LEAD: Final = "有新的整改记录，这一条的日期随之更新。网站写了 site_url 才有订阅，这里用的是占位的地址。"
