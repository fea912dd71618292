// The drawn procedure on a page: fetched once, coloured by what the page says of its elements.
import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";
import { colour } from "./diagram/colours.js";
import { fit, show } from "./diagram/view.js";
import { player } from "./diagram/player.js";

for (const place of document.querySelectorAll("[data-diagram]")) draw(place);

async function draw(place) {
  const canvas = place.querySelector("[data-canvas]");
  const viewer = new NavigatedViewer({ container: canvas });
  try {
    const answer = await fetch(place.dataset.diagram);
    if (!answer.ok) throw new Error(String(answer.status));
    await viewer.importXML(await answer.text());
  } catch {
    place.querySelector("[data-failed]").hidden = false;
    canvas.hidden = true;
    return;
  }
  const stepAt = () => document.querySelector(place.dataset.standing);
  colour(viewer, stepAt().dataset);
  show(viewer, stepAt().dataset.active, place.dataset.view);
  buttons(place, viewer);
  if (place.dataset.player !== undefined) player(place, () => colour(viewer, stepAt().dataset));
}

function buttons(place, viewer) {
  const canvas = viewer.get("canvas");
  const acts = {
    closer: () => canvas.zoom(canvas.zoom() * 1.25),
    farther: () => canvas.zoom(canvas.zoom() / 1.25),
    whole: () => fit(viewer),
  };
  place.addEventListener("click", (event) => acts[event.target.closest("[data-act]")?.dataset.act]?.());
}
