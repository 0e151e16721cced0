import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { DirectoryUnit } from "@/shared/api/types";
import { office } from "@/test/office";
import { UnitTable } from "./UnitTable";

const { show } = office();

it("a unit leads to what was found there, to its figures and to what happened there; a body's figures are the overview's own", async () => {
  const row = (id: number, is_body: boolean) => ({
    unit: { id, code: String(id), name: `Phòng ${id}`, short_name: `Phòng ${id}` },
    kind: "Phòng",
    is_body,
    aliases: [],
    learnt: [],
    predecessors: [],
    head: null,
    people: 0,
    may_change: false,
  });
  await show(<UnitTable rows={[row(7, true), row(9, false)] as unknown as DirectoryUnit[]} />, "/units");
  const leads = (await screen.findAllByRole("link")).map((link) => link.getAttribute("href"));
  expect(leads).toEqual([
    "/units/7/findings",
    "/units/9/findings",
    "/overview?lead=%229%22",
    "/activity?unit=%229%22",
  ]);
});
