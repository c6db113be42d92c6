// Reviews that came back: two of the practice case, and what a file in the dialog brings. Seals and signatures are Rust's.
import type { CommentReceived, ReviewOpened, ReviewReceived, Reviews, SignOffShown } from "../contract";
import type { Handlers } from "../fake";
import { caseOf, finding, now, refuse, type World } from "./world";

const held = new WeakMap<World, Map<string, ReviewReceived[]>>();

const WORDS = ["walnut", "copper", "tide", "march", "gentle", "pencil", "arrow", "north"];

export function comment(id: string, given: Partial<CommentReceived> = {}): CommentReceived {
  const plain = { question: "", verdict: "", text: "", place: "", placeTitle: "", route: null, changedSince: false };
  return { id, ...plain, answer: "", words: "", answeredAt: null, ...given };
}

export function review(id: string, given: Partial<ReviewReceived> = {}): ReviewReceived {
  return {
    id,
    receivedAt: "2026-11-20T16:00:00Z",
    finishedAt: "2026-11-20T14:30:00Z",
    by: "Ruth Okafor",
    signer: "known",
    signerWords: WORDS,
    copyMadeAt: "2026-11-19T09:15:00Z",
    aboutEarlier: false,
    outcome: "agreed",
    why: "",
    asksSecond: false,
    comments: [],
    unanswered: 0,
    ...given,
  };
}

function practiceReviews(id: string): ReviewReceived[] {
  return [
    review("review-2", {
      outcome: "sent-back",
      why: "The account does not say who told you about the passport.",
      asksSecond: true,
      comments: [
        comment("q-quotes", {
          question: "Are the person’s own words there, in quotes?",
          verdict: "needs-change",
          text: "Say whose words these are.\nThe second line reads as if you saw it.",
          place: "note-1",
          placeTitle: "Visit note, 17 March 2026",
          route: `/c/${id}/notes`,
          changedSince: true,
        }),
        comment("c-1", { text: "The landlord is named in full here.", place: "person-9", placeTitle: "Landlord" }),
        comment("c-2", { text: "Thank you. A careful record.", answer: "noted", words: "Thank you.", answeredAt: "2026-11-20T16:20:00Z" }),
      ],
    }),
    review("review-1", {
      by: "R. Okafor",
      signer: "unknown",
      finishedAt: "2026-11-12T10:00:00Z",
      receivedAt: "2026-11-12T11:00:00Z",
      copyMadeAt: "2026-11-11T09:00:00Z",
      aboutEarlier: true,
      outcome: "raised-urgently",
      why: "A child may be at the address.",
    }),
  ];
}

/** The reviews of a case, newest first. */
export function reviewsOf(world: World, id: string): ReviewReceived[] {
  const { identity } = caseOf(world, id);
  if (!held.has(world)) held.set(world, new Map());
  const all = held.get(world)!;
  if (!all.has(id)) all.set(id, identity.practice ? practiceReviews(id) : []);
  return all.get(id)!;
}

function list(world: World, id: string): Reviews {
  const reviews = reviewsOf(world, id);
  for (const one of reviews) one.unanswered = one.comments.filter((comment) => !comment.answer).length;
  return { signOffs: signOffs(world, reviews), reviews };
}

const rules = new WeakMap<World, boolean>();

/** By copy, as Rust puts them together. */
function signOffs(world: World, reviews: ReviewReceived[]): SignOffShown[] {
  const files = [...new Set(reviews.map(({ copyMadeAt }) => copyMadeAt))];
  return files.map((copyMadeAt) => {
    const of = reviews.filter((review) => review.copyMadeAt === copyMadeAt).reverse();
    const signatures = of.map(({ by, outcome, finishedAt, signer }) => ({ by, outcome, finishedAt, counts: ["known", "unconfirmed"].includes(signer) }));
    const counted = of.filter((_, place) => signatures[place]!.counts);
    const needsSecond = (rules.get(world) ?? false) || counted.some(({ asksSecond }) => asksSecond);
    return { copyMadeAt, aboutEarlier: of[0]!.aboutEarlier, state: stateOf(counted.map(({ outcome }) => outcome), needsSecond), needsSecond, signatures };
  });
}

function stateOf(outcomes: string[], needsSecond: boolean): string {
  if (outcomes.length === 0) return "not-proven";
  const against = ["raised-urgently", "sent-back"].find((outcome) => outcomes.includes(outcome));
  return against ?? (needsSecond && outcomes.length === 1 ? "second-awaited" : "signed-off");
}

/** The file chosen in the dialog: `odd` says what came of it, and its case or the part at fault. */
function choose(world: World): ReviewOpened | null {
  const file = world.toChoose?.[0];
  if (!file) return null;
  const [standing = "kept", about = ""] = file.name.endsWith(".daybook") ? (file.odd ?? []) : ["not-sealed"];
  if (standing !== "kept" && standing !== "known") return { standing, part: about, case: null, review: null };
  const id = about || [...world.cases.keys()][0]!;
  const reviews = reviewsOf(world, id);
  if (standing === "kept") reviews.unshift(review(`review-new-${world.next++}`, { finishedAt: now(), receivedAt: now(), comments: [comment("c-1", { text: "One more thing." })] }));
  return { standing, part: "", case: id, review: reviews[0]?.id ?? null };
}

export function reviewCommands(world: World): Handlers {
  return {
    choose_review: () => choose(world),
    read_sign_off_rule: () => ({ second: rules.get(world) ?? false, managed: false }),
    set_sign_off_rule({ second }) {
      rules.set(world, second);
      return { second, managed: false };
    },
    list_reviews: ({ case: id }) => list(world, id),
    answer_comment({ case: id, review, comment, answer, words }) {
      const of = reviewsOf(world, id).find((one) => one.id === review);
      const one = of?.comments.find((held) => held.id === comment) ?? refuse("not-found");
      if (!answer) refuse("not-valid", [finding("answer", "missing")]);
      if (answer === "not-agreed" && !words.trim()) refuse("not-valid", [finding("words", "missing")]);
      Object.assign(one, { answer, words, answeredAt: now() });
      world.forms.delete(`review-answer/${review}/${comment}`);
      return list(world, id);
    },
  };
}
