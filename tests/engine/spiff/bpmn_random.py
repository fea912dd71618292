"""Random block-structured procedures, in the notation: every construct, nested in every other."""

from random import Random


class Maker:
    """Writes one random procedure. `_in` tells the reference which inclusive joins a token at a node is on its way to."""

    def __init__(self, seed: int, size: int):
        self.dice = Random(seed)
        self.left = size
        self.lines: list[str] = []
        self.names = 0
        self.variables: dict[str, str] = {}

    def picture(self) -> str:
        self.scope("")
        return "\n".join(self.lines)

    def new(self, letter: str) -> str:
        self.names += 1
        return f"{letter}{self.names}"

    def variable(self, kind: str) -> str:
        name = self.new("v")
        self.variables[name] = kind
        return name

    def write(self, line: str, ways: list[str] | None = None) -> None:
        self.lines.append(line + (f" _in={','.join(ways)}" if ways else ""))

    def scope(self, start: str) -> None:
        """A start event, some blocks, an end, and perhaps event sub-processes."""
        begun, end = self.new("s"), self.new("z")
        self.write(f"start {begun} {start}")
        outermost = not start and self.names == 2
        last = self.loop(begun, [], "always") if outermost and self.dice.random() < 0.5 else self.blocks(begun, [])
        self.write(f"end {end}")
        self.write(f"{last} > {end}")
        while not start and self.left > 0 and self.dice.random() < 0.25:
            self.event_sub_process()

    def event_sub_process(self) -> None:
        self.write(f"esub {self.new('e')} {{")
        repeats = self.dice.random() < 0.5
        self.scope(self.awaited(self.dice.random() < 0.7) + (" ni" if repeats else ""))
        self.write("}")

    def awaited(self, message: bool) -> str:
        return f"message={self.new('m')}" if message else f"after=PT{self.dice.randint(1, 9)}H"

    def blocks(self, last: str, ways: list[str]) -> str:
        for _ in range(self.dice.randint(1, 3)):
            last = self.block(last, ways)
        return last

    def block(self, last: str, ways: list[str]) -> str:
        self.left -= 1
        kinds = [self.user, self.user, self.script, self.catch]
        if self.left > 0:
            kinds += [self.xor, self.parallel, self.inclusive, self.inclusive, self.loop, self.sub, self.event_gateway]
        return self.dice.choice(kinds)(last, ways)

    def user(self, last: str, ways: list[str], at_least_once: bool = False) -> str:
        name, loop = self.new("u"), "" if at_least_once else self.repeated()
        self.write(f"user {name} {loop}", ways)
        self.write(f"{last} > {name}")
        return self.boundaries(name, ways)

    def repeated(self) -> str:
        chance = self.dice.random()
        if chance < 0.08:
            return f"loop='={self.variable('flag')} = true' max={self.dice.randint(1, 3)}" + self.dice.choice(
                [" before", ""]
            )
        if chance < 0.2:
            item = self.variable("item")
            return f"each=={self.variable('list')} item={item} groups='=[{item}]'" + self.dice.choice([" seq", ""])
        return ""

    def boundaries(self, host: str, ways: list[str]) -> str:
        """Up to two events on an activity; an interrupting one may lead back to the path."""
        last = host
        for _ in range(self.dice.choice([0, 0, 1, 1, 2])):
            name, kind = self.new("b"), self.dice.choice(["ni", "back", "out"])
            awaited = self.awaited(self.dice.random() < 0.5)
            if kind == "ni" and self.dice.random() < 0.3:
                awaited = f"cycle=R{self.dice.randint(1, 3)}/PT2H"
            self.write(
                f"boundary {name} on={host} {awaited}{' ni' if kind == 'ni' else ''}", ways if kind == "back" else []
            )
            if kind == "back":
                meet, ends = self.new("x"), self.block(name, ways)
                self.write(f"xor {meet}", ways)
                self.write(f"{last} > {meet}")
                self.write(f"{ends} > {meet}")
                last = meet
            else:
                end = self.new("z")
                self.write(f"end {end}")
                self.write(f"{self.block(name, [])} > {end}")
        return last

    def script(self, last: str, ways: list[str]) -> str:
        name = self.new("t")
        self.write(f"script {name} set={name} value='={self.variable('number')} + 1'", ways)
        self.write(f"{last} > {name}")
        return name

    def catch(self, last: str, ways: list[str]) -> str:
        name, kind = self.new("c"), self.dice.choice(["catch", "catch", "receive"])
        awaited = self.awaited(kind == "receive" or self.dice.random() < 0.5)
        self.write(f"{kind} {name} {awaited}", ways)
        self.write(f"{last} > {name}")
        return name

    def xor(self, last: str, ways: list[str]) -> str:
        split, meet, seen = self.new("x"), self.new("x"), self.variable("number")
        for node in (split, meet):
            self.write(f"xor {node}", ways)
        self.write(f"{last} > {split}")
        for n in range(self.dice.randint(2, 3)):
            first, stops = self.new("x"), n and self.dice.random() < 0.1
            inside = [] if stops else ways
            self.write(f"xor {first}", inside)
            self.write(f"{split} => {first}" if n == 0 else f"{split} > {first} if '={seen} = {n}'")
            ends = self.block(first, inside)
            if stops:
                meet_there = self.new("z")
                self.write(f"terminate {meet_there}")
                self.write(f"{ends} > {meet_there}")
            else:
                self.write(f"{ends} > {meet}")
        return meet

    def parallel(self, last: str, ways: list[str]) -> str:
        split, meet = self.new("a"), self.new("a")
        for node in (split, meet):
            self.write(f"and {node}", ways)
        self.write(f"{last} > {split}")
        for _ in range(self.dice.randint(2, 3)):
            self.write(f"{self.block(split, ways)} > {meet}")
        return meet

    def inclusive(self, last: str, ways: list[str]) -> str:
        split, meet = self.new("o"), self.new("o")
        for node in (split, meet):
            self.write(f"or {node}", ways)
        self.write(f"{last} > {split}")
        for n in range(self.dice.randint(2, 3)):
            first, end = self.new("x"), self.new("x")
            inside = [*ways, f"{meet}:{end}_{meet}"]
            self.write(f"xor {first}", inside)
            flag = self.variable("flag")
            self.write(f"{split} => {first}" if n == 0 else f"{split} > {first} if '={flag} = true'")
            ends = self.block(first, inside) if self.dice.random() < 0.9 else first
            self.write(f"xor {end}", inside)
            self.write(f"{ends} > {end} > {meet}")
        return meet

    def loop(self, last: str, ways: list[str], again: str = "flag") -> str:
        head, tail = self.new("x"), self.new("x")
        for node in (head, tail):
            self.write(f"xor {node}", ways)
        self.write(f"{last} > {head}")
        ends = self.blocks(self.user(head, ways, at_least_once=True), ways)
        self.write(f"{ends} > {tail}")
        self.write(f"{tail} > {head} if '={self.variable(again)} = true'")
        on = self.new("x")
        self.write(f"xor {on}", ways)
        self.write(f"{tail} => {on}")
        return on

    def sub(self, last: str, ways: list[str]) -> str:
        name = self.new("p")
        self.write(f"sub {name} {self.repeated().partition(' groups')[0]}" + self.in_key(ways) + " {")
        self.scope("")
        self.write("}")
        self.write(f"{last} > {name}")
        return self.boundaries(name, ways)

    def in_key(self, ways: list[str]) -> str:
        return f" _in={','.join(ways)}" if ways else ""

    def event_gateway(self, last: str, ways: list[str]) -> str:
        gate, meet = self.new("g"), self.new("x")
        self.write(f"event {gate}", ways)
        self.write(f"xor {meet}", ways)
        self.write(f"{last} > {gate}")
        for _ in range(self.dice.randint(2, 3)):
            self.write(f"{self.catch(gate, ways)} > {meet}")
        return meet
