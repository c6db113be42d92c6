// Links to a place on the same page. The hash is the route's, so the focus is moved instead.

/** Takes the focus to what carries that id, and brings it into view. */
export function jump(event: MouseEvent, id: string): void {
  event.preventDefault();
  const place = document.getElementById(id);
  place?.focus({ preventScroll: true });
  place?.scrollIntoView?.({ block: "start" });
}
