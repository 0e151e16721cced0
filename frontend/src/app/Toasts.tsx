import { Notifications } from "@mantine/notifications";
import type { ReactNode } from "react";

/** Where short notes are shown, and said without breaking in; a part that is there before its words is heard by every reader. A file of its own: what is said before it is here waits in the library's store. */
export default function Toasts(): ReactNode {
  return <Notifications position="bottom-left" aria-live="polite" />;
}
