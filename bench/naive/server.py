"""The naive design, for comparison: the whole workflow as JSON in one row, through an ORM.

No sign-in, no rights, no validation, no record. It does what a first version of such an application does, with the
engine's own serializer, and commits once per request.
"""

import os
from pathlib import Path
from typing import Any

from flask import Flask, request
from flask_sqlalchemy import SQLAlchemy
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.serializer.workflow import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState
from sqlalchemy import ForeignKey, Text, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """The two tables."""


db = SQLAlchemy(model_class=Base)
app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["NAIVE_DATABASE"]
db.init_app(app)
serializer = BpmnWorkflowSerializer(BpmnWorkflowSerializer.configure())


class Case(Base):
    """A workflow as JSON."""

    __tablename__ = "naive_case"
    id: Mapped[int] = mapped_column(primary_key=True)
    workflow: Mapped[str] = mapped_column(Text)


class OpenTask(Base):
    """A task for the inbox."""

    __tablename__ = "naive_task"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("naive_case.id"), index=True)
    name: Mapped[str]


def specification() -> Any:
    """The process as the engine's parser reads it."""
    parser = BpmnParser()
    parser.add_bpmn_file(str(Path(__file__).with_name("work.bpmn")))
    return parser.get_spec("work")


SPECIFICATION = specification()


@app.post("/cases")
def begin() -> tuple[dict[str, Any], int]:
    """A case at its first task."""
    workflow = BpmnWorkflow(SPECIFICATION)
    workflow.do_engine_steps()
    case = Case(workflow=serializer.serialize_json(workflow))
    db.session.add(case)
    db.session.flush()
    return _kept(case, workflow), 201


@app.post("/cases/<int:number>/tasks/<name>")
def complete(number: int, name: str) -> tuple[dict[str, Any], int]:
    """A task is done, and the workflow has moved."""
    case = db.session.execute(db.select(Case).filter_by(id=number).with_for_update()).scalar_one()
    workflow = serializer.deserialize_json(case.workflow)
    task = next(each for each in workflow.get_tasks(state=TaskState.READY) if each.task_spec.name == name)
    task.data.update(request.get_json())
    task.run()
    workflow.do_engine_steps()
    case.workflow = serializer.serialize_json(workflow)
    return _kept(case, workflow), 200


def _kept(case: Case, workflow: BpmnWorkflow) -> dict[str, Any]:
    for row in db.session.execute(db.select(OpenTask).filter_by(case_id=case.id)).scalars():
        db.session.delete(row)
    names = [task.task_spec.name for task in workflow.get_tasks(state=TaskState.READY, manual=True)]
    db.session.add_all(OpenTask(case_id=case.id, name=name) for name in names)
    number = case.id
    db.session.commit()
    return {"case": number, "tasks": names}


with app.app_context():
    if db.engine.dialect.name == "sqlite":

        @event.listens_for(db.engine, "connect")
        def _durable(connection: Any, _: Any) -> None:
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=15000"):
                connection.execute(f"PRAGMA {pragma}")

    db.create_all()
