// What could not be done just now, in words, until the worker goes on to another screen.
export const trouble = $state<{ words: string }>({ words: "" });
