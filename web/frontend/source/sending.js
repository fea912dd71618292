/** A form that is on its way is not sent again by a second click; the server would answer with the first one's result. */
export function guardAgainstDoubleSending(document) {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sending) event.preventDefault();
    else form.dataset.sending = "yes";
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
  });
}

/** What is done in several steps goes on by itself: each page shows how far it has come. */
export function goOn(document) {
  document.querySelector("form[data-continue]")?.requestSubmit();
}
