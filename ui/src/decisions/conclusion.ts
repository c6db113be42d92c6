// The sentence that heads the page: made from the parts that Rust gives, and deciding nothing itself.
import { showDay } from "../core/clock";
import type { DecisionPage } from "../core/contract";
import { wordFor, words } from "../words";
import { isOpen, manyWords } from "./clock-words";
import { lasts, thingLasting } from "./lasting";

const say = words.decisions.conclusion;

/** A case can be closed for another reason before anything is sent. */
export const hasEnded = ({ state }: DecisionPage) => Object.hasOwn(say.ended, state);

export function conclusion(page: DecisionPage): string {
  if (!page.sent && page.state === "dtn-sent") return say.notified;
  // Safety steps have days of their own, before any referral.
  if (!page.sent && hasEnded(page)) return withoutClock(page);
  if (!page.sent) return page.clocks.some(isOpen) ? say.notSentDays : say.notSent;
  const { clock, says, how, on } = page.headline;
  const conclude = say.clock[says]?.[how];
  if (clock !== null && on !== null && conclude) return conclude(thing(page), showDay(on), manyWords(page.headline));
  return withoutClock(page);
}

/** What the day is of. A day that a letter names is called by what the letter was about. */
function thing({ headline, clocks }: DecisionPage): string {
  const act = clocks.find(({ key }) => key === headline.clock)?.act ?? "";
  const title = headline.title || (say.letter[act] ?? say.letterOther);
  return lasts(headline.says) ? thingLasting(title) : title;
}

function withoutClock({ state, headline }: DecisionPage): string {
  const named = wordFor(words.nrm.states, state);
  const ended = say.ended[state];
  if (ended) return headline.on ? ended(showDay(headline.on)) : named;
  if (headline.how !== "since") return named;
  const many = manyWords(headline);
  const ago = say.ago(many);
  return say.since[state]?.(say.waited(many), ago) ?? say.sinceOther(named, ago);
}
