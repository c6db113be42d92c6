// Autosave. What is typed reaches Rust after a 500 ms pause and at least every second, valid or not.
// Saves never overlap, and "Saved" is said only after Rust has answered.
import { SvelteSet } from "svelte/reactivity";
import { asRefused } from "./ask";
import type { RefusalCode, Saved } from "./contract";

const PAUSE = 500;
const LONGEST = 1000;

export type DraftState = "still" | "typing" | "saving" | "saved" | "failed";

/** Every draft with something that has not reached the disk. Outlives its screen until it has. */
const unsaved = new SvelteSet<Draft<never>>();

export class Draft<T> {
  state = $state<DraftState>("still");
  savedAt = $state<string | null>(null);
  /** Why the last save failed. */
  why = $state<RefusalCode | null>(null);
  readonly key: string;
  #save: (value: T) => Promise<Saved>;
  #waiting: { value: T } | null = null;
  #sending: { value: T } | null = null;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | null = null;
  #held: { over: Promise<void>; end: () => void } | null = null;
  /** Counts the drops: a save begun before one says nothing after it. */
  #era = 0;

  constructor(save: (value: T) => Promise<Saved>, savedAt: string | null = null, key = "") {
    this.#save = save;
    this.savedAt = savedAt;
    this.key = key;
  }

  /** The draft of one thing: the one still unsaved when there is one, so that two never write over each other. */
  static of<T>(key: string, save: (value: T) => Promise<Saved>, savedAt: string | null = null): Draft<T> {
    const found = [...unsaved].find((draft) => draft.key === key);
    if (!found) return new Draft(save, savedAt, key);
    latest.draft = found;
    return found as unknown as Draft<T>;
  }

  /** What waits or is being saved: newer than anything read from Rust. */
  get inHand(): T | null {
    return (this.#waiting ?? this.#sending)?.value ?? null;
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

  /** Saves at once what is not saved; true when everything is on the disk. Waits while a submit runs. */
  flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    return this.#send(false);
  }

  /** Saves what is there, then sends nothing more until `release`: a submit is about to take it. */
  hold(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (!this.#held) {
      let end = () => {};
      const over = new Promise<void>((resolve) => (end = resolve));
      this.#held = { over, end };
    }
    return this.#send(true);
  }

  /** The submit is over: what was typed meanwhile, and not dropped, is saved again. */
  release(): void {
    this.#held?.end();
    this.#held = null;
    if (this.#waiting) this.#plan();
  }

  /** Saves, submits, and forgets what the submit has taken. A refused submit forgets nothing. */
  async handOver<R>(submit: () => Promise<R>): Promise<R> {
    try {
      await this.hold();
      const answer = await submit();
      this.drop();
      return answer;
    } finally {
      this.release();
    }
  }

  /** Forgets what is not saved: the worker said so, or a submit has taken it. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#era++;
    if (this.#waiting || this.#sending) this.state = "still";
    this.#waiting = this.#sending = null;
    this.why = null;
    unsaved.delete(this as unknown as Draft<never>);
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const due = Math.min(PAUSE, Math.max(0, this.#since + LONGEST - Date.now()));
    this.#timer = setTimeout(() => void this.flush(), due);
  }

  async #send(holding: boolean): Promise<boolean> {
    for (;;) {
      if (this.#running) await this.#running;
      else if (!this.#waiting) return this.state !== "failed";
      else if (this.#held && !holding) await this.#held.over;
      else if (!(await (this.#running = this.#run()))) return false;
    }
  }

  async #run(): Promise<boolean> {
    const era = this.#era;
    const taken = this.#waiting!;
    this.#sending = taken;
    this.#waiting = null;
    this.state = "saving";
    try {
      const saved = await this.#save(taken.value);
      if (era !== this.#era) return true;
      this.savedAt = saved.savedAt;
      this.why = null;
      this.state = this.#waiting ? "typing" : "saved";
      latest.savedAt = saved.savedAt;
      if (!this.#waiting) unsaved.delete(this as unknown as Draft<never>);
      return true;
    } catch (thrown) {
      if (era !== this.#era) return true;
      this.#waiting ??= taken;
      // Locked is no failure of the disk: the draft waits and is saved after the next unlock.
      const { code } = asRefused(thrown);
      this.why = code === "locked" ? null : code;
      this.state = code === "locked" ? "typing" : "failed";
      return false;
    } finally {
      if (era === this.#era) this.#sending = null;
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

/** The draft whose save failed, if one did: the one in hand first. */
export function inTrouble(): Draft<never> | null {
  if (latest.draft?.state === "failed") return latest.draft;
  return [...unsaved].find((draft) => draft.state === "failed") ?? null;
}
