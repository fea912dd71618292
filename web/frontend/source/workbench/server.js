/** What the server is asked and sent; a refusal comes as an Error with its sentence, its code and what else it says. */
export class Server {
  constructor(address, csrf) {
    this.address = address;
    this.csrf = csrf;
  }

  async read(path) {
    const answer = await this.#ask("GET", `file?path=${encodeURIComponent(path)}`);
    return { text: await answer.text(), revision: Number(answer.headers.get("X-Revision")) };
  }

  /** The new revision; `leaving` while the page goes away, when only small files get through. */
  async write(path, text, revision, leaving = false) {
    const keepalive = leaving && text.length < 20_000;
    const answer = await this.#ask("PUT", `file?path=${encodeURIComponent(path)}`, { body: text, revision, keepalive });
    return (await answer.json()).revision;
  }

  async remove(path, revision) {
    await this.#ask("DELETE", `file?path=${encodeURIComponent(path)}`, { revision });
  }

  async undo(path, revision) {
    const answer = await this.#ask("POST", `undo?path=${encodeURIComponent(path)}`, { revision });
    return (await answer.json()).revision;
  }

  difference = async (path, text) => (await (await this.#ask("POST", `difference?path=${encodeURIComponent(path)}`, { body: text })).json()).words;
  files = async () => (await (await this.#ask("GET", "files")).json()).files;
  problems = async () => (await (await this.#ask("GET", "problems")).json()).problems;
  names = async () => (await this.#ask("GET", "names")).json();
  here = async (tab, path) => (await this.#ask("POST", "here", { json: { tab, path } })).json();

  async #ask(method, where, { body, json, revision, keepalive } = {}) {
    const headers = { Accept: "application/json", "X-CSRFToken": this.csrf };
    if (revision !== undefined) headers["X-Base-Revision"] = String(revision);
    if (json) headers["Content-Type"] = "application/json";
    const told = { method, headers, body: json ? JSON.stringify(json) : body, keepalive, cache: "no-store" };
    const answer = await fetch(`${this.address}/${where}`, told);
    if (answer.ok && !answer.redirected) return answer;
    const more = await answer.json().catch(() => ({}));
    throw Object.assign(new Error(more.sentence ?? String(answer.status)), more, { code: answer.redirected ? 401 : answer.status });
  }
}
