// Grows a textarea with its text: WebKitGTK has no `field-sizing`.
import type { Attachment } from "svelte/attachments";

/** Follows what is typed and what is set; `value` is read so that a set text is measured too. */
export function grow(value: () => string, most = 40): Attachment<HTMLTextAreaElement> {
  return (area) => {
    void value();
    const style = getComputedStyle(area);
    const line = parseFloat(style.lineHeight) || 24;
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight + 6, line * most)}px`;
  };
}
