// The links of the error summary, after checking that the summary has the focus and the title says so.
const summary = document.querySelector(".govuk-error-summary");
if (!summary) return { lines: ["there is no error summary"], links: [] };
const lines = [];
if (!summary.contains(document.activeElement)) lines.push(`the focus is on ${described(document.activeElement)}, not the error summary`);
if (!document.title.startsWith("Error: ")) lines.push(`the title is "${document.title}" and does not begin with "Error: "`);
const links = [...summary.querySelectorAll("a")];
if (links.length === 0) lines.push("the error summary has no links");
return { lines, links };
