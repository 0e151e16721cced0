import { Button, Select } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { UnitOrGroup } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { Place } from "./FindingList";
import type { SameText } from "./problems";

/** Which unit a text names: answered once, remembered for every row and every later file. Likely units stand first; of
 * a name that several bear, one of them it is. */
export function UnknownUnit({
  same,
  units,
  onKept,
}: {
  same: SameText;
  units: UnitOrGroup[];
  onKept?: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const finding = same.findings[0];
  const shared = finding?.code === "AMBIGUOUS_UNIT";
  const likely = units.filter((one) => finding?.accepted.includes(one.name));
  const others = shared ? [] : units.filter((one) => !likely.includes(one));
  const choices = (some: UnitOrGroup[]) =>
    some.map((one) => ({
      value: String(one.id),
      label: one.is_group ? `${one.name} (${t("importing.group")})` : one.name,
    }));
  const [unit, setUnit] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const keep = useAct<undefined>(() => {
    const name = units.find((one) => String(one.id) === unit)?.short_name ?? "";
    notifications.show({
      message: t("importing.remembered", { text: same.text, unit: name }),
      autoClose: 5000,
    });
    onKept?.();
    void queries.invalidateQueries({ queryKey: ["import"] });
    void queries.invalidateQueries({ queryKey: ["directory"] });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!unit);
    if (unit) keep.mutate({ path: `units/${unit}/aliases`, body: { text: same.text } });
  };
  return (
    <li>
      <form className="same-text" onSubmit={submit}>
        <div className="grow">
          <p className="strong break">“{same.text}”</p>
          <p className="dim small">
            {t("importing.rows", { count: same.findings.length })} · <Place findings={same.findings} />
          </p>
          {shared && finding && (
            <p className="small">{t("importing.shared", { units: finding.accepted.join("; ") })}</p>
          )}
        </div>
        <Select
          className="same-unit"
          aria-label={t("importing.unitOf", { text: same.text })}
          placeholder={t("importing.unitChoose")}
          searchable
          nothingFoundMessage={t("importing.unitNone")}
          data={
            likely.length && others.length
              ? [
                  { group: t("importing.likely"), items: choices(likely) },
                  { group: t("importing.others"), items: choices(others) },
                ]
              : choices([...likely, ...others])
          }
          value={unit}
          onChange={(next) => {
            setUnit(next);
            setMissing(false);
          }}
          error={keep.problem?.message ?? (missing ? t("importing.needUnit") : undefined)}
        />
        <Button type="submit" variant="default" loading={keep.isPending}>
          {t("importing.remember")}
          <span className="visually-hidden">: {same.text}</span>
        </Button>
      </form>
    </li>
  );
}
