import { createRoute } from "@tanstack/react-router";
import { figuresSearch, findingSearch } from "@/shared/finding/search";
import { page } from "./page";
import { shell } from "./shell";

const FindingsPage = page(() => import("@/features/findings/FindingsPage"), "FindingsPage");
const PlacePage = page(() => import("@/features/place/PlacePage"), "PlacePage");
const RemedyFiguresPage = page(
  () => import("@/features/remedyfigures/RemedyFiguresPage"),
  "RemedyFiguresPage",
);

const list = createRoute({
  getParentRoute: () => shell,
  path: "/remediation",
  component: FindingsPage,
  validateSearch: findingSearch,
});
const figures = createRoute({
  getParentRoute: () => shell,
  path: "/remediation/figures",
  component: RemedyFiguresPage,
  validateSearch: figuresSearch,
});
const place = createRoute({
  getParentRoute: () => shell,
  path: "/units/$unitId/findings",
  component: PlacePage,
});

export const remediationRoutes = [list, figures, place] as const;
