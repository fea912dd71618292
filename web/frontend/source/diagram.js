// The drawn procedure on a page: fetched once, coloured by what the page says of its elements.
import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";
import { colour } from "./diagram/colours.js";
import { approach, fit, follow } from "./diagram/view.js";
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
  const standing = () => document.querySelector(place.dataset.standing).dataset;
  const active = () => standing().active || standing().waiting;
  colour(viewer, standing());
  approach(viewer, active());
  buttons(place, viewer, active);
  if (place.dataset.player === undefined) return;
  player(place, () => {
    colour(viewer, standing());
    follow(viewer, active());
  });
}

function buttons(place, viewer, active) {
  const canvas = viewer.get("canvas");
  const acts = {
    closer: () => canvas.zoom(canvas.zoom() * 1.25),
    farther: () => canvas.zoom(canvas.zoom() / 1.25),
    whole: () => fit(viewer),
    here: () => approach(viewer, active()),
  };
  place.addEventListener("click", (event) => acts[event.target.closest("[data-act]")?.dataset.act]?.());
}
