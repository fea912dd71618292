"""A second interpreter of the notation, for tests only: BPMN's token game over one flat list, without SpiffWorkflow.

It reads the lines of the notation and not the engine's diagram, keeps everything in memory, and decides inclusive joins by
the block structure that the generator wrote down instead of searching paths.
"""

import re
from collections import Counter, deque
from datetime import datetime, timedelta
from typing import Any

from bpmn_notation import Picture

AUTOMATIC = ("start", "end", "terminate", "script", "xor", "sub", "esub", "event")


class Reference:
    """The tokens of one case: `{id, node, inst, …}`, `inst` being the token of the sub-process around it (0: none)."""

    def __init__(self, picture: Picture, document: dict[str, Any], at: datetime):
        self.p, self.document, self.at = picture, document, at
        self.tokens: list[dict[str, Any]] = []
        self.going: deque[dict[str, Any]] = deque()
        self.facts: list[tuple[Any, ...]] = []
        self.seen: Counter[str] = Counter()
        self.ids, self.outcome = 0, None
        self.begin("process", 0)
        self.run()

    # what the test asks and tells

    def open(self) -> list[str]:
        return [self.address(t) for t in self.tokens if t.get("offered")]

    def awaited(self) -> list[str]:
        return [self.address(t) for t in self.tokens if t.get("waits") and "due" not in t]

    def due(self) -> list[tuple[datetime, str]]:
        return sorted(
            ((t["due"], self.address(t)) for t in self.tokens if t.get("waits") and "due" in t), key=lambda d: d[0]
        )

    def finished(self) -> bool:
        return not self.tokens

    def complete(self, address: str) -> None:
        token = next(t for t in self.tokens if t.get("offered") and self.address(t) == address)
        self.leave(token)
        self.close(token["inst"])
        self.run()

    def happens(self, address: str) -> None:
        token = next(t for t in self.tokens if t.get("waits") and self.address(t) == address)
        if "due" in token:
            self.facts.append(("fired", address))
        self.occur(token)
        self.run()

    # how tokens come, wait and go

    def begin(self, scope: str, inst: int) -> None:
        inside = [node for node in self.p.nodes.values() if node.scope == scope]
        for sub in (node for node in inside if node.kind == "esub"):
            start = next(node for node in self.p.nodes.values() if node.scope == sub.id and node.kind == "start")
            self.put(start.id, inst, trigger=sub.id)
        self.put(next(node.id for node in inside if node.kind == "start"), inst)

    def put(self, node: str, inst: int, **more: Any) -> None:
        self.ids += 1
        token = {"id": self.ids, "node": node, "inst": inst, **more}
        self.tokens.append(token)
        drawn = self.p.nodes[node]
        many = len(self.p.into(node)) > 1
        if "trigger" in token or drawn.kind in ("catch", "receive", "boundary"):
            self.wait(token)
        elif self.loops(token) or drawn.kind in AUTOMATIC or (drawn.kind in ("and", "or") and not many):
            self.going.append(token)
        elif drawn.kind == "user":
            self.offer(token)
        elif drawn.kind == "and":
            self.meet(token)

    def loops(self, token: dict[str, Any]) -> bool:
        keys = self.p.nodes[token["node"]].keys
        return "part" not in token and bool({"each", "loop", "max"} & set(keys))

    def offer(self, token: dict[str, Any]) -> None:
        keys = self.p.nodes[token["node"]].keys
        groups = (self.local(token, keys["item"]),) if "groups" in keys else ("办理人",)
        token["offered"] = True
        self.facts.append(("offered", self.numbered(token), groups if "groups" in keys else None))
        self.arm(token)

    def local(self, token: dict[str, Any], name: str) -> Any:
        while name not in token.get("local", {}):
            token = next(t for t in self.tokens if t["id"] == token["inst"])
        return token["local"][name]

    def arm(self, token: dict[str, Any]) -> None:
        if "part" not in token:
            for node in self.p.nodes.values():
                if node.keys.get("on") == token["node"]:
                    self.put(node.id, token["inst"], host=token["id"])

    def wait(self, token: dict[str, Any]) -> None:
        keys = self.p.nodes[token["node"]].keys
        token["waits"] = True
        if "due" not in token and "after" in keys:
            token["due"] = self.at + timedelta(hours=int(re.findall(r"\d+", keys["after"])[0]))
        if "due" not in token and "cycle" in keys:
            rounds, hours = map(int, re.findall(r"\d+", keys["cycle"]))
            token |= {"due": self.at + timedelta(hours=hours), "left": rounds - 1}
        kind = "set" if "due" in token else "awaited"
        self.facts.append((kind, self.numbered(token), token.get("due")))

    def meet(self, token: dict[str, Any]) -> None:
        there = [
            t for t in self.tokens if t["node"] == token["node"] and t["inst"] == token["inst"] and t not in self.going
        ]
        first = {
            arrow.id: next((t for t in there if t["via"] == arrow.id), None) for arrow in self.p.into(token["node"])
        }
        if all(first.values()):
            self.unite(token, [t for t in first.values() if t is not None])

    def unite(self, token: dict[str, Any], used: list[dict[str, Any]]) -> None:
        if not all(t.get("aside") for t in used):
            token.pop("aside", None)
        self.tokens = [t for t in self.tokens if t is token or t not in used]
        self.going.append(token)

    def occur(self, token: dict[str, Any]) -> None:
        drawn, interrupting = self.p.nodes[token["node"]], not self.p.nodes[token["node"]].has("ni")
        del token["waits"]
        host_id = token.pop("host", None)
        host = next((t for t in self.tokens if t["id"] == host_id), None)
        if "trigger" in token:
            self.trigger(token, interrupting)
            return
        if drawn.kind == "boundary" and host is not None:
            if not interrupting:
                self.again(token, host)
            else:
                self.drop(host)
            if not interrupting or host.get("aside"):
                token["aside"] = True
        elif host is not None:
            self.facts.append(("passed", host["node"], (token["via"],)))
            self.tokens.remove(host)
            for other in [t for t in self.tokens if t.get("host") == host["id"]]:
                self.drop(other)
        self.going.append(token)

    def trigger(self, token: dict[str, Any], interrupting: bool) -> None:
        if interrupting:
            for other in [t for t in self.tokens if t["inst"] == token["inst"] and t is not token]:
                self.drop(other)
        elif "due" not in token:
            self.put(token["node"], token["inst"], trigger=token["trigger"])
        self.tokens.remove(token)
        self.put(token["trigger"], token["inst"])

    def again(self, token: dict[str, Any], host: dict[str, Any]) -> None:
        if "due" not in token:
            self.put(token["node"], token["inst"], host=host["id"])
        elif token.get("left", 0) > 0:
            hours = int(re.findall(r"\d+", self.p.nodes[token["node"]].keys["cycle"])[1])
            due = token["due"] + timedelta(hours=hours)
            self.put(token["node"], token["inst"], host=host["id"], due=due, left=token["left"] - 1)

    def drop(self, token: dict[str, Any]) -> None:
        if token not in self.tokens:
            return
        self.tokens.remove(token)
        if token.get("offered"):
            self.facts.append(("cancelled", self.address(token)))
        if token.get("waits"):
            self.facts.append(("dropped", self.address(token)))
        for other in [t for t in self.tokens if token["id"] in (t["inst"], t.get("host"), t.get("part"))]:
            self.drop(other)

    # how they move

    def run(self) -> None:
        while self.going or self.join():
            while self.going:
                token = self.going.popleft()
                if token in self.tokens:
                    self.move(token)
                    self.close(token["inst"])

    def move(self, token: dict[str, Any]) -> None:
        drawn = self.p.nodes[token["node"]]
        if self.loops(token):
            self.repeat(token)
        elif drawn.kind in ("sub", "esub"):
            self.begin(drawn.id, token["id"])
            self.arm(token)
        elif drawn.kind == "event":
            for arrow in self.p.out(drawn.id):
                aside = {"aside": True} if token.get("aside") else {}
                self.put(arrow.target, token["inst"], host=token["id"], via=arrow.id, **aside)
        else:
            if drawn.kind == "script":
                name = re.findall(r"\w+", drawn.keys["value"])[0]
                self.document[drawn.keys["set"]] = self.document[name] + 1
            self.leave(token)

    def repeat(self, token: dict[str, Any]) -> None:
        keys = self.p.nodes[token["node"]].keys
        if "each" in keys:
            items = list(self.document[keys["each"].removeprefix("=")])
            if not items:
                return self.leave(token)
            now, token["rest"] = (items[:1], items[1:]) if "seq" in keys else (items, [])
            for item in now:
                self.put(token["node"], token["inst"], part=token["id"], local={keys["item"]: item})
        else:
            if "before" in keys and not self.holds(keys["loop"]):
                return self.leave(token)
            token["done"] = 0
            self.put(token["node"], token["inst"], part=token["id"])
        return self.arm(token)

    def part_done(self, token: dict[str, Any]) -> None:
        whole = next(t for t in self.tokens if t["id"] == token["part"])
        keys = self.p.nodes[token["node"]].keys
        if "each" in keys:
            if whole["rest"]:
                self.put(token["node"], token["inst"], part=whole["id"], local={keys["item"]: whole["rest"].pop(0)})
            elif not any(t.get("part") == whole["id"] for t in self.tokens):
                self.leave(whole)
            return
        whole["done"] += 1
        if whole["done"] < int(keys["max"]) and self.holds(keys["loop"]):
            self.put(token["node"], token["inst"], part=whole["id"])
        else:
            self.leave(whole)

    def leave(self, token: dict[str, Any]) -> None:
        self.tokens.remove(token)
        for other in [t for t in self.tokens if t.get("host") == token["id"]]:
            self.drop(other)
        if "part" in token:
            return self.part_done(token)
        drawn, taken = self.p.nodes[token["node"]], self.taken(token)
        self.facts.append(("passed", drawn.id, tuple(arrow.id for arrow in taken)))
        for arrow in taken:
            aside = {"aside": True} if token.get("aside") else {}
            self.put(arrow.target, token["inst"], via=arrow.id, **aside)
        if drawn.kind in ("end", "terminate") and drawn.scope == "process" and not token.get("aside"):
            self.outcome = (drawn.id, drawn.id)
        if drawn.kind == "terminate":
            for other in [t for t in self.tokens if t["inst"] == token["inst"]]:
                self.drop(other)
        return None

    def taken(self, token: dict[str, Any]) -> list[Any]:
        out, kind = self.p.out(token["node"]), self.p.nodes[token["node"]].kind
        if kind not in ("xor", "or") or len(out) < 2:
            return out
        true = [arrow for arrow in out if not arrow.default and self.holds(arrow.condition or "")]
        true = true or [arrow for arrow in out if arrow.default]
        return true[:1] if kind == "xor" else true

    def holds(self, condition: str) -> bool:
        name, value = re.findall(r"\w+", condition)
        return bool(
            self.document[name]
            == {"true": True, "false": False}.get(value, value if not value.isdigit() else int(value))
        )

    def join(self) -> bool:
        insts = [0, *(t["id"] for t in self.tokens if any(o["inst"] == t["id"] for o in self.tokens))]
        for inst in insts:
            for node in (n.id for n in self.p.nodes.values() if n.kind == "or" and len(self.p.into(n.id)) > 1):
                here = [t for t in self.tokens if t["inst"] == inst]
                waiting = [t for t in here if t["node"] == node]
                came = {t["via"] for t in waiting}
                on_its_way = {way for t in here for way in self.p.nodes[t["node"]].keys.get("_in", "").split(",")}
                empty = {f"{node}:{arrow.id}" for arrow in self.p.into(node) if arrow.id not in came}
                if waiting and not (on_its_way & empty):
                    self.unite(waiting[0], [next(t for t in waiting if t["via"] == via) for via in sorted(came)])
                    return True
        return False

    def close(self, inst: int) -> None:
        while not any(t["inst"] == inst and "trigger" not in t for t in self.tokens):
            for other in [t for t in self.tokens if t["inst"] == inst]:
                self.drop(other)
            host = next((t for t in self.tokens if t["id"] == inst), None)
            if host is None:
                return
            self.leave(host)
            inst = host["inst"]

    def numbered(self, token: dict[str, Any]) -> str:
        self.seen[token["node"]] += 1
        token["n"] = self.seen[token["node"]]
        return self.address(token)

    def address(self, token: dict[str, Any]) -> str:
        return f"{token['node']}/{token['n']}"
