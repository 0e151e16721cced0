import { Button, Checkbox, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OrderRecipients } from "@/shared/api/types";
import { holds } from "@/shared/ui/plain";
import { PasteNames } from "./PasteNames";

type Group = { key: string; name: string; members: number[] };

/** Units by group, by pasted names, by list; unticking some of a group is "all but these". Drawn anew only when the choice
 * changes: of 130 units that is too much for each letter typed beside it. */
export const Recipients = memo(function Recipients({
  offered,
  chosen,
  onChange,
  error,
}: {
  offered: Pick<OrderRecipients, "units" | "groups">;
  chosen: ReadonlySet<number>;
  onChange: (chosen: ReadonlySet<number>) => void;
  error?: string;
}) {
  const { t } = useTranslation();
  const [q, setQ] = useState("");
  const groups = useGroups(offered);
  const shown = offered.units.filter(({ unit }) => !q || holds(`${unit.name} ${unit.short_name}`, q));
  const add = (ids: number[]) => onChange(new Set([...chosen, ...ids]));
  const drop = (ids: number[]) => onChange(new Set([...chosen].filter((id) => !ids.includes(id))));
  const all = offered.units.map(({ unit }) => unit.id);
  return (
    <div className="stack-tight recipients">
      {groups.length > 0 && (
        <fieldset className="chips chips-small" aria-label={t("newOrder.groups")}>
          {groups.map(({ key, name, members }) => {
            const on = members.every((id) => chosen.has(id));
            return (
              <button
                key={key}
                type="button"
                className={on ? "chip chip-on" : "chip"}
                aria-pressed={on}
                onClick={() => (on ? drop(members) : add(members))}
              >
                {name} <b>{members.length}</b>
              </button>
            );
          })}
        </fieldset>
      )}
      <PasteNames onFound={add} />
      <TextInput
        aria-label={t("newOrder.find")}
        placeholder={t("newOrder.find")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <ul className="recipient-list" aria-label={t("newOrder.whom")}>
        {shown.map(({ unit }) => (
          <li key={unit.id}>
            <Checkbox
              label={unit.name}
              checked={chosen.has(unit.id)}
              onChange={(event) => (event.currentTarget.checked ? add([unit.id]) : drop([unit.id]))}
            />
          </li>
        ))}
        {!shown.length && <li className="dim">{t("order.emptyFiltered")}</li>}
      </ul>
      <div className="recipient-foot">
        <p className="strong small" role="status">
          {t("newOrder.chosen", { count: chosen.size })}
        </p>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onChange(new Set(all.filter((id) => !chosen.has(id))))}
        >
          {t("newOrder.invert")}
        </Button>
        {chosen.size > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => onChange(new Set())}>
            {t("newOrder.clear")}
          </Button>
        )}
      </div>
      <p className="dim small">{t("newOrder.but")}</p>
      {error && (
        <p className="quick-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
});

/** All bodies below and all own units are groups too, where there are both kinds or no other. */
function useGroups({ units, groups }: Pick<OrderRecipients, "units" | "groups">): Group[] {
  const { t } = useTranslation();
  const ids = (below: boolean) => units.filter((one) => one.below === below).map((one) => one.unit.id);
  const whole: Group[] = [
    { key: "below", name: t("newOrder.below"), members: ids(true) },
    { key: "own", name: t("newOrder.own"), members: ids(false) },
  ];
  return [
    ...whole.filter(({ members }) => members.length > 1),
    ...groups.map(({ unit, members }) => ({ key: String(unit.id), name: unit.short_name, members })),
  ];
}
