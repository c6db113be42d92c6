// Puts the focus before the first stop, inside a dialog that stands over the page, and remembers how every stop looks without it.
const look = (element) => {
  const style = getComputedStyle(element);
  const own = [style.outline, style.boxShadow, style.border, style.backgroundColor, style.color, style.textDecoration];
  const beside = element.nextElementSibling ? getComputedStyle(element.nextElementSibling, "::before") : null;
  return [...own, beside?.outline, beside?.boxShadow, beside?.border, beside?.borderWidth].join(" ; ");
};
document.activeElement?.blur?.();
getSelection()?.removeAllRanges();
const top = document.createElement("span");
top.tabIndex = -1;
(document.querySelector("dialog:modal") ?? document.body).prepend(top);
top.focus({ preventScroll: true });
top.remove();
const order = stops();
window.testersWalk = { order, look, resting: new Map(order.map((stop) => [stop, look(stop)])), met: new Map() };
return order.length;
