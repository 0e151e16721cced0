import { Alert, Button, Select } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { inspectableQuery, inspectionsQuery } from "@/shared/api/inspectionQueries";
import type { Inspection, InspectionKind } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useLive } from "@/shared/live/LiveProvider";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { ProgrammeField, REFORM } from "@/shared/ui/ProgrammeField";
import { KINDS } from "./kinds";
import { complaints, daysOf, type Particulars, ParticularsFields, saidOf } from "./ParticularsFields";
import { TeamFields, type TeamRow, toldTeam } from "./TeamFields";
import { VisitedAlready } from "./VisitedAlready";
import "@/shared/i18n/yearplan";

type Typed = Particulars & { unit: string; programme: string };
const BLANK: Typed = { title: "", unit: "", from: "", to: "", basis: "", programme: REFORM };

/** Planning a visit: why, where, when, who goes. A surprise one is told to its team and the leaders alone. */
export function NewInspectionPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const live = useLive();
  const seen = useQuery(inspectionsQuery).data;
  const selfUnits = seen?.may_plan === false ? seen.self_units : null; // who heads a unit alone inspects it alone
  const [chosen, setKind] = useState<InspectionKind>("PLANNED");
  const kind: InspectionKind = selfUnits ? "SELF" : chosen;
  const [typed, setTyped] = useState(BLANK);
  const [team, setTeam] = useState<TeamRow[]>([]);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const inspectable = useQuery(inspectableQuery).data?.items ?? [];
  const units = selfUnits ?? inspectable;
  const year = live.now().getFullYear();
  const make = useAct<Inspection>((made) => {
    queries.setQueryData(["inspection", made.id], made);
    void queries.invalidateQueries({ queryKey: ["inspections"] });
    void navigate({ to: "/inspections/$inspectionId", params: { inspectionId: made.id }, search: {} });
  });
  const set = (next: Partial<Typed>) => setTyped((kept) => ({ ...kept, ...next }));
  const mine = tried ? complaints(typed, year, t) : {};
  const theirs = saidOf(make.problem);
  useEffect(() => {
    if (tried || make.problem) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [tried, make.problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const { from, to } = daysOf(typed, year);
    if (!typed.title.trim() || !typed.unit || !from || !to) return;
    make.mutate({
      withId: true,
      path: "inspections",
      body: {
        kind,
        title: typed.title.trim(),
        unit: Number(typed.unit),
        starts_on: from,
        ends_on: to,
        basis: typed.basis.trim(),
        programme: typed.programme,
        team: toldTeam(team),
      },
    });
  };
  return (
    <form ref={form} className="page page-narrow stack" onSubmit={submit} noValidate>
      <Crumbs title={t("inspections.plan")} back={{ to: "/inspections", search: {} }}>
        <Link to="/inspections" search={{}} className="desk">
          {t("nav.inspections")}
        </Link>
        <b>{t("inspections.plan")}</b>
      </Crumbs>
      <h1>{t("inspections.plan")}</h1>
      {make.problem && (
        <Alert color="son" role="alert">
          {make.problem.message}
        </Alert>
      )}
      <Panel title={t("inspection.what")}>
        <fieldset className="choice">
          <legend>{t("inspection.kind")}</legend>
          <div className="choice-kinds">
            {(selfUnits ? (["SELF"] as const) : KINDS).map((one) => (
              <label key={one} className={one === kind ? "choice-one choice-on" : "choice-one"}>
                <input type="radio" name="kind" checked={one === kind} onChange={() => setKind(one)} />
                {t(`inspectionKind.${one}`)}
              </label>
            ))}
          </div>
          {kind === "SURPRISE" && <p className="dim small">{t("inspection.surpriseHelp")}</p>}
        </fieldset>
        <Select
          label={t("inspection.unit")}
          withAsterisk
          searchable
          placeholder={t("dialog.choose")}
          data={units.map((unit) => ({ value: String(unit.id), label: unit.name }))}
          value={typed.unit || null}
          error={
            tried && !typed.unit
              ? t("inspection.needUnit")
              : make.problem?.errors.find((error) => error.field === "unit")?.message
          }
          onChange={(unit) => set({ unit: unit ?? "" })}
        />
        <VisitedAlready
          unit={typed.unit}
          year={Number((daysOf(typed, year).from ?? String(year)).slice(0, 4))}
        />
        <ParticularsFields
          typed={typed}
          set={set}
          wrong={{
            title: mine.title ?? theirs.title,
            from: mine.from ?? theirs.from,
            to: mine.to ?? theirs.to,
          }}
        />
        <ProgrammeField value={typed.programme} set={(programme) => set({ programme })} />
      </Panel>
      <Panel title={t("inspection.team")}>
        <TeamFields rows={team} onChange={setTeam} />
      </Panel>
      <div className="form-buttons">
        <Link to="/inspections" search={{}} className="button-link">
          {t("app.cancel")}
        </Link>
        <Button type="submit" loading={make.isPending}>
          {t("inspections.plan")}
        </Button>
      </div>
    </form>
  );
}
