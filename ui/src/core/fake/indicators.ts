import type { IndicatorGroup, IndicatorList } from "../contract";
import type { Handlers } from "../fake";

const group = (id: string, title: string, indicators: [string, string][], more: Partial<IndicatorGroup> = {}): IndicatorGroup => ({
  id,
  title,
  confirm: false,
  children: false,
  note: "",
  indicators: indicators.map(([name, words]) => ({ id: name, words, source: "Home Office toolkit, April 2026" })),
  ...more,
});

export const indicators: IndicatorList = {
  version: "2026-04",
  source: "Home Office toolkit, April 2026",
  caution: "One indicator is never proof. No indicator does not mean that nothing has happened.",
  groups: [
    group("general", "General", [
      ["passport-kept", "Someone else keeps the person’s passport or papers"],
      ["sleeps-at-work", "Sleeps where they work"],
      ["watched", "Looks to someone else before answering"],
    ]),
    group("health", "Health", [["injuries", "Injuries that were not treated"]], { confirm: true, note: "Seen, or told by the person." }),
    group("children", "Children", [["no-school", "Does not go to school"]], { children: true }),
  ],
};

export function indicatorCommands(): Handlers {
  return {
    read_indicators: () => indicators,
    search_indicators({ query }) {
      const asked = query.toLowerCase().split(/\s+/u).filter(Boolean);
      const all = indicators.groups.flatMap((one) => one.indicators);
      return all.filter(({ words }) => asked.every((word) => words.toLowerCase().includes(word))).map(({ id }) => id);
    },
  };
}
