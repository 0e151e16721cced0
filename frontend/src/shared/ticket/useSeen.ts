import { useEffect } from "react";
import { act } from "@/shared/api/client";
import { uuid7 } from "@/shared/api/uuid";

/** Opening is seeing: recorded once, for those responsible; nothing on the page waits for it. */
export function useSeen(id: string | undefined): void {
  useEffect(() => {
    if (id) void act({ path: `tickets/${id}/seen`, body: {}, key: uuid7() }).catch(() => undefined);
  }, [id]);
}
