// Grows a box with its text, at most once a frame: a long text is measured only when it can have changed its height.
import type { Attachment } from "svelte/attachments";

const LINES = 60;
const EDGE = 6;

export function growing(value: () => string): Attachment<HTMLTextAreaElement> {
  return (area) => {
    const most = (parseFloat(getComputedStyle(area).lineHeight) || 24) * LINES;
    let frame = 0;
    let length = 0;
    let width = area.clientWidth;
    let full = false;

    function fit() {
      frame = 0;
      // Fewer signs, or a wider box: it may have to shrink.
      const shorter = area.value.length < length || area.clientWidth !== width;
      width = area.clientWidth;
      length = area.value.length;
      // At its most it scrolls: a longer text does not change its height.
      if (full && !shorter) return;
      if (shorter) area.style.height = "auto";
      const high = area.scrollHeight + EDGE;
      full = high >= most;
      if (shorter || high > area.offsetHeight) area.style.height = `${Math.min(high, most)}px`;
    }

    const soon = () => void (frame ||= requestAnimationFrame(fit));
    fit();
    $effect(() => {
      void value();
      soon();
    });
    addEventListener("resize", soon);
    return () => {
      removeEventListener("resize", soon);
      cancelAnimationFrame(frame);
    };
  };
}
