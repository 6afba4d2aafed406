// Search as a combobox: type, arrows, Enter. Names and other names, whatever their accents.

const found = { nodes: [], active: -1, forPath: false };

function createSearch() {
  const box = document.getElementById("search");
  for (const node of model.nodes) node.keys = [node.label, ...node.aliases].map(plain);
  box.addEventListener("input", () => showFound(find(box.value)));
  box.addEventListener("focus", () => { if (box.value) showFound(find(box.value)); });
  box.addEventListener("blur", () => { setTimeout(closeFound, 150); });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Home" && found.nodes.length && event.ctrlKey) move(-found.active);
    else if (event.key === "Enter") choose(found.nodes[Math.max(found.active, 0)]);
    else if (event.key === "Escape") {
      if (!box.value && !found.forPath) box.blur();
      resetSearch();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

// How well a name fits: whole, its start, the start of a word, or anywhere; then by links.
function find(text) {
  const wanted = plain(text).trim();
  if (!wanted) return [];
  const scored = [];
  for (const node of model.nodes) {
    let best = 9;
    node.keys.forEach((key, i) => {
      const at = key.indexOf(wanted);
      if (at < 0) return;
      const fits = key === wanted ? 0 : at === 0 ? 1 : /[\s\-("']/.test(key[at - 1]) ? 2 : 3;
      best = Math.min(best, fits + (i ? 0.5 : 0));
    });
    if (best < 9) scored.push([best, node.rank, node]);
  }
  scored.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return scored.slice(0, 12).map((item) => item[2]);
}

function showFound(nodes) {
  const [box, list] = [document.getElementById("search"), document.getElementById("found")];
  found.nodes = nodes;
  found.active = nodes.length ? 0 : -1;
  list.replaceChildren(...nodes.map((node, index) => {
    const alias = node.keys[0].includes(plain(box.value).trim()) ? "" : node.aliases.find((item) => plain(item).includes(plain(box.value).trim()));
    return element("li", { role: "option", id: `found-${index}`, "data-node": node.id, "aria-selected": "false", mousedown: (event) => { event.preventDefault(); choose(node); } },
      symbol(node.type), name(node, 70), alias ? element("span", { class: "alias" }, element("bdi", {}, shorten(alias, 40))) : null,
      element("span", { class: "count" }, node.links.toLocaleString("en")));
  }));
  if (box.value.trim() && nodes.length === 0) list.append(element("li", { class: "none", role: "option", "aria-disabled": "true" }, "No name like this"));
  list.hidden = list.children.length === 0;
  box.setAttribute("aria-expanded", String(!list.hidden));
  mark();
}

function move(step) {
  if (found.nodes.length === 0) return;
  found.active = (found.active + step + found.nodes.length) % found.nodes.length;
  mark();
}

function mark() {
  const box = document.getElementById("search");
  document.querySelectorAll("#found [role=option]").forEach((item, index) => {
    item.setAttribute("aria-selected", String(index === found.active));
    if (index === found.active) item.scrollIntoView({ block: "nearest" });
  });
  if (found.active >= 0) box.setAttribute("aria-activedescendant", `found-${found.active}`);
  else box.removeAttribute("aria-activedescendant");
}

function choose(node) {
  if (!node) return;
  const forPath = found.forPath;
  resetSearch();
  if (forPath) showPath(node);
  else select({ node: node.id });
}

function closeFound() {
  document.getElementById("found").hidden = true;
  document.getElementById("search").setAttribute("aria-expanded", "false");
}

function resetSearch() {
  const box = document.getElementById("search");
  box.value = "";
  box.placeholder = "Search names";
  found.forPath = false;
  showFound([]);
}

function askForGoal() {
  const box = document.getElementById("search");
  found.forPath = true;
  box.placeholder = "Path to which entity?";
  box.value = "";
  box.focus();
}
