import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { startQuery } from "@/shared/api/bodyQueries";
import { ApiProblem } from "@/shared/api/problem";
import type { Start } from "@/shared/api/types";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { BodyStep } from "./BodyStep";
import { ChoicesStep } from "./ChoicesStep";
import { PeopleStep } from "./PeopleStep";
import { PlanStep } from "./PlanStep";
import { StartSteps } from "./StartSteps";
import { firstOpen, type Step } from "./steps";
import { UnitsStep } from "./UnitsStep";
import "@/shared/i18n/start";

export type StartSearch = { body?: string; step?: Step };

/** From an empty system to work: five steps, each of which can be left and come back to. */
export function StartPage() {
  const { t } = useTranslation();
  const { body } = useSearch({ from: "/shell/start" });
  const start = useQuery(startQuery(body));
  const forbidden = start.error instanceof ApiProblem && start.error.status === 403;
  return (
    <div className="page stack start">
      <Crumbs title={t("start.title")}>
        <b>{t("nav.start")}</b>
      </Crumbs>
      <div>
        <h1>
          {start.data?.body ? t("start.titleOf", { body: start.data.body.short_name }) : t("start.title")}
        </h1>
        <p className="dim">{t("start.lead")}</p>
      </div>
      {start.isPending && <Loading rows={3} height={96} />}
      {forbidden ? (
        <Empty title={t("start.notAllowed")} help={t("start.notAllowedHelp")} />
      ) : (
        start.error && <Failed error={start.error} retry={() => void start.refetch()} />
      )}
      {start.data && <Steps start={start.data} />}
    </div>
  );
}

function Steps({ start }: { start: Start }) {
  const search = useSearch({ from: "/shell/start" });
  const navigate = useNavigate();
  const step = start.body ? (search.step ?? firstOpen(start)) : 1;
  const go = (next: Step, body?: number) =>
    void navigate({ to: "/start", search: { body: body ? String(body) : search.body, step: next } });
  return (
    <>
      <StartSteps start={start} step={step} go={go} />
      {step === 1 && <BodyStep start={start} go={go} />}
      {start.body && step === 4 && <ChoicesStep key={start.body.id} body={start.body} next={() => go(5)} />}
      {start.steps && step === 5 && <PlanStep steps={start.steps} />}
      {start.body && step === 3 && <PeopleStep key={start.body.id} body={start.body} next={() => go(4)} />}
      {start.body && step === 2 && <UnitsStep key={start.body.id} body={start.body} next={() => go(3)} />}
    </>
  );
}
