import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import App from "../src/components/App.svelte";
import IdentityBar from "../src/components/IdentityBar.svelte";
import { clock } from "../src/core/clock";
import type { WarningShown } from "../src/core/contract";
import { putWarning } from "../src/core/fake/warnings";
import { go } from "../src/core/router.svelte";
import { session } from "../src/core/session.svelte";
import WarningStrip from "../src/warnings/WarningStrip.svelte";
import { identity, texts, ways } from "./home-screen";
import { byId, cleanup, draw, practice, press, settle } from "./screen";

const note = (given: Partial<WarningShown> = {}): WarningShown => ({
  id: "w1", kind: "risk-to-staff", text: "Two men waited at the door on 3 March.", told: true, whyNotTold: "",
  reviewOn: "2026-06-17", reviewDue: false, recordedAt: "2026-03-17T10:00:00Z", endedAt: null, whyEnded: "", ...given,
});
const strip = (...warnings: WarningShown[]) => void draw(WarningStrip, { id: "case-1", warnings });

describe("warning notes at the top of a case", () => {
  const { now } = clock;
  beforeEach(() => void (clock.now = () => new Date(2026, 2, 17, 9)));
  afterEach(() => {
    clock.now = now;
    vi.restoreAllMocks();
  });

  it("leave nothing there when none stands", () => {
    strip();
    expect(document.getElementById("warnings")).toBeNull();
  });

  it("say in words what kind they are, the text of each beside it", () => {
    strip(note(), note({ id: "w2", kind: "do-not-contact", text: "No letters to the old address." }), note({ id: "w3", kind: "new-kind", text: "Something." }));
    expect(byId<HTMLElement>("warnings").getAttribute("aria-label")).toBe("Warning notes");
    expect(texts(".warning-note__kind")).toEqual(["Risk to staff", "Do not contact by …", "new-kind"]);
    expect(texts(".warning-note__text")).toEqual(["Two men waited at the door on 3 March.", "No letters to the old address.", "Something."]);
    expect(ways("#warnings a"), "one way to all of them").toEqual(["#/c/case-1/warnings"]);
    expect(document.querySelector("#warnings [role=alert]"), "it does not shout").toBeNull();
  });

  it("say when one is to be looked at again", () => {
    const due = { reviewDue: true, reviewOn: "2026-03-03" };
    strip(note(due), note({ id: "w2", ...due }));
    expect(texts(".warning-note__due")).toEqual(["Look at this again: the review day was 3 March 2026.", "Look at this again."]);
    cleanup();
    strip(note({ reviewDue: true, reviewOn: "2026-03-17" }));
    expect(texts(".warning-note__due")).toEqual(["Look at this again: the review day is today."]);
  });

  it("offer the rest only of a text that is longer than three lines", async () => {
    strip(note());
    expect(document.querySelector("#warnings button")).toBeNull();
    cleanup();
    vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockReturnValue(200);
    vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(66);
    strip(note());
    await settle();
    const button = document.querySelector("#warnings button")!;
    expect(button.textContent).toBe("Read all: Risk to staff");
    expect(button.getAttribute("aria-expanded")).toBe("false");
    press("Read all");
    expect(button.getAttribute("aria-expanded")).toBe("true");
    expect(byId("first-warning").classList.contains("warning-note__text--whole")).toBe(true);
    press("Show less");
    expect(byId("first-warning").classList.contains("warning-note__text--whole")).toBe(false);
  });

  it("offer the rest of each that is longer, by the name of each", async () => {
    vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockReturnValue(200);
    vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(66);
    strip(note(), note({ id: "w2", text: "The employer came on Monday." }), note({ id: "w3", text: "The employer came on Friday." }));
    await settle();
    const buttons = [...document.querySelectorAll("#warnings button")];
    expect(texts("#warnings button")).toEqual(["Read all: Risk to staff", "Read all: Risk to staff, The employer came on Monday.", "Read all: Risk to staff, The employer came on Friday."]);
    (buttons[1] as HTMLElement).click();
    await settle();
    expect(buttons.map((button) => button.getAttribute("aria-expanded"))).toEqual(["false", "true", "false"]);
    const whole = [...document.querySelectorAll(".warning-note__text--whole")];
    expect(whole.map(({ textContent }) => textContent)).toEqual(["The employer came on Monday."]);
    expect(buttons[1]!.getAttribute("aria-controls")).toBe(whole[0]!.id);
    expect(new Set([...document.querySelectorAll(".warning-note__text")].map(({ id }) => id)).size).toBe(3);
  });

  it("stand on the screens of the case, under whose case it is, but not on one turned to the person", async () => {
    session.state = "unknown";
    session.hidden = false;
    const held = await practice();
    putWarning(held.fake.world.cases.get(held.id)!, { id: "w1", kind: "do-not-disclose", text: "Not to the cousin." });
    draw(App, {});
    await settle(20);
    const show = async (path: string) => {
      go(path);
      window.dispatchEvent(new Event("hashchange"));
      await settle(40);
    };
    for (const path of [`/c/${held.id}`, `/c/${held.id}/referral/pv-dob`, `/c/${held.id}/safety/uk-101`, `/c/${held.id}/warnings`]) {
      await show(path);
      expect(byId<HTMLElement>("warnings").textContent, path).toContain("Not to the cousin.");
      expect(byId<HTMLElement>("identity").compareDocumentPosition(byId("warnings")) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
      expect(document.querySelectorAll("h1"), path).toHaveLength(1);
      expect(document.querySelector('#identity a[href$="/warnings/add"]'), "the way is in the notes themselves").toBeNull();
    }
    await show(`/c/${held.id}/consent/talk`);
    expect(document.getElementById("warnings")).toBeNull();
    expect(document.body.textContent).not.toContain("cousin");
  });

  it("are to be written from the identity bar where none stands", () => {
    draw(IdentityBar, { identity: identity(1), unwarned: true });
    expect(ways("#identity a")).toEqual(["#/c/case-1/change", "#/c/case-1/warnings/add"]);
    expect(texts("#identity a")[1]).toBe("Add a warning note");
  });
});
