// The strip below the picture: when articles came out, and a slider that plays the graph.

const HIGH = 30; // of the histogram, in pixels

function createTime() {
  const place = document.getElementById("time");
  const { months } = model;
  if (months.length < 2) return;
  const wide = 600 / months.length;
  const bars = months.map((month, index) => drawing("rect", { "data-month": month, x: index * wide, width: Math.max(wide - Math.min(6, wide / 6), 0.5) }));
  const slider = (id, label, value) => element("input", {
    type: "range", id, min: 0, max: months.length - 1, step: 1, value, "aria-label": label, input: moveDates,
  });
  place.append(
    button("", play, { id: "play", title: `Let the graph change ${daily ? "day by day" : "month by month"}` }),
    element("div", { class: "clock", role: "radiogroup", "aria-label": `What the ${daily ? "days" : "months"} mean` },
      clockChoice("published", "published then", "By the day of the article"),
      clockChoice("holds", "holds then", "From the first article that says so to the last; what is called former is left out"),
      element("label", { id: "undated", hidden: true, title: "Articles without a date: nobody knows when they hold" },
        element("input", { type: "checkbox", change: (event) => { state.undated = event.target.checked; applyFilters(); } }),
        element("span", {}))),
    element("div", { class: "span" },
      drawing("svg", { viewBox: `0 0 600 ${HIGH}`, preserveAspectRatio: "none", class: "bars", "aria-hidden": "true" }, bars),
      slider("first", daily ? "From day" : "From month", 0), slider("last", daily ? "To day" : "To month", months.length - 1),
      element("div", { class: "ticks", id: "ticks", "aria-hidden": "true" })),
    element("output", { id: "months", for: "first last" }));
  place.hidden = false;
  window.addEventListener("resize", syncTicks);
  stopPlaying();
}

// Years below the histogram, or the first and last month or day: as many as have room.
function syncTicks() {
  const place = document.getElementById("ticks");
  const wide = place ? place.clientWidth : 0;
  if (!wide || Number(place.dataset.wide) === wide) return;
  place.dataset.wide = wide;
  const { months } = model;
  const years = months.map((month, index) => [month, index]).filter(([month]) => month.endsWith("-01"));
  const marks = !daily && months.length > 18 && years.length > 1 ? years.map(([month, index]) => [month.slice(0, 4), index])
    : [[slotName(months[0]), 0], [slotName(months[months.length - 1]), months.length - 1]];
  let end = -Infinity; // of the tick before, in pixels
  place.replaceChildren();
  for (const [text, index] of marks) {
    const at = (wide * index) / Math.max(months.length - 1, 1);
    const tick = element("span", {}, text);
    place.append(tick);
    const left = Math.max(0, Math.min(at - tick.offsetWidth / 2, wide - tick.offsetWidth));
    tick.style.left = `${left}px`;
    if (left < end + 10) tick.remove();
    else end = left + tick.offsetWidth;
  }
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function monthName(month) {
  return `${MONTHS[Number(month.slice(5, 7)) - 1] || month.slice(5, 7)} ${month.slice(0, 4)}`;
}

function slotName(text) {
  return daily ? dayName(text) : monthName(text);
}

function dayName(date) {
  const day = Number(date.slice(8, 10));
  return day ? `${day} ${monthName(date)}` : monthName(date);
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
  const toggle = document.getElementById("play");
  toggle.replaceChildren(...playSign("M3 3H12V12H3Z", "Stop"));
  step();
}

function playSign(path, text) {
  return [drawing("svg", { viewBox: "0 0 15 15", width: 13, height: 13, "aria-hidden": "true" }, drawing("path", { d: path })), text];
}

function stopPlaying() {
  clearInterval(playing);
  playing = 0;
  const toggle = document.getElementById("play");
  if (toggle) toggle.replaceChildren(...playSign("M3 1.5 13 7.5 3 13.5Z", "Play"));
}

function moveDates(event) {
  if (playing) stopPlaying();
  const [first, last] = [document.getElementById("first"), document.getElementById("last")];
  if (Number(first.value) > Number(last.value)) (event.target === first ? last : first).value = event.target.value;
  const whole = Number(first.value) === 0 && Number(last.value) === model.months.length - 1;
  state.months = whole ? null : [model.months[first.value], model.months[last.value]];
  applyFilters();
}

// How many quotes that pass the filters, those of time apart, each month has.
function toldByMonth() {
  const heights = new Map();
  const open = model.articles.map((article) => articleAllowed(article) && slot(article.date));
  const note = (index) => { if (open[index]) heights.set(open[index], (heights.get(open[index]) || 0) + 1); };
  for (const fact of model.facts) if (allows(fact)) for (const item of fact.evidence) note(item.a);
  for (const item of model.statements) if (speaks(item)) note(item.a);
  return heights;
}

// Facts and statements that have no date and pass the filters, those of time apart.
function undated() {
  const from = (index) => articleAllowed(model.articles[index] || {}) && !slot((model.articles[index] || { date: "" }).date);
  return model.facts.filter((fact) => !fact.from && allows(fact) && fact.evidence.some((item) => from(item.a))).length
    + model.statements.filter((item) => speaks(item) && from(item.a)).length;
}

function syncTime() {
  if (model.months.length < 2) return;
  const [from, to] = state.months || [model.months[0], model.months[model.months.length - 1]];
  document.getElementById("first").value = model.months.indexOf(from);
  document.getElementById("last").value = model.months.indexOf(to);
  for (const id of ["first", "last"]) document.getElementById(id).setAttribute("aria-valuetext", slotName(id === "first" ? from : to));
  for (const choice of document.querySelectorAll("[name=clock]")) choice.checked = choice.value === state.clock;
  document.getElementById("months").textContent = from === to ? slotName(from) : `${slotName(from)} – ${slotName(to)}`;
  const apart = document.getElementById("undated");
  const many = state.months ? undated() : 0;
  apart.hidden = many === 0;
  apart.querySelector("input").checked = state.undated;
  apart.querySelector("span").textContent = `and ${many.toLocaleString("en")} undated`;
  syncTicks();
  const heights = toldByMonth();
  const top = Math.max(...heights.values(), 1);
  for (const bar of document.querySelectorAll(".bars rect")) {
    const many = heights.get(bar.dataset.month) || 0;
    const high = many ? Math.max(2, HIGH * (many / top)) : 0;
    bar.setAttribute("y", HIGH - high);
    bar.setAttribute("height", high);
    bar.classList.toggle("outside", bar.dataset.month < from || bar.dataset.month > to);
  }
}
