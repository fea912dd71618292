"""Diagrams that are refused, in the notation of the tests: rule, element, part of the sentence, lines."""

FINE = """
    start s
    user a
    user b
    end z
    s > a > b > z
"""

AFTER_A = "start s\nuser a\nend z\ns > a\n"
"""The beginning of a diagram; what follows stands behind `a`."""

LINES: list[tuple[str, str, str, str]] = [
    # rule, element, part of the sentence, lines of the notation
    ("id", "a b", "cannot be an address", 'start s\nuser "a b"\nend z\ns > "a b" > z'),
    ("id", "a~each", "cannot be an address", "start s\nuser a~each\nend z\ns > a~each > z"),
    ("id", "x" * 120, "cannot be an address", f"start s\nuser {'x' * 121}\nend z\ns > {'x' * 121} > z"),
    ("name-too-long", "a", "more than 200", FINE.replace("user a", f"user a name={'长' * 201}")),
    ("name-too-long", "lane1", "role has more than 100", FINE.replace("user b", f"user b lane={'长' * 101}")),
    ("too-many", "definitions", "more than 2000", FINE + "\n".join(f"user u{n}" for n in range(2000))),
    ("one-start", "process", "are 2 start events", FINE + "start t\nt > b"),
    ("one-start", "p", "are 0 start events", AFTER_A + "sub p {\nuser c\nend d\nc > d\n}\na > p > z"),
    ("start-event", "s", "without a symbol", FINE.replace("start s", "start s message=m")),
    ("event-sub-process-start", "t", "Nothing can start", FINE + "esub e {\nstart t\nend y\nt > y\n}"),
    ("no-end", "process", "no end event", "start s\nuser a\ns > a"),
    ("flow-to-here", "s", "may lead here", FINE + "b > s"),
    ("flow-from-here", "z", "may leave here", FINE + "z > b"),
    ("path-stops", "c", "path stops", FINE + "user c\na > c"),
    ("unreachable", "c", "No path", FINE + "user c\nc > z"),
    ("opening-task", "s", "right behind", "start s\nscript t set=x value='=1'\nuser a\nend z\ns > t > a > z"),
    ("opening-task", "s", "No single", FINE + "s > b"),
    ("opening-task", "s", "right behind", FINE.replace("user a", "user a each='=[1]'")),
    (
        "too-deep",
        "p20",
        "more than 20 deep",
        FINE + "".join(f"sub p{n} {{\nstart s{n}\nend e{n}\n" for n in range(21)) + "}\n" * 21,
    ),
    ("default-with-condition", "x_z", "has a condition", AFTER_A + "xor x\na > x\nx => z if '=a'\nx > a if '=b'"),
    ("condition-not-here", "a_z", "does not leave a gateway", AFTER_A + "a > z if '=ok'"),
    ("condition-not-here", "x_z", "does not leave a gateway", AFTER_A + "and x\na > x\nx > z if '=ok'\nx > z"),
    ("without-condition", "x_z", "no condition", AFTER_A + "xor x\na > x\nx > z\nx > a if '=b'"),
    ("default-not-here", "a", "has a default flow", AFTER_A + "a => z"),
    ("event-gateway", "g", "at least two", AFTER_A + "event g\ncatch c message=m\na > g > c > z"),
    (
        "event-gateway",
        "g_b",
        "stands a catch event",
        AFTER_A + "event g\ncatch c message=m\nuser b\na > g > c > z\ng > b > z",
    ),
    (
        "event-gateway",
        "c",
        "no boundary events",
        AFTER_A
        + "event g\nreceive c message=m\ncatch d after=PT1H\nboundary e on=c after=PT1H\na > g > c > z\ng > d > z\ne > z",
    ),
    (
        "waits-for-itself",
        "j",
        "only begins behind it",
        AFTER_A + "and j\nuser c\nxor x\na > j > c > x => z\nx > j if '=again'",
    ),
    ("nobody", "a", "Nobody can do", "start s\nuser a\nend z\ns > a > z"),
    ("nobody", "c", "Nobody can report", "start s\nuser a groups=甲\ncatch c message=m\nend z\ns > a > c > z"),
    ("script", "t", "no expression or no result", AFTER_A + "script t\na > t > z"),
    ("decision", "t", "no decision or no result", AFTER_A + "rule t\na > t > z"),
    (
        "never-waits",
        "t",
        "done at once",
        AFTER_A + "script t set=x value='=1'\nboundary e on=t after=PT1H\na > t > z\ne > z",
    ),
    (
        "loop-not-here",
        "t",
        "Only a user task or a sub-process",
        AFTER_A + "script t set=x value='=1' each='=[1]'\na > t > z",
    ),
    ("loop", "b", "when the loop ends", FINE.replace("user b", "user b loop=''")),
    ("loop", "b", "at least once", FINE.replace("user b", "user b max=0")),
    ("loop", "b", "for which items", FINE.replace("user b", "user b each=''")),
    ("waits-for-nothing", "c", "waits for nothing", AFTER_A + "catch c\na > c > z"),
    ("attached", "e", "on a task or a sub-process", AFTER_A + "xor x\nboundary e on=x after=PT1H\na > x > z\ne > z"),
    ("cycle-not-here", "c", "only on a non-interrupting", AFTER_A + "catch c cycle=R3/PT1H\na > c > z"),
    ("cycle-not-here", "e", "only on a non-interrupting", AFTER_A + "boundary e on=a cycle=R3/PT1H\na > z\ne > z"),
    ("timer", "c", "not an instant", AFTER_A + "catch c date=2026-01-05T12:00:00\na > c > z"),
    ("timer", "c", "not a duration", AFTER_A + "catch c after=-PT5M\na > c > z"),
    ("timer", "c", "not a duration", AFTER_A + "catch c after=P\na > c > z"),
    ("timer", "c", "not a duration", AFTER_A + "catch c after=P9999999999Y\na > c > z"),
    ("timer", "c", "Nothing says when", AFTER_A + "catch c after=\na > c > z"),
    ("timer", "e", "not a cycle", AFTER_A + "boundary e on=a ni cycle=R/PT1H\na > z\ne > z"),
    ("timer", "e", "not a cycle", AFTER_A + "boundary e on=a ni cycle=R101/PT1H\na > z\ne > z"),
    ("timer-kind", "c", "no kind of timer", AFTER_A + "catch c after=PT1H prop.kind=alarm\na > c > z"),
    ("not-feel", "x_z", "is not FEEL", AFTER_A + "xor x\na > x\nx > z if ok\nx => a"),
    ("not-feel", "t", "is not FEEL", AFTER_A + "script t set=x value=1\na > t > z"),
    ("feel", "x_z", "condition is not FEEL", AFTER_A + "xor x\na > x\nx > z if '=claim >'\nx => a"),
    ("feel", "b", "due date is not FEEL", FINE.replace("user b", "user b due='=now('")),
    ("feel", "c", "timer is not FEEL", AFTER_A + "catch c after='=1 +'\na > c > z"),
    ("feel", "b", "candidate groups is not FEEL", FINE.replace("user b", "user b groups='=[1'")),
    ("feel", "process", "subject is not FEEL", "process subject='=1 +'" + FINE),
    ("reads-unknown", "process", "reads `dept`", "process caseNumber='=dept + string(serial)'" + FINE),
    ("reads-unknown", "process", "reads `serial`", "process caseNumberPeriod='=string(serial)'" + FINE),
    ("reads-unknown", "process", "reads `next working day`", "process caseNumber='=next working day(opened)'" + FINE),
    ("name", "t", "result variable `case`", AFTER_A + "script t set=case value='=1'\na > t > z"),
    ("name", "t", "result variable `a-b`", AFTER_A + "script t set=a-b value='=1'\na > t > z"),
    ("name", "b", "input element `now`", FINE.replace("user b", "user b each='=[1]' item=now")),
    ("unknown-property", "b", "`colour` means nothing", FINE.replace("user b", "user b prop.colour=red")),
    ("unknown-property", "b", "`kind` means nothing", FINE.replace("user b", "user b prop.kind=reminder")),
    ("unknown-property", "process", "`colour` means nothing", "process colour=red" + FINE),
    ("outcome", "z", "`outcome` is `true`", FINE.replace("end z", "end z prop.outcome=yes")),
    ("unknown-property", "b", "`outcome` means nothing", FINE.replace("user b", "user b prop.outcome=true")),
    ("checks", "b", "not a user task", FINE.replace("user b", "user b checks=z")),
    ("literal", "b", "named, not computed", FINE.replace("user b", "user b form='=f'")),
    ("due-date", "b", "is not an instant", FINE.replace("user b", "user b due=tomorrow")),
]
