import type { InspectionKind } from "@/shared/api/types";

export const KINDS: InspectionKind[] = [
  "PLANNED",
  "SURPRISE",
  "SELF",
  "THEMATIC",
  "PUBLIC_DUTY",
  "FOLLOW_UP",
];
