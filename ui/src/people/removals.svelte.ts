// What was just taken off a list, each at the place where it stood, until the worker goes on to another screen.
import { tick } from "svelte";

interface Gone {
  id: string;
  name: string;
  at: number;
}

interface Laid<R> {
  id: string;
  /** None where it was taken off. */
  row: R | null;
  name: string;
}

export class Removals {
  #gone = $state<Gone[]>([]);

  /** The list with the places of what was taken off. */
  lay<R extends { id: string }>(rows: readonly R[]): Laid<R>[] {
    const laid: Laid<R>[] = rows.map((row) => ({ id: row.id, row, name: "" }));
    for (const { id, name, at } of this.#gone) {
      if (!rows.some((row) => row.id === id)) laid.splice(at, 0, { id, row: null, name });
    }
    return laid;
  }

  /** Remembers where a row stands, then takes it off; the focus goes to Undo, which stands there now. */
  async remove<R extends { id: string }>(rows: readonly R[], id: string, name: string, act: () => Promise<void>): Promise<void> {
    const at = this.lay(rows).findIndex((place) => place.id === id);
    await act();
    this.#gone = [...this.#gone.filter((gone) => gone.id !== id), { id, name, at }].sort((a, b) => a.at - b.at);
    await focus(`undo-${id}`);
  }

  /** Puts it back; the focus goes to the button that had taken it off. */
  async undo(id: string, act: () => Promise<void>): Promise<void> {
    await act();
    this.#gone = this.#gone.filter((gone) => gone.id !== id);
    await focus(`remove-${id}`);
  }
}

async function focus(id: string): Promise<void> {
  await tick();
  document.getElementById(id)?.focus();
}
