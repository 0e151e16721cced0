import { Alert, Button, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { inspectableQuery } from "@/shared/api/queries";
import type { Inspection, InspectionKind } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useLive } from "@/shared/live/LiveProvider";
import { readDate } from "@/shared/ui/dates";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { KINDS } from "./kinds";
import { TeamFields, type TeamRow, toldTeam } from "./TeamFields";

type Typed = { title: string; unit: string; from: string; to: string; basis: string };
const BLANK: Typed = { title: "", unit: "", from: "", to: "", basis: "" };

/** Planning a visit: why, where, when, who goes. A surprise one is told to its team and the leaders alone. */
export function NewInspectionPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const live = useLive();
  const [kind, setKind] = useState<InspectionKind>("PLANNED");
  const [typed, setTyped] = useState(BLANK);
  const [team, setTeam] = useState<TeamRow[]>([]);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const units = useQuery(inspectableQuery).data?.items ?? [];
  const year = live.now().getFullYear();
  const make = useAct<Inspection>((made) => {
    queries.setQueryData(["inspection", made.id], made);
    void queries.invalidateQueries({ queryKey: ["inspections"] });
    void navigate({ to: "/inspections/$inspectionId", params: { inspectionId: made.id }, search: {} });
  });
  const from = readDate(typed.from, year);
  const to = typed.to ? readDate(typed.to, year) : from;
  const set = (next: Partial<Typed>) => setTyped((kept) => ({ ...kept, ...next }));
  const wrong: Partial<Record<keyof Typed, string>> = tried
    ? {
        title: typed.title.trim() ? undefined : t("inspection.needTitle"),
        unit: typed.unit ? undefined : t("inspection.needUnit"),
        from: from ? undefined : t("inspection.needDate"),
        to: to ? undefined : t("inspection.needDate"),
      }
    : {};
  const said = (name: string) => make.problem?.errors.find((error) => error.field.startsWith(name))?.message;
  useEffect(() => {
    if (tried || make.problem) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [tried, make.problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
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
            {KINDS.map((one) => (
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
          error={wrong.unit ?? said("unit")}
          onChange={(unit) => set({ unit: unit ?? "" })}
        />
        <TextInput
          label={t("inspection.title")}
          withAsterisk
          maxLength={500}
          value={typed.title}
          error={wrong.title ?? said("title")}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <div className="two-fields">
          <TextInput
            label={t("inspection.from")}
            withAsterisk
            description={t("dialog.dateHelp")}
            inputMode="numeric"
            value={typed.from}
            error={wrong.from ?? said("starts_on")}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextInput
            label={t("inspection.to")}
            description={t("inspection.toHelp")}
            inputMode="numeric"
            value={typed.to}
            error={wrong.to ?? said("ends_on")}
            onChange={(event) => set({ to: event.currentTarget.value })}
          />
        </div>
        <Textarea
          label={t("task.basis")}
          autosize
          minRows={2}
          maxLength={2000}
          value={typed.basis}
          onChange={(event) => set({ basis: event.currentTarget.value })}
        />
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
