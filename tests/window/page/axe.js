// Runs axe over the whole page and hands back the broken rules, shortened.
const [tags, done] = [arguments[0], arguments[arguments.length - 1]];
const short = (text) => String(text ?? "").replace(/\s+/g, " ").slice(0, 160);
const node = (one) => ({ where: one.target.join(" "), html: short(one.html), why: short(one.failureSummary) });
window.axe
  .run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] })
  .then((result) => done({ violations: result.violations.map((rule) => ({ rule: rule.id, nodes: rule.nodes.map(node) })) }))
  .catch((cause) => done({ failed: String(cause) }));
