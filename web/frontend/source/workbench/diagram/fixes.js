// What can be mended by one press of a button, and undone like anything else that is drawn.

/** The buttons for a problem: label and act. */
export function fixes(modeler, problem, place) {
  const element = modeler.get("elementRegistry").get(problem.element);
  if (!element) return [];
  const modeling = modeler.get("modeling");
  switch (problem.rule) {
    case "without-id":
    case "made-up-id":
      return [{ label: place.say("fix-id"), act: () => named(modeler, element, place) }];
    case "no-default":
      return element.outgoing.map((flow) => ({
        label: `${place.say("fix-default")} ${flow.businessObject.name || flow.target.businessObject.name || flow.target.id}`,
        act: () => modeling.updateProperties(element, { default: flow.businessObject }),
      }));
    case "without-condition":
      return [{ label: place.say("fix-is-default"), act: () => modeling.updateProperties(element.source, { default: element.businessObject }) }];
    case "nobody":
      return lanes(modeler).map((lane) => ({
        label: `${place.say("fix-lane")} ${lane.businessObject.name || lane.id}`,
        act: () => into(modeler, element, lane),
      }));
    default:
      return [];
  }
}

/** Whether a modeler has made the id up: it would stand in addresses and in the record for ever. */
export const madeUp = (id) => /^[A-Z][a-z]+_[0-9a-z]{7}$/.test(id);

/** The element has an id that its author chose; false if none was given that is free. */
export function named(modeler, element, place) {
  const taken = modeler.get("elementRegistry");
  const kind = element.type.replace("bpmn:", "").replace(/[A-Z]/g, (letter, at) => `${at ? "_" : ""}${letter.toLowerCase()}`);
  let free = 1;
  while (taken.get(`${kind}_${free}`)) free += 1;
  const told = prompt(place.say("ask-id"), `${kind}_${free}`)?.trim();
  if (!told || !/^[a-z][a-z0-9_]*$/i.test(told) || taken.get(told)) return false;
  modeler.get("modeling").updateProperties(element, { id: told });
  return true;
}

const lanes = (modeler) => modeler.get("elementRegistry").filter((one) => one.type === "bpmn:Lane" && !one.children.some((inner) => inner.type === "bpmn:Lane"));

function into(modeler, element, lane) {
  const middle = { x: lane.x + lane.width / 2, y: lane.y + lane.height / 2 };
  const delta = { x: Math.min(0, lane.x + lane.width - element.width - 20 - element.x), y: Math.round(middle.y - element.y - element.height / 2) };
  modeler.get("modeling").moveElements([element], { x: Math.round(Math.max(delta.x, lane.x + 50 - element.x)), y: delta.y }, lane.parent);
}
