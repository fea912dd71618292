"""`shouli check`: a procedure's files together."""

from bpmn_notation import xml

from engine.calendar import FILE, Calendar
from engine.diagram import check_bundle

TABLE = """<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
<decision id="path" name="去向"><decisionTable id="t" hitPolicy="UNIQUE">
<input id="i" label="索赔"><inputExpression id="ie" typeRef="number"><text>claim_fen</text></inputExpression></input>
<output id="o" name="path" typeRef="string"><defaultOutputEntry id="oe"><text>"协商"</text></defaultOutputEntry></output>
<rule id="r1"><description>clauses: 9.6</description>
<inputEntry id="e1"><text>&gt;= 2000000</text></inputEntry><outputEntry id="o1"><text>"调解"</text></outputEntry></rule>
</decisionTable></decision></definitions>"""
CLAUSES = """title: 办法
en: Rules
clauses:
  - {id: "9.6", label: 第九条(六), text: 移送调解, en: mediation, kind: step, certainty: certain}
"""
LINES = "start s\nuser a form=register prop.clauses=9.6\nrule r decision=path set=path\nend z\ns > a > r > z"


def bundle(**changed: str | bytes) -> dict[str, bytes]:
    """A procedure without mistakes, but for what is changed."""
    files: dict[str, str | bytes] = {
        "processes/p.bpmn": xml(LINES),
        "processes/p/path.dmn": TABLE,
        "processes/p/clauses.yaml": CLAUSES,
        "forms/p/register.form": "{}",
    }
    files |= {next(path for path in files if name in path): content for name, content in changed.items()}
    return {path: content if isinstance(content, bytes) else content.encode() for path, content in files.items()}


def told(files: dict[str, bytes], **known: list[str]) -> list[tuple[str, str, str]]:
    """Where each problem is, and which rule is broken."""
    return [(problem.file, problem.element, problem.rule) for problem in check_bundle(files, **known)]


def test_files_that_fit_each_other_have_no_problems() -> None:
    assert told(bundle(), roles=["办理人"]) == []


def test_what_the_diagram_names_is_looked_for_in_the_other_files() -> None:
    files = bundle()
    del files["forms/p/register.form"], files["processes/p/path.dmn"], files["processes/p/clauses.yaml"]
    assert told(files) == [
        ("processes/p.bpmn", "a", "no-such-form"),
        ("processes/p.bpmn", "r", "no-such-decision"),
        ("processes/p.bpmn", "a", "no-such-clause"),
    ]


def test_a_table_that_cannot_be_read_is_told_with_all_else() -> None:
    files = bundle(path=TABLE.replace("UNIQUE", "SOMETIMES"), bpmn=xml(LINES.replace("form=register", "form=gone")))
    assert [rule for _, _, rule in told(files)] == ["decision-table", "no-such-form", "no-such-decision"]


def test_a_table_with_a_document_type_is_refused() -> None:
    assert ("processes/p/path.dmn", "?", "decision-table") in told(bundle(path="<!DOCTYPE d>" + TABLE))


def test_a_rule_of_a_table_cites_a_clause_that_exists() -> None:
    files = bundle(path=TABLE.replace("clauses: 9.6", "clauses: 9.7"))
    (problem,) = check_bundle(files)
    assert (problem.file, problem.element, problem.rule) == ("processes/p/path.dmn", "path", "no-such-clause")
    assert "9.7" in problem.sentence and problem.hint


def test_a_decision_stands_in_one_file() -> None:
    files = bundle() | {"processes/p/same.dmn": TABLE.encode()}
    assert told(files) == [("processes/p/same.dmn", "path", "id-twice")]


def test_every_mistake_in_the_list_of_clauses_is_told() -> None:
    files = bundle(
        clauses=CLAUSES.replace("kind: step", "kind: wish").replace("certainty: certain", "certainty: maybe")
    )
    assert told(files)[:2] == [("processes/p/clauses.yaml", "?", "clauses")] * 2


def test_a_decision_reads_nothing_personal() -> None:
    assert told(bundle(), personal=["claim_fen"]) == [("processes/p.bpmn", "r", "reads-personal")]


def test_a_decision_reads_what_something_gives() -> None:
    assert told(bundle(), answers=["claim_fen"]) == []
    (problem,) = check_bundle(bundle(), answers=["claim_yuan"])
    assert (problem.element, problem.rule) == ("r", "unknown-name")
    assert "decision reads `claim_fen`" in problem.sentence and "`claim_yuan`" in problem.hint


def test_a_bundle_has_one_diagram() -> None:
    files = bundle()
    del files["processes/p.bpmn"]
    assert told(files) == [("?", "?", "one-diagram")]


def test_a_calendar_that_cannot_be_read_is_told_with_its_sentence() -> None:
    assert told(bundle() | {FILE: Calendar.installed().to_bytes()}) == []
    (problem,) = check_bundle(bundle() | {FILE: b'{"edition": "x", "years": {"2026": []}}'})
    assert (problem.file, problem.element, problem.rule) == ("calendar.json", "?", "calendar")
    assert "2026" in problem.sentence and problem.hint


def test_a_diagram_that_cannot_be_read_is_one_problem_among_others() -> None:
    assert told(bundle(bpmn="<x/>", clauses="[]")) == [
        ("processes/p/clauses.yaml", "?", "clauses"),
        ("processes/p/path.dmn", "path", "no-such-clause"),
        ("processes/p.bpmn", "?", "not-bpmn"),
    ]


def test_a_file_that_nothing_uses_is_told() -> None:
    files = bundle() | {"forms/p/lost.form": b"{}", "processes/p/other.dmn": TABLE.replace('"path"', '"far"').encode()}
    assert told(files) == [("forms/p/lost.form", "?", "unused-file"), ("processes/p/other.dmn", "?", "unused-file")]


def test_a_name_that_is_asked_for_and_computed_is_told() -> None:
    assert told(bundle(), answers=["claim_fen", "path"]) == [("processes/p.bpmn", "r", "answer-twice")]
