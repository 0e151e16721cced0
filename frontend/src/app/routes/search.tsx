import { createRoute } from "@tanstack/react-router";
import { FOUND_KINDS, type FoundKind } from "@/shared/search/queries";
import { page } from "./page";
import { shell, text } from "./shell";

const search = createRoute({
  getParentRoute: () => shell,
  path: "/search",
  component: page(() => import("@/features/search/SearchPage"), "SearchPage"),
  validateSearch: (search): { q?: string; kind?: FoundKind } => ({
    q: text(search.q),
    kind: FOUND_KINDS.find((kind) => kind === search.kind),
  }),
});

export const searchRoutes = [search] as const;
