"""A procedure that asks for files: photos of a defect, and the complainant's own letter, which is personal."""

import json
import re
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from bpmn_notation import xml
from flask.testing import FlaskClient

from engine import deployments, procedures
from engine.database import writing
from engine.procedures import Bundle
from web.database import db

LINES = """
    start s
    user register name=登记 lane=办事员 form=register
    user handle name=处理 lane=办事员 form=handle
    end z name=办结
    s > register > handle > z
"""
REGISTER = [
    {"id": "c1", "type": "textfield", "key": "content", "label": "投诉内容", "validate": {"required": True}},
    {"id": "c2", "type": "filepicker", "key": "photos", "label": "照片", "multiple": True, "accept": "image/*,.pdf"},
    {"id": "c3", "type": "filepicker", "key": "letter", "label": "来信", "properties": {"personal": "true"}},
]
HANDLE = [
    {
        "id": "h1",
        "type": "dynamiclist",
        "path": "rounds",
        "label": "处理轮次",
        "components": [
            {"id": "h2", "type": "textfield", "key": "action", "label": "措施"},
            {"id": "h3", "type": "filepicker", "key": "evidence", "label": "凭证", "multiple": True},
        ],
    }
]
PNG = ("瓷砖 破损.png", b"\x89PNG a broken tile", "image/png")


def form(own: str, components: Iterable[dict[str, Any]]) -> bytes:
    return json.dumps({"type": "default", "id": own, "components": list(components)}).encode()


def bundle() -> Bundle:
    files = {"processes/files.bpmn": xml(LINES)}
    files |= {
        f"forms/files/{own}.form": form(own, asked) for own, asked in (("register", REGISTER), ("handle", HANDLE))
    }
    return Bundle("files", files)


def deployed(clock: Any) -> None:
    session = db.session()
    writing(session)
    for organisation in ("acme", "other"):
        deployments.deploy(session, organisation, procedures.compiled(bundle()), clock())
    session.commit()


def chosen(*files: tuple[str, bytes, str]) -> list[tuple[BytesIO, str, str]]:
    """What a browser sends for these files."""
    return [(BytesIO(content), name, kind) for name, content, kind in files]


def sent(page: str, **told: Any) -> dict[str, Any]:
    """What a browser sends of a page's form: its hidden fields, ticked boxes, and this."""
    fields: dict[str, Any] = {"_shown": re.findall(r'name="_shown" value="([^"]+)"', page)}
    fields["submission"] = re.findall(r'name="submission" value="([^"]+)"', page)[0]
    for name, value in handed_in(page):
        fields.setdefault(name, []).append(value)
    return fields | told


def handed_in(page: str) -> list[tuple[str, str]]:
    """The files that the page lists, as its boxes send them."""
    boxes = re.findall(r'type="checkbox"[^>]*name="([^"]+)" value="([^"]+)" checked', page)
    return [(name, value.replace("&#34;", '"')) for name, value in boxes]


def opened(client: FlaskClient, *photos: tuple[str, bytes, str], **more: Any) -> str:
    """The number of a case that was opened with these photos."""
    page = client.get("/open/files").get_data(as_text=True)
    told = sent(page, content="瓷砖破损", photos=chosen(*photos), **more)
    answer = client.post("/open/files", data=told, content_type="multipart/form-data")
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return answer.location.split("/")[-3]
