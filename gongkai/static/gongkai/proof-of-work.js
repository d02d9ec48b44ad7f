// Works out the task of a public form (input[data-work]), so that nobody has to read a picture. Where the browser cannot
// (no scripts, no secure connection), the picture stays.
(() => {
  const field = document.querySelector("input[data-work]");
  if (!field || !window.crypto || !crypto.subtle) return;
  const form = field.form;
  const picture = form.querySelector("[data-picture]");
  const told = form.querySelector("[data-work-told]");
  const task = JSON.parse(field.dataset.work);
  const most = task.max_number ?? task.maxnumber ?? 1000000;
  const TOGETHER = 250;
  let isWaiting = null;
  const hex = (bytes) => [...new Uint8Array(bytes)].map((each) => each.toString(16).padStart(2, "0")).join("");
  const hash = async (number) =>
    hex(await crypto.subtle.digest(task.algorithm, new TextEncoder().encode(task.salt + number)));
  const work = async () => {
    for (let from = 0; from <= most; from += TOGETHER) {
      const numbers = Array.from({ length: Math.min(TOGETHER, most - from + 1) }, (_each, at) => from + at);
      const at = (await Promise.all(numbers.map(hash))).indexOf(task.challenge);
      if (at >= 0) return numbers[at];
    }
    throw new Error("no number");
  };
  const wait = (event) => {
    event.preventDefault();
    isWaiting = event.submitter;
  };
  if (picture) picture.hidden = true;
  form.addEventListener("submit", wait);
  work().then((number) => {
    const { algorithm, challenge, salt, signature } = task;
    field.value = btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
    if (told) told.textContent = told.dataset.workTold;
  }).catch(() => {
    if (picture) picture.hidden = false;
    if (told) told.textContent = "";
    isWaiting = null;
  }).finally(() => {
    form.removeEventListener("submit", wait);
    if (isWaiting) form.requestSubmit(isWaiting);
  });
})();
