import { Button, Skeleton } from "@mantine/core";
import { IconCloudExclamation, IconInbox, IconLock, IconRefresh } from "@tabler/icons-react";
import { onlineManager } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "@/shared/api/problem";
import { Crumbs } from "./Page";

/** Skeletons in the final layout, after 200 ms only: a quick answer never flashes. */
export function Loading({ rows = 6, height = 56 }: { rows?: number; height?: number }) {
  const { t } = useTranslation();
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="stack" aria-busy="true" role="status">
      <span className="visually-hidden">{t("app.loading")}</span>
      {shown &&
        Array.from({ length: rows }, (_, n) => n).map((n) => <Skeleton key={n} height={height} radius={8} />)}
    </div>
  );
}

export function Empty({ title, help, action }: { title: string; help?: string; action?: ReactNode }) {
  return (
    <div className="empty">
      <IconInbox size={28} stroke={1.5} aria-hidden />
      <p className="strong">{title}</p>
      {help && <p className="dim">{help}</p>}
      {action}
    </div>
  );
}

/** Calls `retry` once the network, or the server, is there again: see `LiveProvider`. */
function useReturn(retry: (() => void) | undefined): void {
  const latest = useRef(retry);
  latest.current = retry;
  useEffect(() => onlineManager.subscribe((online) => void (online && latest.current?.())), []);
}

/** What failed, what is kept, whom to tell; absent and forbidden look alike. What failed for want of a connection asks again by
 * itself when there is one. */
export function Failed({
  error,
  retry,
  whole = false,
}: {
  error: unknown;
  retry?: () => void;
  whole?: boolean;
}) {
  const { t } = useTranslation();
  const Name = whole ? "h1" : "p";
  const problem = error instanceof ApiProblem ? error : new ApiProblem(500, {});
  useReturn(problem.passing ? retry : undefined);
  if (problem.status === 404) return <NotFound whole={whole} />;
  return (
    <div className="empty" role="alert">
      <IconCloudExclamation size={28} stroke={1.5} aria-hidden />
      <Name className="strong">{t("problem.title")}</Name>
      <p className="dim">{problem.message}</p>
      {problem.requestId && <p className="dim small">{t("problem.code", { id: problem.requestId })}</p>}
      {retry && (
        <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={retry}>
          {t("app.retry")}
        </Button>
      )}
    </div>
  );
}

/** A page of which nothing could be had: its name and its place in the top bar say so as well. */
export function FailedPage({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const absent = error instanceof ApiProblem && error.status === 404;
  const title = t(absent ? "notFound.title" : "problem.title");
  return (
    <div className="page">
      <Crumbs title={title} back={{ to: "/work", search: {} }}>
        <b>{title}</b>
      </Crumbs>
      <Failed error={error} whole {...(retry && { retry })} />
    </div>
  );
}

/** A page that is not there for this reader, whatever the reason is. */
export const AbsentPage = () => <FailedPage error={new ApiProblem(404, {})} />;

export function NotFound({ whole = true }: { whole?: boolean }) {
  const { t } = useTranslation();
  const Name = whole ? "h1" : "p";
  useEffect(() => {
    if (whole) document.title = `${t("notFound.title")} · ${t("app.name")}`;
  }, [t, whole]);
  return (
    <div className="empty">
      <IconLock size={28} stroke={1.5} aria-hidden />
      <Name className="strong">{t("notFound.title")}</Name>
      <p className="dim">{t("notFound.help")}</p>
      <Button variant="default" renderRoot={(props) => <Link to="/work" search={{}} {...props} />}>
        {t("notFound.home")}
      </Button>
    </div>
  );
}
