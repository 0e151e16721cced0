import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { RemarkForm } from "@/features/briefing/RemarkForm";
import type { Briefing } from "@/shared/api/briefingQueries";
import { queryClient } from "@/shared/api/queries";
import { office } from "@/test/office";
import { useSendKey } from "./useSendKey";

const { sent, show } = office();
const BRIEFING = { body: { id: 1 }, kind: "WEEK", first: "2026-08-10", leaders: [] } as unknown as Briefing;

function Page() {
  useSendKey();
  return <RemarkForm briefing={BRIEFING} onDone={() => undefined} />;
}

it("Ctrl+Enter sends the form that one is in", async () => {
  await show(<Page />);
  const field = screen.getAllByRole("textbox")[0] as HTMLElement;
  fireEvent.change(field, { target: { value: "Đẩy nhanh số hóa" } });
  fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });
  await waitFor(() => expect(sent).not.toHaveLength(0));
  await waitFor(() => expect(queryClient.isMutating()).toBe(0));
  expect(sent.map(({ path }) => path)).toEqual(["meetings/remarks"]);
});
