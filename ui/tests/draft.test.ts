import { beforeEach, describe, expect, it, vi } from "vitest";
import { Refused } from "../src/core/ask";
import { anythingUnsaved, Draft, dropAll, flushAll, latest } from "../src/core/draft.svelte";
import { openFormDraft } from "../src/core/form-draft";
import { practice } from "./screen";

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

  it("is one for one note while something is unsaved, and shows what is in hand", async () => {
    let full = true;
    const save = vi.fn((_: string) => (full ? Promise.reject(new Refused("disk-full")) : saved()));
    const first = Draft.of("note 1", save);
    first.change("typed first");
    expect(first.inHand, "waiting").toBe("typed first");
    await first.flush();
    expect(first.why).toBe("disk-full");
    latest.draft = null;
    const second = Draft.of("note 1", save);
    expect(second, "the same draft, so that none writes over the other").toBe(first);
    expect(latest.draft, "the strip tells of it").toBe(first);
    expect(second.inHand).toBe("typed first");
    expect(Draft.of("note 2", save)).not.toBe(first);
    full = false;
    await flushAll();
    expect(first.inHand).toBeNull();
    expect(first.why).toBeNull();
    expect(Draft.of("note 1", save), "nothing is unsaved: a new one").not.toBe(first);
  });

  it("has in hand what is just being saved", async () => {
    let answer: (value: { savedAt: string }) => void = () => {};
    const save = () => new Promise<{ savedAt: string }>((resolve) => (answer = resolve));
    const draft = Draft.of<string>("note 1", save);
    draft.change("on its way");
    const done = draft.flush();
    expect(Draft.of<string>("note 1", save).inHand).toBe("on its way");
    answer({ savedAt: "2026-03-17T14:32:00Z" });
    await done;
    expect(draft.inHand).toBeNull();
  });

  it.each(["refused", "done"])("does not come back when a save begun before a drop is %s after it", async (end) => {
    let finish: (how: string) => void = () => {};
    const draft = new Draft<string>(
      () =>
        new Promise((resolve, reject) => {
          finish = (how) => (how === "done" ? resolve({ savedAt: "2026-03-17T14:32:00Z" }) : reject(new Refused("disk-full")));
        }),
    );
    draft.change("recorded meanwhile");
    const running = draft.flush();
    draft.drop();
    finish(end);
    await running;
    expect(draft.state).toBe("still");
    expect(draft.inHand).toBeNull();
    expect(anythingUnsaved()).toBe(false);
    expect(await flushAll()).toBe(true);
  });

  it("keeps what is typed while a submit runs, and sends it only when the submit was refused", async () => {
    const save = vi.fn((_: string) => saved());
    const draft = new Draft(save);
    draft.change("first");
    let refuse: (thrown: unknown) => void = () => {};
    const submit = draft.handOver(() => new Promise<void>((_, reject) => (refuse = reject))).catch(() => "refused");
    await vi.advanceTimersByTimeAsync(0);
    expect(save, "saved before it is submitted").toHaveBeenCalledExactlyOnceWith("first");
    draft.change("second");
    void flushAll();
    await vi.advanceTimersByTimeAsync(3000);
    expect(save, "nothing is sent beside the submit").toHaveBeenCalledTimes(1);
    expect(draft.inHand).toBe("second");
    refuse(new Refused("disk-full"));
    expect(await submit).toBe("refused");
    await vi.advanceTimersByTimeAsync(600);
    expect(save).toHaveBeenLastCalledWith("second");
    expect(draft.state).toBe("saved");
  });

  it("forgets what was typed during a submit that succeeded", async () => {
    const save = vi.fn((_: string) => saved());
    const draft = new Draft(save);
    draft.change("first");
    let answer: () => void = () => {};
    const submit = draft.handOver(() => new Promise<void>((resolve) => (answer = resolve)));
    await vi.advanceTimersByTimeAsync(0);
    draft.change("second");
    answer();
    await submit;
    await vi.advanceTimersByTimeAsync(3000);
    expect(save).toHaveBeenCalledExactlyOnceWith("first");
    expect(anythingUnsaved()).toBe(false);
  });

  it("is not called saved when it is dropped unsaved", () => {
    const draft = new Draft((_: string) => saved(), "2026-03-17T14:00:00Z");
    draft.change("lost");
    draft.drop();
    expect(draft.state).toBe("still");
    expect(draft.savedAt, "the older save is still true").toBe("2026-03-17T14:00:00Z");
  });
});

describe("a form draft", () => {
  it("shows what waits in memory over what Rust kept", async () => {
    const { fake } = await practice();
    fake.world.forms.set("case/new", JSON.stringify({ called: "older" }));
    fake.refuseNext("keep_form_draft", "disk-full");
    const first = await openFormDraft("case/new", { called: "" });
    first.draft.change({ called: "newer" });
    await flushAll();
    const second = await openFormDraft("case/new", { called: "" });
    expect(second.draft).toBe(first.draft);
    expect(second.value).toEqual({ called: "newer" });
    expect(second.restored).toBe(true);
  });

  it("is not restored when it was emptied", async () => {
    const { fake } = await practice();
    fake.world.forms.set("case/new", JSON.stringify({ called: "" }));
    expect((await openFormDraft("case/new", { called: "" })).restored).toBe(false);
  });
});
