// What a hidden screen must be: one button with the focus over everything, and nothing else in reach or to be read.
const lines = [];
const left = all("button").filter((button) => !button.closest("[inert]"));
if (document.title !== "Document") lines.push(`the title is "${document.title}"`);
if (left.length !== 1 || spoken(left[0]) !== "Continue") lines.push(`buttons in reach: ${left.map(spoken).join(", ") || "none"}`);
if (document.activeElement !== left[0]) lines.push(`the focus is on ${described(document.activeElement)}`);
const reachable = stops().filter((stop) => stop !== left[0]);
if (reachable.length > 0) lines.push(`still in reach: ${reachable.slice(0, 5).map(described).join(", ")}`);
const heard = [...document.querySelectorAll("body *")].filter(
  (part) => seen(part) && !part.contains(left[0]) && !left[0]?.contains(part) && plain(part.textContent),
);
if (heard.length > 0) lines.push(`still to be heard: ${heard.slice(0, 3).map(described).join(" | ")}`);
const top = left[0]?.closest("[role=dialog]");
const open = [0.02, 0.5, 0.98].flatMap((x) => [0.02, 0.5, 0.98].map((y) => document.elementFromPoint(x * innerWidth, y * innerHeight)));
if (!top || open.some((hit) => !top.contains(hit))) lines.push("the cover leaves a part of the window open");
const paint = top ? getComputedStyle(top) : null;
if (paint && (Number(paint.opacity) < 1 || /rgba\(.*, 0(\.\d+)?\)|transparent/.test(paint.backgroundColor))) lines.push("the cover can be seen through");
return lines;
