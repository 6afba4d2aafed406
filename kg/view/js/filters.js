// The legend is the filter: every kind of thing on the page with its sign, its count and a switch.

const PLURALS = { Person: "People", Institution: "Institutions", Technology: "Technologies", Place: "Places" };
const FIRST = 8; // values of a long list that are seen before it is opened

function createFilters() {
  const form = document.getElementById("filters");
  const all = choices();
  const most = (counts) => [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  form.append(
    group("Entities", "type", Object.keys(PLURALS).filter((type) => all.type.has(type)), all.type, (type) => [symbol(type), PLURALS[type]]),
    communityGroup() || "",
    sizeGroup(),
    switches(),
    hiddenGroup(),
    group("What lines mean", "look", Object.keys(LOOKS).filter((look) => all.look.has(look)), all.look,
      (look) => [stroke(look), element("span", {}, LOOKS[look].label, element("small", {}, LOOKS[look].brief))]),
    group("Relations", "relation", most(all.relation), all.relation, (relation) => [relationLabel(relation)]),
    confidenceGroup(),
    all.outlet.size > 1 ? group("Outlets", "outlet", most(all.outlet), all.outlet, (outlet) => [element("bdi", {}, shorten(outlet, 40) || "no outlet named")]) : "",
    all.article.size > 1 && all.article.size <= 200 ? group("Articles", "article", most(all.article), all.article, (article) => [element("bdi", {}, shorten(titleOf(article), 60))]) : "",
    button("Reset filters", () => { stopPlaying(); resetFilters(); applyFilters(); }, { id: "reset" }),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  if (narrow()) document.getElementById("filterbox").open = false;
}

function titleOf(id) {
  const article = model.articles.find((item) => item.id === id);
  return article.title || article.name;
}

function group(title, kind, values, counts, sign) {
  if (values.length === 0) return "";
  const rows = values.map((value) => element("label", { title: kind === "look" ? LOOKS[value].more : null },
    element("input", {
      type: "checkbox", value, checked: true,
      change: (event) => {
        if (event.target.checked) state.off[kind].delete(value);
        else state.off[kind].add(value);
        applyFilters();
      },
    }),
    element("span", { class: "sign" }, sign(value)),
    element("span", { class: "count" }, counts.get(value).toLocaleString("en"))));
  // A list that would be one longer than its start is shown whole.
  const cut = rows.length > FIRST + 1 ? FIRST : rows.length;
  return element("fieldset", { "data-kind": kind },
    element("legend", {}, title),
    values.length > 2 ? button("None", () => {
      state.off[kind] = new Set(state.off[kind].size ? [] : values);
      applyFilters();
    }, { class: "all" }) : null,
    rows.slice(0, cut),
    cut < rows.length ? element("details", { class: "others" }, element("summary", {}, `${rows.length - cut} more`), rows.slice(cut)) : null);
}

// What the colours of communities mean: the best connected of each, which names it.
function communityGroup() {
  const large = model.communities.slice(0, COMMUNITIES);
  if (large.length < 2) return null;
  const colouring = (value, text) => element("label", {},
    element("input", { type: "radio", name: "colour", value, change: () => { state.community = value === "community"; refresh(); writeAddress(false); } }),
    element("span", {}, text));
  return element("fieldset", { class: "colouring" },
    element("legend", {}, "Colours show"),
    element("div", { class: "clock" }, colouring("type", "types"), colouring("community", "communities")),
    element("ul", { id: "communities", hidden: true }, large.map((nodes) => element("li", {},
      button([swatch(nodes[0].community), element("span", { class: "sign" }, element("span", {}, element("bdi", {}, shorten(nodes[0].label, 40)), " and others")), element("span", { class: "count" }, nodes.length.toLocaleString("en"))],
        () => { if (state.view === "picture") fit(nodes.map((node) => node.index)); }, { title: "Bring this community near" })))));
}

function swatch(community) {
  return drawing("svg", { class: `swatch c${model.colours.get(community)}`, viewBox: "0 0 14 14", width: 14, height: 14, "aria-hidden": "true" }, drawing("rect", { x: 1, y: 1, width: 12, height: 12, rx: 4 }));
}

function confidenceGroup() {
  return element("fieldset", {},
    element("legend", {}, "Confidence at least ", element("output", { id: "least", for: "confidence" }, "0.00")),
    element("input", {
      type: "range", id: "confidence", min: 0, max: 1, step: 0.05, value: 0, "aria-label": "Least confidence",
      input: (event) => { state.least = Number(event.target.value); applyFilters(); },
    }));
}

let waiting = 0;

// A slider sends many changes: one frame later all of them are drawn at once.
function applyFilters() {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => { refresh(); writeAddress(false); });
}

let totals = null; // of each value that can be switched off

function syncFilters() {
  totals ||= choices();
  const counts = narrowed() ? choices(shown) : null;
  for (const set of document.querySelectorAll("#filters fieldset[data-kind]")) {
    const { kind } = set.dataset;
    const off = state.off[kind];
    for (const box of set.querySelectorAll("input")) {
      box.checked = !off.has(box.value);
      // What is switched off says how many come back.
      const [now, all] = [counts ? counts[kind].get(box.value) || 0 : totals[kind].get(box.value), totals[kind].get(box.value)];
      const place = box.parentElement.querySelector(".count");
      place.textContent = (box.checked ? now : all).toLocaleString("en");
      place.title = now === all ? "" : `${now.toLocaleString("en")} of ${all.toLocaleString("en")} shown`;
    }
    const all = set.querySelector(".all");
    if (all) {
      all.textContent = off.size ? "All" : "None";
      all.setAttribute("aria-label", `${all.textContent} of ${set.querySelector("legend").textContent}`);
    }
    const others = set.querySelector("details");
    if (others && [...others.querySelectorAll("input")].some((box) => !box.checked)) others.open = true;
  }
  for (const choice of document.querySelectorAll("[name=colour]")) choice.checked = (choice.value === "community") === state.community;
  const list = document.getElementById("communities");
  if (list) {
    list.hidden = !state.community;
    list.querySelectorAll(".count").forEach((place, index) => {
      place.textContent = model.communities[index].filter((node) => shown.nodes[node.index]).length.toLocaleString("en");
    });
  }
  document.getElementById("confidence").value = state.least;
  document.getElementById("least").textContent = state.least.toFixed(2);
  document.getElementById("reset").disabled = !filtered();
  for (const choice of document.querySelectorAll("[name=sizes]")) choice.checked = choice.value === state.sizes;
  syncSwitches();
  syncHidden();
  syncTime();
}
