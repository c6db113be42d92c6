// Plurals by the language's own rules; Welsh will name all six forms.
const rules = new Intl.PluralRules("en-GB");

/** "1 note", "3 notes": the form is chosen by the language, the number put in front. */
export function plural(count: number, one: string, other: string): string {
  return `${new Intl.NumberFormat("en-GB").format(count)} ${rules.select(count) === "one" ? one : other}`;
}
