import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Giving, Recipient } from "@/shared/api/types";
import { holds } from "@/shared/ui/plain";
import { keyOf } from "./recipients";

const CHIPS = 4;

const named = ({ unit, person }: Recipient): string =>
  person ? `${person.full_name} · ${unit.short_name}` : unit.name;

/** A unit or a person; whoever was given work last is one tap away. */
export function WhoField({
  giving,
  value,
  onChange,
  error,
}: {
  giving: Giving;
  value: string;
  onChange: (who: string) => void;
  error?: string;
}) {
  const { t } = useTranslation();
  const options = (people: boolean) =>
    giving.recipients
      .filter((one) => (one.person !== null) === people)
      .map((one) => ({ value: keyOf(one), label: named(one) }));
  return (
    <div className="stack-tight">
      <Select
        label={t("giving.who")}
        withAsterisk
        searchable
        placeholder={t("giving.whoSearch")}
        nothingFoundMessage={t("giving.nobody")}
        data={[
          { group: t("giving.units"), items: options(false) },
          { group: t("giving.people"), items: options(true) },
        ]}
        filter={({ options: groups, search }) =>
          groups.map((group) =>
            "items" in group
              ? { ...group, items: group.items.filter((one) => holds(one.label, search)) }
              : group,
          )
        }
        value={value || null}
        error={error}
        onChange={(next) => onChange(next ?? "")}
        maxDropdownHeight={280}
      />
      {giving.recent.length > 0 && (
        <fieldset className="chips" aria-label={t("giving.recent")}>
          {giving.recent.slice(0, CHIPS).map((one) => (
            <button
              key={keyOf(one)}
              type="button"
              className={keyOf(one) === value ? "chip chip-on" : "chip"}
              aria-pressed={keyOf(one) === value}
              onClick={() => onChange(keyOf(one))}
            >
              {one.person?.full_name ?? one.unit.short_name}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
