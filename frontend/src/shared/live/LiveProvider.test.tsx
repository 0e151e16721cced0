import { act, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { ApiProblem } from "@/shared/api/problem";
import { Failed } from "@/shared/ui/states";
import { office } from "@/test/office";
import { LiveProvider } from "./LiveProvider";

const { show } = office();
const HELLO = { type: "hello", seq: 1, notice: 0, server_now: "2026-08-14T02:00:00Z" };
const sockets: Socket[] = [];

class Socket {
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  constructor() {
    sockets.push(this);
  }
  send() {}
  close() {}
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it("tells what failed meanwhile that a server is back which went away, though the device had its network all along", async () => {
  const retry = vi.fn();
  vi.stubGlobal("WebSocket", Socket);
  await show(
    <LiveProvider seq={1} notice={0} serverNow="2026-08-14T02:00:00Z">
      <Failed error={new ApiProblem(502, {})} retry={retry} />
    </LiveProvider>,
  );
  await screen.findByRole("alert");
  const hello = () => act(() => sockets.at(-1)?.onmessage?.({ data: JSON.stringify(HELLO) }));
  hello();
  expect(retry).not.toHaveBeenCalled();
  vi.useFakeTimers();
  act(() => sockets.at(-1)?.onclose?.({ code: 1006 }));
  act(() => vi.runOnlyPendingTimers()); // the next try
  expect(sockets).toHaveLength(2);
  expect(retry).not.toHaveBeenCalled();
  hello();
  expect(retry).toHaveBeenCalledOnce();
});
