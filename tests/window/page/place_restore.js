const { at, from, to, top } = window.testersPlace ?? {};
delete window.testersPlace;
at?.focus?.({ preventScroll: true });
if (typeof from === "number") at.setSelectionRange(from, to);
scrollTo(0, top ?? 0);
return true;
