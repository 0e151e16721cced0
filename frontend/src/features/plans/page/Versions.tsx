import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Plan } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { showDate } from "@/shared/ui/dates";
import { REFUSED } from "@/shared/ui/refused";

/** The switch between versions: each has an address of its own. */
export function Versions({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  if (plan.versions.length < 2) return null;
  return (
    <nav className="chips version-chips" aria-label={t("versions.label")}>
      {plan.versions.map((one) => (
        <Link
          key={one.id}
          to="/plans/$planId"
          params={{ planId: one.id }}
          search={{}}
          className={one.id === plan.id ? "chip chip-on" : "chip"}
          aria-current={one.id === plan.id ? "page" : undefined}
        >
          {one.version_no === 1 ? t("versions.first") : t("versions.nth", { count: one.version_no - 1 })}
          <span className="small">
            {" · "}
            {one.number ? `${one.number}, ${showDate(one.date)}` : t(`planState.${one.state}`)}
            {one.state === "ISSUED" && ` · ${t("versions.now")}`}
          </span>
        </Link>
      ))}
    </nav>
  );
}

/** Begins the next version; the page of its draft opens. */
export function Amend({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const amend = useAct<Plan>((draft) => {
    queries.setQueryData(["plan", draft.id], draft);
    for (const queryKey of [["plan", plan.id], ["plans"], ["work"]])
      void queries.invalidateQueries({ queryKey });
    notifications.show({ message: t("versions.amended"), autoClose: 6000 });
    void navigate({ to: "/plans/$planId", params: { planId: draft.id }, search: {} });
  });
  if (!plan.may.amend) return null;
  return (
    <Button
      variant="default"
      title={t("versions.amendHelp")}
      loading={amend.isPending}
      onClick={() =>
        amend.mutate(
          { path: `plans/${plan.id}/amendments`, body: {}, ifMatch: `"v${plan.version}"`, withId: true },
          {
            onError: (error) =>
              notifications.show({
                ...REFUSED,
                title: t("versions.amendFailed"),
                message: error.message,
              }),
          },
        )
      }
    >
      {t("versions.amend")}
    </Button>
  );
}

/** Puts back what the last file replaced, while nothing has built on it. */
export function UndoImport({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const undo = useAct<Plan>((made) => {
    queries.setQueryData(["plan", plan.id], made);
    void queries.invalidateQueries({ queryKey: ["plan", plan.id] });
    notifications.show({ message: t("versions.undone"), autoClose: 6000 });
  });
  if (!plan.may.undo)
    return plan.why_not_undone ? <span className="dim small">{plan.why_not_undone}</span> : null;
  return (
    <Button
      variant="subtle"
      loading={undo.isPending}
      onClick={() =>
        undo.mutate(
          { path: `plans/${plan.id}/changes/undoing`, body: {}, ifMatch: `"v${plan.version}"` },
          {
            onError: (error) =>
              notifications.show({
                ...REFUSED,
                title: t("versions.undoFailed"),
                message: error.message,
              }),
          },
        )
      }
    >
      {t("versions.undo")}
    </Button>
  );
}

/** On a version that is no longer in force: where the one in force is. */
export function Superseded({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const latest = plan.versions.findLast((one) => one.state === "ISSUED");
  if (plan.state !== "SUPERSEDED") return null;
  return (
    <section className="call" aria-label={t("planPage.turn")}>
      <p className="grow">{t("versions.superseded")}</p>
      {latest && (
        <Link to="/plans/$planId" params={{ planId: latest.id }} search={{}} className="button-link">
          {t("versions.toLatest")}
        </Link>
      )}
    </section>
  );
}
