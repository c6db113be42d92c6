// The council areas that have steps of their own, for a form that asks where the worker or the person is.
import { ask } from "../core/ask";
import type { Area } from "../core/contract";
import { words } from "../words";

export class Areas {
  /** Null until they are known. */
  #all = $state.raw<readonly Area[] | null>(null);

  /** Reads them once; a form without them asks for no area, and keeps what is there. */
  constructor() {
    void ask("read_areas", {}).then(
      (all) => (this.#all = all),
      () => undefined,
    );
  }

  /** The choices in a nation; none where no area of it has steps of its own. An area that has none any more is still shown while it is chosen. */
  choices(nation: string, chosen: string): { value: string; label: string }[] {
    const names = (this.#all ?? []).filter((area) => area.nation === nation).map(({ name }) => name);
    const all = chosen && !names.includes(chosen) ? [chosen, ...names] : names;
    if (all.length === 0) return [];
    return [...all.map((name) => ({ value: name, label: name })), { value: "", label: words.cases.new.anotherArea }];
  }

  /** What the area becomes when the nation changes: an area lies in one nation. It stands while it is not known where it lies. */
  within(nation: string, area: string): string {
    if (!this.#all) return area;
    return this.#all.some((one) => one.nation === nation && one.name === area) ? area : "";
  }
}
