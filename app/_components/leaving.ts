/** From here on nothing may hold this page back: an automatic log-off must not wait for an answer. */
export function leaveUnasked() {
  document.documentElement.dataset.leaving = "";
}

export function leavesUnasked() {
  return "leaving" in document.documentElement.dataset;
}
