"""Every fact can be said, in both languages; what is due is told as people say it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from flask_babel import force_locale

from engine.diagram.model import Diagram
from engine.diagram.parts import Element, Flow
from engine.facts import (
    AnswerCorrected,
    CaseCancelled,
    CaseClosed,
    CaseDescribed,
    CaseMoved,
    CaseOpened,
    CaseReopened,
    CaseResumed,
    CaseSuspended,
    Deadline,
    DeadlineDropped,
    DeadlineFired,
    DeadlineSet,
    DecisionMade,
    DocumentIssued,
    ElementPassed,
    ErrorThrown,
    Fact,
    HoldLifted,
    HoldPlaced,
    IncidentRaised,
    MessageAwaited,
    MessageDropped,
    MessageReceived,
    MessageSent,
    NoticeDropped,
    NoticeDue,
    NoticeSent,
    PersonalErased,
    Place,
    TaskCancelled,
    TaskClaimed,
    TaskCompleted,
    TaskOffered,
    TaskReleased,
    TaskSkipped,
    TokenMoved,
    ValueSet,
)
from web.app import create_app
from web.config import Config
from web.desk import due
from web.desk.words import Teller

ZONE = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 1, 12, 4, tzinfo=UTC)
DIAGRAM = Diagram(
    "x.bpmn",
    "x",
    "投诉",
    {},
    {
        "ask": Element("ask", "userTask", "询问\n经过", "x"),
        "gate": Element("gate", "exclusiveGateway", "", "x"),
    },
    {"yes": Flow("yes", "gate", "ask", "x", name="是")},
)
ASK = Place("ask", 1)
FIVE_DAYS = Deadline(NOON + timedelta(days=7), 5, "working days", NOON)
FACTS: list[tuple[Fact, str, str]] = [
    (CaseOpened("260101", 1, "x", "0" * 64, "o", "Asia/Shanghai"), "立案，编号 260101", "Case 260101 opened"),
    (CaseDescribed("漏水"), "案件事由为“漏水”", "The case is now called “漏水”"),
    (CaseClosed("end", "满意"), "结案：满意", "Case closed: 满意"),
    (AnswerCorrected(ASK, {"a": "乙"}, "写错", ({"name": "a", "label": "姓"},)), "更正：姓：乙", "Corrected: 姓：乙"),
    (HoldPlaced("诉讼中"), "已冻结：不得删除其中任何信息", "Put on hold: nothing of it may be erased"),
    (HoldLifted("判决生效"), "已解除冻结", "The hold was lifted"),
    (PersonalErased(("a", "b"), "期满"), "已删除 2 项个人信息", "2 personal answers were erased"),
    (
        NoticeDue(ASK, "告知", ("a@example.org",)),
        "通知“询问经过”发往 a@example.org",
        "Notice “询问经过” goes to a@example.org",
    ),
    (NoticeSent(ASK, "250"), "通知“询问经过”已发出", "Notice “询问经过” was sent"),
    (NoticeDropped(ASK), "通知“询问经过”不再需要发出", "Notice “询问经过” is no longer to be sent"),
    (MessageSent("gate", "结果"), "已发送消息“结果”", "Message “结果” sent"),
    (
        IncidentRaised(ASK, "TaskCompleted", "gate", "no condition is true."),
        "在“询问经过”处流程图走不下去；没有改动任何内容",
        "The diagram could not be followed at “询问经过”; nothing was changed",
    ),
    (TaskOffered(ASK, "询问经过", ("甲", "乙")), "“询问经过”待甲、乙办理", "Task “询问经过” waits for 甲, 乙"),
    (TaskClaimed(ASK), "领取“询问经过”", "Task “询问经过” taken"),
    (TaskReleased(ASK), "“询问经过”退回团队", "Task “询问经过” given back to the team"),
    (TaskCompleted(ASK, {"a": 1}), "完成“询问经过”", "Task “询问经过” completed"),
    (TaskCancelled(ASK), "“询问经过”不再需要办理", "Task “询问经过” is no longer needed"),
    (ElementPassed("gate", ("yes",)), "经过“择一”", "Passed “a choice”"),
    (ValueSet("ask", "n", True), "“询问经过”得出：是", "“询问经过”: yes"),
    (DecisionMade("ask", "D", "n", ["a", "b"], (2,)), "判定“询问经过”：a、b", "Decision “询问经过”: a, b"),
    (DocumentIssued("ask", "处理表", 2), "出具《处理表》，第 2 联", "“处理表” issued, copy: no. 2"),
    (ErrorThrown("ask", "too_much"), "“询问经过”抛出错误 `too_much`", "“询问经过” throws the error `too_much`"),
    (DeadlineSet(ASK, "首次反馈", FIVE_DAYS, "escalation"), "设定逾期升级“首次反馈”", "Escalation “首次反馈” set"),
    (DeadlineFired(ASK, NOON, "reminder"), "已提醒：询问经过", "Reminded: 询问经过"),
    (DeadlineDropped(ASK), "不再等待“询问经过”", "“询问经过” is no longer waited for"),
    (MessageAwaited(ASK, "m", "撤回", ("甲",)), "“撤回”可由甲报告", "“撤回” can be reported by 甲"),
    (MessageReceived(ASK, "m", {}), "已报告：询问经过", "Reported: 询问经过"),
    (
        CaseMoved("a" * 64, "x", "新制度", {"ask": "gate"}),
        f"转到版本 {'a' * 12}",
        f"Moved to version {'a' * 12}",
    ),
    (TokenMoved("ask", "gate", "误走"), "人工从“询问经过”移到“gate”", "Moved by hand from “询问经过” to “gate”"),
    (TaskSkipped(ASK, "已电话办妥"), "跳过“询问经过”", "Task “询问经过” skipped"),
    (CaseCancelled("重复"), "案件已撤销", "The case was cancelled"),
    (CaseReopened("ask", "新证据"), "在“询问经过”处重新打开", "Reopened at “询问经过”"),
    (
        CaseSuspended("诉讼"),
        "案件已中止：任何人不能办理，期限也不触发",
        "The case was suspended: nobody can do anything in it, and no deadline fires",
    ),
    (CaseResumed("判决"), "案件已恢复办理", "The case was resumed"),
    (MessageDropped(ASK), "“询问经过”不能再报告", "“询问经过” can no longer be reported"),
]


@pytest.fixture
def speaking(tmp_path: Path) -> Iterator[None]:
    with create_app(Config("sqlite://", var=tmp_path)).test_request_context():
        yield


def test_no_kind_of_fact_is_without_words() -> None:
    assert {type(fact) for fact, _, _ in FACTS} == set(get_args(Fact))


@pytest.mark.parametrize(("fact", "chinese", "english"), FACTS, ids=lambda one: type(one).__name__)
def test_each_fact_is_said_in_both_languages(speaking: None, fact: Fact, chinese: str, english: str) -> None:
    for locale, language, sentence in [("zh_Hans_CN", "zh", chinese), ("en", "en", english)]:
        with force_locale(locale):
            assert Teller(DIAGRAM, ZONE, language).said(fact).sentence == sentence


def test_a_deadline_that_is_set_says_why_it_falls_on_its_day(speaking: None) -> None:
    with force_locale("zh_Hans_CN"):
        said = Teller(DIAGRAM, ZONE, "zh").said(DeadlineSet(ASK, "首次反馈", FIVE_DAYS))
    assert said.detail.startswith("1月12日 周一后5个工作日")


def test_a_kept_deadline_is_told_by_its_instant_and_not_by_its_parts(speaking: None) -> None:
    with force_locale("zh_Hans_CN"):
        said = Teller(DIAGRAM, ZONE, "zh").said(ValueSet("ask", "d", {"due": "2026-01-20T00:00:00+08:00", "n": 5}))
    assert said.sentence == "“询问经过”得出：1月19日 周一 24:00"


@pytest.mark.parametrize(
    ("left", "urgency", "text", "more"),
    [
        (timedelta(hours=-3), "late", "已逾期 3 小时", "应于 1月12日 周一 09:00"),
        (timedelta(hours=6), "today", "今天 18:00", "还有 6 小时"),
        (timedelta(hours=12), "today", "今天 24:00", "还有 12 小时"),
        (timedelta(days=4), "later", "1月16日 周五 12:00", "还有 4 天"),
    ],
)
def test_what_is_due_is_told_in_words(speaking: None, left: timedelta, urgency: str, text: str, more: str) -> None:
    with force_locale("zh_Hans_CN"):
        told = due.told(NOON + left, NOON, ZONE, "zh")
    assert (told.urgency, told.text, told.more) == (urgency, text, more)


def test_without_a_deadline_there_is_no_urgency(speaking: None) -> None:
    with force_locale("zh_Hans_CN"):
        assert due.told(None, NOON, ZONE, "zh").text == "无期限"
