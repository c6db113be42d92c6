// A few pages of the official form: every kind of field there is.
import type { NewerCouncil, QuestionField } from "../contract";

export interface FakePage {
  page: string;
  section: string;
  title: string;
  guidance?: string[];
  fields: QuestionField[];
}

const field = (key: string, label: string, kind: string, more: Partial<QuestionField> = {}): QuestionField => ({
  key,
  label,
  hint: null,
  kind,
  options: [],
  optionList: null,
  required: true,
  maxLength: kind === "text" || kind === "textarea" ? 15000 : null,
  input: null,
  shownWhen: null,
  group: null,
  fromConsent: false,
  ...more,
});
const options = (...labels: string[]) => labels.map((label) => ({ value: label.toLowerCase().replaceAll(/[^a-z]+/g, "-"), label }));
const when = (name: string, value: string) => ({ shownWhen: { field: name, value } });

export const pages: FakePage[] = [
  {
    page: "reference",
    section: "First Responder Details",
    title: "Own reference",
    fields: [field("reference", "Your own reference for the draft", "text", { hint: "Do not identify the person.", maxLength: null })],
  },
  {
    page: "organisation",
    section: "First Responder Details",
    title: "Organisation",
    fields: [field("user-organisation", "First Responder organisation", "select", { optionList: "organisations" })],
  },
  {
    page: "pv-under-age",
    section: "Age Confirmation",
    title: "Under 18 now?",
    guidance: ["If unsure, refer to the local authority for an age assessment; treat as a child until decided."],
    fields: [field("pv-under-age", "Is the person under 18 now?", "radio", { options: options("Yes", "No", "Not sure") })],
  },
  {
    page: "what-is-their-background",
    section: "Potential Victim’s Background",
    title: "Background",
    guidance: ["Only if the information is at hand; do not probe if it is uncomfortable."],
    fields: [
      field("birthplace", "Place of birth", "text"),
      field("family", "Family background", "textarea"),
      field("education", "Education", "textarea"),
      field("employment-history", "Work before the exploitation", "textarea"),
    ],
  },
  {
    page: "were-they-taken-somewhere-by-their-exploiter",
    section: "Exploitation Details",
    title: "Movement by exploiters",
    fields: [
      field("were-they-taken-somewhere-by-their-exploiter", "Was the person moved anywhere by the exploiters?", "radio", {
        options: options("Yes", "No"),
      }),
      field("journey-details", "Journey details", "textarea", when("were-they-taken-somewhere-by-their-exploiter", "yes")),
    ],
  },
  {
    page: "where-exploitation-happened-uk",
    section: "Exploitation Location",
    title: "UK places",
    guidance: ["Up to 10; use “Unknown” if the place is not listed."],
    fields: Array.from({ length: 10 }, (_, place) =>
      field(`where-exploitation-happened-uk-city-${place + 1}`, `Town or city ${place + 1}`, "select", {
        optionList: "towns",
        required: place === 0,
      }),
    ),
  },
  {
    page: "types-of-exploitation",
    section: "Exploiters’ Details",
    title: "Types of exploitation",
    fields: [
      ...["Forced to work", "Wages taken", "Forced to commit fraud", "Unpaid household work", "Other"].map((label) =>
        field(`types-of-exploitation-${label.toLowerCase().replaceAll(" ", "-")}`, label, "checkbox", {
          group: "types-of-exploitation",
          required: false,
        }),
      ),
      field("other-exploitation-details", "Details of the other exploitation", "textarea", when("types-of-exploitation-other", "true")),
    ],
  },
  {
    page: "pv-want-to-submit-nrm",
    section: "Consent and Support",
    title: "Consent to the NRM",
    fields: [
      field("pv-want-to-submit-nrm", "Does the person consent to the NRM referral?", "radio", {
        options: options("Yes", "No"),
        fromConsent: true,
      }),
    ],
  },
  {
    page: "pv-dob",
    section: "Potential Victim Personal Details",
    title: "Date of birth",
    fields: [field("pv-dob", "Date of birth", "date", { required: false })],
  },
  {
    page: "pv-nationality-referral",
    section: "Potential Victim Personal Details",
    title: "Nationality",
    fields: [
      field("pv-nationality", "Nationality", "select", { optionList: "nationalities" }),
      field("pv-nationality-second", "Second nationality", "select", { optionList: "nationalities", required: false }),
    ],
  },
  {
    page: "pv-contact-details-referral",
    section: "Decision Making and Contact",
    title: "Contact for the decision",
    fields: [
      field("pv-contact-details", "How to reach the person", "checkboxes", { options: options("Email", "Post") }),
      field("pv-contact-details-email-input", "Email address of the person", "text", {
        input: "email",
        ...when("pv-contact-details", "email"),
      }),
      field("pv-contact-details-email-check", "I have confirmed it is safe to write to this email address", "checkbox", {
        ...when("pv-contact-details", "email"),
      }),
      field("pv-contact-details-postcode", "Postcode", "text", when("pv-contact-details", "post")),
    ],
  },
  {
    page: "fr-details",
    section: "Decision Making and Contact",
    title: "Your contact details",
    fields: [field("fr-details-last-name", "Your last name", "text"), field("fr-details-phone", "Your phone number", "text", { input: "tel" })],
  },
  {
    page: "upload-evidence",
    section: "Decision Making and Contact",
    title: "Supporting files",
    fields: [field("upload-file", "Supporting file", "file", { required: false })],
  },
];

/** Formed after the official list was made. */
export const newerCouncils: NewerCouncil[] = [
  {
    name: "Cumberland Council",
    formedOn: "2023-04-01",
    listedInstead: ["Allerdale Borough Council", "Carlisle City Council", "Copeland Borough Council"],
    source: "The Cumbria (Structural Changes) Order 2022",
  },
];

export const lists: Record<string, string[]> = {
  local_authorities: [
    ...newerCouncils.flatMap((council) => council.listedInstead),
    ...Array.from({ length: 42 }, (_, place) => `Invented Borough Council ${place + 1}`),
  ],
  organisations: ["Barnardo’s", "Greater Manchester Police", "Kalayaan", "Salvation Army", "Stockport Metropolitan Borough Council", "Thurrock Council", "Unseen"],
  towns: ["Cardiff", "Leeds", "Stockport", "Thurrock", "Unknown"],
  nationalities: ["Albanian", "British", "Cambodian", "Eritrean", "Nigerian", "Polish", "Romanian", "Sudanese", "Unknown", "Vietnamese"],
};
