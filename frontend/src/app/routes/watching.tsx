import { createRoute } from "@tanstack/react-router";
import { type BriefingSearch, SPANS } from "@/shared/api/briefingQueries";
import { BODY_FIGURES, type BodyFigure } from "@/shared/api/committeeQueries";
import type { OverviewAsked } from "@/shared/api/overviewQueries";
import { page } from "./page";
import { shell, text } from "./shell";

const briefing = createRoute({
  getParentRoute: () => shell,
  path: "/briefing",
  component: page(() => import("@/features/briefing/BriefingPage"), "BriefingPage"),
  validateSearch: (search): BriefingSearch => ({
    body: text(search.body),
    span: SPANS.find((one) => one === search.span),
    day: text(search.day),
    lead: text(search.lead),
    area: text(search.area),
  }),
});

const committee = createRoute({
  getParentRoute: () => shell,
  path: "/committee",
  component: page(() => import("@/features/committee/CommitteePage"), "CommitteePage"),
});
const overview = createRoute({
  getParentRoute: () => shell,
  path: "/overview",
  component: page(() => import("@/features/overview/OverviewPage"), "OverviewPage"),
  validateSearch: (search): OverviewAsked => ({
    scope: (["BODY", "BELOW"] as const).find((one) => one === search.scope),
    lead: text(search.lead),
    year: text(search.year),
  }),
});
const card = createRoute({
  getParentRoute: () => shell,
  path: "/committee/$unitId",
  component: page(() => import("@/features/committee/CardPage"), "CardPage"),
  validateSearch: (search): { figure?: BodyFigure } => ({
    figure: BODY_FIGURES.find((one) => one === search.figure),
  }),
});

export const watchingRoutes = [overview, briefing, committee, card] as const;
