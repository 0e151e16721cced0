import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { ApiProblem } from "./problem";
import { useBasis } from "./useBasis";

it("is the version a form was opened with, until its writer was told that there is a newer one", () => {
  const { result, rerender } = renderHook(({ newest, problem }) => useBasis(newest, problem), {
    initialProps: { newest: 1, problem: null as ApiProblem | null },
  });
  rerender({ newest: 2, problem: null });
  expect(result.current[0]).toBe(1); // the live line brought it; nobody looked
  rerender({ newest: 2, problem: new ApiProblem(422, {}) });
  expect(result.current[0]).toBe(1);
  rerender({ newest: 2, problem: new ApiProblem(412, {}) });
  expect(result.current[0]).toBe(2);
  rerender({ newest: 3, problem: new ApiProblem(422, {}) });
  expect(result.current[0]).toBe(2); // of that one they know; what is wrong now is something else
});

it("of words kept on the device is the version they were begun upon", () => {
  expect(renderHook(() => useBasis(2, null, 1)).result.current[0]).toBe(1);
});
