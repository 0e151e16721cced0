import { createRoute } from "@tanstack/react-router";
import { ChecklistPage } from "@/features/inspections/onsite/ChecklistPage";
import { MinutesPage } from "@/features/inspections/onsite/minutes/MinutesPage";
import { SiteFindingPage } from "@/features/inspections/onsite/SiteFindingPage";
import { SiteFrame } from "@/features/inspections/onsite/SiteFrame";
import { UnsentPage } from "@/features/inspections/onsite/UnsentPage";
import { root, text } from "./shell";

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
