// The legend is the filter: every kind of thing on the page with its sign, its count and a switch.

function createFilters() {
  const form = document.getElementById("filters");
  const all = choices();
  const typeOrder = ["Person", "Institution", "Technology", "Place"];
  form.append(
    group("Entities", "type", typeOrder.filter((type) => all.type.has(type)), all.type, (type) => [symbol(type), PLURALS[type]]),
    group("How it is said", "look", Object.keys(LOOKS).filter((look) => all.look.has(look)), all.look, (look) => [stroke(look), LOOKS[look].label]),
    group("Relations", "relation", [...all.relation.keys()].sort((a, b) => all.relation.get(b) - all.relation.get(a) || (a < b ? -1 : 1)),
      all.relation, (relation) => [relationLabel(relation)]),
    confidenceGroup(), dateGroup() || "",
    all.outlet.size > 1 ? group("Outlets", "outlet", [...all.outlet.keys()].sort(), all.outlet, (outlet) => [element("bdi", {}, shorten(outlet, 40) || "no outlet named")]) : "",
    button("Reset filters", () => { stopPlaying(); resetFilters(); applyFilters(); }, { id: "reset" }),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  if (narrow()) document.getElementById("filterbox").open = false;
}

const PLURALS = { Person: "People", Institution: "Institutions", Technology: "Technologies", Place: "Places" };

function group(title, kind, values, counts, sign) {
  if (values.length === 0) return "";
  return element("fieldset", { "data-kind": kind },
    element("legend", {}, title),
    values.map((value) => element("label", { title: kind === "look" ? LOOKS[value].more : null },
      element("input", {
        type: "checkbox", value, checked: true,
        change: (event) => {
          if (event.target.checked) state.off[kind].delete(value);
          else state.off[kind].add(value);
          applyFilters();
        },
      }),
      element("span", { class: "sign" }, sign(value)),
      element("span", { class: "count" }, counts.get(value).toLocaleString("en")))));
}

function confidenceGroup() {
  return element("fieldset", {},
    element("legend", {}, "Confidence at least ", element("output", { id: "least" }, "0.00")),
    element("input", {
      type: "range", id: "confidence", min: 0, max: 1, step: 0.05, value: 0, "aria-label": "Least confidence",
      input: (event) => { state.least = Number(event.target.value); applyFilters(); },
    }));
}

function dateGroup() {
  const { months } = model;
  if (months.length < 2) return null;
  const heights = new Map(months.map((month) => [month, 0]));
  model.articles.forEach((article) => {
    const month = bucket(article.date);
    if (heights.has(month)) heights.set(month, heights.get(month) + article.n);
  });
  const top = Math.max(...heights.values(), 1);
  const bars = months.map((month, index) => drawing("rect", {
    "data-month": month, x: index * (200 / months.length), width: Math.max(200 / months.length - 0.5, 0.5),
    y: 34 - 34 * (heights.get(month) / top), height: 34 * (heights.get(month) / top),
  }));
  const slider = (id, label, value) => element("input", {
    type: "range", id, min: 0, max: months.length - 1, step: 1, value, "aria-label": label, input: moveDates,
  });
  return element("fieldset", { class: "dates" },
    element("legend", {}, "Time ", element("output", { id: "months" })),
    clockChoice("published", "published then", "By the day of the article"),
    clockChoice("holds", "holds then", "From the first article that says so until one says that it is over; what is former, until then"),
    drawing("svg", { viewBox: "0 0 200 34", preserveAspectRatio: "none", class: "bars", "aria-hidden": "true" }, bars),
    slider("first", "From month", 0), slider("last", "To month", months.length - 1),
    button("Play", play, { id: "play", title: "Let the graph change month by month" }));
}

function clockChoice(value, text, title) {
  return element("label", { title },
    element("input", { type: "radio", name: "clock", value, change: () => { stopPlaying(); state.clock = value; applyFilters(); } }),
    element("span", {}, text));
}

let playing = 0;

// Lets the last month run from the first to where it stands; by validity, a single month runs
// through all of them. A second press stops it.
function play() {
  if (playing) { stopPlaying(); return; }
  const { months } = model;
  const holds = state.clock === "holds";
  const [from, to] = (!holds && state.months) || [months[0], months[months.length - 1]];
  const [first, end] = [months.indexOf(from), months.indexOf(to)];
  let at = first;
  const step = () => {
    const whole = first === 0 && at === months.length - 1;
    state.months = holds ? [months[at], months[at]] : whole ? null : [from, months[at]];
    applyFilters();
    at += 1;
    if (at > end) stopPlaying();
  };
  playing = setInterval(step, Math.max(120, Math.min(700, 12000 / (end - first + 1))));
  document.getElementById("play").textContent = "Stop";
  step();
}

function stopPlaying() {
  clearInterval(playing);
  playing = 0;
  const toggle = document.getElementById("play");
  if (toggle) toggle.textContent = "Play";
}

function moveDates(event) {
  if (playing) stopPlaying();
  const [first, last] = [document.getElementById("first"), document.getElementById("last")];
  if (Number(first.value) > Number(last.value)) (event.target === first ? last : first).value = event.target.value;
  const whole = Number(first.value) === 0 && Number(last.value) === model.months.length - 1;
  state.months = whole ? null : [model.months[first.value], model.months[last.value]];
  applyFilters();
}

let waiting = 0;

// A slider sends many changes: one frame later all of them are drawn at once.
function applyFilters() {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => { refresh(); writeAddress(false); });
}

function syncFilters() {
  for (const box of document.querySelectorAll("#filters fieldset[data-kind] input")) {
    box.checked = !state.off[box.closest("fieldset").dataset.kind].has(box.value);
  }
  document.getElementById("confidence").value = state.least;
  document.getElementById("least").textContent = state.least.toFixed(2);
  document.getElementById("reset").disabled = !filtered();
  if (model.months.length < 2) return;
  const [from, to] = state.months || [model.months[0], model.months[model.months.length - 1]];
  document.getElementById("first").value = model.months.indexOf(from);
  document.getElementById("last").value = model.months.indexOf(to);
  for (const choice of document.querySelectorAll("[name=clock]")) choice.checked = choice.value === state.clock;
  document.getElementById("months").textContent = `${from} – ${to}`;
  for (const bar of document.querySelectorAll(".bars rect")) {
    bar.classList.toggle("outside", bar.dataset.month < from || bar.dataset.month > to);
  }
}
