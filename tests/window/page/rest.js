// What must hold on a page at rest: nothing moves, one polite status, no alert, a title without names.
const [names] = arguments;
const lines = [];
const moving = document.getAnimations().length;
if (moving > 0) lines.push(`${moving} animations run`);
const statuses = document.querySelectorAll("[role=status]").length;
if (statuses !== 1) lines.push(`${statuses} elements have the role status, where one is wanted`);
const alerts = [...document.querySelectorAll("[role=alert]")].map(described);
if (alerts.length > 0) lines.push(`an alert stands on a page at rest: ${alerts.join(", ")}`);
const title = document.title;
if (title.trim() === "") lines.push("the page has no title");
for (const name of names) {
  if (title.toLowerCase().includes(name.toLowerCase())) lines.push(`the title "${title}" carries "${name}"`);
}
return lines;
