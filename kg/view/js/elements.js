// Builds elements. Text from articles only ever becomes a text node or the value of an attribute.

const DRAWING = "http://www.w3.org/2000/svg";

function element(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function drawing(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(DRAWING, tag), attributes, children);
}

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") made.addEventListener(name, value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

function button(text, click, attributes = {}) {
  return element("button", { type: "button", click, ...attributes }, text);
}

// A link for http and https; any other address stays text.
function link(address, text) {
  let url = null;
  try { url = new URL(address); } catch { return text; }
  if (url.protocol !== "http:" && url.protocol !== "https:") return text;
  return element("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, text);
}

function name(node, most = 200) {
  const full = node.label;
  return element("bdi", { title: full.length > most ? shorten(full, 600) : null }, shorten(full, most));
}

function nodeButton(node, most = 120) {
  return element("button", { type: "button", class: "name", "data-node": node.id, click: () => select({ node: node.id }) },
    symbol(node.type), name(node, most));
}

function symbol(type) {
  const shapes = {
    Person: () => drawing("circle", { cx: 7, cy: 7, r: 6 }),
    Institution: () => drawing("rect", { x: 1.5, y: 1.5, width: 11, height: 11 }),
    Technology: () => drawing("path", { d: "M7 1 13.4 12.5H.6Z" }),
    Place: () => drawing("path", { d: "M7 .5 13.5 7 7 13.5.5 7Z" }),
  };
  return drawing("svg", { class: `symbol ${type}`, viewBox: "0 0 14 14", width: 14, height: 14, "aria-hidden": "true" },
    shapes[type]());
}

function stroke(look) {
  const { dash, width } = LOOKS[look];
  return drawing("svg", { class: `stroke ${look}`, viewBox: "0 0 40 10", width: 40, height: 10, "aria-hidden": "true" },
    drawing("path", { d: "M1 5H39", "stroke-width": width + 0.6, "stroke-dasharray": dash ? dash.join(" ") : null }));
}

// Shows the first entries and a button for the next ones: a hub may have thousands.
function chunked(parent, items, build, size = 40) {
  let shown = 0;
  const more = button("", () => {
    const first = parent.children.length;
    grow();
    const next = parent.children[first];
    const target = next && next.querySelector("button, a, summary");
    if (target) target.focus();
  }, { class: "more" });
  function grow() {
    parent.append(...items.slice(shown, shown + size).map(build));
    shown = Math.min(shown + size, items.length);
    more.textContent = `Show ${Math.min(size, items.length - shown)} more of ${(items.length - shown).toLocaleString("en")}`;
    more.hidden = shown >= items.length;
  }
  grow();
  return [parent, more];
}
