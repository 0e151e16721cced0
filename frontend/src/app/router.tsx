import { createRouter } from "@tanstack/react-router";
import { bodyRoutes, outerRoutes } from "./routes/body";
import { decidingRoutes } from "./routes/deciding";
import { inspectionsRoutes } from "./routes/inspections";
import { onSite } from "./routes/onsite";
import { ordersRoutes } from "./routes/orders";
import { plansRoutes } from "./routes/plans";
import { remediationRoutes } from "./routes/remediation";
import { searchRoutes } from "./routes/search";
import { root, shell } from "./routes/shell";
import { tasksRoutes } from "./routes/tasks";
import { watchingRoutes } from "./routes/watching";

export const router = createRouter({
  routeTree: root.addChildren([
    ...outerRoutes,
    shell.addChildren([
      ...bodyRoutes,
      ...tasksRoutes,
      ...decidingRoutes,
      ...plansRoutes,
      ...ordersRoutes,
      ...inspectionsRoutes,
      ...remediationRoutes,
      ...searchRoutes,
      ...watchingRoutes,
    ]),
    onSite,
  ]),
  defaultPreload: "intent", // a page's code is on its way as soon as a finger or a pointer comes near
  // Another record is another page: what is being typed about one must not stand, and be sent, about the next.
  defaultRemountDeps: ({ params }) => params,
  scrollRestoration: true,
  search: { strict: true }, // what a page does not know is left out of its address, else it would be asked of the server
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
