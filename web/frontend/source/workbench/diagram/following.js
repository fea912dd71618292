// From a task to what it uses: its form or its table, opened, or begun where there is none yet.
import { madeUp, named } from "./fixes.js";
import { emptyForm, emptyTable } from "../beginning.js";

export function follow(modeler, place) {
  const button = place.root.querySelector('[data-act="follow"]');
  const about = () => used(modeler.get("selection").get()[0], place);
  modeler.on(["selection.changed", "commandStack.changed"], () => {
    const told = about();
    button.hidden = !told;
    if (told) button.textContent = place.say(told.id ? `open-${told.kind}` : `new-${told.kind}`);
  });
  button.addEventListener("click", async () => {
    const told = about();
    if (!told) return;
    const id = told.id ?? (await begun(modeler, place, told));
    const path = id && told.path(id);
    if (!path) return;
    for (const one of place.keeping.files.values()) await place.keeping.save(one);
    const address = new URL(place.server.address, location.href);
    address.search = new URLSearchParams({ tab: told.tab, file: path });
    location.assign(address);
  });
}

function used(element, { stem }) {
  const { type, businessObject } = element ?? {};
  const values = businessObject?.extensionElements?.values ?? [];
  const of = (kind) => values.find((one) => one.$type === kind);
  if (type === "bpmn:UserTask") return { element, kind: "form", tab: "forms", id: of("zeebe:FormDefinition")?.formId, path: (id) => `forms/${stem}/${id}.form` };
  if (type === "bpmn:BusinessRuleTask") return { element, kind: "table", tab: "tables", id: of("zeebe:CalledDecision")?.decisionId, path: (id) => `processes/${stem}/${id}.dmn` };
  return null;
}

/** A form or table of the task's own name, which it asks or calls from now on. */
async function begun(modeler, place, { element, kind, path }) {
  if (madeUp(element.id) && !named(modeler, element, place)) return null;
  const id = kind === "form" ? element.id : `D_${element.id}`;
  const name = element.businessObject.name || id;
  await place.keeping.begin(path(id), kind === "form" ? emptyForm(id) : emptyTable(id, name));
  const said = kind === "form" ? ["zeebe:FormDefinition", { formId: id }] : ["zeebe:CalledDecision", { decisionId: id, resultVariable: element.id }];
  refer(modeler, element, ...said);
  return id;
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
