
"use strict";
// Every word typed must begin a word of the quotation or of its source, without regard to case and accents.
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const input = document.getElementById("words");
const count = document.getElementById("count");
const sections = [...document.querySelectorAll("section")].map((section) => ({
  section,
  figures: [...section.querySelectorAll("figure")].map((figure) => ({ figure, text: " " + words(figure.textContent).join(" ") })),
}));

function show() {
  const wanted = words(input.value);
  let shown = 0;
  for (const { section, figures } of sections) {
    let any = false;
    for (const { figure, text } of figures) {
      figure.hidden = !wanted.every((word) => text.includes(" " + word));
      any ||= !figure.hidden;
      shown += !figure.hidden;
    }
    section.hidden = !any;
  }
  count.textContent = shown === 1 ? "1 quotation" : `${shown} quotations`;
}

let waiting;
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(show, 120);
});
input.form.addEventListener("submit", (event) => {
  event.preventDefault();
  show();
});
input.form.hidden = false;
show();
