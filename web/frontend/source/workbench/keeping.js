// What was changed here is on the server soon, and in this browser until then: no crash and no colleague takes it away.
import { settle } from "./conflict.js";

const PAUSE = 1200;
const LONGEST = 4000;

export class Keeping {
  constructor(root, server) {
    this.server = server;
    this.root = root;
    this.told = root.querySelector("[data-saved]");
    this.files = new Map();
    this.onSaved = () => {};
    addEventListener("visibilitychange", () => document.hidden && this.everything(true));
    addEventListener("pagehide", () => this.everything(true));
    addEventListener("beforeunload", (event) => this.unsaved && event.preventDefault());
    addEventListener("online", () => this.everything());
  }

  get unsaved() {
    return [...this.files.values()].some((one) => one.text !== undefined || one.give);
  }

  revision = (path) => this.files.get(path)?.revision ?? 0;
  changedHere = (path) => Boolean(this.files.get(path)?.text !== undefined || this.files.get(path)?.give);

  /**
   * The file as it is to be edited: the server's, or what was typed here before a crash and never got there. No other is shown
   * from then on: what becomes of it changes no editor. Where it cannot be read, all is as it was.
   */
  async open(path, show) {
    await this.everything();
    const { text, revision } = await this.server.read(path);
    const one = { path, revision, server: text, show };
    const left = this.#left(path);
    for (const other of this.files.values()) {
      other.show = undefined;
      if (!this.changedHere(other.path)) this.files.delete(other.path);
    }
    this.files.set(path, one);
    if (!left) return text;
    const { text: mine, revision: based } = left;
    if (mine === text) localStorage.removeItem(this.#key(path));
    if (mine === text) return text;
    one.text = mine;
    if (based !== revision) one.revision = based; // the server refuses it, and the two are shown beside each other
    this.#later(one);
    this.#say("recovered");
    return mine;
  }

  /** What was changed here, in this page or before a crash, and is not on the server yet. */
  #left(path) {
    const before = this.files.get(path);
    clearTimeout(before?.timer);
    clearTimeout(before?.local);
    return before?.text === undefined ? JSON.parse(localStorage.getItem(this.#key(path))) : before;
  }

  /** A file that begins here. */
  async begin(path, text) {
    this.files.set(path, { path, revision: await this.server.write(path, text, 0), server: text });
    this.onSaved();
  }

  /** Something has changed; `give` tells, when it is time, how the file reads now. */
  changed(path, give) {
    const one = this.files.get(path);
    one.give = give;
    one.since ??= Date.now();
    this.#say("unsaved");
    this.#later(one, true);
  }

  /** The step before, as the server has it: what the editor cannot undo itself any more. */
  async undo(path) {
    const one = this.files.get(path);
    await this.save(one);
    if (one.text !== undefined) return; // it could not be saved, and is not to be lost
    try {
      one.revision = await this.server.undo(path, one.revision);
      await this.again(path);
      this.onSaved();
    } catch (error) {
      this.refused(error);
    }
  }

  /** What could not be done: a refusal says why, and without one the server was not reached. */
  refused(error) {
    this.#say(error.code ? "refused" : "unreached", error.code ? error.message : "");
  }

  /** What a colleague saved is shown, unless something is being changed here, even while it is on its way. */
  async refresh(path, busy) {
    const still = (one) => this.files.get(path) === one && !one.saving && !this.changedHere(path) && !busy();
    if (still(this.files.get(path))) await this.again(path, still);
  }

  /** The server's file is shown, and what was typed here is dropped. */
  async again(path, still = () => true) {
    const one = this.files.get(path);
    const { text, revision } = await this.server.read(path);
    if (!still(one)) return;
    Object.assign(one, { text: undefined, give: undefined, revision, server: text });
    localStorage.removeItem(this.#key(path));
    await one.show?.(text);
  }

  /** The file is on the server, one save after the other. */
  async save(one, leaving = false) {
    if (!one) return;
    clearTimeout(one.timer);
    while (one.saving) await one.saving;
    one.saving = this.#saved(one, leaving).finally(() => (one.saving = null));
    await one.saving;
  }

  async #saved(one, leaving) {
    if (one.give) await this.#keepHere(one);
    if (one.text !== undefined) await this.#send(one, leaving);
  }

  async #send(one, leaving) {
    const sent = one.text;
    try {
      if (sent !== one.server) one.revision = await this.server.write(one.path, sent, one.revision, leaving);
      one.server = sent;
      if (one.text === sent) one.text = undefined;
      if (one.text === undefined) localStorage.removeItem(this.#key(one.path));
      one.failed = 0;
      this.#say("saved");
      this.onSaved();
    } catch (error) {
      await this.#failed(one, error);
    }
  }

  async #failed(one, error) {
    if (error.code === 409 && error.error === "SavedMeanwhile") {
      this.#say("conflict");
      const chosen = await settle(this, one, error);
      if (chosen === "mine") one.revision = error.revision;
      if (chosen === "mine") return this.#send(one);
      return this.again(one.path);
    }
    one.failed = (one.failed ?? 0) + 1;
    this.#say("failed", error.code ? error.message : "");
    if (error.code !== 413 && error.code !== 422 && error.code !== 404) this.#later(one, false, Math.min(1000 * 2 ** one.failed, 30_000));
  }

  #later(one, changed = false, pause = PAUSE) {
    clearTimeout(one.timer);
    clearTimeout(one.local);
    if (changed) one.local = setTimeout(() => one.give && this.#keepHere(one), 400);
    const left = changed && one.since ? Math.max(0, LONGEST - (Date.now() - one.since)) : pause;
    one.timer = setTimeout(() => this.save(one), Math.min(pause, left));
  }

  /** What it reads now, in this browser. */
  async #keepHere(one) {
    const give = one.give;
    const text = await give();
    if (one.give === give) one.give = undefined;
    one.since = undefined;
    one.text = text;
    try {
      localStorage.setItem(this.#key(one.path), JSON.stringify({ text, revision: one.revision }));
    } catch {
      // the browser has no room: the server has it soon
    }
  }

  /** All that was changed here is on the server, as far as it can be reached. */
  async everything(leaving = false) {
    const changed = [...this.files.values()].filter((one) => one.give || one.text !== undefined);
    await Promise.all(changed.map((one) => this.save(one, leaving)));
  }

  #key = (path) => `shouli ${this.server.address} ${path}`;

  #say(what, more = "") {
    const words = this.root.querySelector(`[data-words="${what}"]`)?.textContent ?? what;
    const now = what === "saved" ? ` ${new Date().toLocaleTimeString(document.documentElement.lang, { hour12: false })}` : "";
    this.told.textContent = `${words}${now}${more ? ` ${more}` : ""}`;
    this.told.dataset.state = what;
  }
}
