import type { Standing } from "@/shared/api/types";
import { en } from "@/shared/i18n/en";
import { vi } from "@/shared/i18n/vi";
import { STANDINGS } from "./columns";

/** What a state is called, in either language: a spreadsheet may have been filled in the other one. */
export const wordsOfStandings = Object.fromEntries(
  STANDINGS.map((one) => [one, [vi.standing[one], en.standing[one]]]),
) as Record<Standing, string[]>;
