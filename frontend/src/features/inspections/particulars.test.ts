import { expect, it } from "vitest";
import { ApiProblem } from "@/shared/api/problem";
import { i18next } from "@/shared/i18n";
import { complaints, daysOf, saidOf } from "./ParticularsFields";

const typed = { title: "Theo kế hoạch", from: "14/8", to: "", basis: "" };

it("takes one day for both, and the year in hand", () => {
  expect(daysOf(typed, 2026)).toEqual({ from: "2026-08-14", to: "2026-08-14" });
  expect(daysOf({ ...typed, to: "16/8" }, 2026)).toEqual({ from: "2026-08-14", to: "2026-08-16" });
});

it("names what is missing, and tells at which field the server refused", () => {
  const wrong = complaints({ ...typed, title: " ", to: "31/2" }, 2026, i18next.t);
  expect(Object.keys(wrong).filter((name) => wrong[name as keyof typeof wrong])).toEqual(["title", "to"]);
  const problem = new ApiProblem(422, {
    errors: [{ field: "ends_on", message: "Không trước ngày bắt đầu" }],
  });
  expect(saidOf(problem).to).toBe("Không trước ngày bắt đầu");
  expect(saidOf(null).to).toBeUndefined();
});
