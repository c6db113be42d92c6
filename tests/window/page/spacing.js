// Text spacing as WCAG 1.4.12 has it, put on by the style sheet's own interface (the policy allows no style element);
// returns the text that it clips.
const sheet = new CSSStyleSheet();
sheet.insertRule("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }");
sheet.insertRule("p { margin-bottom: 2em !important; }");
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
try {
  const KEPT_WHOLE = "header, .govuk-tag, button, .govuk-button, a, legend, label, h1, h2, h3, th, td, dt, dd, li, p";
  const clipped = (element) => {
    const style = getComputedStyle(element);
    if (style.display === "inline" || element.clientHeight <= 1) return false;
    const hides = [style.overflowX, style.overflowY].some((way) => way === "hidden" || way === "clip");
    const tall = element.scrollHeight > element.clientHeight + 1;
    const wide = element.scrollWidth > element.clientWidth + 1;
    const strict = element.matches("header, .govuk-tag, button, .govuk-button");
    return (hides || strict) && (tall || wide);
  };
  const found = [...document.querySelectorAll(KEPT_WHOLE)].filter((element) => seen(element) && clipped(element));
  const size = (element) => `${element.scrollWidth}x${element.scrollHeight} in ${element.clientWidth}x${element.clientHeight}`;
  const lines = found.slice(0, 8).map((element) => `${described(element)} is clipped: ${size(element)}`);
  const page = document.scrollingElement;
  if (page.scrollWidth > page.clientWidth) lines.push(`the page grows to ${page.scrollWidth} px, sideways`);
  return lines;
} finally {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
}
