// The keys of the text: Ctrl+; types the time, Ctrl+' marks exact words. Neither is a bare letter.

export function meaningOf(event: KeyboardEvent): "time" | "mark" | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return null;
  if (event.key === ";") return "time";
  // On some keyboards the sign waits for a letter to stand on.
  const quote = event.key === "'" || event.key === "’" || (event.key === "Dead" && event.code === "Quote");
  return quote ? "mark" : null;
}
