"""How tokens of the reference interpreter move, as BPMN 2.0, chapter 13, tells it."""

import re
from collections import deque
from typing import Any

from bpmn_notation import Picture


class Moving:
    """The half of the interpreter that moves tokens; `Reference` is the other one."""

    p: Picture
    document: dict[str, Any]
    tokens: list[dict[str, Any]]
    going: deque[dict[str, Any]]

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
        here = [t for t in self.tokens if t["inst"] == inst]
        if all("trigger" in t or self.p.nodes[t["node"]].kind == "esub" for t in here):
            for other in [t for t in here if "trigger" in t]:
                self.drop(other)  # completing: no other event sub-process can begin
