// Reads a sheet aloud with the voice of the browser, slowly; the button is there only where there is one.
(() => {
  const place = document.querySelector("[data-read-aloud]");
  if (!place || !window.speechSynthesis) return;
  const button = place.querySelector("button");
  const begin = button.textContent;
  place.hidden = false;
  const words = () => [...document.querySelectorAll("[data-read]")].map((each) => each.innerText).join("。\n");
  const ended = () => { button.textContent = begin; };
  button.addEventListener("click", () => {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel();
      return ended();
    }
    // Short pieces: some browsers fall silent after a quarter of a minute
    for (const piece of words().split(/(?<=[。；\n])/).filter((each) => each.trim())) {
      const said = new SpeechSynthesisUtterance(piece);
      said.lang = "zh-CN";
      said.rate = 0.85;
      said.onerror = ended;
      speechSynthesis.speak(said);
    }
    const last = new SpeechSynthesisUtterance("");
    last.onend = ended;
    speechSynthesis.speak(last);
    button.textContent = place.dataset.stop;
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());
})();
