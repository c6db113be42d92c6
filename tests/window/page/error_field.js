// Judges where a link of the error summary led: a field described by that message.
const message = plain(arguments[0]);
const at = document.activeElement;
if (!at.matches("input, textarea, select, [role=combobox]")) return [`"${message}" leads to ${described(at)}, not a field`];
// Of groups within groups each is said when the field is reached.
const groups = [...document.querySelectorAll("fieldset")].filter((group) => group.contains(at));
const ids = [at, ...groups].map((it) => it.getAttribute("aria-describedby") ?? "").join(" ");
const said = byIds(ids.trim() || "none");
return said.includes(message) ? [] : [`"${message}" leads to ${described(at)}, whose description is "${said}"`];
