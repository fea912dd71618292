// What the server's own check says of the draft as it stands: a list, and whatever the open editor marks.
export class Problems {
  constructor(root, server) {
    this.server = server;
    this.root = root;
    this.list = root.querySelector("[data-problems]");
    this.count = root.querySelector("[data-problem-count]");
    this.template = root.querySelector("[data-problem]");
    this.found = [];
    this.shown = () => {};
    this.go = () => false;
    this.fixes = () => [];
    this.asked = 0;
  }

  async ask() {
    const mine = ++this.asked;
    const found = await this.server.problems().catch(() => null);
    if (!found || mine !== this.asked) return;
    this.found = found;
    this.#list();
    this.shown(found);
  }

  #list() {
    const errors = this.found.filter((one) => one.severity === "error").length;
    this.count.textContent = String(this.found.length);
    this.count.dataset.errors = String(errors);
    this.list.replaceChildren(...this.found.map((one) => this.#line(one)));
    this.root.querySelector("[data-no-problem]").hidden = this.found.length > 0;
  }

  #line(problem) {
    const line = this.template.content.firstElementChild.cloneNode(true);
    line.dataset.severity = problem.severity;
    line.querySelector(`[data-is="${problem.severity}"]`).hidden = false;
    const button = line.querySelector("button");
    button.textContent = problem.sentence;
    button.onclick = () => this.go(problem) || this.#leave(problem);
    line.querySelector("[data-hint]").textContent = problem.hint;
    const where = problem.name || (problem.element === "?" ? "" : problem.element);
    line.querySelector("[data-where]").textContent = [where, problem.file.split("/").pop(), problem.rule].filter(Boolean).join(" · ");
    for (const { label, act } of this.fixes(problem)) {
      const fix = document.createElement("button");
      fix.className = "btn btn-sm";
      fix.type = "button";
      fix.textContent = label;
      fix.onclick = act;
      line.append(fix);
    }
    return line;
  }

  /** To the tab and file that the problem is about. */
  #leave(problem) {
    const tab = /\.bpmn$/.test(problem.file) ? "diagram" : /\.dmn$/.test(problem.file) ? "tables" : /\.form$/.test(problem.file) ? "forms" : /scenarios/.test(problem.file) ? "scenarios" : "clauses";
    const address = new URL(this.root.dataset.address, location.href);
    address.search = new URLSearchParams({ tab, file: problem.file, at: problem.element });
    location.assign(address);
  }
}
