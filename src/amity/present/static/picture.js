// Draws the picture, tells of a mark where the pointer is, and draws it again for paper.
const place = document.querySelector(".chart");
const tip = document.querySelector(".tip");
const spec = JSON.parse(document.querySelector("#picture").textContent);
function tell(_, event, __, value) {
  tip.hidden = !value;
  if (!value) return;
  tip.replaceChildren(
    ...Object.values(value).map((text) => Object.assign(document.createElement("span"), { textContent: text })),
  );
  tip.style.left = `${Math.max(4, Math.min(event.clientX + 12, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(4, event.clientY - tip.offsetHeight - 10)}px`;
}
addEventListener("DOMContentLoaded", async () => {
  if (!globalThis.vegaEmbed) {
    document.querySelector("details").open = true;
    return;
  }
  await globalThis.vegaEmbed(place, spec, {
    mode: "vega-lite", renderer: "svg", ast: true, actions: false, defaultStyle: false, tooltip: tell,
  });
  place.querySelector("svg").setAttribute("aria-hidden", "true"); // the figure has a name and a table
  document.documentElement.dataset.charts = "drawn";
});
// On paper the table stands behind the picture, since nothing can be opened there.
const table = document.querySelector("details");
let opened = false;
addEventListener("beforeprint", () => {
  opened = table.open;
  table.open = true;
});
addEventListener("afterprint", () => {
  table.open = opened;
});
