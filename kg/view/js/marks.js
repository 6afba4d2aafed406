// The words of a quote that stand for the subject and the object, marked.

function markedQuote(text, evidence) {
  const spans = [];
  for (const [part, label] of [["s", "subject"], ["o", "object"]]) {
    if (evidence[part]) spans.push({ from: evidence[part][0], to: evidence[part][1], label });
  }
  spans.sort((a, b) => a.from - b.from || a.to - b.to);
  const parts = [];
  let at = 0;
  for (const { from, to, label } of spans) {
    // One inside the other ("Apple" in "Apple's CEO"): the rest of the longer one is marked.
    const start = Math.max(from, at);
    if (start >= to) continue;
    parts.push(text.slice(at, start), element("mark", { class: label, title: `stands for the ${label}` }, text.slice(start, to)));
    at = to;
  }
  parts.push(text.slice(at));
  return parts.filter((part) => part !== "");
}

// The same with each name as a link to its entity; of two that overlap, the first and longer one.
function linkedQuote(text, spans) {
  const parts = [];
  let at = 0;
  for (const { from, to, node } of [...spans].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at || to > text.length) continue;
    parts.push(text.slice(at, from), element("mark", { class: node.type }, nodeLink(node, text.slice(from, to))));
    at = to;
  }
  parts.push(text.slice(at));
  return parts.filter((part) => part !== "");
}

function nodeLink(node, text) {
  return element("a", { href: `#n=${code(node.id)}`, title: shorten(node.label, 200), "data-node": node.id, click: (event) => { event.preventDefault(); select({ node: node.id }); } }, text);
}

function quoteBlock(evidence) {
  return element("blockquote", { dir: "auto" }, markedQuote(model.quotes[evidence.q], evidence));
}

// The sentence a fact comes to, with its ends as buttons: "Ada Lovelace is director of …".
function phrase(fact) {
  const relation = model.relations[fact.r];
  let pattern = relation ? relation.phrase : `{subject} ${fact.r} {object}`;
  if (pattern.includes("{role}") && !fact.role) pattern = `{subject} ${relation.label} {object}`;
  const values = {
    "{subject}": () => nodeButton(model.nodes[fact.s]),
    "{object}": () => nodeButton(model.nodes[fact.o]),
    "{role}": () => element("strong", { dir: "auto" }, shorten(fact.role, 200)),
  };
  return pattern.split(/(\{subject\}|\{object\}|\{role\})/)
    .map((part) => (values[part] ? values[part]() : element("span", {}, part)));
}

function sentence(fact) {
  const relation = model.relations[fact.r];
  const [subject, object] = [model.nodes[fact.s].label, model.nodes[fact.o].label];
  if (!relation) return `${subject} ${fact.r} ${object}`;
  const pattern = relation.phrase.includes("{role}") && !fact.role ? `{subject} ${relation.label} {object}` : relation.phrase;
  const values = { "{subject}": subject, "{object}": object, "{role}": fact.role };
  return pattern.replace(/\{subject\}|\{object\}|\{role\}/g, (part) => values[part]);
}
