import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { outlineQuery, planQuery, plansQuery, previewQuery } from "@/shared/api/planQueries";
import type { Plan } from "@/shared/api/types";
import { Crumbs } from "@/shared/ui/Page";
import { REFORM } from "@/shared/ui/ProgrammeField";
import { Empty, FailedPage, Loading } from "@/shared/ui/states";
import { Working } from "@/shared/ui/Working";
import { ChangesStep } from "./ChangesStep";
import { ChooseFile } from "./ChooseFile";
import { CreateStep } from "./CreateStep";
import { FileBar } from "./FileBar";
import { PreviewStep } from "./PreviewStep";
import { ProblemsStep } from "./ProblemsStep";
import { Steps } from "./Steps";
import { carryOver } from "./typed";
import "@/shared/i18n/versions";

export type ImportSearch = {
  upload?: string;
  year?: string;
  hidden?: true;
  programme?: string;
  step?: 2 | 3 | 4;
};

/** A new plan out of a file. */
export function ImportPage() {
  const { t } = useTranslation();
  const plans = useQuery(plansQuery);
  if (plans.isPending) return <Waiting />;
  if (plans.error) return <FailedPage error={plans.error} retry={() => void plans.refetch()} />;
  if (!plans.data.may_prepare)
    return (
      <div className="page stack">
        <Crumbs title={t("importing.title")} back={{ to: "/plans", search: {} }}>
          <Link to="/plans" className="desk">
            {t("nav.plans")}
          </Link>
          <b>{t("importing.title")}</b>
        </Crumbs>
        <h1>{t("importing.title")}</h1>
        <Empty title={t("importing.notAllowed")} help={t("importing.notAllowedHelp")} />
      </div>
    );
  return <Importing />;
}

/** Other lines for a draft. */
export function ImportAgainPage() {
  const { t } = useTranslation();
  const { planId } = useParams({ from: "/shell/plans/$planId/import" });
  const plan = useQuery(planQuery(planId));
  if (plan.isPending) return <Waiting />;
  if (plan.error) return <FailedPage error={plan.error} retry={() => void plan.refetch()} />;
  if (plan.data.may.prepare && plan.data.state === "DRAFT") return <Importing plan={plan.data} />;
  return (
    <div className="page stack">
      <Crumbs title={t("importing.againTitle")} back={{ to: "/plans", search: {} }}>
        <Link to="/plans" className="desk">
          {t("nav.plans")}
        </Link>
        <b>{t("importing.againTitle")}</b>
      </Crumbs>
      <h1>{t("importing.againTitle")}</h1>
      <Empty
        title={t("importing.notDraft")}
        help={t("importing.notDraftHelp")}
        action={
          <Link to="/plans/$planId" params={{ planId }} search={{}} className="link">
            {t("importing.backToPlan")}
          </Link>
        }
      />
    </div>
  );
}

const Waiting = () => (
  <div className="page">
    <Loading rows={3} height={120} />
  </div>
);

/** Four steps; which file is read, and how, stands in the address, so a reload goes on where it was. */
function Importing({ plan }: { plan?: Plan }) {
  const { t } = useTranslation();
  const search: ImportSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const go = (next: ImportSearch, replace = false) =>
    void navigate({ to: ".", search: { ...search, ...next }, replace });
  const sent = (upload: string) => {
    if (search.upload) carryOver(search.upload, upload);
    void navigate({ to: ".", search: { upload, year: search.year, programme: search.programme } });
  };
  const reading = {
    upload: search.upload ?? "",
    year: search.year,
    hidden: search.hidden,
    programme: plan?.programme.code ?? search.programme,
  };
  const preview = useQuery({ ...previewQuery(reading), enabled: Boolean(search.upload) });
  const outline = useQuery({ ...outlineQuery(plan?.id ?? "", {}), enabled: Boolean(plan) });
  const before = (outline.data?.rows ?? []).flatMap((row) =>
    row.kind === "line" && row.key ? [row.no] : [],
  );
  const title = t(plan ? "importing.againTitle" : "importing.title");
  const errors = preview.data?.errors.length ?? 0;
  const step = !search.upload || !preview.data ? 1 : errors && search.step !== 3 ? 2 : (search.step ?? 3);
  return (
    <div className="page stack">
      <Crumbs
        title={title}
        back={
          plan
            ? { to: "/plans/$planId", params: { planId: plan.id }, search: {} }
            : { to: "/plans", search: {} }
        }
      >
        <Link to="/plans" className="desk">
          {t("nav.plans")}
        </Link>
        {plan && (
          <Link to="/plans/$planId" params={{ planId: plan.id }} search={{}} className="desk">
            {plan.title}
          </Link>
        )}
        <b>{title}</b>
      </Crumbs>
      <div>
        <h1>{title}</h1>
        <p className="dim">{plan ? plan.title : t("importing.lead")}</p>
      </div>
      <Steps step={step} again={Boolean(plan)} preview={preview.data} go={(to) => go({ step: to })} />
      {preview.data && search.upload ? (
        <>
          <FileBar
            preview={preview.data}
            hidden={Boolean(search.hidden)}
            set={(next) => go(next, true)}
            programme={plan ? undefined : (search.programme ?? REFORM)}
            onSent={sent}
          />
          {preview.isFetching && (
            <Working words={t("importing.rereading")} most={10} upload={search.upload} />
          )}
          {step === 2 && <ProblemsStep preview={preview.data} search={search} go={go} onSent={sent} />}
          {step === 3 && plan && <ChangesStep plan={plan} search={search} go={go} />}
          {step === 3 && !plan && <PreviewStep preview={preview.data} before={before} go={go} />}
          {step === 4 && <CreateStep preview={preview.data} search={search} plan={plan} before={before} />}
        </>
      ) : (
        <ChooseFile
          reading={Boolean(search.upload) && preview.isFetching}
          upload={search.upload}
          error={search.upload ? preview.error : null}
          retry={() => void preview.refetch()}
          onSent={sent}
        />
      )}
    </div>
  );
}
