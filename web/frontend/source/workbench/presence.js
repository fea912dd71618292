// Who else is at the draft; what they save is shown here too, unless something was changed here meanwhile.
const PACE = 4000;

export class Presence {
  constructor(place, editor) {
    Object.assign(this, { place, editor });
    this.told = place.root.querySelector("[data-others]");
  }

  begin() {
    this.#ask();
    setInterval(() => document.hidden || this.#ask(), PACE);
  }

  async #ask() {
    const { server, keeping, tab } = this.place;
    const answer = await server.here(tab, this.editor.path ?? "").catch(() => null);
    if (!answer) return;
    this.told.textContent = answer.others.map((one) => `${one.shown}${one.path ? ` (${one.path.split("/").pop()})` : ""}`).join("、");
    this.told.closest("[data-others-box]").hidden = answer.others.length === 0;
    for (const [path, one] of keeping.files) {
      if ((answer.revisions[path] ?? 0) > one.revision) await keeping.refresh(path, () => this.editor.busy?.() ?? false);
    }
  }
}
