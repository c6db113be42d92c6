// Rows that can be taken away and put back in place until the screen is left.

export interface Row<T> {
  key: number;
  value: T;
  gone: boolean;
}

export class Rows<T> {
  all = $state<Row<T>[]>([]);
  #next = 0;

  constructor(values: readonly T[]) {
    for (const value of values) this.add(value);
  }

  /** Those that were not taken away. */
  get kept(): T[] {
    return this.all.filter((row) => !row.gone).map((row) => $state.snapshot(row.value) as T);
  }

  /** The place of a row among those kept, from 0. */
  placeOf(key: number): number {
    return this.all.filter((row) => !row.gone).findIndex((row) => row.key === key);
  }

  add(value: T): Row<T> {
    this.all.push({ key: this.#next++, value, gone: false });
    return this.all.at(-1)!;
  }

  gone(key: number, gone: boolean): void {
    const row = this.all.find((one) => one.key === key);
    if (row) row.gone = gone;
  }
}
