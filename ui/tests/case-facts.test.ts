import { describe, expect, it } from "vitest";
import Cases from "../src/cases/Cases.svelte";
import ChangeCase from "../src/cases/ChangeCase.svelte";
import Overview from "../src/cases/Overview.svelte";
import Timeline from "../src/cases/Timeline.svelte";
import { ask } from "../src/core/ask";
import { flushAll } from "../src/core/draft.svelte";
import Settings from "../src/settings/Settings.svelte";
import { en } from "../src/words/en";
import { byId, choose, draw, practice, press, settle, submit, type } from "./screen";

const draft = (state: string, daysLeft: number) => ({
  begunOn: "2026-03-02",
  savedOn: "2026-03-02",
  deletedOn: "2026-03-30",
  deletedOnByLastSave: "2026-03-30",
  daysLeft,
  state,
});
const body = () => document.body.textContent!.replaceAll(/\s+/g, " ");

describe("changing a case", () => {
  async function open() {
    const held = await practice();
    draw(ChangeCase, { parts: { id: held.id } });
    await settle();
    return held;
  }

  it("shows what the case says now and asks how the new is known", async () => {
    const { fake } = await open();
    expect(byId("called").value).toBe("AM");
    expect(document.querySelector<HTMLInputElement>("input[name=ageGroup]:checked")?.value).toBe("adult");
    submit();
    await settle(30);
    expect(document.querySelector(".govuk-error-summary")?.textContent).toContain("Say how you know this now");
    expect(fake.world.cases.get("case-1")!.identity.ageGroup).toBe("adult");
  });

  it("explains what follows from another age, and only then", async () => {
    const { fake } = await open();
    expect(document.getElementById("follows")).toBeNull();
    choose("ageGroup", "under-18");
    expect(byId("follows").textContent).toContain("Consent is no longer asked.");
    expect(byId("follows").textContent).toContain("that refusal no longer counts");
    type("why", "The council assessed their age.");
    submit();
    await settle(40);
    expect(fake.world.cases.get("case-1")!.identity.ageGroup).toBe("under-18");
    expect(location.hash).toBe("#/c/case-1");
    document.body.innerHTML = "";
    draw(ChangeCase, { parts: { id: "case-1" } });
    await settle();
    choose("ageGroup", "not-known");
    expect(document.getElementById("follows"), "a person of unknown age is treated as a child").toBeNull();
    choose("ageGroup", "adult");
    expect(byId("follows").textContent).toContain("asked afresh, with nothing chosen beforehand");
  });

  it("keeps what is typed under the case's own key", async () => {
    const { fake } = await open();
    type("why", "A neighbour said so.");
    await flushAll();
    expect(JSON.parse(fake.world.forms.get("change/case-1")!).why).toBe("A neighbour said so.");
  });
});

describe("settings", () => {
  it("adds a newer copy of the form and shows the packs anew", async () => {
    await practice();
    draw(Settings, {});
    await settle();
    expect(document.querySelector('a[href="#/settings/you"]')).not.toBeNull();
    press("Add a newer copy of the official form");
    await settle();
    expect(byId("add-form-outcome").textContent).toBe("Added.");
    expect(document.querySelectorAll("tbody tr")).toHaveLength(1);
    expect(body()).toContain("2026-12");
  });

  it("says why a file was not taken, and keeps the list", async () => {
    const { fake } = await practice();
    draw(Settings, {});
    await settle();
    fake.refuseNext("add_form_pack", "not-valid");
    press("Add a newer copy of the official form");
    await settle();
    expect(byId("add-form-refused").textContent).toContain("is not a copy of the official form");
    expect(document.querySelectorAll("tbody tr").length).toBeGreaterThan(1);
  });
});

describe("the list of cases", () => {
  it("offers About you until something is saved there", async () => {
    const { fake } = await practice();
    draw(Cases, {});
    await settle();
    expect(byId("offer-you").textContent).toContain("need not ask twice");
    await ask("save_you", { you: fake.world.you });
    document.body.innerHTML = "";
    draw(Cases, {});
    await settle();
    expect(document.getElementById("offer-you")).toBeNull();
  });

  it("tells the draft that goes first, and each case's own on its line", async () => {
    const { fake } = await practice();
    const typed = { ageGroup: "adult", nation: "england", area: "", language: "Welsh", interpreter: "needed" };
    const open = async (called: string, state: string, days: number) => {
      const { id } = await ask("open_case", { case: { ...typed, called } });
      fake.world.cases.get(id)!.online = draft(state, days);
    };
    await open("BB", "warn", 6);
    await open("CC", "warn", 4);
    await open("DD", "running", 2);
    draw(Cases, {});
    await settle();
    expect(byId("online-draft").textContent?.replaceAll(/\s+/g, " ").trim()).toBe("CC, 26-003: Online draft is deleted in 4 days");
    expect(body()).toContain("Online draft is deleted in 6 days");
    expect(body()).toContain("Online draft is deleted in 2 days");
  });

  it("says that a referral is recorded as sent", async () => {
    const { fake } = await practice();
    fake.world.cases.get("case-1")!.identity.referral = "sent";
    draw(Cases, {});
    await settle();
    expect(body()).toContain("Referral recorded as sent");
  });
});

describe("the overview", () => {
  it("shows the online draft's clock", async () => {
    const { fake, id } = await practice();
    fake.world.cases.get(id)!.online = draft("warn", 4);
    draw(Overview, { parts: { id } });
    await settle();
    expect(byId("online").textContent).toContain("(in 4 days)");
  });

  it("has words and a way for everything that can happen to a referral", () => {
    const at = "2026-03-17T10:00:00Z";
    const kinds = ["case-changed", "read-back", "identifier", "sent", "official-copy"];
    const entries = kinds.map((kind) => ({ kind, at, recordedAt: at, about: null, outcome: kind === "sent" ? "dtn-named" : null, excerpt: "", group: "case", sensitive: false }));
    draw(Timeline, { id: "case-1", days: [{ day: "2026-03-17", entries }], steps: [] });
    const titles = [...document.querySelectorAll("h4")].map((title) => title.textContent!.replace(/^\s*\S+\s+/, "").trim());
    expect(titles).toEqual(["Case changed", "Read back to the person", "Identifier check", "Recorded as sent (Duty to notify, named)", "Official copy attached"]);
    const links = [...document.querySelectorAll("a")].map((link) => link.getAttribute("href"));
    expect(links).toEqual(["read", "identifiers", "sent", "sent"].map((part) => `#/c/case-1/referral/${part}`));
  });

  it("leads from a referral that was sent to what was sent", () => {
    expect(en.cases.overview.nextKinds["referral-sent"]?.("")).toContain("recorded as sent");
    expect(en.cases.overview.nextLinks["referral-sent"]).toBe("See what was sent");
  });
});
