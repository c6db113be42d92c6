// What a hidden screen must be: a cover alone, with the focus, over an app that cannot be reached.
const lines = [];
const left = all("button").filter((button) => !button.closest("[inert]"));
if (document.title !== "Document") lines.push(`the title is "${document.title}"`);
if (left.length !== 1 || spoken(left[0]) !== "Continue") lines.push(`buttons in reach: ${left.map(spoken).join(", ") || "none"}`);
if (document.activeElement !== left[0]) lines.push(`the focus is on ${described(document.activeElement)}`);
const main = document.querySelector("main:not([inert] *)");
const reachable = stops().filter((stop) => stop !== left[0]).map(described);
if (reachable.length > 0) lines.push(`still in reach: ${reachable.slice(0, 5).join(", ")}`);
if (plain(document.body.innerText) !== "Continue" && main === null) lines.push(`still to be read: ${plain(document.body.innerText).slice(0, 80)}`);
return lines;
