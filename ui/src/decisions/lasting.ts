// What has a day to which it lasts: at least so long, or at most so long where it may end sooner.
const kinds = ["lasts-until", "up-to"];

export const lasts = (says: string): boolean => kinds.includes(says);

/** The title without the words that lead over to its day, for a sentence that says itself how long it lasts. */
export const thingLasting = (title: string): string => title.replace(/, (?:(?:at least |at most )?until|up to)$/u, "");
