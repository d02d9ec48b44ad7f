// Turns the sheets of an electronic board one after the other; long ones move up so that their end is read too.
// After the last the page is asked for anew. Without scripts all sheets stand below each other.
(() => {
  const slides = [...document.querySelectorAll(".slide")];
  const pause = Number(document.body.dataset.seconds) * 1000;
  if (!slides.length || !pause) return;
  document.body.classList.add("turning");
  let place = -1;
  const turn = () => {
    if (place === slides.length - 1) {
      if (navigator.onLine) return location.reload();
      place = -1;
    }
    if (place >= 0) slides[place].classList.remove("is-shown");
    place += 1;
    const slide = slides[place];
    slide.classList.add("is-shown");
    const text = slide.querySelector(".text");
    const hidden = text ? text.scrollHeight - text.clientHeight : 0;
    const pages = hidden > 0 ? Math.ceil(text.scrollHeight / text.clientHeight) : 1;
    for (let page = 1; page < pages; page += 1) {
      setTimeout(() => { text.scrollTop = page * text.clientHeight; }, page * pause);
    }
    setTimeout(turn, pages * pause);
  };
  turn();
})();
