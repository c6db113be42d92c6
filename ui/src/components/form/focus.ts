/** Focuses a field by its key: the control itself, or the first control inside what carries that id. */
export function focusField(field: string): boolean {
  const found = document.getElementById(field);
  const control = found?.matches("input, textarea, button, select")
    ? found
    : (found?.querySelector<HTMLElement>("input, textarea, button, select") ?? null);
  if (!control) return false;
  control.closest("details")?.setAttribute("open", "");
  // The legend or label above it is brought into view with it.
  (control.closest(".govuk-form-group") ?? control).scrollIntoView?.({ block: "nearest" });
  control.focus();
  return true;
}
