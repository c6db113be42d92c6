// Text spacing as WCAG 1.4.12 has it, put on by the style sheet's own interface (the policy allows no style element);
// returns the text that then runs out of its box or is cut off.
const sheet = new CSSStyleSheet();
sheet.insertRule("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }");
sheet.insertRule("p { margin-bottom: 2em !important; }");
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const STRICT = "header, .govuk-tag, button, .govuk-button";
const LOOKED_AT = `${STRICT}, a, legend, label, summary, h1, h2, h3, th, td, dt, dd, li, p`;

/** The lines of text inside an element, without what only a screen reader is given. */
function lines(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!plain(node.data) || node.parentElement.closest(".govuk-visually-hidden")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    found.push(...range.getClientRects());
  }
  return found;
}

function runsOut(element) {
  const style = getComputedStyle(element);
  if (style.display === "inline" || element.clientHeight <= 1) return false;
  const hides = [style.overflowX, style.overflowY].some((way) => way === "hidden" || way === "clip");
  if (!hides && !element.matches(STRICT)) return false;
  const box = element.getBoundingClientRect();
  return lines(element).some(
    (line) => line.top < box.top - 1 || line.bottom > box.bottom + 1 || line.left < box.left - 1 || line.right > box.right + 1,
  );
}

try {
  const found = [...document.querySelectorAll(LOOKED_AT)].filter((element) => seen(element) && runsOut(element));
  const said = found.slice(0, 8).map((element) => `${described(element)} does not hold its text`);
  const page = document.scrollingElement;
  if (page.scrollWidth > page.clientWidth) said.push(`the page grows to ${page.scrollWidth} px, sideways`);
  return said;
} finally {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
}
