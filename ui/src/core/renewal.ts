// What one page hands to the page that takes its place when Daybook locks: nothing of a case, only how the window looked.
// It stands in the address, which is the one thing that both can read.
import { ring, ringing } from "../help/ringing.svelte";
import { replace, router } from "./router.svelte";
import { setTextSize, SIZES, textSize } from "./text-size.svelte";

/** Writes into the address how large the text is, and whether the numbers or the cover stand over the screen. */
export function carryOver(hidden: boolean): void {
  const looks = new URLSearchParams({ size: String(textSize.percent) });
  if (hidden) looks.set("cover", "yes");
  if (ringing.open) looks.set("numbers", "yes");
  history.replaceState(null, "", `#/unlock?${looks}`);
}

/** No page came: the address is as it was. */
export function goOn(): void {
  if (location.hash.startsWith("#/unlock?")) history.replaceState(null, "", "#/unlock");
}

/** Makes the window look as it did; returns whether it was covered. The address keeps nothing of it. */
export function takeOver(): boolean {
  const looks = new URLSearchParams(router.query);
  const size = SIZES.find((percent) => String(percent) === looks.get("size"));
  if (!size || router.path !== "/unlock") return false;
  setTextSize(size);
  replace("/unlock");
  if (looks.get("numbers")) ring();
  return looks.get("cover") !== null;
}
