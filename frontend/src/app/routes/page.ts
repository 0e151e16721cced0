import { lazyRouteComponent } from "@tanstack/react-router";
import type { FunctionComponent } from "react";
import { fetched } from "@/shared/api/fetched";
import { ApiProblem } from "@/shared/api/problem";
import { later } from "@/shared/ui/later";
import { FailedPage } from "@/shared/ui/states";

/** A page of its own file. The router loads the document anew for a file that is not there, since a new build has taken its place;
 * without network that would take away the page one has, so then the page says itself that it could not be had. */
export function page<N extends string>(load: () => Promise<Record<N, FunctionComponent>>, name: N) {
  const part = () => load().then((loaded) => loaded[name]);
  return lazyRouteComponent(() =>
    fetched(part)
      .catch((problem: unknown) => {
        if (problem instanceof ApiProblem) return later(part, FailedPage) as FunctionComponent;
        throw problem;
      })
      .then((component) => ({ default: component })),
  );
}
