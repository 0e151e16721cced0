import { createRouter } from "@tanstack/react-router";
import { bodyRoutes, outerRoutes } from "./routes/body";
import { inspectionsRoutes } from "./routes/inspections";
import { onSite } from "./routes/onsite";
import { ordersRoutes } from "./routes/orders";
import { plansRoutes } from "./routes/plans";
import { remediationRoutes } from "./routes/remediation";
import { root, shell } from "./routes/shell";
import { tasksRoutes } from "./routes/tasks";
import { watchingRoutes } from "./routes/watching";

export const router = createRouter({
  routeTree: root.addChildren([
    ...outerRoutes,
    shell.addChildren([
      ...bodyRoutes,
      ...tasksRoutes,
      ...plansRoutes,
      ...ordersRoutes,
      ...inspectionsRoutes,
      ...remediationRoutes,
      ...watchingRoutes,
    ]),
    onSite,
  ]),
  defaultPreload: false,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
