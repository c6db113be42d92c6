// The next control of the page that has an answer in `answers` and does not hold it yet; null when there is none.
const answers = arguments[0];
const parts = { day: 0, month: 0, year: 0 };
const has = (key) => Object.prototype.hasOwnProperty.call(answers, key);

function wanted(control) {
  const key = control.name || control.id;
  const answer = has(key) ? answers[key] : undefined;
  if (control.type === "radio") return answer === control.value && !control.checked ? { kind: "radio", key } : null;
  if (control.type === "checkbox") {
    const ticked = answer === true || (Array.isArray(answer) && answer.includes(control.value));
    return ticked && !control.checked ? { kind: "tick", key } : null;
  }
  const dash = key.lastIndexOf("-");
  const [whole, part] = [key.slice(0, dash), key.slice(dash + 1)];
  const text = part in parts && has(whole) ? answers[whole][part] : answer;
  if (typeof text !== "string" || control.value === text) return null;
  const kind = control.getAttribute("role") === "combobox" ? "listed" : control.tagName === "SELECT" ? "select" : "text";
  return { kind, key: part in parts && has(whole) ? whole : key, text };
}

for (const control of document.querySelectorAll("main input, main textarea, main select")) {
  if (!seen(control) || control.disabled || control.readOnly) continue;
  const found = wanted(control);
  if (found) return { ...found, control };
}
return null;
