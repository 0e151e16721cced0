import { useTranslation } from "react-i18next";
import type { OutlineLine } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";

/** 01/9/2026 and 1/09/2026 are one day. */
const plain = (text: string) => text.toLowerCase().replace(/\b0+(?=\d)/g, "");

/** When a line is due: the day, or in words why there is none; below it the printed text, where it says more. */
export function Deadline({ line, due }: { line: OutlineLine; due: string | null }) {
  const { t } = useTranslation();
  const shown = due ? showDate(due) : t(`deadline.${line.deadline_kind}`);
  const printed = line.deadline_printed;
  return (
    <>
      {due ? <time dateTime={due}>{shown}</time> : shown}
      {printed && plain(printed) !== plain(shown) && <p className="dim small clamp-2">{printed}</p>}
    </>
  );
}
