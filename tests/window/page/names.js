// How a person would name what is on the page. Put before every script that looks for things by name.
const KINDS = {
  button: "button, [role=button], input[type=submit], summary, a.govuk-button",
  link: "a[href], [role=link]",
  field: "input:not([type=hidden]):not([type=radio]):not([type=checkbox]), textarea, select, [role=combobox], [role=textbox]",
  radio: "input[type=radio]",
  box: "input[type=checkbox]",
  group: "fieldset, [role=group], [role=radiogroup]",
  region: "main, nav, aside, header, section[aria-label], section[aria-labelledby], [role=region]",
  heading: "h1, h2, h3",
  option: "[role=option]",
};

const plain = (text) => (text ?? "").replace(/[\s\u200b]+/g, " ").trim();

function seen(element) {
  if (element.closest("[hidden], [inert]")) return false;
  return element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
}

function byIds(ids) {
  return ids.split(/\s+/).map((id) => plain(document.getElementById(id)?.textContent)).join(" ");
}

function legendOf(element) {
  return plain(element.querySelector(":scope > legend")?.textContent);
}

// An approximation of the accessible name that is enough for plain HTML.
function spoken(element) {
  const by = element.getAttribute("aria-labelledby");
  if (by) return plain(byIds(by));
  if (element.getAttribute("aria-label")) return plain(element.getAttribute("aria-label"));
  if (element.tagName === "FIELDSET") return legendOf(element);
  if (element.labels?.length) return plain([...element.labels].map((label) => label.textContent).join(" "));
  return plain(element.textContent) || plain(element.getAttribute("title") ?? element.value);
}

function all(kind, within) {
  return [...(within ?? document).querySelectorAll(KINDS[kind])].filter(seen);
}

// The first with exactly that name, else the first whose name begins so, else the first that has it in it.
function named(kind, name, within) {
  const things = all(kind, within);
  const wanted = plain(name);
  return (
    things.find((thing) => spoken(thing) === wanted) ??
    things.find((thing) => spoken(thing).startsWith(wanted)) ??
    things.find((thing) => spoken(thing).includes(wanted)) ??
    null
  );
}

const TABBABLE =
  "a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable=true]";

// Radio buttons of one name are one stop: the chosen one, or any of them while none is chosen.
function sameGroup(one, other) {
  return one.type === "radio" && other.type === "radio" && one.name !== "" && one.name === other.name && one.form === other.form;
}

// Under a dialog that must be answered nothing else is within Tab's reach.
function stops() {
  const within = document.querySelector("dialog:modal") ?? document;
  const found = [...within.querySelectorAll(TABBABLE)].filter(
    (element) => seen(element) && element.tabIndex >= 0 && !element.disabled,
  );
  return found.filter((element, place) => {
    if (element.type !== "radio" || !element.name) return true;
    const group = found.filter((other) => sameGroup(element, other));
    const chosen = group.find((other) => other.checked);
    return chosen ? element === chosen : found.indexOf(group[0]) === place;
  });
}

function isStop(element, at) {
  return element === at || sameGroup(element, at);
}

function described(element) {
  if (!element) return "nothing";
  const id = element.id ? `#${element.id}` : "";
  return `${element.tagName.toLowerCase()}${id} "${spoken(element).slice(0, 60)}"`;
}
