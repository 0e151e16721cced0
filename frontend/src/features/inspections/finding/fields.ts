import type { TFunction } from "i18next";
import type { InspectionFinding, Severity } from "@/shared/api/types";

/** What is typed on site; numbers stay text until they are sent. */
export type Fields = {
  text: string;
  severity: Severity | "";
  area: string;
  legal_basis: string;
  requirement: string;
  guidance: string;
  guidance_document: string;
  days: string;
  calendar: boolean;
  onSite: boolean;
  remedy: string;
  /** Why the days are not those of the severity. */
  deadline_reason: string;
};

/** Severity → working days, as the body that inspects has them; what the product comes with until they are known. */
export type Usual = Record<Severity, number>;
export const USUAL: Usual = { REMIND: 15, MINOR: 30, MAJOR: 15, SERIOUS: 10 };

/** Whether the days differ from those of the severity, so that a reason is asked. */
export const differs = (fields: Fields, usual: Usual): boolean =>
  !fields.onSite &&
  fields.severity !== "" &&
  fields.days !== "" &&
  (fields.calendar || Number(fields.days) !== usual[fields.severity]);

export const BLANK: Fields = {
  text: "",
  severity: "",
  area: "",
  legal_basis: "",
  requirement: "",
  guidance: "",
  guidance_document: "",
  days: "",
  calendar: false,
  onSite: false,
  remedy: "",
  deadline_reason: "",
};

/** A finding on its way: what was typed, and the line of the checklist it comes from; `at`: when it was written here, which what a
 * device kept before lacks. */
export type FindingSaid = { fields: Fields; answer: string | null; item: string | null; at?: string };
export const FINDING = "finding";

export const DAYS = ["5", "10", "15", "30"];

/** The next finding of the same visit: what was found anew, area and basis as before. */
export const next = (before: Fields): Fields => ({
  ...BLANK,
  area: before.area,
  legal_basis: before.legal_basis,
});

export const typedSomething = (fields: Fields): boolean =>
  Boolean(fields.text.trim() || fields.severity || fields.requirement.trim() || fields.remedy.trim());

export type Complaints = Partial<Record<keyof Fields, string>>;

/** What is missing or wrong, by field, in the order of the form. */
export function complaints(fields: Fields, t: TFunction, usual: Usual = USUAL): Complaints {
  const found: Complaints = {};
  if (!fields.text.trim()) found.text = t("finding.needText");
  if (!fields.severity) found.severity = t("finding.needSeverity");
  if (!fields.area) found.area = t("finding.needArea");
  const days = Number(fields.days);
  if (!fields.onSite && !(Number.isInteger(days) && days >= 1 && days <= 365))
    found.days = t("finding.needDays");
  if (differs(fields, usual) && !fields.deadline_reason?.trim())
    found.deadline_reason = t("severities.needReason");
  if (fields.onSite && !fields.remedy.trim()) found.remedy = t("finding.needRemedy");
  return found;
}

/** A finding that stands already, to be changed. */
export const fieldsOf = (finding: InspectionFinding): Fields => ({
  text: finding.text,
  severity: finding.severity,
  area: finding.area,
  legal_basis: finding.legal_basis,
  requirement: finding.requirement,
  guidance: finding.guidance,
  guidance_document: finding.guidance_document,
  days: String(finding.deadline_days),
  calendar: finding.deadline_unit === "CALENDAR",
  onSite: finding.remedied_on_site,
  remedy: finding.remedy,
  deadline_reason: finding.deadline_reason,
});

/** As the server takes it; what this device kept before a field was there lacks it. */
export const told = (kept: Fields) => asSent({ ...BLANK, ...kept });

const asSent = (fields: Fields) => ({
  text: fields.text.trim(),
  severity: fields.severity,
  area: fields.area,
  legal_basis: fields.legal_basis.trim(),
  requirement: fields.requirement.trim(),
  guidance: fields.guidance.trim(),
  guidance_document: fields.guidance_document.trim(),
  deadline_days: Number(fields.days) || Number(DAYS[2]),
  deadline_unit: fields.calendar ? "CALENDAR" : "WORKING",
  remedied_on_site: fields.onSite,
  remedy: fields.onSite ? fields.remedy.trim() : "",
  deadline_reason: fields.onSite ? "" : (fields.deadline_reason ?? "").trim(),
});
