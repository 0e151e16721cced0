import type { DocumentKind } from "@/shared/api/types";

export const KINDS: DocumentKind[] = [
  "OFFICIAL_LETTER",
  "CONCLUSION",
  "DIRECTIVE",
  "DECISION",
  "RESOLUTION",
  "PLAN",
  "OTHER",
];
