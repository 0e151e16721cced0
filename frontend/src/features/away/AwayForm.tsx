import { Alert, SegmentedControl, Select, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { awayQuery } from "@/shared/api/bodyQueries";
import type { Away } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { AreaChecks } from "@/shared/areas/AreaChecks";
import { readDate, showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";
import { Ready } from "@/shared/ui/Ready";

const LENGTHS = [1, 3, 5, 7] as const;

/** `days` days from that day on, its own counted. */
const lastOf = (first: string, days: number): string =>
  new Date(Date.parse(`${first}T12:00:00Z`) + (days - 1) * 86_400_000).toISOString().slice(0, 10);

/** From, to, who, what; all proposed, so that on most days one press is enough. */
export function AwayForm({ away }: { away: Away }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [user, setUser] = useState(away.people[0]?.person.id ?? 0);
  const [first, setFirst] = useState(showDate(away.today));
  const [last, setLast] = useState(showDate(lastOf(away.today, 3)));
  const [standIn, setStandIn] = useState<number | null>(away.people[0]?.proposed ?? null);
  const [some, setSome] = useState(false);
  const [areas, setAreas] = useState<string[]>([]);
  const [number, setNumber] = useState("");
  const year = Number(away.today.slice(0, 4));
  const from = readDate(first, year);
  const to = readDate(last, year);
  const saving = useAct<Away>((answer) => {
    queries.setQueryData(awayQuery.queryKey, answer);
    void queries.invalidateQueries({ queryKey: ["work"] });
    notifications.show({ message: t("away.saved") });
    setNumber("");
  });
  const wrong = (name: string) => saving.problem?.errors.find((error) => error.field === name)?.message;
  const choose = (id: number) => {
    setUser(id);
    setStandIn(away.people.find((one) => one.person.id === id)?.proposed ?? null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!from || !to || !standIn) return;
    const body = { user, first_day: from, last_day: to, stand_in: standIn, areas: some ? areas : [] };
    saving.mutate({ path: "away", body: { ...body, document_no: number } });
  };
  return (
    <Panel title={t("away.new")}>
      <form className="stack" onSubmit={submit}>
        {saving.problem && !saving.problem.errors.length && (
          <Alert color="son" role="alert">
            {saving.problem.message}
          </Alert>
        )}
        {away.people.length > 1 && (
          <Select
            label={t("away.who")}
            description={t("away.whoHelp")}
            searchable
            allowDeselect={false}
            value={String(user)}
            onChange={(next) => choose(Number(next))}
            data={away.people.map(({ person }) => ({
              value: String(person.id),
              label: [person.full_name, person.title].filter(Boolean).join(" · "),
            }))}
            error={wrong("user")}
          />
        )}
        <div className="two-fields">
          <TextInput
            label={t("away.first")}
            inputMode="numeric"
            required
            value={first}
            onChange={(event) => setFirst(event.currentTarget.value)}
            error={from ? wrong("first_day") : t("importing.needDate")}
          />
          <TextInput
            label={t("away.last")}
            inputMode="numeric"
            required
            value={last}
            onChange={(event) => setLast(event.currentTarget.value)}
            error={to ? wrong("last_day") : t("importing.needDate")}
          />
        </div>
        <div className="chips">
          {LENGTHS.map((days) => (
            <button
              key={days}
              type="button"
              className={from && to === lastOf(from, days) ? "chip chip-on" : "chip"}
              aria-pressed={Boolean(from && to === lastOf(from, days))}
              disabled={!from}
              onClick={() => from && setLast(showDate(lastOf(from, days)))}
            >
              {t("away.length", { count: days })}
            </button>
          ))}
        </div>
        <Select
          label={t("away.standIn")}
          description={t("away.standInHelp")}
          withAsterisk
          searchable
          placeholder={t("dialog.choose")}
          value={standIn ? String(standIn) : null}
          onChange={(next) => setStandIn(next ? Number(next) : null)}
          data={away.colleagues
            .filter((person) => person.id !== user)
            .map((person) => ({
              value: String(person.id),
              label: [person.full_name, person.title, person.unit?.short_name].filter(Boolean).join(" · "),
            }))}
          error={wrong("stand_in")}
        />
        <SegmentedControl
          fullWidth
          aria-label={t("away.scope")}
          value={some ? "some" : "all"}
          onChange={(next) => setSome(next === "some")}
          data={[
            { value: "all", label: t("away.everything") },
            { value: "some", label: t("away.someAreas") },
          ]}
        />
        {some && <AreaChecks value={areas} onChange={setAreas} />}
        <TextInput
          label={t("away.number")}
          value={number}
          maxLength={80}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <div className="form-buttons">
          <Ready
            type="submit"
            loading={saving.isPending}
            unmet={(!from || !to || !standIn || (some && !areas.length)) && t("ready.away")}
          >
            {t("away.save")}
          </Ready>
        </div>
      </form>
    </Panel>
  );
}
