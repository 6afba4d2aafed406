// Starts the page and ties keys and buttons to what they do.

let model = null;
let fitted = false; // the picture has found its place

function refresh({ focus = false, near = false } = {}) {
  sift();
  syncPanel(focus);
  syncFilters();
  syncSheet();
  if (network && state.view === "picture") {
    syncPicture();
    if (fitted) reveal(near);
    else fit(spotlit && [...spotlit.nodes].map((node) => node.index), false);
    fitted = true;
  }
  document.getElementById("colour").setAttribute("aria-pressed", String(state.community));
  const count = (list) => list.filter(Boolean).length;
  document.getElementById("shown").textContent = `Showing ${count(shown.nodes).toLocaleString("en")} of ${counted(model.nodes.length, "entity", "entities")}, `
    + `${count(shown.facts).toLocaleString("en")} of ${counted(model.facts.length, "fact", "facts")}, `
    + `${count(shown.statements).toLocaleString("en")} of ${counted(model.statements.length, "statement", "statements")}`
    + (isLarge() ? "; small dots are entities too: click one to open it" : "");
}

function show(view) {
  state.view = view;
  refresh();
  writeAddress(false);
  if (view !== "picture") document.getElementById("sheet").focus();
}

function press(event) {
  if (event.target.closest("input, textarea, select") && event.target.type !== "checkbox") return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const onCanvas = event.target.closest("#canvas, body") === document.activeElement || document.activeElement === document.body;
  const keys = {
    "/": () => document.getElementById("search").focus(),
    Escape: escape,
    f: () => fit(),
    t: () => show(state.view === "facts" ? "picture" : "facts"),
    "+": () => zoom(1.25),
    "=": () => zoom(1.25),
    "-": () => zoom(0.8),
    ...(onCanvas ? { ArrowLeft: () => pan(-60, 0), ArrowRight: () => pan(60, 0), ArrowUp: () => pan(0, -60), ArrowDown: () => pan(0, 60) } : {}),
  };
  const does = keys[event.key] || keys[event.key.toLowerCase()];
  if (!does) return;
  event.preventDefault();
  does();
}

function escape() {
  const menu = document.getElementById("export");
  if (menu.open) menu.open = false;
  else if (state.selected) back();
  else if (state.view !== "picture") show("picture");
}

function bindButtons() {
  const on = (id, click) => document.getElementById(id).addEventListener("click", click);
  const closing = (click) => () => { document.getElementById("export").open = false; click(); };
  for (const item of document.querySelectorAll("[data-view]")) item.addEventListener("click", () => show(item.dataset.view));
  on("colour", () => { state.community = !state.community; refresh(); writeAddress(false); });
  on("theme", switchTheme);
  on("png", closing(exportPicture));
  on("svg", closing(exportDrawing));
  on("csv", closing(exportFacts));
  on("link", closing(copyLink));
  on("print", closing(() => window.print()));
  on("closer", () => zoom(1.25));
  on("farther", () => zoom(0.8));
  on("fit", () => fit());
  document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); show("facts"); });
  document.addEventListener("keydown", press);
  window.addEventListener("popstate", () => { readAddress(); refresh(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readPalette(); refresh(); });
}

async function start() {
  try {
    model = buildModel(await readData());
  } catch (error) {
    notice("The data of this page cannot be read: the file is damaged, or the browser is older than 2023.");
    throw error;
  }
  readPalette();
  sift();
  createFilters();
  createSearch();
  bindButtons();
  readAddress();
  if (model.nodes.length) createPicture();
  refresh();
  document.documentElement.dataset.ready = "true";
}

start();
