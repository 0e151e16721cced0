import { Alert, Button, Select, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { plansQuery } from "@/shared/api/planQueries";
import type { ApiProblem } from "@/shared/api/problem";
import type { Plan, Preview } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useLive } from "@/shared/live/LiveProvider";
import { forgetDraft } from "@/shared/transitions/drafts";
import { REFORM } from "@/shared/ui/ProgrammeField";
import { Working } from "@/shared/ui/Working";
import { fromLines } from "../targets/said";
import { Belongs, KINDS } from "./Belongs";
import type { ImportSearch } from "./ImportPage";
import { type IssuedDocument, RecordForm } from "./RecordForm";
import { typedKeys, typedName, useTyped } from "./typed";

/** Step 4: recorded as issued elsewhere, or prepared here; for a draft, its lines are replaced. */
export function CreateStep({
  preview,
  search,
  plan,
  before,
}: {
  preview: Preview;
  search: ImportSearch;
  plan?: Plan;
  before: string[];
}) {
  const { t } = useTranslation();
  const live = useLive();
  const now = live.now().getFullYear();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const upload = preview.upload.id;
  const [typed, set] = useTyped(upload);
  const printed = preview.plan.year ?? (search.year ? Number(search.year) : null);
  const [chosenYear, setYear] = useState<string | null>(null);
  const [wanted, setWanted] = useState<"record" | "draft" | null>(null);
  const year = printed ?? (chosenYear ? Number(chosenYear) : null);
  const known = new Set(preview.tasks.filter((task) => !task.heading).map((task) => task.line));
  const keys = typedKeys(typed, before).filter((no) => known.has(no));
  const lines = preview.tasks.length;
  const headings = preview.tasks.filter((task) => task.heading).length;
  const programme = search.programme ?? REFORM;
  const named = useQuery(plansQuery).data?.programmes.find((one) => one.code === programme)?.name ?? "";
  const called = named.charAt(0).toLowerCase() + named.slice(1);
  const title =
    typed.title ??
    plan?.title ??
    t("importing.planTitleValue", { programme: called, year: year ?? "", body: preview.body.short_name });

  const act = useAct<Plan>((made) => {
    forgetDraft(typedName(upload));
    queries.setQueryData(["plan", made.id], made);
    for (const queryKey of [["plans"], ["plan"], ["work"], ["activity"], ["readiness"]])
      void queries.invalidateQueries({ queryKey });
    const message = plan
      ? t("importing.replaced")
      : made.recorded
        ? t("importing.recorded", { count: made.counts.tasks })
        : t("importing.drafted", { count: lines });
    notifications.show({ message, autoClose: 6000 });
    void navigate({ to: "/plans/$planId", params: { planId: made.id }, search: {} });
  });
  const make = (way: "record" | "draft", document?: IssuedDocument) => {
    setWanted(way);
    if (!year) return;
    const body = { upload, year, title, key_lines: keys, take_hidden: Boolean(search.hidden) };
    if (plan) act.mutate({ path: `plans/${plan.id}/lines`, body, ifMatch: `"v${plan.version}"` });
    else {
      const { kind = KINDS[0] } = typed;
      const objectives = fromLines(typed.objectives ?? "", "");
      const made = { ...body, programme, kind, objectives, document: document ?? null };
      act.mutate({ path: "plans", body: made, withId: true });
    }
  };
  const recordFirst = Boolean(preview.plan.number && preview.plan.date);
  return (
    <div className="stack create-step">
      {act.problem && <NotMade problem={act.problem} />}
      {act.isPending && (
        <Working
          words={t("importing.making", { count: lines })}
          most={20}
          upload={upload}
          last={wanted === "record" ? "GIVING" : "KEEPING"}
        />
      )}
      <div className="panel">
        <p>
          {t("importing.contents", {
            lines,
            tasks: lines - headings,
            headings,
            targets: preview.targets.length,
            keys: keys.length,
          })}
        </p>
        <TextInput
          label={t("importing.planTitle")}
          value={title}
          maxLength={500}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        {!plan && <Belongs typed={typed} set={set} />}
        {!plan && (
          <Textarea
            label={t("objectives.optional")}
            autosize
            minRows={2}
            value={typed.objectives ?? ""}
            onChange={(event) => set({ objectives: event.currentTarget.value })}
          />
        )}
        {!printed && (
          <Select
            label={t("importing.year")}
            withAsterisk
            w={240}
            data={[now - 1, now, now + 1].map(String)}
            placeholder={t("dialog.choose")}
            value={chosenYear}
            onChange={setYear}
            error={wanted && !year ? t("importing.needYear") : undefined}
          />
        )}
      </div>
      {plan ? (
        <section className="panel way">
          <p className="dim">{t("importing.againHelp")}</p>
          <Button className="way-button" loading={act.isPending} onClick={() => make("draft")}>
            {t("importing.againButton", { count: lines })}
          </Button>
        </section>
      ) : (
        <div className="ways">
          <RecordForm
            preview={preview}
            typed={typed}
            set={set}
            primary={recordFirst}
            busy={act.isPending && wanted === "record"}
            problem={wanted === "record" ? act.problem : null}
            onSend={(document) => make("record", document)}
          />
          <section className="panel way" aria-labelledby="way-draft">
            <h2 id="way-draft">{t("importing.draft")}</h2>
            <p className="dim small">{t("importing.draftHelp")}</p>
            <Button
              className="way-button"
              variant={recordFirst ? "default" : "filled"}
              loading={act.isPending && wanted === "draft"}
              onClick={() => make("draft")}
            >
              {t("importing.draftButton", { count: lines })}
            </Button>
          </section>
        </div>
      )}
    </div>
  );
}

function NotMade({ problem }: { problem: ApiProblem }) {
  const { t } = useTranslation();
  const more = problem.errors.filter((error) => error.message !== problem.message);
  return (
    <Alert color="son" role="alert" title={problem.stale ? t("dialog.stale") : t("importing.notMade")}>
      <p>{problem.message}</p>
      {problem.passing && <p>{t("dialog.offline")}</p>}
      <ul>
        {more.map((error) => (
          <li key={`${error.field}${error.message}`}>{error.message}</li>
        ))}
      </ul>
    </Alert>
  );
}
