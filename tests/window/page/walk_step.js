// Judges the stop that has the focus now: met before, without a ring, out of sight or covered.
const { order, look, resting, met } = window.testersWalk;
const at = document.activeElement;
const place = order.findIndex((stop) => isStop(stop, at));
if (place < 0) return [at === document.body || at === document.documentElement ? "left" : `Tab stops at ${described(at)}, which was not expected`];
const lines = [];
const stop = order[place];
met.set(stop, (met.get(stop) ?? 0) + 1);
if (met.get(stop) > 1) return ["round"];
if (at === stop && look(at) === resting.get(stop)) lines.push(`${described(at)} looks the same with the focus as without`);
const [box] = at.getClientRects();
const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 12)];
const hit = document.elementFromPoint(x, y);
const label = at.labels?.[0];
const own = hit && (at.contains(hit) || hit.contains(at) || label?.contains(hit));
if (!own) lines.push(`${described(at)} has the focus but ${hit ? described(hit) + " covers it" : "is out of sight"}`);
return lines;
