"""`python -m shouli_verify BUNDLE.zip`: whether the record of an exported case is whole."""

import argparse
import sys
from pathlib import Path

from shouli_verify import bundle, checking, seals
from shouli_verify.bundle import Bundle, NotABundle
from shouli_verify.finding import Finding
from shouli_verify.seals import Sealed

REEXECUTION = (
    "未检查：按原流程重新执行。这需要受理本身：shouli verify 案件包。",
    "Not checked: executing the case again under its diagram. That needs Shouli itself: shouli verify BUNDLE.zip.",
)


def main(arguments: list[str] | None = None) -> int:
    """0 if nothing is wrong with any bundle, 1 if something is, 2 if one cannot be read."""
    asked = _asked(arguments)
    outside: list[Sealed] = []
    if asked.seals is not None:
        try:
            outside = [seals.read(line) for line in asked.seals.read_text(encoding="utf-8").splitlines()]
        except (OSError, ValueError) as error:
            sys.stderr.write(f"{asked.seals}: {error}\n")
            return 2
    return max(_told(path, asked.key, outside, asked.english) for path in asked.bundle)


def said(found: Bundle, findings: list[Finding], english: bool) -> list[str]:
    """The lines that tell what was checked and what was found, the worst first."""
    grave = [each for each in findings if each.grave]
    lines = [_broken(len(grave), english) if grave else _whole(found, english)]
    lines += [f"  ✗ {each.said(english)}" for each in grave]
    return lines + [f"  · {each.said(english)}" for each in findings if not each.grave]


def _whole(found: Bundle, english: bool) -> str:
    number, facts, seal_count = found.case["number"], len(found.links), len(found.seals)
    if english:
        return f"{number}: the record is whole ({facts} facts, {seal_count} seals; personal answers, version and files fit)."
    return f"{number}：记录完整（{facts} 条事实，{seal_count} 个封印，个人信息、流程文件与清单均相符）。"


def _broken(grave: int, english: bool) -> str:
    return f"The record is NOT whole, {grave} findings:" if english else f"记录不完整，发现 {grave} 处："


def _told(path: Path, trusted: str | None, outside: list[Sealed], english: bool) -> int:
    try:
        found = bundle.read(path)
        findings = checking.check(found, trusted, outside)
        lines = said(found, findings, english)
    except NotABundle as error:
        reason = Finding("not_a_bundle", reason=error)
        sys.stdout.write(f"{path.name}: {reason.said(english)}\n")
        return 2
    sys.stdout.write("\n".join([path.name, *lines, f"  · {REEXECUTION[english]}"]) + "\n")
    return int(any(each.grave for each in findings))


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="shouli_verify", description=__doc__)
    parser.add_argument("bundle", nargs="+", type=Path, help="an exported case")
    parser.add_argument("--key", metavar="HEX", help="the organisation's first key, as it was handed to you")
    parser.add_argument("--seals", type=Path, metavar="FILE", help="seals that were handed to you before")
    parser.add_argument("--english", action="store_true", help="tell it in English")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
