/** My rows for others to read: lines for Zalo, a table for Word. */
import type { TFunction } from "i18next";
import type { QuickRow } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { shown } from "./columns";
import type { Drafts } from "./drafts";

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The words of each column of a row: typed ones, else those reported last. */
function facts(row: QuickRow, drafts: Drafts, t: TFunction): string[] {
  const draft = drafts[row.id];
  const cells = draft?.cells ?? {};
  const proof = cells.number && [cells.number, cells.dated].filter(Boolean).join(", ");
  return [
    row.title,
    row.lead.short_name,
    row.due.on ? showDate(row.due.on) : row.due.printed,
    t(`standing.${shown(row, cells, "standing") as "DONE"}`),
    draft ? (cells.text ?? "") : (row.last?.text ?? ""),
    [cells.count, proof, draft?.again?.name].filter(Boolean).join("; "),
    shown(row, cells, "standing") === "DONE" ? "" : shown(row, cells, "next"),
  ];
}

export function asText(rows: QuickRow[], drafts: Drafts, t: TFunction): string {
  return rows
    .map((row, index) => {
      const [title, lead, due, standing, text, proof, next] = facts(row, drafts, t);
      const said = [text, proof].filter(Boolean).join(" · ");
      const dates = [due && `${t("quick.due")}: ${due}`, next && `${t("quick.next")}: ${next}`];
      return [`${index + 1}. ${title} (${lead})`, `${standing}${said ? `: ${said}` : ""}`, ...dates]
        .filter(Boolean)
        .join("\n   ");
    })
    .join("\n");
}

export function asTable(rows: QuickRow[], drafts: Drafts, t: TFunction): string {
  const heads = ["task", "unit", "due", "standing", "text", "proof", "next"] as const;
  const cell = (tag: string, text: string | undefined): string =>
    `<${tag} align="left">${escaped(text ?? "")}</${tag}>`;
  const line = (tag: string, texts: (string | undefined)[]): string =>
    `<tr>${texts.map((text) => cell(tag, text)).join("")}</tr>`;
  const body = rows.map((row, index) => line("td", [String(index + 1), ...facts(row, drafts, t)])).join("");
  const head = line("th", [t("quick.no"), ...heads.map((name) => t(`quick.${name}`))]);
  return `<table border="1" cellspacing="0" cellpadding="4">${head}${body}</table>`;
}
