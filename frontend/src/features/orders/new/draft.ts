import type { OrderFigure } from "@/shared/api/types";
import { dayOf } from "@/shared/giving/recipients";

export const KINDS: OrderFigure["kind"][] = ["NUMBER", "PERCENT", "YES_NO", "DATE", "TEXT"];
export const COMPARED: OrderFigure["kind"][] = ["NUMBER", "PERCENT", "DATE"];
export const MOST = 12;
export const BLANK: Omit<OrderFigure, "key"> = {
  name: "",
  kind: "NUMBER",
  unit: "",
  required: true,
  check: "",
};

/** An order as its form keeps it; `due`: an ISO date, "" for none, or what was typed. */
export type Draft = {
  title: string;
  product: string;
  document: string;
  clause: string;
  due: string;
  units: number[];
  /** The leader whose word it is; "" for one's own. */
  giver: string;
  meeting: string;
  figures: (typeof BLANK & { id: string })[];
};

export type Lack = "title" | "units" | "due" | "figures" | "meeting";

/** What is missing, by field. `giver`: as it comes to be, which somebody else's word needs a place for. */
export function missing(draft: Draft, year: number, giver = ""): Lack[] {
  const lacks: Record<Lack, boolean> = {
    title: !draft.title.trim(),
    units: !draft.units.length,
    due: draft.due !== "" && !dayOf(draft.due, year),
    meeting: giver !== "" && !draft.document && !draft.meeting.trim(),
    figures: draft.figures.some((figure) => !figure.name.trim()),
  };
  return (Object.keys(lacks) as Lack[]).filter((field) => lacks[field]);
}

/** The body of the request, without what a changed kind left behind; only when nothing is missing. */
export function told(draft: Draft, year: number, giver = ""): Record<string, unknown> {
  return {
    title: draft.title.trim(),
    product: draft.product.trim(),
    units: draft.units,
    due_on: draft.due ? dayOf(draft.due, year) : null,
    source: draft.document || null,
    clause: draft.document ? draft.clause.trim() : "",
    said_at: draft.document ? "" : draft.meeting.trim(),
    for_leader: giver ? Number(giver) : null,
    figures: draft.figures.map(({ id: _, ...figure }, at) => ({
      ...figure,
      name: figure.name.trim(),
      unit: figure.kind === "NUMBER" ? figure.unit.trim() : "",
      check:
        COMPARED.includes(figure.kind) && draft.figures[at - 1]?.kind === figure.kind ? figure.check : "",
    })),
  };
}
