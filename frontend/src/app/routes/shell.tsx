import { createRootRoute, createRoute, Outlet, redirect } from "@tanstack/react-router";
import { queryClient, sessionQuery } from "@/shared/api/queries";
import { NotFound } from "@/shared/ui/states";
import { Broken } from "../Broken";
import { Shell } from "../Shell";
import { useBackCloses } from "../useBackCloses";

function Root() {
  useBackCloses();
  return <Outlet />;
}

export const root = createRootRoute({
  component: Root,
  notFoundComponent: () => <NotFound />,
  errorComponent: Broken,
});

export const text = (value: unknown): string | undefined =>
  typeof value === "string" && value ? value : typeof value === "number" ? String(value) : undefined;

export const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: Shell,
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (!session.signed_in) throw redirect({ to: "/sign-in", search: { next: location.href } });
  },
});
