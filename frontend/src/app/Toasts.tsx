import { Notifications } from "@mantine/notifications";
import type { ReactNode } from "react";

/** Where short notes are shown. A file of its own: what is said before it is here waits in the library's store. */
export default function Toasts(): ReactNode {
  return <Notifications position="bottom-left" />;
}
