/** Whoever sent a page with mistakes begins at their summary. */
export function focusOnSummary(root) {
  root.querySelector?.("#error-summary, #conflict")?.focus();
}
