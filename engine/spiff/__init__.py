"""Executing diagrams: the only place that knows SpiffWorkflow, spoken to through `engine.spiff.run`.

How it works: every scope of the diagram is a specification of the library (`plan`), every token a task of the library
(`tokens`) that stands directly under its scope's root (`scopes`) and is gone once it has been left; `flow` moves tokens
until nothing moves by itself. What a token must remember (the flow it came by, the activity it sits on, its timer's
instant, its loop item) stands on the token, so a kept run is no more than the list of its tokens (`state`).
"""
