// Starts the page and ties keys and buttons to what they do.

let model = null;
let fitted = false; // the picture has found its place

function refresh({ focus = false, near = false } = {}) {
  sift();
  syncPanel(focus);
  syncFilters();
  syncSheet();
  syncScope();
  syncBeside();
  syncStory();
  if (network && state.view === "picture") {
    if (!fitted) stretch();
    const moved = arrange();
    syncPicture();
    if (moved && fitted) {
      if (arranged) fit(undefined, false);
      else openPicture();
    } else if (fitted) reveal(near);
    else if (arranged && !state.camera) fit(undefined, false);
    else if (spotlit && !state.camera) fit([...spotlit.nodes].map((node) => node.index), false);
    else openPicture();
    fitted = true;
  }
  syncCounts();
}

// The line under the heading and the one below the picture say how much is shown.
function syncCounts() {
  const count = (list) => list.filter(Boolean).length;
  const rows = [[count(shown.nodes), model.nodes.length, "linked entity", "linked entities"], [count(shown.facts), model.facts.length, "fact", "facts"], [count(shown.statements), model.statements.length, "statement", "statements"]];
  const parts = rows.map(([now, all, one, many]) => `${now.toLocaleString("en")} of ${counted(all, one, many)}`);
  document.getElementById("shown").textContent = `Showing ${parts.join(", ")}${isLarge() ? "; small dots are entities too: click one to open it" : ""}`;
  const heading = document.getElementById("counts");
  heading.dataset.all ||= heading.textContent;
  heading.textContent = narrowed() ? `${parts.join(" · ")} · ${articlesShown().length.toLocaleString("en")} of ${counted(model.articles.length, "article", "articles")}` : heading.dataset.all;
}

// Says what part of the graph is shown, and offers the way out of it.
function syncScope() {
  const scope = document.getElementById("scope");
  scope.hidden = state.focus.length === 0 && !state.only;
  if (state.only) {
    const index = model.articleById.get(state.only);
    scope.replaceChildren(element("span", {}, "Only the article ", element("bdi", {}, shorten(model.articles[index].title || model.articles[index].name, 70))), button("Show all articles", () => isolate(index), { class: "plain" }));
  } else if (state.focus.length) {
    const names = state.focus.slice(0, 3).map((id) => shorten(model.byId.get(id).label, 36)).join(", ");
    const more = state.focus.length > 3 ? ` and ${state.focus.length - 3} more` : "";
    scope.replaceChildren(element("span", {}, "Only ", element("bdi", {}, names + more), " and what is linked to it"), button("Show everything", leaveFocus, { class: "plain" }));
  }
  const nothing = document.getElementById("nothing");
  nothing.hidden = model.nodes.length === 0 || shown.nodes.some(Boolean);
}

function show(view) {
  state.view = view;
  refresh();
  writeAddress(false);
  if (view !== "picture") document.getElementById("sheet").focus();
}

function press(event) {
  const field = event.target.closest("input, textarea, select");
  if (field && !["checkbox", "radio", "range"].includes(field.type)) return;
  if ((event.ctrlKey || event.metaKey) && event.key === "z" && !event.shiftKey) {
    event.preventDefault();
    undo();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const onCanvas = event.target.closest("#canvas, body") === document.activeElement || document.activeElement === document.body;
  const keys = {
    "/": () => document.getElementById("search").focus(),
    Escape: escape,
    f: () => fit(),
    e: () => { if (selectedNode()) openNeighbours(selectedNode()); },
    o: () => { if (selectedNode()) focusOn(selectedNode()); },
    p: () => { if (selectedNode()) askForGoal(); },
    h: () => { if (selectedNode()) hide(selectedNode()); },
    u: undo,
    t: () => show(state.view === "facts" ? "picture" : "facts"),
    "+": () => zoom(1.25),
    "=": () => zoom(1.25),
    "-": () => zoom(0.8),
    ...(onCanvas && !field ? canvasKeys(event.shiftKey) : {}),
  };
  const does = keys[event.key] || keys[event.key.toLowerCase()];
  if (!does) return;
  event.preventDefault();
  does();
}

// Arrows go from entity to entity and Enter opens one; with Shift the picture moves.
function canvasKeys(moves) {
  const arrow = (x, y) => () => (moves ? pan(60 * x, 60 * y) : pointNext(x, y));
  return {
    ArrowLeft: arrow(-1, 0), ArrowRight: arrow(1, 0), ArrowUp: arrow(0, -1), ArrowDown: arrow(0, 1),
    ...(document.activeElement.id === "canvas" ? { Enter: openPointed } : {}),
  };
}

function escape() {
  const menu = document.getElementById("export");
  hideNotice();
  if (menu.open) menu.open = false;
  else if (state.selected) back();
  else if (state.focus.length) leaveFocus();
  else if (state.view !== "picture") show("picture");
}

function bindButtons() {
  const on = (id, click) => document.getElementById(id).addEventListener("click", click);
  const closing = (click) => () => { document.getElementById("export").open = false; click(); };
  for (const item of document.querySelectorAll("[data-view]")) item.addEventListener("click", () => show(item.dataset.view));
  on("theme", switchTheme);
  on("png", closing(exportPicture));
  on("svg", closing(exportDrawing));
  on("csv", closing(exportFacts));
  if (model.statements.length) on("said", closing(exportStatements));
  else document.getElementById("said").remove();
  on("link", closing(copyLink));
  on("print", closing(() => { takeSnapshot(); window.print(); }));
  on("closer", () => zoom(1.25));
  on("farther", () => zoom(0.8));
  on("fit", () => fit());
  on("undo", undo);
  on("beside", showBeside);
  on("widen", () => { stopPlaying(); resetFilters(); applyFilters(); });
  document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); show("facts"); });
  document.addEventListener("keydown", press);
  window.addEventListener("beforeprint", takeSnapshot);
  window.addEventListener("popstate", () => { readAddress(); refresh(); keepPast(address(), true); });
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
  createTime();
  createSearch();
  bindButtons();
  readAddress();
  // The lines around the picture take their room first: vis-network zooms when its box changes.
  sift();
  syncStory();
  syncCounts();
  if (model.nodes.length) createPicture();
  refresh();
  keepPast(address(), true);
  if (state.selected) showPanel();
  document.documentElement.dataset.ready = "true";
}

start();
