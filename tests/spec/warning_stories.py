"""Stories of households on the warning list over several days (rules.md §7)."""

from tests.spec.town import FIRST, FOURTH_DAY, SECOND, THIRD_DAY, Story, cleared, due

STORIES = [
    Story(
        "黄色持续，办理期限不变",
        ("黄", "黄", "黄", "黄"),
        (
            ("new", "yellow", FIRST, due(26)),
            ("persisting", "yellow", FIRST, due(26)),
            ("persisting", "yellow", FIRST, due(26)),
            ("persisting", "yellow", FIRST, due(26)),
        ),
    ),
    Story(
        "黄色升为橙色，期限提前，之后持续",
        ("黄", "橙", "橙", "橙"),
        (
            ("new", "yellow", FIRST, due(26)),
            ("escalated", "orange", FIRST, due(22)),
            ("persisting", "orange", FIRST, due(22)),
            ("persisting", "orange", FIRST, due(22)),
        ),
    ),
    Story(
        "橙色升为红色，期限取较早者：新期限",
        ("橙", "橙红", "橙红", "橙红"),
        (
            ("new", "orange", FIRST, due(21)),
            ("escalated", "red", FIRST, due(20)),
            ("persisting", "red", FIRST, due(20)),
            ("persisting", "red", FIRST, due(20)),
        ),
        rules="disability;insurance_gap",
    ),
    Story(
        "橙色升为红色，期限取较早者：原期限",
        ("橙", "橙", "橙红", "橙红"),
        (
            ("new", "orange", FIRST, due(21)),
            ("persisting", "orange", FIRST, due(21)),
            ("escalated", "red", FIRST, due(21)),
            ("persisting", "red", FIRST, due(21)),
        ),
        rules="disability;insurance_gap",
    ),
    Story(
        "红色缓解为橙色再为黄色，期限不变",
        ("橙红", "橙", "黄", "黄"),
        (
            ("new", "red", FIRST, due(19)),
            ("eased", "orange", FIRST, due(19)),
            ("eased", "yellow", FIRST, due(19)),
            ("persisting", "yellow", FIRST, due(19)),
        ),
    ),
    Story(
        "缓解后再升级，期限仍取较早者",
        ("黄红", "黄", "黄红", "黄红"),
        (
            ("new", "red", FIRST, due(19)),
            ("eased", "yellow", FIRST, due(19)),
            ("escalated", "red", FIRST, due(19)),
            ("persisting", "red", FIRST, due(19)),
        ),
        rules="disability;insurance_gap",
    ),
    Story(
        "次日才触发",
        ("无", "橙", "橙", "橙"),
        (
            None,
            ("new", "orange", SECOND, due(22)),
            ("persisting", "orange", SECOND, due(22)),
            ("persisting", "orange", SECOND, due(22)),
        ),
    ),
    Story(
        "解除只列一次",
        ("橙", "无", "无", "无"),
        (("new", "orange", FIRST, due(21)), cleared("orange", "resolved"), None, None),
    ),
    Story(
        "解除后再触发，作为新增",
        ("橙", "无", "橙", "橙"),
        (
            ("new", "orange", FIRST, due(21)),
            cleared("orange", "resolved"),
            ("new", "orange", THIRD_DAY, due(25)),
            ("persisting", "orange", THIRD_DAY, due(25)),
        ),
    ),
    Story(
        "中断的日子没有筛查，不算解除",
        ("黄", "黄", "黄", "无"),
        (
            ("new", "yellow", FIRST, due(26)),
            ("persisting", "yellow", FIRST, due(26)),
            ("persisting", "yellow", FIRST, due(26)),
            cleared("yellow", "resolved"),
        ),
    ),
    Story(
        "解除时等级和规则为上一日的",
        ("橙", "橙红", "无", "无"),
        (
            ("new", "orange", FIRST, due(21)),
            ("escalated", "red", FIRST, due(20)),
            cleared("red", "resolved"),
            None,
        ),
        rules="disability;insurance_gap",
    ),
    Story(
        "原触发规则变为未知，因未知移出",
        ("橙", "未知", "未知", "橙"),
        (
            ("new", "orange", FIRST, due(21)),
            cleared("orange", "unknown_now"),
            None,
            ("new", "orange", FOURTH_DAY, due(26)),
        ),
    ),
    Story(
        "两条规则触发，一条解除一条变为未知",
        ("橙红", "未知", "未知", "未知"),
        (("new", "red", FIRST, due(19)), cleared("red", "unknown_now"), None, None),
        rules="disability;insurance_gap",
    ),
    Story(
        "原触发规则解除，另一规则变为未知，属已解除",
        ("红", "未知", "未知", "未知"),
        (("new", "red", FIRST, due(19)), cleared("red", "resolved"), None, None),
        rules="insurance_gap",
    ),
    Story(
        "仍有一条规则触发，另一条变为未知，仍在名单",
        ("橙红", "未知红", "未知红", "未知红"),
        (
            ("new", "red", FIRST, due(19)),
            ("persisting", "red", FIRST, due(19)),
            ("persisting", "red", FIRST, due(19)),
            ("persisting", "red", FIRST, due(19)),
        ),
        rules="insurance_gap",
    ),
    Story(
        "户不再存在",
        ("橙", "销", "销", "销"),
        (("new", "orange", FIRST, due(21)), cleared("orange", "gone"), None, None),
    ),
    Story(
        "户信息行被隔离",
        ("橙", "隔离", "隔离", "橙"),
        (
            ("new", "orange", FIRST, due(21)),
            cleared("orange", "unknown_now"),
            None,
            ("new", "orange", FOURTH_DAY, due(26)),
        ),
    ),
    Story(
        "迁到别的村，仍是同一户",
        ("橙", "迁村", "迁村", "无"),
        (
            ("new", "orange", FIRST, due(21)),
            ("persisting", "orange", FIRST, due(21)),
            ("persisting", "orange", FIRST, due(21)),
            cleared("orange", "resolved"),
        ),
    ),
    Story(
        "一般农牧户的户籍行被隔离",
        ("页橙", "页隔离", "页隔离", "页橙"),
        (
            ("new", "orange", FIRST, due(21)),
            cleared("orange", "unknown_now"),
            None,
            ("new", "orange", FOURTH_DAY, due(26)),
        ),
    ),
    Story(
        "一般农牧户的人都已迁出",
        ("页橙", "页迁出", "页迁出", "页迁出"),
        (("new", "orange", FIRST, due(21)), cleared("orange", "gone"), None, None),
    ),
    Story(
        "一般农牧户转为建档立卡户，原户号不再存在",
        ("页橙", "转", "转", "转"),
        (("new", "orange", FIRST, due(21)), cleared("orange", "gone"), None, None),
    ),
    Story(
        "从未触发",
        ("无", "无", "无", "无"),
        (None, None, None, None),
    ),
]
