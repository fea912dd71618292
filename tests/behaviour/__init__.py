"""A public suite of behaviour tests for engines of BPMN, betsy of the University of Bamberg, run against this engine."""
