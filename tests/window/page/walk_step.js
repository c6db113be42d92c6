// Judges the stop that has the focus now: met before, without a ring, out of sight or covered. WebKit scrolls to a
// focused element with one of the next frames, so sight is judged over a few of them.
const done = arguments[arguments.length - 1];
const { order, look, resting, met } = window.testersWalk;
const FRAMES = 20;

function hides(at) {
  const [box] = at.getClientRects();
  const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 12)];
  const hit = document.elementFromPoint(x, y);
  const own = hit && (at.contains(hit) || hit.contains(at) || at.labels?.[0]?.contains(hit));
  return own ? null : hit ? `${described(hit)} covers it` : "is out of sight";
}

function judge(at, left) {
  const hidden = hides(at);
  if (hidden && left > 0) return requestAnimationFrame(() => judge(at, left - 1));
  const lines = hidden ? [`${described(at)} has the focus but ${hidden}`] : [];
  if (order.includes(at) && look(at) === resting.get(at)) lines.push(`${described(at)} looks the same with the focus as without`);
  done(lines);
}

const at = document.activeElement;
const stop = order.find((stop) => isStop(stop, at));
const times = (met.get(stop) ?? 0) + 1;
met.set(stop, times);
if (at === document.body || at === document.documentElement) done(["left"]);
else if (!stop) done([`Tab stops at ${described(at)}, which was not expected`]);
else if (times > 1) done(["round"]);
else judge(at, FRAMES);
