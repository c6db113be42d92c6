// How large the statements are, beside the text size of the window: kept until Daybook closes.
export const SIZES = [100, 150, 200, 300, 400] as const;
export const size = $state<{ percent: (typeof SIZES)[number] }>({ percent: 100 });
