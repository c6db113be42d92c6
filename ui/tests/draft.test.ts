import { beforeEach, describe, expect, it, vi } from "vitest";
import { Refused } from "../src/core/ask";
import { anythingUnsaved, Draft, dropAll, flushAll } from "../src/core/draft.svelte";

const saved = (at = "2026-03-17T14:32:00Z") => Promise.resolve({ savedAt: at });

describe("a draft", () => {
  beforeEach(() => {
    dropAll();
    vi.useFakeTimers();
  });

  it("saves half a second after the last key", async () => {
    const save = vi.fn((_: string) => saved());
    const draft = new Draft(save);
    draft.change("a");
    await vi.advanceTimersByTimeAsync(400);
    draft.change("ab");
    await vi.advanceTimersByTimeAsync(499);
    expect(save, "the pause is counted from the last key").not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(save).toHaveBeenCalledExactlyOnceWith("ab");
  });

  it("saves at least every second while someone types without a pause", async () => {
    const save = vi.fn((_: string) => saved());
    const draft = new Draft(save);
    for (let key = 0; key < 50; key++) {
      draft.change("x".repeat(key));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(save.mock.calls.length, "five seconds of typing").toBeGreaterThanOrEqual(4);
  });

  it("says saved only after Rust has answered", async () => {
    let answer: (value: { savedAt: string }) => void = () => {};
    const draft = new Draft(() => new Promise<{ savedAt: string }>((resolve) => (answer = resolve)));
    draft.change("text");
    await vi.advanceTimersByTimeAsync(600);
    expect(draft.state).toBe("saving");
    expect(draft.savedAt).toBeNull();
    answer({ savedAt: "2026-03-17T14:32:00Z" });
    await vi.advanceTimersByTimeAsync(0);
    expect(draft.state).toBe("saved");
    expect(draft.savedAt).toBe("2026-03-17T14:32:00Z");
  });

  it("never runs two saves at once, and saves the newest text last", async () => {
    let running = 0;
    const written: string[] = [];
    const draft = new Draft(async (value: string) => {
      expect(++running, "one save at a time").toBe(1);
      await new Promise((done) => setTimeout(done, 300));
      running--;
      written.push(value);
      return { savedAt: "2026-03-17T14:32:00Z" };
    });
    draft.change("one");
    const first = draft.flush();
    draft.change("two");
    const second = draft.flush();
    const third = draft.flush();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await Promise.all([first, second, third])).toEqual([true, true, true]);
    expect(written).toEqual(["one", "two"]);
  });

  it("keeps what could not be saved and says so, until a later save succeeds", async () => {
    let full = true;
    const save = vi.fn((_: string) => (full ? Promise.reject(new Refused("disk-full")) : saved()));
    const draft = new Draft(save);
    draft.change("kept");
    await vi.advanceTimersByTimeAsync(600);
    expect(draft.state).toBe("failed");
    expect(anythingUnsaved(), "it is still on the screen and nowhere else").toBe(true);
    expect(await flushAll(), "leaving is refused meanwhile").toBe(false);
    full = false;
    expect(await flushAll()).toBe(true);
    expect(save).toHaveBeenLastCalledWith("kept");
    expect(draft.state).toBe("saved");
  });

  it("waits through a lock and saves after the next unlock", async () => {
    let locked = true;
    const save = vi.fn((_: string) => (locked ? Promise.reject(new Refused("locked")) : saved()));
    const draft = new Draft(save);
    draft.change("typed in the last second");
    await vi.advanceTimersByTimeAsync(600);
    expect(draft.state, "a lock is no failure of the disk").not.toBe("failed");
    locked = false;
    expect(await flushAll()).toBe(true);
    expect(save).toHaveBeenLastCalledWith("typed in the last second");
    expect(anythingUnsaved()).toBe(false);
  });
});
