// Tokens on the canvas: the diagram as it is drawn, in a viewer of its own, so that nothing of the draft is touched.
let shown = null;

/** Turns the simulation on or off; whether it is on now. */
export async function simulation(place, modeler, editor) {
  const box = place.root.querySelector("[data-simulation]");
  if (shown) {
    shown.destroy();
    shown = null;
    box.replaceChildren();
  } else {
    const { makeViewer } = await import("./simulating.js");
    place.canvas.hidden = true; // it takes the canvas' place before it is drawn into it
    box.hidden = false;
    shown = makeViewer(box);
    await shown.importXML((await modeler.saveXML()).xml);
    shown.get("canvas").zoom("fit-viewport", "auto");
    shown.get("toggleMode").toggleMode(true);
  }
  box.hidden = !shown;
  place.canvas.hidden = Boolean(shown);
  return Boolean(shown);
}
