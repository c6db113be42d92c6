// Autosave. What is typed reaches Rust after a 500 ms pause and at least every second, valid or not.
// Saves never overlap, and "Saved" is said only after Rust has answered.
import { asRefused } from "./ask";
import type { Saved } from "./contract";

const PAUSE = 500;
const LONGEST = 1000;

export type DraftState = "still" | "typing" | "saving" | "saved" | "failed";

/** Every draft with something that has not reached the disk. Outlives its screen until it has. */
// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
const unsaved = new Set<Draft<never>>();

export class Draft<T> {
  state = $state<DraftState>("still");
  savedAt = $state<string | null>(null);
  #save: (value: T) => Promise<Saved>;
  #waiting: { value: T } | null = null;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | null = null;

  constructor(save: (value: T) => Promise<Saved>, savedAt: string | null = null) {
    this.#save = save;
    this.savedAt = savedAt;
  }

  /** Takes what is on the screen now; it is saved soon. */
  change(value: T): void {
    if (!this.#waiting) this.#since = Date.now();
    this.#waiting = { value };
    unsaved.add(this as unknown as Draft<never>);
    if (this.state !== "failed") this.state = "typing";
    latest.draft = this as unknown as Draft<never>;
    this.#plan();
  }

  /** Saves at once what is not saved; true when everything is on the disk. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#running) await this.#running;
    if (!this.#waiting) return this.state !== "failed";
    this.#running = this.#run();
    const done = await this.#running;
    return done && this.#waiting ? this.flush() : done;
  }

  /** Forgets what is not saved: the worker said so, or a submit has taken it. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#waiting = null;
    this.state = this.savedAt ? "saved" : "still";
    unsaved.delete(this as unknown as Draft<never>);
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const due = Math.min(PAUSE, Math.max(0, this.#since + LONGEST - Date.now()));
    this.#timer = setTimeout(() => void this.flush(), due);
  }

  async #run(): Promise<boolean> {
    const taken = this.#waiting!;
    this.#waiting = null;
    this.state = "saving";
    try {
      const saved = await this.#save(taken.value);
      this.savedAt = saved.savedAt;
      this.state = this.#waiting ? "typing" : "saved";
      latest.savedAt = saved.savedAt;
      if (!this.#waiting) unsaved.delete(this as unknown as Draft<never>);
      return true;
    } catch (thrown) {
      this.#waiting ??= taken;
      // Locked is no failure of the disk: the draft waits and is saved after the next unlock.
      this.state = asRefused(thrown).code === "locked" ? "typing" : "failed";
      return false;
    } finally {
      this.#running = null;
      this.#since = Date.now();
    }
  }
}

/** What the top strip shows: the last moment anything reached the disk, and the draft in hand. */
export const latest = $state<{ savedAt: string | null; draft: Draft<never> | null }>({ savedAt: null, draft: null });

/** Saves everything typed; true when all of it is on the disk. */
export async function flushAll(): Promise<boolean> {
  const done = await Promise.all([...unsaved].map((draft) => draft.flush()));
  return done.every(Boolean);
}

/** Forgets everything unsaved: the worker chose to leave without it. */
export function dropAll(): void {
  for (const draft of [...unsaved]) draft.drop();
}

export function anythingUnsaved(): boolean {
  return unsaved.size > 0;
}
