"""`shouli feel` and `shouli decide`: what an analyst tries in a terminal."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from web.cli import main

ROOT = Path(__file__).resolve().parents[2]
TABLE = str(ROOT / "processes" / "product_complaint" / "D_prod_approval.dmn")
SPACE = "https://www.omg.org/spec/DMN/20230324/MODEL/"


def shouli(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def told(*words: str) -> dict[str, object]:
    result = shouli(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_an_expression_over_names_from_json() -> None:
    context = '{"claim_fen": 2000000, "severity": "fatal"}'
    assert (
        shouli("feel", 'claim_fen >= 2000000 and severity in ["major","fatal"]', "--context", context).output
        == "true\n"
    )
    assert shouli("feel", "投诉金额 * 3", "--context", '{"投诉金额": 0.1}').output == "0.3\n"


def test_why_something_is_null_is_told_below_the_value() -> None:
    output = shouli("feel", 'claim > 3 and 1 + "a" = 2').output
    assert output.splitlines()[0] == "false"
    assert "null: `claim` (line 1, column 1): nothing of this name is known here" in output
    assert "a number and a string cannot be added" in output


def test_numbers_stay_exact_on_the_way_in_and_out() -> None:
    number = "1234567890123456.789012345678901234"
    assert shouli("feel", "n", "--context", f'{{"n": {number}}}').output == f"{number}\n"
    assert number in shouli("feel", "n", "--context", f'{{"n": {number}}}', "--json").output


def test_the_clock_is_the_one_that_is_said() -> None:
    assert shouli("feel", "now()", "--at", "2026-01-05T09:00").output == "2026-01-05T09:00:00+08:00\n"
    assert shouli("feel", "working days after(today(), 5)", "--at", "2026-09-28T09:00+08:00").output == "2026-10-10\n"


def test_a_context_may_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text('{"x y": [1, 2]}', encoding="utf-8")
    assert shouli("feel", "count(x y)", "--context", f"@{tmp_path / 'case.json'}").output == "2\n"


def test_a_mistake_is_pointed_at() -> None:
    result = shouli("feel", "1 + ) 2")
    assert result.exit_code == 1
    assert "line 1, column 5" in result.output
    assert result.output.splitlines()[-2:] == ["  1 + ) 2", "      ^"]


@pytest.mark.parametrize(
    "words",
    [
        ("feel", ""), ("feel", "for i in 1..10000000 return i"), ("feel", "x", "--context", "[1]"), ("feel", "x", "--context", "{x"),
        ("feel", "x", "--context", "@nowhere.json"), ("feel", "x", "--at", "noon"), ("decide", TABLE, "nothing"), ("decide", "gone.dmn", "D"),
        ("decide", str(ROOT / "README.md"), "D"), ("decide", TABLE, "D_prod_approval", "--inputs", '{"claim_fen": "many"}'),
    ],
)  # fmt: skip
def test_what_cannot_be_done_ends_in_a_sentence(words: tuple[str, ...]) -> None:
    result = shouli(*words)
    assert result.exit_code in (1, 2)
    assert "Error: " in result.output
    assert isinstance(result.exception, SystemExit)


def test_a_decision_tells_its_rules_and_inputs() -> None:
    output = shouli("decide", TABLE, "D_prod_approval", "--inputs", '{"claim_fen": 6000000}').output
    assert output.splitlines()[0] == '"总经理"'
    assert "rules hit: 3" in output
    assert "索赔金额（分） = 6000000" in output


def test_the_same_as_json() -> None:
    given = told("decide", TABLE, "由谁批示", "--inputs", '{"claim_fen": 6000000, "serious": true}')
    assert given["value"] == "总经理"
    (table,) = given["tables"]  # type: ignore[misc]
    assert (table["decision"], table["rules"], table["inputs"]["性质严重"]) == ("D_prod_approval", [2], True)
    assert {each["piece"] for each in given["warnings"]} == {"responsibility_disputed", "amount_fen"}  # type: ignore[attr-defined]


def test_a_model_beside_the_file_is_imported_and_what_is_wrong_is_told(tmp_path: Path) -> None:
    head = f'<definitions xmlns="{SPACE}" id="m" name="m" namespace='
    days = '<decision id="days" name="days"><literalExpression><text>5</text></literalExpression></decision>'
    (tmp_path / "limits.dmn").write_text(f'{head}"urn:limits">{days}</definitions>', encoding="utf-8")
    own = (
        f'<import name="limits" namespace="urn:limits" importType="{SPACE}"/><decision id="D" name="D"><informationRequirement>'
        '<requiredDecision href="urn:limits#days"/></informationRequirement><literalExpression><text>limits.days * 2</text>'
        '</literalExpression></decision><decision id="E" name="E"><literalExpression><text>1 +</text></literalExpression></decision>'
    )
    (tmp_path / "own.dmn").write_text(f'{head}"urn:own">{own}</definitions>', encoding="utf-8")
    result = shouli("decide", str(tmp_path / "own.dmn"), "D")
    assert result.stdout == "10\n"
    assert "not to be deployed: own.dmn: E: The expression ends too early." in result.stderr


def test_a_gap_is_a_warning_and_an_overlap_an_error(tmp_path: Path) -> None:
    asked = '<input label="金额"><inputExpression typeRef="number"><text>n</text></inputExpression></input><output name="o"/>'

    def checked(*cells: str) -> Result:
        rules = "".join(
            f"<rule><inputEntry><text>{cell}</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>"
            for cell in cells
        )
        table = f'<decision id="D" name="D"><decisionTable>{asked}{rules}</decisionTable></decision>'
        (tmp_path / "t.dmn").write_text(
            f'<definitions xmlns="{SPACE}" id="m" name="m">{table}</definitions>', encoding="utf-8"
        )
        return shouli("check", str(tmp_path / "t.dmn"))

    gap, overlap = checked("&lt; 20000", "&gt; 20000"), checked("&lt;= 20000", "&gt;= 20000")
    assert (gap.exit_code, overlap.exit_code) == (0, 1)
    assert "warning: No rule is hit where 金额 is 20000." in gap.output
    assert "Rules 1 and 2 are both hit where 金额 is 20000" in overlap.output
