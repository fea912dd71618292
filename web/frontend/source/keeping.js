/** What is typed while an earlier change is on its way stays: the page that comes back does not overwrite it. */
export function keepWhatIsTyped(document) {
  let sent = new Map();
  let later = [];
  document.addEventListener("htmx:beforeRequest", (event) => {
    sent = standing(formOf(event));
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    later = [...standing(formOf(event))].filter(([place, value]) => sent.get(place) !== value);
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const form = formOf(event);
    const changed = later;
    later = [];
    for (const [place, value] of changed) restore(form, place, value);
  });
}

function formOf(event) {
  return event.target.closest?.("form") ?? document.querySelector("#questions")?.closest("form");
}

/** The visible fields by name and, of boxes, value or, of texts, place among those of one name. */
function fields(form) {
  const found = new Map();
  const seen = new Map();
  for (const field of form?.elements ?? []) {
    if (!field.name || field.type === "hidden" || field.type === "submit" || field.type === "button") continue;
    const number = seen.get(field.name) ?? 0;
    seen.set(field.name, number + 1);
    found.set(`${field.name} ${isBox(field) ? field.value : number}`, field);
  }
  return found;
}

function standing(form) {
  return new Map([...fields(form)].map(([place, field]) => [place, valueOf(field)]));
}

/** Chosen files are one list as long as nothing else is chosen, and none at all are nothing. */
function valueOf(field) {
  if (field.type === "file") return field.files.length ? field.files : "";
  return isBox(field) ? field.checked : field.value;
}

function restore(form, place, value) {
  const field = fields(form).get(place);
  if (!field || valueOf(field) === value) return;
  if (isBox(field)) field.checked = value;
  else if (field.type !== "file") field.value = value;
  else if (value) field.files = value;
  if (field.dataset.decides !== undefined) field.dispatchEvent(new Event("change", { bubbles: true }));
}

function isBox(field) {
  return field.type === "checkbox" || field.type === "radio";
}
