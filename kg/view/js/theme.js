// How things look: lines by what the article says of a fact, colours by type, light or dark.

const LOOKS = {
  asserted: { brief: "by the article itself", label: "stated", more: "the article says so itself", width: 1.8 },
  reported: { brief: "by somebody in it", label: "reported", more: "somebody in the article says so", dash: [11, 4], width: 1.6 },
  planned: { brief: "not so yet", label: "planned", more: "planned, or a position still to come", dash: [6, 5], width: 1.8 },
  speculated: { brief: "the article is not sure", label: "possible", more: "the article is not sure", dash: [2, 4], width: 2 },
  former: { brief: "no longer so", label: "former", more: "a position or membership that is over", dash: [16, 4, 3, 4], width: 1.8 },
  denied: { brief: "said not to be so", label: "denied", more: "the article says that it is not so", dash: [7, 3, 1.5, 3], width: 2.2 },
  said: { brief: "somebody’s words", label: "speaks about", more: "from who speaks to what the words are about", width: 1.1 },
};

// So many colours for communities, from CSS; names stay beside them.
const COMMUNITIES = 10;

let palette = {};

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const value = (key) => style.getPropertyValue(`--${key}`).trim();
  palette = { text: value("text"), soft: value("soft"), ground: value("ground"), accent: value("accent"), ring: value("ring") };
  for (const type of ["Person", "Institution", "Technology", "Place"]) palette[type] = value(type.toLowerCase());
  for (const look of Object.keys(LOOKS)) palette[look] = value(`line-${look}`);
  palette.communities = Array.from({ length: COMMUNITIES }, (_, index) => value(`c${index}`));
}

function nodeColour(node) {
  return state.community ? palette.communities[model.colours.get(node.community)] : palette[node.type];
}

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function switchTheme() {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  readPalette();
  refresh();
}

function still() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
