// What to say of a file that was opened as a review.
import type { ReviewOpened } from "../core/contract";
import { words } from "../words";

const say = words.reviews.open;

export function openedWords({ standing, part, case: of }: ReviewOpened, id: string): string {
  const here = of === id;
  if (standing === "kept") return here ? say.kept : say.keptElsewhere;
  if (standing === "known") return here ? say.known : say.knownElsewhere;
  const why = Object.hasOwn(say.standings, standing) ? say.standings[standing]! : say.unknown;
  return part ? `${why} ${say.part(part)}` : why;
}
