// Takes what is shown out of the page: tables, a copy for paper, a link.

function save(blob, ending) {
  const stem = model.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "graph";
  const url = URL.createObjectURL(blob);
  element("a", { href: url, download: `${stem}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

// A cell that begins like a formula would be run by a spreadsheet: an apostrophe makes it text.
function cell(value) {
  let text = String(value);
  if (/^[\s]*[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return `"${text.replaceAll('"', '""')}"`;
}

function saveTable(rows, ending) {
  const text = rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
  // The mark at the start lets a spreadsheet know that this is UTF-8.
  save(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }), ending);
}

function sourceCells(index) {
  const article = model.articles[index] || { title: "", outlet: "", date: "", url: "" };
  return [article.title, article.outlet, article.date, article.url];
}

// One row for each fact shown, with its surest quote and how many others there are.
function exportFacts() {
  const rows = [["subject", "subject_type", "relation", "role", "object", "object_type", "status", "stance", "confidence", "quotes", "articles", "first_date", "last_date", "quote", "article", "outlet", "date", "url"]];
  for (const fact of model.facts) {
    if (!shown.facts[fact.index]) continue;
    const [subject, object] = [model.nodes[fact.s], model.nodes[fact.o]];
    const told = readings(fact);
    const best = told.reduce((one, two) => (two.c > one.c ? two : one));
    const days = daysOf(fact);
    rows.push([subject.label, subject.type, fact.r, fact.role || "", object.label, object.type, fact.status || "", fact.stance, fact.c,
      told.length, new Set(told.map((item) => item.a)).size, days[0] || "", days[days.length - 1] || "", model.quotes[best.q], ...sourceCells(best.a)]);
  }
  saveTable(rows, "facts.csv");
}

// One row for each statement shown.
function exportStatements() {
  const rows = [["speaker", "speaker_type", "words", "speech", "topics", "confidence", "article", "outlet", "date", "url"]];
  for (const item of model.statements) {
    if (!shown.statements[item.index]) continue;
    const speaker = model.nodes[item.s];
    rows.push([speaker.label, speaker.type, model.quotes[item.q], item.direct ? "direct" : "indirect", item.topics.map((topic) => model.nodes[topic].label).join("; "), item.c, ...sourceCells(item.a)]);
  }
  saveTable(rows, "statements.csv");
}

// Paper gets a copy of the picture: a canvas is cleared when the page takes another shape.
function takeSnapshot() {
  const canvas = document.querySelector("#canvas canvas");
  if (!canvas) return;
  let copy = document.getElementById("snapshot");
  if (!copy) {
    copy = element("img", { id: "snapshot", alt: "The graph as it was shown" });
    document.getElementById("stage").append(copy);
  }
  copy.src = canvas.toDataURL("image/png");
}

async function copyLink() {
  // The link has what is filtered, selected, hidden and pinned, and what part of it is seen.
  const at = network && state.view === "picture" ? network.getViewPosition() : null;
  const camera = at ? `at=${Math.round(at.x)},${Math.round(at.y)},${network.getScale().toFixed(3)}` : "";
  try {
    await navigator.clipboard.writeText(`${location.href.split("#")[0]}#${[address(), camera].filter(Boolean).join("&")}`);
    notice("The link is copied: it opens this view.");
  } catch {
    notice("This browser does not let the page copy; the link stands in the address bar.");
  }
}
