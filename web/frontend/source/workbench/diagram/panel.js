// The properties panel without what we do not execute: it is refused by the check, so nobody is led to it.
const GROUPS = new Set([
  "general", "documentation", "form", "assignmentDefinition", "calledDecision", "script", "calledElement", "condition",
  "multiInstance", "timer", "message", "signal", "error", "escalation", "compensation", "link", "adHocCompletion", "extensionProperties",
]);
const OF_NOTICES = new Set(["taskDefinition", "inputs"]);
const MAPPED = new Set(["inputs", "outputs"]);
const ENTRIES = new Set([
  "versionTag", "isStartableInTasklist", "formType", "bindingType", "followUpDate", "priority", "assignee", "candidateUsers",
  "taskDefinitionRetries", "businessRuleImplementation", "scriptImplementation", "userTaskImplementation",
]);

function Reduced(propertiesPanel) {
  propertiesPanel.registerProvider(100, this);
}
Reduced.$inject = ["propertiesPanel"];
Reduced.prototype.getGroups = (element) => (groups) => groups.filter((group) => offered(group.id, element.type)).map(without);

function offered(id, type) {
  if (id === "group-form" && type !== "bpmn:UserTask") return false; // a case begins with the first task's form
  const plain = id.replace(/^(group-|Zeebe__)+/, "").replace(/^[A-Z]/, (letter) => letter.toLowerCase());
  if (GROUPS.has(plain)) return true;
  if (type === "bpmn:ServiceTask" || type === "bpmn:SendTask") return OF_NOTICES.has(plain);
  return (type === "bpmn:CallActivity" || type === "bpmn:SubProcess") && MAPPED.has(plain);
}

function without(group) {
  return group.entries ? { ...group, entries: group.entries.filter((entry) => !ENTRIES.has(entry.id)) } : group;
}

export const reduced = { __init__: ["reducedPanel"], reducedPanel: ["type", Reduced] };
