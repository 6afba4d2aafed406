// How what is shown goes into the address and comes back out: a link is a saved view.

const VIEWS = ["picture", "facts", "articles"];

function code(text) {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")).replaceAll("%2F", "/").replaceAll("%3A", ":");
}

function address() {
  const parts = [];
  if (state.selected && state.selected.node !== undefined) parts.push(`n=${code(state.selected.node)}`);
  if (state.selected && state.selected.edge !== undefined) parts.push(`e=${code(state.selected.edge)}`);
  if (state.selected && state.selected.article !== undefined) parts.push(`a=${code(state.selected.article)}`);
  if (selectedName()) parts.push(`q=${code(selectedName())}`);
  if (state.only) parts.push(`only=${code(state.only)}`);
  if (state.focus.length) parts.push(`f=${state.focus.map(code).join(",")}`);
  if (state.opened.size) parts.push(`o=${[...state.opened].map(code).join(",")}`);
  if (state.path) parts.push(`p=${code(state.path[state.path.length - 1])}`, ...(state.around ? ["around=1"] : []), ...(state.second ? ["way=2"] : []));
  if (state.view !== "picture") parts.push(`v=${state.view}`);
  for (const [kind, set] of Object.entries(state.off)) {
    if (set.size) parts.push(`no-${kind}=${[...set].sort().map(code).join(",")}`);
  }
  if (state.least > 0) parts.push(`c=${state.least}`);
  if (state.months) parts.push(`t=${state.months.join("..")}`);
  if (state.clock !== "published") parts.push(`time=${state.clock}`);
  if (state.undated) parts.push("undated=1");
  if (state.hidden.size) parts.push(`h=${[...state.hidden].sort().map(code).join(",")}`);
  if (state.pins.size) parts.push(`pin=${[...state.pins].map(([id, [x, y]]) => `${code(id)}@${x}@${y}`).sort().join(",")}`);
  if (state.sizes !== "links") parts.push(`size=${state.sizes}`);
  if (state.apart !== groupsFirst()) parts.push(`apart=${Number(state.apart)}`);
  if (state.loose) parts.push("loose=1");
  if (state.community !== byCommunity()) parts.push(`colour=${state.community ? "community" : "type"}`);
  return parts.join("&");
}

function writeAddress(step) {
  hideNotice();
  keepPast(address(), step);
  const wanted = `#${address()}`;
  if (wanted === (location.hash || "#")) return;
  history[step ? "pushState" : "replaceState"](null, "", wanted);
}

// Takes a state from the address. What it cannot use is left out and told in a notice.
function readAddress() {
  resetFilters();
  Object.assign(state, { selected: null, view: "picture", path: null, around: false, second: false, focus: [], opened: new Set(), pins: new Map(), sizes: "links", camera: null, apart: groupsFirst(), loose: false, community: byCommunity() });
  const bad = [];
  let goal = null;
  for (const part of location.hash.slice(1).split("&").filter(Boolean)) {
    const [key, ...rest] = part.split("=");
    try {
      const read = READERS[key] || (key.startsWith("no-") ? readOff : null);
      const result = read ? read(rest.join("="), key) : false;
      if (result === false) bad.push(part);
      else if (typeof result === "object") goal = result;
    } catch {
      bad.push(part);
    }
  }
  placeNodes();
  if (goal && selectedNode()) {
    sift();
    const { ways } = selectedNode() === goal ? { ways: [] } : waysBetween(selectedNode(), goal, { around: state.around });
    state.path = ways[state.second ? 1 : 0] || ways[0] || null;
    if (!state.path) notice(whyNoPath(selectedNode(), goal, state.around));
  }
  if (bad.length) notice(`Part of this address is not understood and left out: ${shorten(bad.join("&"), 80)}`);
}

const READERS = {
  n: (value) => {
    const id = decodeURIComponent(value);
    if (!model.byId.has(id)) return false;
    state.selected = { node: id };
    return true;
  },
  e: (value) => {
    const key = decodeURIComponent(value);
    if (!model.byKey.has(key)) return false;
    state.selected = { edge: key };
    return true;
  },
  a: (value) => {
    const id = decodeURIComponent(value);
    if (!model.articleById.has(id)) return false;
    state.selected = { article: id };
    return true;
  },
  q: (value) => {
    const called = calledSo(decodeURIComponent(value));
    if (called.length === 0) return false;
    state.selected = called.length > 1 ? { name: decodeURIComponent(value) } : { node: called[0].id };
    return true;
  },
  only: (value) => model.articleById.has(decodeURIComponent(value)) && Boolean(state.only = decodeURIComponent(value)),
  around: (value) => value === "1" && (state.around = true),
  way: (value) => value === "2" && (state.second = true),
  p: (value) => model.byId.get(decodeURIComponent(value)) || false,
  v: (value) => VIEWS.includes(value) && Boolean(state.view = value),
  c: (value) => {
    const least = Number(value);
    if (value === "" || !(least >= 0 && least <= 1)) return false;
    state.least = least;
    return true;
  },
  t: (value) => {
    const months = value.split("..");
    if (months.length !== 2 || !months.every((month) => model.months.includes(month))) return false;
    state.months = months;
    return true;
  },
  h: (value) => readEntities(value, (ids) => { state.hidden = new Set(ids); }),
  pin: (value) => {
    const pins = value.split(",").map((item) => item.split("@"));
    const known = pins.filter(([id, x, y]) => model.byId.has(decodeURIComponent(id)) && Number.isFinite(Number(x || NaN)) && Number.isFinite(Number(y || NaN)));
    state.pins = new Map(known.map(([id, x, y]) => [decodeURIComponent(id), [Number(x), Number(y)]]));
    return known.length === pins.length;
  },
  size: (value) => value === "articles" && Boolean(state.sizes = value),
  at: (value) => {
    const camera = value.split(",").map(Number);
    if (camera.length !== 3 || !camera.every(Number.isFinite) || camera[2] <= 0) return false;
    state.camera = camera;
    return true;
  },
  apart: (value) => {
    if (value !== "0" && value !== "1") return false;
    state.apart = value === "1";
    return true;
  },
  loose: (value) => value === "1" && (state.loose = true),
  time: (value) => value === "holds" && Boolean(state.clock = value),
  undated: (value) => value === "1" && (state.undated = true),
  f: (value) => readEntities(value, (ids) => { state.focus = ids; }),
  o: (value) => readEntities(value, (ids) => { state.opened = new Set(ids); }),
  colour: (value) => {
    if (value !== "community" && value !== "type") return false;
    state.community = value === "community";
    return true;
  },
};

function readEntities(value, take) {
  const ids = value.split(",").map(decodeURIComponent);
  const known = ids.filter((id) => model.byId.has(id));
  take(known);
  return known.length === ids.length;
}

function readOff(value, key) {
  const kind = key.slice(3);
  const known = choices()[kind];
  if (!known) return false;
  const values = value.split(",").map(decodeURIComponent);
  values.filter((item) => known.has(item)).forEach((item) => state.off[kind].add(item));
  return values.every((item) => known.has(item));
}
