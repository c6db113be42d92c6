// Judges where a link of the error summary led: a field described by that message.
const message = plain(arguments[0]);
const at = document.activeElement;
if (!at.matches("input, textarea, select, [role=combobox]")) return [`"${message}" leads to ${described(at)}, not a field`];
const group = at.closest("fieldset");
const ids = `${at.getAttribute("aria-describedby") ?? ""} ${group?.getAttribute("aria-describedby") ?? ""}`;
const said = byIds(ids.trim() || "none");
return said.includes(message) ? [] : [`"${message}" leads to ${described(at)}, whose description is "${said}"`];
