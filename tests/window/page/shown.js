// What the page shows, in a few lines for the reader of a failed check.
const short = (text, most) => (text ?? "").replace(/\s+/g, " ").trim().slice(0, most);
const at = document.activeElement;
const focus = at ? `${at.tagName.toLowerCase()}${at.id ? "#" + at.id : ""} "${short(at.innerText, 40)}"` : "nothing";
const said = [...document.querySelectorAll("[role=alert], [role=status], .govuk-error-message")];
const lines = [
  `${location.hash || location.href}, title "${document.title}"`,
  `heading: ${[...document.querySelectorAll("h1")].map((h1) => short(h1.innerText, 80)).join(" | ") || "none"}`,
  `focus: ${focus}`,
  `messages: ${said.map((element) => short(element.innerText, 80)).filter(Boolean).join(" | ") || "none"}`,
  `text: ${short((document.querySelector("main") ?? document.body).innerText, 500)}`,
];
return lines.join("\n  ");
