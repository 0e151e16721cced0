import type { TFunction } from "i18next";
import type { Block, Briefing } from "@/shared/api/briefingQueries";
import { listForZalo } from "@/shared/copying/zalo";
import { showDate, showMoment } from "@/shared/ui/dates";

/** The page's heading: which meeting, about which days. */
export function heading(briefing: Briefing, t: TFunction): string {
  const first = showDate(briefing.first);
  return t(`briefing.of.${briefing.kind}`, {
    first: first.slice(0, 5),
    last: showDate(briefing.last),
    month: first.slice(3),
    year: first.slice(6),
  });
}

/** What stands over a block, with the days it is about. */
export function blockTitle(name: Block["name"], briefing: Briefing, t: TFunction): string {
  const days: Partial<Record<Block["name"], [string, string]>> = {
    DONE: [briefing.done_from, briefing.done_to],
    DUE: [briefing.first, briefing.last],
    NEXT: [briefing.next_first, briefing.next_last],
  };
  const [first, last] = days[name] ?? ["", ""];
  return t(`briefing.block.${name}`, {
    first: showDate(first).slice(0, 5),
    last: showDate(last).slice(0, 5),
  });
}

const SHORT = 8; // rows of a block that a message in a group still bears

/** The sheet as plain text for a group: each task as it is copied anywhere else. */
export function asMessage(briefing: Briefing, t: TFunction): string {
  const lines = [heading(briefing, t).toUpperCase(), briefing.body.name];
  for (const block of briefing.blocks) {
    if (block.name === "DONE" || !block.total) continue;
    const rows = block.items.slice(0, SHORT).map((row) => ({
      ...row,
      unit: row.lead.short_name,
      due: row.due.on ?? row.due.printed,
      state: "",
    }));
    const title = `${blockTitle(block.name, briefing, t)}: ${block.total}`;
    lines.push(
      "",
      listForZalo(rows, t, { heading: title, left: { count: block.total - rows.length, what: "task" } }),
    );
  }
  if (lines.length === 2) lines.push("", t("briefing.none"));
  return [...lines, "", t("briefing.asOf", { moment: showMoment(briefing.as_of) })].join("\n");
}

/** The day that stands for the time before or after this one, as an address takes it. */
export function beside(briefing: Briefing, way: 1 | -1): string {
  if (way === 1) return briefing.next_first;
  const day = new Date(`${briefing.first}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
