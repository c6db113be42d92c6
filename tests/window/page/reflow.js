// What sticks out sideways at the present width; nothing when the page needs no sideways scroll.
const page = document.scrollingElement;
if (page.scrollWidth <= page.clientWidth) return [];
const out = [...document.body.querySelectorAll("*")].filter(
  (element) => seen(element) && element.getBoundingClientRect().right > page.clientWidth + 1,
);
const innermost = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
const line = (element) => `${described(element)} ends at ${Math.round(element.getBoundingClientRect().right)} px`;
return [`the page needs sideways scroll: ${page.scrollWidth} px in ${page.clientWidth} px`, ...innermost.slice(0, 8).map(line)];
