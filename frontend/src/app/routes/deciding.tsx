import { createRoute, notFound, redirect } from "@tanstack/react-router";
import { readShort } from "@/shared/copying/links";
import { page } from "./page";
import { shell, text } from "./shell";

const decide = createRoute({
  getParentRoute: () => shell,
  path: "/decide",
  component: page(() => import("@/features/deciding/DecidePage"), "DecidePage"),
  validateSearch: (search): { at?: string } => ({ at: text(search.at) }),
});

/** A link out of a conversation: to the record itself, once one is signed in. */
const short = createRoute({
  getParentRoute: () => shell,
  path: "/s/$code",
  beforeLoad: ({ params }) => {
    const href = readShort(params.code);
    if (!href) throw notFound();
    throw redirect({ href, replace: true });
  },
});

export const decidingRoutes = [decide, short] as const;
