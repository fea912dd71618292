// The drawn procedures on a page: each fetched once, coloured by what the page says of its elements.
import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";
import { choosing } from "./diagram/choosing.js";
import { colour } from "./diagram/colours.js";
import { approach, fit, follow } from "./diagram/view.js";
import { player } from "./diagram/player.js";
import { pointing } from "./diagram/pointing.js";

const drawn = await Promise.all([...document.querySelectorAll("[data-diagram]")].map(draw));
const shown = drawn.filter(Boolean);
const replay = document.querySelector("[data-replay]");
const compared = document.querySelector("[data-compared]");
if (compared) pointing(compared, shown, () => {});
const moved = document.querySelector("[data-choosing]");
if (moved) choosing(moved, shown);
if (replay) {
  const play = player(replay, () => shown.forEach(({ again }) => again()));
  pointing(replay, shown, play.jump);
}

/** The viewer of a diagram that could be loaded, and how it is coloured anew. */
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
    return null;
  }
  const standing = () => document.querySelector(place.dataset.standing).dataset;
  const active = () => standing().active || standing().waiting;
  colour(viewer, standing());
  approach(viewer, active());
  buttons(place, viewer, active);
  const again = () => {
    colour(viewer, standing());
    follow(viewer, active() || standing().now);
  };
  return { viewer, again, standing: place.dataset.standing };
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
