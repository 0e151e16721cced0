import { createRoute } from "@tanstack/react-router";
import { page } from "./page";
import { root, text } from "./shell";

const ChecklistPage = page(() => import("@/features/inspections/onsite/ChecklistPage"), "ChecklistPage");
const MinutesPage = page(() => import("@/features/inspections/onsite/minutes/MinutesPage"), "MinutesPage");
const SiteFindingPage = page(
  () => import("@/features/inspections/onsite/SiteFindingPage"),
  "SiteFindingPage",
);
const SiteFrame = page(() => import("@/features/inspections/onsite/SiteFrame"), "SiteFrame");
const UnsentPage = page(() => import("@/features/inspections/onsite/UnsentPage"), "UnsentPage");

/** Outside the shell: these pages stand without the server. */
const frame = createRoute({
  getParentRoute: () => root,
  path: "/on-site/$inspectionId",
  component: SiteFrame,
});
const checklist = createRoute({ getParentRoute: () => frame, path: "/", component: ChecklistPage });
const finding = createRoute({
  getParentRoute: () => frame,
  path: "/finding",
  component: SiteFindingPage,
  validateSearch: (search): { item?: string } => ({ item: text(search.item) }),
});
const unsent = createRoute({ getParentRoute: () => frame, path: "/unsent", component: UnsentPage });
const minutes = createRoute({ getParentRoute: () => frame, path: "/minutes", component: MinutesPage });

export const onSite = frame.addChildren([checklist, finding, unsent, minutes]);
