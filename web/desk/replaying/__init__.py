"""The replay of a case, for whoever knows neither Python nor BPMN: each part of a step in a file of its own."""
