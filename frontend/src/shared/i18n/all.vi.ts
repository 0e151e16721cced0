import { briefing } from "./briefing.vi";
import { committee } from "./committee.vi";
import { onsite } from "./onsite.vi";
import { start } from "./start.vi";
import { versions } from "./versions.vi";
import { vi } from "./vi";
import { yearplan } from "./yearplan.vi";

/** Every word: what the entry brings, and what comes with the pages that say it. */
export const all = {
  ...vi,
  ...start,
  ...onsite,
  ...briefing,
  ...committee,
  ...versions,
  ...yearplan,
};
