import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Plan, YearClosing } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { Panel } from "@/shared/ui/Page";
import { Empty } from "@/shared/ui/states";
import { DaysUnknown } from "../page/DaysUnknown";

/** From this year's plan to next year's draft; in a draft, what the year before left to it. */
export function NextYear({ plan, closing }: { plan: Plan; closing: YearClosing }) {
  const { t } = useTranslation();
  if (closing.may.take) return <Take plan={plan} closing={closing} />;
  if (plan.state !== "ISSUED") return <Empty title={t("year.nothingCarried", { year: closing.year - 1 })} />;
  if (!closing.may.copy && !closing.next) return null;
  return <Copy plan={plan} closing={closing} />;
}

function Copy({ plan, closing }: { plan: Plan; closing: YearClosing }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const year = closing.year + 1;
  const copy = useAct<Plan>((draft) => {
    queries.setQueryData(["plan", draft.id], draft);
    for (const queryKey of [["plan", plan.id], ["plans"], ["work"]])
      void queries.invalidateQueries({ queryKey });
    notifications.show({ message: t("year.copied"), autoClose: 6000 });
    void navigate({ to: "/plans/$planId", params: { planId: draft.id }, search: {} });
  });
  return (
    <Panel title={t("year.next", { year })}>
      {closing.next ? (
        <Link to="/plans/$planId" params={{ planId: closing.next.id }} search={{}} className="link">
          {t("year.openNext", { year })}
        </Link>
      ) : (
        <>
          <p className="dim small">{t("year.nextHelp")}</p>
          <DaysUnknown year={year} />
          <Failure message={copy.problem?.message} />
          <div className="acts year-copy">
            <Button
              variant="default"
              loading={copy.isPending}
              onClick={() =>
                copy.mutate({
                  path: `plans/${plan.id}/next-year`,
                  body: {},
                  ifMatch: `"v${closing.version}"`,
                  withId: true,
                })
              }
            >
              {t("year.copy", { year })}
            </Button>
          </div>
        </>
      )}
    </Panel>
  );
}

function Take({ plan, closing }: { plan: Plan; closing: YearClosing }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const take = useAct<Plan>((made) => {
    queries.setQueryData(["plan", plan.id], made);
    void queries.invalidateQueries({ queryKey: ["plan", plan.id] });
    notifications.show({ message: t("year.taken"), autoClose: 6000 });
  });
  return (
    <section className="panel stack" aria-label={t("year.tab")}>
      <p>{t("year.takeHelp", { year: closing.year - 1 })}</p>
      <Failure message={take.problem?.message} />
      <div className="acts">
        <Button
          loading={take.isPending}
          onClick={() =>
            take.mutate({ path: `plans/${plan.id}/carried`, body: {}, ifMatch: `"v${closing.version}"` })
          }
        >
          {t("year.take", { count: closing.to_take })}
        </Button>
      </div>
    </section>
  );
}

function Failure({ message }: { message: string | undefined }) {
  const { t } = useTranslation();
  if (!message) return null;
  return (
    <p role="alert" className="small error-text">
      {t("year.failed")}: {message}
    </p>
  );
}
