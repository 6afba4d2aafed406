// How names are compared with what a person types: without case, accents and hyphens, and with a
// slip or two; kg/graph.py does the same.

function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\p{Pd}\s]/gu, " ");
}

// The distance of two words by inserted, left out, wrong and swapped letters; Infinity above most.
function slips(one, two, most) {
  if (Math.abs(one.length - two.length) > most) return Infinity;
  let [before, row, last] = [[], Array.from({ length: two.length + 1 }, (_, j) => j), []];
  for (let i = 1; i <= one.length; i += 1) {
    [last, before, row] = [before, row, [i]];
    for (let j = 1; j <= two.length; j += 1) {
      row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one[i - 1] === two[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) row[j] = Math.min(row[j], last[j - 2] + 1);
    }
    if (Math.min(...row) > most) return Infinity;
  }
  return row[two.length] > most ? Infinity : row[two.length];
}

// How far what was typed is from a name, both plain: each of its words from one of the name, or all
// of it written as one word. One letter in four may be wrong.
function distance(typed, name) {
  const far = (one, two) => slips(one, two, Math.floor(one.length / 4));
  const words = name.split(" ");
  let sum = 0;
  for (const word of typed.split(" ").filter(Boolean)) {
    sum += Math.min(...words.map((other) => (other.startsWith(word) ? 0 : Math.min(far(word, other), word.length > 4 && other.length > word.length ? far(word, other.slice(0, word.length)) : Infinity))));
    if (sum === Infinity) break;
  }
  return Math.min(sum, far(typed.replaceAll(" ", ""), name.replaceAll(" ", "")));
}
