// How many times Tab must be pressed from where the focus is to reach the element; negative is Shift+Tab.
const target = arguments[0];
const order = stops();
const goal = order.findIndex((stop) => isStop(stop, target));
const now = document.activeElement;
const here = order.findIndex((stop) => isStop(stop, now));
if (goal < 0) return null;
if (here >= 0) return goal - here;
const before = order.filter((stop) => now.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING);
const outside = now === document.body || now === document.documentElement;
const inside = order.filter((stop) => now.contains(stop) && now !== stop);
if (outside) return goal + 1;
// Focus on something that Tab does not stop at (a heading): the next stop after it is one press away.
const next = before.filter((stop) => !inside.includes(stop)).length;
return goal >= next ? goal - next + 1 : goal - next;
