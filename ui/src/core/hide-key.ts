// Shift three times within two seconds, alone each time, hides the screen. A Shift that made a capital does not count.

const WITHIN = 2000;

export class HideKey {
  #alone = false;
  #presses: number[] = [];

  /** Takes every keydown and keyup of the window; true when the screen is to be hidden. */
  press(event: Pick<KeyboardEvent, "type" | "key" | "repeat">, at: number): boolean {
    if (event.key !== "Shift") {
      if (event.type === "keydown") this.forget();
      return false;
    }
    if (event.type === "keydown") {
      if (!event.repeat) this.#alone = true;
      return false;
    }
    if (!this.#alone) return false;
    this.#alone = false;
    this.#presses = [...this.#presses.filter((press) => at - press < WITHIN), at];
    if (this.#presses.length < 3) return false;
    this.forget();
    return true;
  }

  /** Any other key, or the mouse, begins the count again. */
  forget(): void {
    this.#alone = false;
    this.#presses = [];
  }
}
