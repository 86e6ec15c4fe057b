// What the dossier does beyond being read: citations open beside the text, charts are drawn, tables are saved.
// It loads nothing and writes nothing but the reader's choice of light or dark.
const root = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (selector, within = document) => within.querySelector(selector);
const target = (hash) => document.getElementById(decodeURIComponent(hash.replace(/^#/, "")));

// Light and dark
const dark = matchMedia("(prefers-color-scheme: dark)");
const theme = one(".theme");
const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
function nameTheme() {
  theme.textContent = isDark() ? "Light" : "Dark";
  theme.setAttribute("aria-label", `Change to ${isDark() ? "light" : "dark"} colours`);
}
function remembered(value) {
  try {
    return value ? localStorage.setItem("amity-theme", value) : localStorage.getItem("amity-theme");
  } catch {
    return null; // a browser may forbid a file on disk to remember anything
  }
}
if (["light", "dark"].includes(remembered())) root.dataset.theme = remembered();
nameTheme();
theme.hidden = false;
dark.addEventListener("change", nameTheme);
theme.addEventListener("click", () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  remembered(root.dataset.theme);
  nameTheme();
});

// The desk: a citation opens its passage; Escape closes it and gives the focus back
const desk = one(".desk");
const deskBody = one(".desk-body");
let opener = null;
let shown = null;
function open(note, cell, name) {
  shown = note;
  const copy = one(".body", note).cloneNode(true);
  all("[id]", copy).forEach((part) => {
    part.classList.toggle("here", part.id === cell);
    part.removeAttribute("id");
  });
  deskBody.replaceChildren(copy);
  const label = note.dataset.label;
  one("#desk-title").textContent = name || (label.startsWith("T") ? `Table ${label.slice(1)}` : `Passage ${label}`);
  one("output", desk).textContent = "";
  if (!desk.open) desk.show();
  desk.scrollTop = 0;
  one("#desk-title").focus({ preventScroll: true });
  one(".here", deskBody)?.scrollIntoView({ block: "nearest", inline: "center" });
}
function close() {
  desk.close();
  if (opener) {
    opener.classList.remove("open");
    opener.focus();
  }
  opener = null;
}
function cite(link) {
  const place = target(link.getAttribute("href"));
  const note = place && place.closest(".passage");
  if (!note) return false;
  if (opener) opener.classList.remove("open");
  opener = link;
  link.classList.add("open");
  if (place === note) open(note, "");
  else open(note, place.id, link.getAttribute("aria-label"));
  return true;
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.cite");
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (link && plain && cite(link)) event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && desk.open) {
    event.preventDefault();
    close();
  }
});
one("[data-close]", desk).addEventListener("click", close);
all("[data-step]", desk).forEach((button) =>
  button.addEventListener("click", () => {
    const notes = all(".passage");
    const next = notes[notes.indexOf(shown) + Number(button.dataset.step)];
    if (next) open(next, "");
    button.focus();
  }),
);
one("[data-copy]", desk).addEventListener("click", async () => {
  const said = one("output", desk);
  try {
    await copyText(citation(shown));
    said.textContent = "Copied";
  } catch {
    said.textContent = "The browser does not let this page copy";
  }
});
function words(element) {
  return element.textContent.replace(/\s+/g, " ").trim();
}
function citation(note) {
  const entry = note.dataset.reference && document.getElementById(note.dataset.reference);
  const quote = one(".context mark", note);
  const parts = [quote && note.dataset.reference ? `“${words(quote)}”` : "", `(${words(one(".source", note))}).`];
  if (entry) parts.push(words(one(".full", entry)));
  return parts.filter(Boolean).join(" ");
}
async function copyText(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  desk.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("not copied");
}

// A link to something inside a closed part opens the part
function reveal() {
  const place = location.hash && target(location.hash);
  for (let at = place; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  if (place) place.scrollIntoView();
}
addEventListener("hashchange", reveal);

// The contents show where the reader is
const links = new Map(all(".contents a").map((link) => [link.hash.slice(1), link]));
const watch = new IntersectionObserver(
  (entries) =>
    entries.forEach((entry) => {
      if (!entry.isIntersecting) return;
      links.forEach((link) => link.removeAttribute("aria-current"));
      links.get(entry.target.id)?.setAttribute("aria-current", "true");
    }),
  { rootMargin: "0px 0px -85% 0px" },
);
all("main > section").forEach((section) => watch.observe(section));

// Filters
all(".filter").forEach((form) => {
  const entries = all(".entry", form.parentElement);
  const texts = entries.map((entry) => entry.textContent.toLowerCase());
  const said = one("output", form);
  const apply = () => {
    const fields = Object.fromEntries(new FormData(form));
    const sought = fields.text.trim().toLowerCase();
    let count = 0;
    entries.forEach((entry, i) => {
      const fits = ["kind", "factuality", "tier"].every((name) => !fields[name] || entry.dataset[name] === fields[name]);
      entry.hidden = !(fits && texts[i].includes(sought));
      if (!entry.hidden) count += 1;
    });
    said.textContent = `${count} of ${entries.length} shown`;
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
});

// Charts, by the runtime that follows this script; expressions are interpreted, since the page forbids eval
const figures = JSON.parse(one("#figures").textContent);
const views = new Map();
const tip = one(".tip");
function tell(_, event, __, value) {
  tip.hidden = !value;
  if (!value) return;
  tip.replaceChildren(
    ...Object.values(value).map((text) => Object.assign(document.createElement("span"), { textContent: text })),
  );
  tip.style.left = `${Math.max(4, Math.min(event.clientX + 12, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(4, event.clientY - tip.offsetHeight - 10)}px`;
}
async function draw(place) {
  place.hidden = false;
  const { view } = await globalThis.vegaEmbed(place, figures[place.dataset.chart].spec, {
    mode: "vega-lite", renderer: "svg", ast: true, actions: false, defaultStyle: false, tooltip: tell,
  });
  one("svg", place).setAttribute("aria-hidden", "true"); // the figure has a name, and its table is read out
  views.set(place.dataset.chart, view);
  view.addEventListener("click", (_, item) => {
    if (item?.datum?.link) location.hash = item.datum.link;
  });
}
addEventListener("DOMContentLoaded", async () => {
  reveal();
  if (!globalThis.vegaEmbed) return;
  await Promise.all(all(".chart").map(draw));
  root.dataset.charts = "drawn";
});

// Saving: the table as the page has it, the chart in light colours and able to stand alone
async function drawing(name) {
  const light = getComputedStyle(one(".light"));
  const svg = await views.get(name).toSVG();
  const title = document.createElement("title");
  title.textContent = figures[name].title;
  return svg
    .replace(/var\((--[\w-]+)\)/g, (_, colour) => light.getPropertyValue(colour).trim())
    .replace(/(<svg[^>]*>)/, `$1${new XMLSerializer().serializeToString(title)}<rect width="100%" height="100%" fill="#fff"/>`);
}
function save(text, type, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
all("[data-save]").forEach((button) => {
  button.closest(".buttons").hidden = false;
  button.addEventListener("click", async () => {
    const name = button.dataset.figure;
    if (button.dataset.save === "csv") save(figures[name].csv, "text/csv", `${name}.csv`);
    else if (views.has(name)) save(await drawing(name), "image/svg+xml", `${name}.svg`);
  });
});

// On paper nothing can be opened: all is
let opened = [];
addEventListener("beforeprint", () => {
  opened = all("details:not([open])");
  opened.forEach((part) => (part.open = true));
});
addEventListener("afterprint", () => opened.forEach((part) => (part.open = false)));
