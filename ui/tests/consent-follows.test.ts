import { describe, expect, it, vi } from "vitest";
import ConsentFollows from "../src/consent/Follows.svelte";
import type { TalkRecord } from "../src/core/contract";
import { type Held, hrefs, inside, isSound, list, main, one, record } from "./consent-screen";
import { byId, cleanup, draw, practice, press, settle } from "./screen";

const talk: TalkRecord = {
  id: "t1",
  audience: "under-18",
  beganAt: "2026-03-17T10:00:00",
  endedAt: "2026-03-17T10:40:00",
  statements: [
    { id: "K1", topic: "What happens now", mark: "said", worded: "2026-04-01", language: "vi", translated: "" },
    { id: "K2", topic: "Who is told", mark: "come-back", worded: "2026-04-01", language: "", translated: "" },
  ],
  breaks: [{ from: "2026-03-17T10:20:00", to: "2026-03-17T10:30:00" }],
  typed: {
    explainedBy: "PR", place: "School", language: "Vietnamese", interpreter: { who: "K", mode: "in-person", agency: "", gender: "" }, present: "",
    saidBack: "You will tell the council.", questions: "", views: "I want to stay at school.", ageAssessment: "Asked for on 16 March", agreedWording: true,
  },
  signed: "Pat Reed",
};

describe("a child, or someone whose age is not known", () => {
  it("is not asked: the page says why and has no decision to record", async () => {
    await list((held) => (one(held).identity.ageGroup = "not-known"));
    expect(byId("not-asked").textContent).toContain("while the age is not known");
    expect(hrefs().some((href) => href?.includes("/record/"))).toBe(false);
    expect(document.getElementById("at-referral")).toBeNull();
    expect(byId("talk").getAttribute("href")).toBe("#/c/case-1/consent/begin");
    expect(inside("birthday")).toContain("no date of birth");
    expect(main()).toContain("No conversation is recorded yet.");
    isSound();
  });

  it("shows what was explained and what they said back, think and want", async () => {
    await list((held) => {
      one(held).identity.ageGroup = "under-18";
      one(held).talks = [talk];
    });
    const text = inside("talks");
    for (const fact of ["1 of 2 statements", "Who is told", "You will tell the council.", "I want to stay at school.", "Asked for on 16 March", "10:20am to 10:30am", "saw and agreed this wording", "translation (vi)", "Pat Reed"]) {
      expect(text).toContain(fact);
    }
    isSound();
  });

  it("has the rule in words once the 18th birthday is reached, and leads to the change of the case", async () => {
    await list((held) => {
      one(held).identity.ageGroup = "under-18";
      one(held).turns18On = "2026-01-02";
    });
    expect(inside("birthday")).toContain("2 January 2026");
    expect(inside("birthday")).toContain("it counts only through a First Responder");
    expect(inside("birthday")).toContain("Confirm");
    expect(byId("birthday").querySelector("a")?.getAttribute("href")).toBe("#/c/case-1/change");
    expect(inside("due")).toContain("The person turns 18");
    cleanup();
    await list((held) => {
      one(held).identity.ageGroup = "under-18";
      one(held).turns18On = "2126-01-02";
    });
    expect(byId("birthday").querySelector("a"), "nothing to do yet").toBeNull();
  });
});

describe("what follows", () => {
  async function follows(matter: string, before: (held: Held) => unknown): Promise<void> {
    const held = await practice();
    await before(held);
    draw(ConsentFollows, { parts: { id: held.id, matter } });
    await settle();
  }
  const headings = () => [...document.querySelectorAll("#main h2")].map((heading) => heading.textContent);

  it("groups a withdrawal after sending by whom to tell, what ends and what does not, each with its source", async () => {
    await follows("referral", async (held) => {
      await record(held.id, "agree");
      one(held).frozenSince = "2026-03-18T10:00:00Z";
      await record(held.id, "withdraw");
    });
    expect(headings()).toEqual(["Who must be told", "What ends", "What does not end"]);
    expect(main()).toContain("The person withdrew their agreement");
    expect(document.querySelectorAll("#main .card")).toHaveLength(document.querySelectorAll("#main .sourced").length);
    expect(inside("follow-w2")).toContain("Confirm");
    expect(hrefs()).toEqual(expect.arrayContaining(["#/c/case-1/referral/sent", "#/c/case-1/sharing"]));
    expect(main()).toContain("Go to the safety steps");
    expect(document.getElementById("safety-stays"), "the safety steps are named once").toBeNull();
    isSound();
  });

  it("puts the focus on the safety steps when asked for them", async () => {
    await follows("referral", ({ id }) => record(id, "refuse"));
    const rail = document.createElement("aside");
    rail.id = "safety";
    rail.tabIndex = -1;
    document.body.append(rail);
    const focus = vi.spyOn(rail, "focus");
    press("Look at the safety steps");
    expect(focus).toHaveBeenCalled();
  });

  it("leads a refusal to the notification in England, and to the other routes in Scotland", async () => {
    await follows("referral", ({ id }) => record(id, "refuse"));
    expect(hrefs()).toContain("#/c/case-1/referral");
    expect(document.getElementById("routes")).toBeNull();
    cleanup();
    await follows("referral", async (held) => {
      one(held).identity.nation = "scotland";
      await record(held.id, "refuse");
    });
    expect(headings()).toContain("Other routes");
    expect(document.querySelector(".numbers .phone")?.textContent).toBe("08000 121 700");
    expect(main()).toContain("The safety steps go on");
  });

  it("leads on to a record of capacity when the person cannot decide", async () => {
    await follows("support", ({ id }) => record(id, "cannot-decide", { purpose: "support" }));
    expect(hrefs()).toContain("#/c/case-1/consent/capacity/support");
  });

  it("says so when nothing more follows", async () => {
    await follows("referral", ({ id }) => record(id, "agree"));
    expect(main()).toContain("Nothing more follows from this.");
    expect(inside("safety-stays")).toContain("The safety steps go on, whatever was decided.");
  });
});
