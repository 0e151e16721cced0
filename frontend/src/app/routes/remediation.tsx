import { createRoute } from "@tanstack/react-router";
import { FindingsPage } from "@/features/findings/FindingsPage";
import { PlacePage } from "@/features/place/PlacePage";
import { RemedyFiguresPage } from "@/features/remedyfigures/RemedyFiguresPage";
import { figuresSearch, findingSearch } from "@/shared/finding/search";
import { shell } from "./shell";

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
