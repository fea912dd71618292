"""A second interpreter of the notation, for tests only: BPMN's token game over one flat list, without SpiffWorkflow.

It reads the lines of the notation and not the engine's diagram, keeps everything in memory, and decides inclusive joins by
the block structure that the generator wrote down instead of searching paths.
"""

import re
from collections import Counter, deque
from datetime import datetime, timedelta
from typing import Any

from bpmn_moving import Moving
from bpmn_notation import Picture

AUTOMATIC = ("start", "end", "terminate", "script", "xor", "sub", "esub", "event")


class Reference(Moving):
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

    def numbered(self, token: dict[str, Any]) -> str:
        self.seen[token["node"]] += 1
        token["n"] = self.seen[token["node"]]
        return self.address(token)

    def address(self, token: dict[str, Any]) -> str:
        return f"{token['node']}/{token['n']}"
