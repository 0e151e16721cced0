import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shell, text } from "./shell";

const decide = createRoute({
  getParentRoute: () => shell,
  path: "/decide",
  component: lazyRouteComponent(() => import("@/features/deciding/DecidePage"), "DecidePage"),
  validateSearch: (search): { at?: string } => ({ at: text(search.at) }),
});

export const decidingRoutes = [decide] as const;
