import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Crumbs } from "@/shared/ui/Page";
import {
  asQuery,
  EVERY_STATE,
  spelledOut,
  type View,
  type ViewSearch,
  viewSearch,
} from "@/shared/views/filter";
import { SavedViews } from "@/shared/views/saved/SavedViews";
import { TaskViews } from "@/shared/views/TaskViews";
import { ViewSwitch } from "@/shared/views/ViewSwitch";

const WAYS: readonly View[] = ["table", "board", "timeline", "calendar"];

/** All tasks one may read, in four ways; what is looked at and how stands in the address. */
export function TasksPage() {
  const { t } = useTranslation();
  const address = useSearch({ from: "/shell/tasks" });
  const every = address.state === EVERY_STATE;
  const search = useMemo(() => (every ? { ...address, state: undefined } : address), [address, every]);
  const navigate = useNavigate({ from: "/tasks" });
  const view = search.view && search.view !== "outline" ? search.view : "table";
  const set = useCallback(
    (next: ViewSearch) =>
      void navigate({ search: (kept) => spelledOut({ ...kept, ...next }), replace: true }),
    [navigate],
  );
  return (
    <div className={view === "board" ? "page page-wide stack page-board" : "page page-wide stack"}>
      <Crumbs title={t("views.title")}>
        <b>{t("views.title")}</b>
      </Crumbs>
      <div className="page-head">
        <div className="grow">
          <h1>{t("views.title")}</h1>
          <p className="dim">{t("views.lead")}</p>
        </div>
        <ViewSwitch views={WAYS} view={view} choose={(next) => set({ view: next })} />
      </div>
      <SavedViews
        kind="task"
        now={asQuery(search)}
        show={(kept) => void navigate({ search: spelledOut(viewSearch(kept)) })}
      />
      <TaskViews view={view} search={search} set={set} />
    </div>
  );
}
