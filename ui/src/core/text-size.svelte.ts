// How large the window's text is: a share of the root size, kept until Daybook closes.
export const SIZES = [100, 125, 150, 200, 300, 400] as const;
export type Size = (typeof SIZES)[number];

export const textSize = $state<{ percent: Size }>({ percent: 100 });

export function setTextSize(percent: Size): void {
  textSize.percent = percent;
  document.documentElement.style.fontSize = percent === 100 ? "" : `${percent}%`;
}

/** One step larger or smaller; 0 goes back to the usual size. */
export function stepTextSize(by: 1 | -1 | 0): void {
  const at = SIZES.indexOf(textSize.percent);
  setTextSize(by === 0 ? 100 : (SIZES[Math.min(SIZES.length - 1, Math.max(0, at + by))] ?? 100));
}
