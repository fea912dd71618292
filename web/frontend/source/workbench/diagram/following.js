// From a task to what it uses: its form or its table, opened, or begun where there is none yet.
import { madeUp, named } from "./fixes.js";
import { emptyForm, emptyTable } from "../beginning.js";

/** `known()` tells what the draft has: its forms and decisions, each with its file. */
export function follow(modeler, place, known) {
  const button = place.root.querySelector('[data-act="follow"]');
  const about = () => used(modeler.get("selection").get()[0], place);
  modeler.on(["selection.changed", "commandStack.changed"], () => {
    const told = about();
    button.hidden = !told;
    if (told) button.textContent = place.say(there(told, place.known) || (told.id && !place.known) ? `open-${told.kind}` : `new-${told.kind}`);
  });
  const found = async (told) => there(told, await known()) ?? begun(modeler, place, told);
  button.addEventListener("click", async () => {
    const told = about();
    if (!told) return;
    const path = await found(told).catch((error) => place.keeping.refused(error));
    if (!path) return;
    await place.keeping.everything();
    const address = new URL(place.server.address, location.href);
    address.search = new URLSearchParams({ tab: told.tab, file: path });
    location.assign(address);
  });
}

/** The file of what the task names, wherever in the draft it stands. */
const there = ({ kind, id }, known) => known?.[kind === "form" ? "forms" : "decisions"][id];

function used(element, { stem }) {
  const { type, businessObject } = element ?? {};
  const values = businessObject?.extensionElements?.values ?? [];
  const of = (kind) => values.find((one) => one.$type === kind);
  if (type === "bpmn:UserTask") return { element, kind: "form", tab: "forms", id: of("zeebe:FormDefinition")?.formId, path: (id) => `forms/${stem}/${id}.form` };
  if (type === "bpmn:BusinessRuleTask") return { element, kind: "table", tab: "tables", id: of("zeebe:CalledDecision")?.decisionId, path: (id) => `processes/${stem}/${id}.dmn` };
  return null;
}

/** The path of a new form or table: of the name that the task says already, or of its own, which it says from now on. */
async function begun(modeler, place, { element, kind, id: said, path }) {
  if (!said && madeUp(element.id) && !named(modeler, element, place)) return null;
  const id = said || (kind === "form" ? element.id : `D_${element.id}`);
  const name = element.businessObject.name || id;
  await place.keeping.begin(path(id), kind === "form" ? emptyForm(id) : emptyTable(id, name));
  const refers = kind === "form" ? ["zeebe:FormDefinition", { formId: id }] : ["zeebe:CalledDecision", { decisionId: id, resultVariable: element.id }];
  if (!said) refer(modeler, element, ...refers);
  return path(id);
}

/** The task says so: in what it says already, where the modeler has put it there empty. */
function refer(modeler, element, type, properties) {
  const moddle = modeler.get("moddle");
  const modeling = modeler.get("modeling");
  const told = element.businessObject.extensionElements ?? moddle.create("bpmn:ExtensionElements", { values: [] });
  modeling.updateProperties(element, { extensionElements: told });
  const there = told.values.find((one) => one.$type === type);
  if (there) return modeling.updateModdleProperties(element, there, properties);
  const marks = type === "zeebe:FormDefinition" && !told.values.some((one) => one.$type === "zeebe:UserTask");
  const made = [...(marks ? [moddle.create("zeebe:UserTask")] : []), moddle.create(type, properties)];
  for (const one of made) one.$parent = told;
  modeling.updateModdleProperties(element, told, { values: [...told.values, ...made] });
}
