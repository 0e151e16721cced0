import { Alert, Button, Checkbox, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { bodyUnitsQuery } from "@/shared/api/bodyQueries";
import type { SetUnits, Unit } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { uuid7 } from "@/shared/api/uuid";
import { Panel } from "@/shared/ui/Page";
import { Failed, Loading } from "@/shared/ui/states";
import { useKept } from "@/shared/useKept";
import { AddUnit } from "./AddUnit";
import { NOTHING, rowsOf, type Typed, toSend, type UnitRow } from "./unitRows";
import { useRefresh } from "./useRefresh";

/** The units of the template, to choose, rename and add to. */
export function UnitsStep({ body, next }: { body: Unit; next: () => void }) {
  const units = useQuery(bodyUnitsQuery(body.id));
  if (units.isPending) return <Loading rows={8} height={48} />;
  if (units.error) return <Failed error={units.error} retry={() => void units.refetch()} />;
  return <Form body={body} units={units.data} next={next} />;
}

function Form({ body, units, next }: { body: Unit; units: SetUnits; next: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refresh = useRefresh();
  const [typed, setTyped] = useKept<Typed>(`start-units:${body.id}`, NOTHING);
  const [sent, setSent] = useState<string[]>([]);
  const rows = rowsOf(units, typed);
  const sending = toSend(rows);
  const saving = useAct<SetUnits>((answer) => {
    setTyped(NOTHING);
    queries.setQueryData(bodyUnitsQuery(body.id).queryKey, answer);
    void refresh("units", "directory").then(next);
  });
  const save = () => {
    setSent(sending.map((row) => row.key));
    const items = sending.map(({ code, name, short_name, kind }) => ({ code, name, short_name, kind }));
    saving.mutate({ path: `bodies/${body.id}/units`, body: { items }, method: "PUT" });
  };
  const set = (key: string, own: Typed["names"][string]) =>
    setTyped({ ...typed, names: { ...typed.names, [key]: { ...typed.names[key], ...own } } });
  const wrong = (row: UnitRow, name: string) =>
    saving.problem?.errors.find((one) => one.field === `items.${sent.indexOf(row.key)}.${name}`)?.message;
  return (
    <Panel title={t("start.unitsTitle")} aside={t("start.unitsHelp")}>
      {saving.problem && (
        <Alert color="son" role="alert">
          {saving.problem.message}
        </Alert>
      )}
      <p className="start-units-head dim small" aria-hidden>
        <span>{t("start.unitName")}</span>
        <span>{t("start.shortName")}</span>
      </p>
      <ul className="start-units">
        {rows.map((row) => (
          <li key={row.key} className={row.chosen ? "" : "start-off"}>
            <Checkbox
              checked={row.chosen}
              disabled={row.saved || !row.code}
              onChange={(event) => set(row.key, { chosen: event.currentTarget.checked })}
              aria-label={t("start.take", { unit: row.name })}
            />
            <TextInput
              aria-label={t("start.unitName")}
              value={row.name}
              maxLength={300}
              disabled={!row.chosen}
              error={wrong(row, "name")}
              onChange={(event) => set(row.key, { name: event.currentTarget.value })}
            />
            <TextInput
              aria-label={t("start.unitShort", { unit: row.name })}
              value={row.short_name}
              maxLength={120}
              disabled={!row.chosen}
              error={wrong(row, "short_name")}
              onChange={(event) => set(row.key, { short_name: event.currentTarget.value })}
            />
            <span className="dim small">
              {row.is_group
                ? t("start.group")
                : row.people
                  ? t("start.unitPeople", { count: row.people })
                  : t(row.saved ? "start.savedUnit" : "start.newUnit")}
            </span>
          </li>
        ))}
      </ul>
      <AddUnit
        kinds={units.kinds}
        onAdd={(name, kind) => setTyped({ ...typed, added: [...typed.added, { key: uuid7(), name, kind }] })}
      />
      <div className="start-foot">
        <Button onClick={save} loading={saving.isPending} disabled={!sending.length}>
          {sending.length ? t("start.saveUnits", { count: sending.length }) : t("start.unitsSaved")}
        </Button>
        {rows.some((row) => row.saved) && (
          <Button variant="default" onClick={next}>
            {t("start.next")}
          </Button>
        )}
      </div>
    </Panel>
  );
}
