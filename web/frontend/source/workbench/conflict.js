// Two have saved one file: whoever comes second chooses, with both before their eyes.

/** "mine" or "theirs"; what was typed here is kept until then. */
export async function settle(keeping, one, error) {
  const dialog = keeping.root.querySelector("[data-conflict]");
  dialog.querySelector("[data-sentence]").textContent = error.message;
  const both = dialog.querySelector("[data-both]");
  both.hidden = true;
  dialog.querySelector("[data-compare]").onclick = async () => {
    const [{ text }, words] = await Promise.all([keeping.server.read(one.path), keeping.server.difference(one.path, one.text)]);
    both.hidden = false;
    told(both.querySelector("[data-differences]"), words);
    const [mine, theirs] = both.querySelectorAll("[data-lines]");
    lines(mine, one.text, text);
    lines(theirs, text, one.text);
  };
  dialog.returnValue = "";
  for (;;) {
    dialog.showModal();
    await new Promise((done) => dialog.addEventListener("close", done, { once: true }));
    if (dialog.returnValue === "mine" || dialog.returnValue === "theirs") return dialog.returnValue;
  }
}

/** What mine says otherwise than theirs, in words. */
function told(where, words) {
  where.replaceChildren(
    ...words.map((sentence) => Object.assign(document.createElement("li"), { textContent: sentence })),
  );
}

/** The text, its lines marked that the other has not. */
function lines(where, text, other) {
  const known = new Set(other.split("\n").map((line) => line.trim()));
  where.replaceChildren(
    ...text.split("\n").map((line) => {
      const shown = document.createElement("div");
      shown.textContent = line || " ";
      shown.className = known.has(line.trim()) ? "" : "line-differs";
      return shown;
    }),
  );
  where.querySelector(".line-differs")?.scrollIntoView({ block: "nearest" });
}
